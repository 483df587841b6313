//! The cloud as typed Rust: what `OpenStack`'s services accept and answer.
//!
//! No yew and no DOM here, and nothing from the other folders. Everything but [`http`],
//! [`abort`] and `csp` is plain Rust that runs on the host too; one file a resource, its wire types beside its calls.

pub mod abort;
pub mod answer;
pub mod backups;
pub mod catalog;
pub mod container;
mod csp;
pub mod cut;
pub mod datastores;
pub mod endpoint;
pub mod error;
mod escapes;
pub mod fault;
pub mod flavors;
pub mod http;
pub mod id;
pub mod identity;
pub mod instances;
pub mod json;
pub mod masking;
pub mod operation;
pub mod quotas;
pub mod reply;
pub mod restoration;
pub mod search;
pub mod secret;
pub mod status;
pub mod strategies;
pub mod time;
pub mod token;
mod wanted;
