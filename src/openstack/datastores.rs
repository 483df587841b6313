//! Trove's `datastores`: their versions, of which a backup from elsewhere names one.

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::error::Error;
use super::http::Call;
use super::id::Id;
use super::json::{self, Object};
use super::reply::Reply;
use super::token::Token;

/// One version of a datastore.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its id.
    pub id: Id,
    /// Datastore and version, as `mysql 8.0`.
    pub name: Rc<str>,
}

/// Datastore and version of an instance or of a backup, as `mysql 8.0`; empty where they are not told.
#[must_use]
pub fn of(object: &Object) -> Rc<str> {
    let datastore = object.object("datastore").unwrap_or_default();
    format!("{} {}", datastore.told("type"), datastore.told("version")).trim().into()
}

/// `GET {endpoint}/datastores`, which is never paginated.
#[must_use]
pub fn list(endpoint: &Endpoint, token: &Token) -> Call {
    Call::get(endpoint.at("datastores"), token)
}

/// Reads the answer to [`list`]: the versions of all datastores.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Vec<Version>, Error> {
    let mut versions = Vec::new();
    for datastore in reply.list("datastores")? {
        let of = datastore.told("name");
        for version in datastore.get("versions").and_then(json::objects).unwrap_or_default() {
            let name = format!("{of} {}", version.told("name")).into();
            versions.extend(version.id("id").map(|id| Version { id, name }));
        }
    }
    Ok(versions)
}
