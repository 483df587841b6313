//! What the state wants to be done outside of it: a call or a timer.

use std::rc::Rc;

use super::state::State;
use crate::context::call::CallId;
use crate::context::connection::Connection;
use crate::context::effect;
use crate::openstack::types::time::UtcTime;
use crate::session::Ask;
use crate::tracking::Which;

/// A call or a timer that the state wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// A question to Keystone.
    Identity(CallId, Rc<Ask>),
    /// Wake up then.
    Alarm(UtcTime),
    /// What a room wants.
    Room(Room, effect::Effect),
}

/// The rooms that have effects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// Creating a backup.
    Create,
    /// The list of all backups.
    Backups,
    /// Requests that are sent one after another.
    Batch,
    /// The lists that fields are filled from.
    Resources,
    /// Restoring.
    Restore,
    /// The backup strategies.
    Strategies,
    /// Backups that are followed.
    Tracking,
}

/// What tells an effect from the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// A timer, by when it is due.
    Timer(UtcTime),
    /// A call, by its number.
    Call(CallId),
}

/// How many tasks there are, each of which may want something.
pub const TASKS: usize = 9;

impl Effect {
    /// What tells this effect from the one before.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Alarm(due) | Self::Room(_, effect::Effect::Timer { due }) => Key::Timer(*due),
            Self::Room(_, effect::Effect::Request { call, .. }) | Self::Identity(call, _) => Key::Call(*call),
        }
    }
}

impl Effect {
    /// Whether it is a request: all but timers are.
    #[must_use]
    pub fn is_request(&self) -> bool {
        matches!(self.key(), Key::Call(_))
    }

    /// The room that wants it, where a room does.
    #[must_use]
    pub fn room(&self) -> Option<Room> {
        if let Self::Room(room, _) = self { Some(*room) } else { None }
    }

    /// Where it is asked, and by whom; nothing for a timer and for Keystone.
    #[must_use]
    pub fn connection(&self) -> Option<&Connection> {
        match self {
            Self::Alarm(_) | Self::Identity(..) | Self::Room(_, effect::Effect::Timer { .. }) => None,
            Self::Room(_, effect::Effect::Request { connection, .. }) => Some(connection),
        }
    }
}

impl State {
    /// All that is wanted now, each task in its place.
    #[must_use]
    pub fn effects(&self) -> [Option<Effect>; TASKS] {
        [
            self.creating(),
            self.watching(Which::Created),
            self.signing(),
            self.listing(),
            self.watching(Which::Opened),
            self.loading_inventory(),
            self.sending_batch(),
            self.restoring(),
            self.loading_strategies(),
        ]
    }
}
