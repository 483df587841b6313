//! Which answer of the cloud is for which room.

use super::effect::Room;
use super::state::State;
use crate::console::strategies::model::Strategies;
use crate::console::{batch, strategies};
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;

impl State {
    /// A request of a room was answered, or not.
    pub(super) fn replied(&mut self, room: Room, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        match room {
            Room::Batch => self.batch(batch::Message::Answered(call, answer, now)),
            Room::Strategies => {
                let answer = answer.and_then(|reply| Strategies::read(&reply));
                self.strategies(strategies::Message::Loaded(call, answer));
            }
        }
    }
}
