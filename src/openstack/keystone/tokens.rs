//! Keystone's `auth/tokens`: what a token is good for, and its end (`docs/trove-api.md` §2.1).

use std::rc::Rc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::catalog::{Database, Service, databases};
use super::identity::Identity;
use super::projects::{IdAndName, Known};
use crate::openstack::transport::error::{Error, Problem};
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::{Call, Verb};
use crate::openstack::types::json::text;
use crate::openstack::types::lenient::{object, or_default, readable};
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::Token;

/// `GET /v3/auth/tokens`: what a token is good for.
#[must_use]
pub fn check(identity: &Identity, token: &Token) -> Call {
    about(Verb::Get, identity, token)
}

/// `DELETE /v3/auth/tokens`: the token is good for nothing any more.
#[must_use]
pub fn revoke(identity: &Identity, token: &Token) -> Call {
    about(Verb::Delete, identity, token)
}

fn about(verb: Verb, identity: &Identity, token: &Token) -> Call {
    let header = Some(("X-Subject-Token", token.header().into()));
    Call { header, keystone: true, ..Call::new(verb, format!("{identity}/auth/tokens"), Some(token)) }
}

/// A token, and what it is good for.
#[derive(Clone, PartialEq, Debug)]
pub struct IssuedToken {
    /// The token.
    pub token: Token,
    /// The user's name.
    pub user: Rc<str>,
    /// The project's id and name; nothing for a token that is good for no project.
    pub project: Option<IdAndName>,
    /// When it was issued, by Keystone's clock.
    pub issued: Option<UtcTime>,
    /// When it ends, by Keystone's clock.
    pub expires: Option<UtcTime>,
    /// Whether an application credential made it.
    pub application_credential: bool,
    /// The database services of its catalog, one a region.
    pub databases: Vec<Database>,
}

/// The `token` member of an answer.
#[derive(Deserialize)]
struct Members {
    #[serde(default, deserialize_with = "or_default")]
    methods: Vec<Box<RawValue>>,
    #[serde(default, deserialize_with = "object")]
    user: Option<Known>,
    #[serde(default, deserialize_with = "object")]
    project: Option<Known>,
    #[serde(default, deserialize_with = "or_default")]
    issued_at: Option<UtcTime>,
    #[serde(default, deserialize_with = "or_default")]
    expires_at: Option<UtcTime>,
    #[serde(default, deserialize_with = "readable")]
    catalog: Vec<Service>,
}

/// Reads the answer to [`authenticate`](super::auth::authenticate), and to [`check`], which repeats the token.
///
/// # Errors
/// [`Error::Unreadable`], also where the cloud lets no page read the header with the token.
pub fn read(reply: &Reply) -> Result<IssuedToken, Error> {
    let members = reply.object("token")?.read::<Members>();
    let (members, token) = members.zip(reply.subject.clone()).ok_or_else(|| reply.unreadable(Problem::Envelope))?;
    let project = members.project.map(IdAndName::from);
    let mut methods = members.methods.iter().filter_map(|method| text(method.get()));
    Ok(IssuedToken {
        token,
        user: members.user.map(|user| user.name).unwrap_or_default(),
        issued: members.issued_at,
        expires: members.expires_at,
        application_credential: methods.any(|method| method == "application_credential"),
        databases: databases(members.catalog, project.as_ref().map(|(id, _)| &**id)),
        project,
    })
}
