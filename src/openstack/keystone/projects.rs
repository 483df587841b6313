//! Keystone's `auth/projects`: the projects that somebody may ask a token for.

use std::rc::Rc;

use serde::Deserialize;

use super::identity::Identity;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::types::json::Object;
use crate::openstack::types::lenient::or_default;
use crate::openstack::types::token::Token;

/// `GET /v3/auth/projects`: the projects that a token may be exchanged for.
#[must_use]
pub fn projects(identity: &Identity, token: &Token) -> Call {
    Call { keystone: true, ..Call::get(format!("{identity}/auth/projects"), token) }
}

/// An id and a name.
pub type IdAndName = (Rc<str>, Rc<str>);

/// A user or a project in an answer.
#[derive(Deserialize)]
pub(super) struct Known {
    id: Rc<str>,
    pub(super) name: Rc<str>,
    #[serde(default, deserialize_with = "or_default")]
    enabled: Option<bool>,
}

impl From<Known> for IdAndName {
    fn from(known: Known) -> Self {
        (known.id, known.name)
    }
}

/// The most projects that are read.
const MOST: usize = 5000;

/// Reads the answer to [`projects`]: ids and names of those that are enabled.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_projects(reply: &Reply) -> Result<Vec<IdAndName>, Error> {
    let projects = reply.page("projects", MOST)?.objects;
    let known = projects.iter().filter_map(Object::read).filter(|project: &Known| project.enabled != Some(false));
    Ok(known.map(IdAndName::from).collect())
}
