//! Trove's `backup_strategies`: into which Swift container backups go that name none (`docs/trove-api.md` §4).

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::error::Error;
use super::http::{Call, Verb};
use super::id::Id;
use super::json::{Object, quote};
use super::reply::Reply;
use super::token::Token;

/// One strategy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strategy {
    /// The instance that it is for, by its id; empty for the whole project.
    pub instance: Rc<str>,
    /// The Swift container.
    pub container: Rc<str>,
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
    let whose = instance.map(|instance| format!(r#""instance_id":"{instance}","#)).unwrap_or_default();
    let body = format!(r#"{{"backup_strategy":{{{whose}"swift_container":{}}}}}"#, quote(container));
    Call::new(Verb::Post(body), endpoint.at("backup_strategies"), Some(token))
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
        Self { instance: object.told("instance_id"), container: object.told("swift_container") }
    }
}
