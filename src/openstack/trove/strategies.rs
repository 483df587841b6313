//! Trove's `backup_strategies`: into which Swift container backups go that name none (`docs/trove-api.md` §4).

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::{Call, Verb};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Id;
use crate::openstack::types::json::{Json, Object};
use crate::openstack::types::lenient::or_default;
use crate::openstack::types::token::Token;

/// One strategy.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Strategy {
    /// The instance that it is for, by its id; empty for the whole project.
    #[serde(default, deserialize_with = "or_default", rename = "instance_id")]
    pub instance: Rc<str>,
    /// The Swift container.
    #[serde(default, deserialize_with = "or_default", rename = "swift_container")]
    pub container: Rc<str>,
}

/// The body of the request that sets one (`trove/common/apischema.py` `backup_strategy.create`).
#[derive(Serialize)]
struct Body<'a> {
    backup_strategy: NewStrategy<'a>,
}

#[derive(Serialize)]
struct NewStrategy<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_id: Option<&'a Id>,
    swift_container: &'a str,
}

/// `GET {endpoint}/backup_strategies`.
#[must_use]
pub fn list(endpoint: &Endpoint, token: &Token) -> Call {
    Call::get(endpoint.at("backup_strategies"), token)
}

/// `POST {endpoint}/backup_strategies`: sets the one of an instance, or of the project, whether there was one or not.
/// Trove checks the container's name only when a backup uses it, so callers check it before.
#[must_use]
pub fn set(endpoint: &Endpoint, token: &Token, instance: Option<&Id>, container: &str) -> Call {
    let body = Body { backup_strategy: NewStrategy { instance_id: instance, swift_container: container } };
    Call::new(Verb::Post(Json::of(&body)), endpoint.at("backup_strategies"), Some(token))
}

/// `DELETE {endpoint}/backup_strategies?instance_id={instance}`; without an instance the project's alone.
#[must_use]
pub fn remove(endpoint: &Endpoint, token: &Token, instance: Option<&Id>) -> Call {
    let whose = instance.map(|instance| format!("?instance_id={instance}")).unwrap_or_default();
    Call::new(Verb::Delete, endpoint.at(format_args!("backup_strategies{whose}")), Some(token))
}

/// Reads the answer to [`list`]: so many strategies at most, and whether the cloud has more.
///
/// # Errors
/// [`Error::Unreadable`], where there is no list in it.
pub fn read_list(reply: &Reply, most: usize) -> Result<(Vec<Strategy>, bool), Error> {
    let page = reply.page("backup_strategies", most)?;
    Ok((page.objects.iter().map(Strategy::read).collect(), page.cut))
}

impl Strategy {
    fn read(object: &Object) -> Self {
        object.read().unwrap_or_default()
    }
}
