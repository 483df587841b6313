//! The cloud as typed Rust: what `OpenStack`'s services accept and answer.
//!
//! No yew and no DOM here, and nothing from the other folders. Everything but [`http`],
//! [`abort`], [`body`] and `csp` is plain Rust that runs on the host too; one file a resource, its wire types beside its calls.

pub mod abort;
pub mod answer;
pub mod auth;
pub mod backups;
pub mod body;
pub mod catalog;
pub mod container;
pub mod create_backup;
mod csp;
pub mod cut;
pub mod datastores;
pub mod endpoint;
pub mod error;
mod escapes;
pub mod fault;
pub mod flavors;
mod host;
pub mod http;
pub mod id;
pub mod identity;
pub mod instances;
pub mod json;
mod lenient;
pub mod masking;
pub mod operation;
pub mod plain;
pub mod projects;
pub mod quotas;
pub mod refusal;
pub mod reply;
pub mod request;
pub mod restoration;
pub mod secret;
pub mod status;
pub mod strategies;
pub mod time;
pub mod token;
pub mod tokens;
mod wanted;
