//! The cloud as typed Rust: what OpenStack's services accept and answer.
//!
//! No yew and no DOM here, and nothing from the other folders. Everything but [`http`],
//! [`abort`] and `csp` is plain Rust that runs on the host too; one file a resource, its wire types beside its calls.

pub mod abort;
pub mod backups;
pub mod catalog;
mod csp;
pub mod datastores;
pub mod endpoint;
pub mod error;
pub mod fault;
pub mod http;
pub mod id;
pub mod identity;
pub mod instances;
pub mod json;
pub mod quotas;
pub mod secret;
pub mod status;
pub mod time;
pub mod token;

use error::Problem;
use json::Object;

/// The JSON of one member of a body that is an object.
fn member(body: &str, name: &str) -> Result<Box<str>, Problem> {
    if !json::is_json(body) {
        return Err(Problem::NotJson);
    }
    Object::parse(body).and_then(|reply| reply.get(name).map(Into::into)).ok_or(Problem::Envelope)
}

/// The objects of one member of a body, which is a list.
fn members(body: &str, name: &str) -> Result<Vec<Object>, Problem> {
    json::objects(&member(body, name)?).ok_or(Problem::Envelope)
}
