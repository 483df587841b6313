//! What an answer of the cloud makes of the state, and for which room it is.

use super::answer::Answer;
use super::effect::Room;
use super::state::{Change, State};
use crate::console::strategies::model::Strategies;
use crate::console::{batch, strategies};
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;

impl Change for Answer {
    fn change(self, state: &mut State) {
        state.answer(self);
    }
}

impl State {
    /// What an answer makes of the state. One that nobody waits for any more changes nothing.
    pub fn answer(&mut self, answer: Answer) {
        self.remember_answered(&answer);
        self.note_cloud_time(&answer);
        match answer {
            Answer::Identified(call, answer, now) => self.identified(call, answer, now),
            Answer::Replied(room, call, answer, now) => self.replied(room, call, answer, now),
        }
    }

    /// A request of a room was answered, or not.
    pub(super) fn replied(&mut self, room: Room, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        match room {
            Room::Create => self.create_answered(call, answer, now),
            Room::Backups => self.inventory_answered(call, answer, now),
            Room::Resources => self.listed(call, answer),
            Room::Restore => self.restore_answered(call, answer, now),
            Room::Tracking => self.tracking_answered(call, answer, now),
            Room::Batch => self.batch(batch::Message::Answered(call, answer, now)),
            Room::Strategies => {
                let answer = answer.and_then(|reply| Strategies::read(&reply));
                self.strategies(strategies::Message::Loaded(call, answer));
            }
        }
    }
}
