//! Trove's `datastores`: their versions, of which a backup from elsewhere names one.

use std::rc::Rc;

use serde::{Deserialize, Deserializer};

use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Id;
use crate::openstack::types::json::Object;
use crate::openstack::types::lenient::{object_or_default, or_default, readable};
use crate::openstack::types::token::Token;

/// One version of a datastore.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its id.
    pub id: Id,
    /// Datastore and version, as `mysql 8.0`.
    pub name: Rc<str>,
}

/// The `datastore` member of an instance or of a backup; a text is empty where the server does not say it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Datastore {
    /// Its name.
    #[serde(default, deserialize_with = "or_default", rename = "type")]
    pub name: Rc<str>,
    /// The version's name.
    #[serde(default, deserialize_with = "or_default")]
    pub version: Rc<str>,
    /// The version's id; older clouds do not say it.
    #[serde(default, deserialize_with = "or_default")]
    pub version_id: Option<Rc<str>>,
}

impl Datastore {
    /// Datastore and version, as `mysql 8.0`.
    #[must_use]
    pub fn label(&self) -> Rc<str> {
        format!("{} {}", self.name, self.version).trim().into()
    }
}

/// Datastore and version of an instance or of a backup, as `mysql 8.0`; empty where the server does not say them.
#[must_use]
pub fn of(object: &Object) -> Rc<str> {
    object.object("datastore").and_then(|datastore| datastore.read::<Datastore>()).unwrap_or_default().label()
}

/// For a member that is read as its label alone.
pub(super) fn label<'de, D: Deserializer<'de>>(member: D) -> Result<Rc<str>, D::Error> {
    object_or_default(member).map(|datastore: Datastore| datastore.label())
}

/// The members of a datastore that are used.
#[derive(Deserialize)]
struct Members {
    #[serde(default, deserialize_with = "or_default")]
    name: Rc<str>,
    #[serde(default, deserialize_with = "readable")]
    versions: Vec<VersionMembers>,
}

/// The members of a version that are used.
#[derive(Deserialize)]
struct VersionMembers {
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    name: Rc<str>,
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
    let datastores = reply.list("datastores")?.into_iter().filter_map(|object| object.read::<Members>());
    let named = |datastore: Members| {
        let of = datastore.name;
        datastore.versions.into_iter().map(move |VersionMembers { id, name }| {
            let name = format!("{of} {name}").into();
            Version { id, name }
        })
    };
    Ok(datastores.flat_map(named).collect())
}
