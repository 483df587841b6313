//! The cloud as typed Rust: what `OpenStack`'s services accept and answer.
//!
//! No yew and no state here, and nothing from the other folders. Keystone and Trove build on the transport, all of them on
//! the types. Only four files of the transport know the browser; the rest is plain Rust that runs on the host too.

pub mod keystone;
pub mod transport;
pub mod trove;
pub mod types;
