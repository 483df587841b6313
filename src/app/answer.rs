//! What the cloud answered; what that makes of the state is in `replies`.
//!
//! Answers are told apart from actions because all that reads them belongs to the part of the program that is loaded with
//! the first request; see `docs/decisions/0013-parts.md`.

use super::effect::Room;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;

/// What the cloud answered, each with the number of the call; or why it did not.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Keystone answered, or not.
    Identified(CallId, Result<Reply, Error>, UtcTime),
    /// A request of a room was answered, or not.
    Replied(Room, CallId, Result<Reply, Error>, UtcTime),
}
