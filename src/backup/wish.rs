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
pub enum Wish {
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

impl Wish {
    /// What tells this wish from the one before.
    #[must_use]
    pub fn key(&self) -> (bool, i64) {
        match self {
            Self::Wait(due) => (true, due.0),
            Self::Create(call, _) | Self::Look(call, _) | Self::Show(call, ..) | Self::Explain(call, ..) => {
                (false, (*call).into())
            }
        }
    }
}

impl State {
    /// What the task of sending wants now.
    #[must_use]
    pub fn sending(&self) -> Option<Wish> {
        match &self.submission {
            Submission::Sending { call, order, .. } => Some(Wish::Create(*call, order.clone())),
            Submission::Looking { call, order, .. } => Some(Wish::Look(*call, order.clone())),
            _ => None,
        }
    }

    /// What the task of following wants now. Nothing while the page is hidden or offline.
    #[must_use]
    pub fn watching(&self) -> Option<Wish> {
        let follow = self.follow.as_ref()?;
        let order = follow.order.clone();
        match &follow.watch {
            Watch::Waiting { due } if self.surroundings.visible && self.surroundings.online => Some(Wish::Wait(*due)),
            Watch::Asking(call) => Some(Wish::Show(*call, order, follow.backup.id()?)),
            Watch::Ended(Reason::Asking(call)) => {
                let instance = follow.backup.text("instance_id").as_deref().and_then(Id::parse)?;
                Some(Wish::Explain(*call, order, instance))
            }
            _ => None,
        }
    }
}
