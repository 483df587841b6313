//! What all services have in common: addresses, ids, secrets, times, and JSON that keeps what was sent.

pub mod container;
pub mod cut;
pub mod endpoint;
mod host;
pub mod id;
pub(in crate::openstack) mod invisible;
pub mod json;
pub(in crate::openstack) mod lenient;
pub mod name;
pub mod secret;
pub mod size;
pub mod status;
pub mod time;
pub mod token;
