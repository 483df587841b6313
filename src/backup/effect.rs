//! What the state wants to be done outside of it: a call or a timer.

use std::rc::Rc;

use super::follow::{Reason, Watch};
use super::state::State;
use super::submission::{CallId, Submission};
use super::validation::Order;
use crate::openstack::id::Id;
use crate::openstack::time::UtcTime;

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
    Show(CallId, Rc<Order>, Id),
    /// `GET {endpoint}/instances/{id}`.
    Explain(CallId, Rc<Order>, Id),
}

/// What tells an effect from the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// A timer, by when it is due.
    Timer(UtcTime),
    /// A call, by its number.
    Call(CallId),
}

impl Effect {
    /// What tells this effect from the one before.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Wait(due) => Key::Timer(*due),
            Self::Create(call, _) | Self::Look(call, _) | Self::Show(call, ..) | Self::Explain(call, ..) => {
                Key::Call(*call)
            }
        }
    }
}

impl Effect {
    /// What it is asked for, and by whom; nothing for a timer.
    #[must_use]
    pub fn order(&self) -> Option<&Rc<Order>> {
        match self {
            Self::Wait(_) => None,
            Self::Create(_, order) | Self::Look(_, order) | Self::Show(_, order, _) | Self::Explain(_, order, _) => {
                Some(order)
            }
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
            _ => None,
        }
    }

    /// What the task of following wants now. Nothing while the page is hidden or offline.
    #[must_use]
    pub fn watching(&self) -> Option<Effect> {
        let follow = self.follow.as_ref()?;
        let order = follow.order.clone();
        match &follow.watch {
            Watch::Waiting { due } if self.environment.may_ask() => Some(Effect::Wait(*due)),
            Watch::Asking(call) => Some(Effect::Show(*call, order, follow.backup.id()?)),
            Watch::Ended(Reason::Asking(call)) if self.environment.may_ask() => {
                Some(Effect::Explain(*call, order, follow.instance()?))
            }
            _ => None,
        }
    }
}
