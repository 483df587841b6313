//! Trove's `datastores`: their versions, of which a backup from elsewhere names one.

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::error::Error;
use super::http::{Call, Reply};
use super::id::Id;
use super::json;
use super::members;
use super::token::Token;

/// One version of a datastore.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its id.
    pub id: Id,
    /// Datastore and version, as `mysql 8.0`.
    pub name: Rc<str>,
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
    for datastore in members(&reply.body, "datastores").map_err(|problem| reply.unreadable(problem))? {
        let of = datastore.text("name").unwrap_or_default();
        for version in datastore.get("versions").and_then(json::objects).unwrap_or_default() {
            let id = version.text("id").as_deref().and_then(Id::parse);
            let name = format!("{of} {}", version.text("name").unwrap_or_default()).into();
            versions.extend(id.map(|id| Version { id, name }));
        }
    }
    Ok(versions)
}
