//! What the state wants to be done outside of it: a call or a timer.

use std::rc::Rc;

use super::follow::{Follow, Reason, Watch};
use super::lists::Question;
use super::sign_in::{Ask, SignIn};
use super::state::State;
use super::submission::{Look, Submission};
use super::validation::Order;
use crate::context::call::CallId;
use crate::context::connection::Connection;
use crate::context::effect;
use crate::openstack::types::id::{Id, Uuid};
use crate::openstack::types::time::UtcTime;

/// A call or a timer that the state wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// `POST {endpoint}/backups`.
    Create(CallId, Rc<Order>),
    /// `GET {endpoint}/backups?instance_id=`, once, after a lost reply.
    Look(CallId, Rc<Order>),
    /// Wake up then.
    Wait(UtcTime),
    /// `GET {endpoint}/backups/{id}`.
    Show(CallId, Rc<Connection>, Id),
    /// `GET {endpoint}/instances/{id}`, for its last error.
    Explain(CallId, Rc<Connection>, Id),
    /// `GET {endpoint}/instances/{id}`, for its status.
    Instance(CallId, Rc<Order>, Uuid),
    /// What can be picked, or the quota.
    List(CallId, Rc<Connection>, Question),
    /// A question to Keystone.
    Identity(CallId, Rc<Ask>),
    /// Wake up then, for something else than a look at the backup.
    Alarm(UtcTime),
    /// What a room wants.
    Room(Room, effect::Effect),
}

/// The rooms that have effects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// The list of all backups.
    Backups,
    /// Requests that are sent one after another.
    Batch,
    /// Restoring.
    Restore,
    /// The backup strategies.
    Strategies,
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
            Self::Wait(due) | Self::Alarm(due) | Self::Room(_, effect::Effect::Timer { due }) => Key::Timer(*due),
            Self::Create(call, _)
            | Self::Look(call, _)
            | Self::Show(call, ..)
            | Self::Explain(call, ..)
            | Self::Instance(call, ..)
            | Self::List(call, ..)
            | Self::Room(_, effect::Effect::Request { call, .. })
            | Self::Identity(call, _) => Key::Call(*call),
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
            Self::Wait(_) | Self::Alarm(_) | Self::Identity(..) | Self::Room(_, effect::Effect::Timer { .. }) => None,
            Self::List(_, connection, _)
            | Self::Room(_, effect::Effect::Request { connection, .. })
            | Self::Show(_, connection, _)
            | Self::Explain(_, connection, _) => Some(connection),
            Self::Create(_, order) | Self::Look(_, order) | Self::Instance(_, order, _) => Some(&order.connection),
        }
    }
}

impl State {
    /// What the task of sending wants now.
    #[must_use]
    pub fn sending(&self) -> Option<Effect> {
        match &self.submission {
            Submission::Sending { call, order, .. } => Some(Effect::Create(*call, order.clone())),
            Submission::Looking { call, order, .. } if self.environment.may_ask() => {
                Some(Effect::Look(*call, order.clone()))
            }
            Submission::Busy { order, look: Look::Asking(call), .. } if self.environment.may_ask() => {
                Some(Effect::Instance(*call, order.clone(), order.backup.instance()?.clone()))
            }
            Submission::Busy { look: Look::Waiting(due), .. } if self.environment.may_ask() => {
                Some(Effect::Alarm(*due))
            }
            _ => None,
        }
    }

    /// What the task of following wants now.
    #[must_use]
    pub fn watching(&self) -> Option<Effect> {
        self.watching_of(self.follow.as_ref())
    }

    /// What following a backup wants now. Nothing while the page is hidden or offline.
    pub(super) fn watching_of(&self, follow: Option<&Follow>) -> Option<Effect> {
        let follow = follow.filter(|_| self.environment.may_ask())?;
        let connection = follow.connection.clone();
        match &follow.watch {
            Watch::Waiting { due } => Some(Effect::Wait(*due)),
            Watch::Asking(call) => Some(Effect::Show(*call, connection, follow.backup.id()?)),
            Watch::Ended(Reason::Asking(call)) => Some(Effect::Explain(*call, connection, follow.instance()?)),
            _ => None,
        }
    }

    /// What signing in wants now.
    #[must_use]
    pub fn signing(&self) -> Option<Effect> {
        match &self.sign_in {
            SignIn::Asking(call, ask) => Some(Effect::Identity(*call, ask.clone())),
            _ => Some(Effect::Alarm(self.session.as_ref()?.due()?)),
        }
    }

    /// All that is wanted now, each task in its place.
    #[must_use]
    pub fn effects(&self) -> [Option<Effect>; TASKS] {
        [
            self.sending(),
            self.watching(),
            self.signing(),
            self.listing(),
            self.watching_of(self.detail.as_ref()),
            self.taking_stock(),
            self.sending_batch(),
            self.restoring(),
            self.loading_strategies(),
        ]
    }
}
