//! From a call to a reply or an error: the request, its end, and what a server's answer says.

pub mod abort;
pub mod answer;
pub mod body;
mod csp;
pub mod error;
mod escapes;
pub mod fault;
pub mod http;
pub mod masking;
pub mod plain;
pub mod refusal;
pub mod reply;
pub mod request;
mod wanted;
