//! The task of sending one order: one enum, and what its calls answered.

use std::rc::Rc;

use super::validation::Order;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// Where sending is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Submission {
    /// Nothing is under way.
    #[default]
    Idle,
    /// The POST is under way.
    Sending {
        /// Its number.
        call: CallId,
        /// What is asked for.
        order: Rc<Order>,
        /// Since when it is under way: when it left, or until then when the person pressed.
        since: UtcTime,
        /// Whether it may have left the browser: not while the part of the program that sends it is still being loaded,
        /// and not while the host is asked for its token.
        left: bool,
    },
    /// The reply was lost; the one safe GET that looks for the backup is under way.
    Looking {
        /// Its number.
        call: CallId,
        /// What was asked for.
        order: Rc<Order>,
        /// When it was sent.
        sent: UtcTime,
        /// How the reply was lost.
        why: Error,
    },
    /// Nothing was made.
    Refused {
        /// Why.
        error: Error,
        /// When.
        at: UtcTime,
    },
    /// The instance was busy, so nothing was made; it is looked at again.
    Busy {
        /// What was asked for.
        order: Rc<Order>,
        /// The refusal.
        error: Error,
        /// The instance's status as it was seen last.
        status: Option<Rc<str>>,
        /// Whether the backup is to be sent when the instance is free.
        go_on: bool,
        /// Where looking is.
        look: Look,
    },
    /// What is to be registered is shown for a last check.
    Review(Rc<Order>),
    /// Nobody knows whether something was made: the reply was lost, and the look found nothing.
    Lost {
        /// What was asked for.
        order: Rc<Order>,
        /// When it was sent.
        sent: UtcTime,
        /// How the reply was lost.
        why: Error,
        /// When the look ended.
        looked: UtcTime,
        /// Why the look itself failed, if it did.
        trouble: Option<Error>,
    },
}

/// Where looking at a busy instance is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// It is asked.
    Asking(CallId),
    /// The next look is due then.
    Waiting(UtcTime),
    /// Nobody waits for it.
    Over,
}

impl Submission {
    /// Whether a call is under way, or the form waits to send.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending { .. } | Self::Looking { .. } | Self::Busy { go_on: true, .. })
    }

    /// Until when the cloud asked to send nothing more.
    #[must_use]
    pub fn blocked_until(&self) -> Option<UtcTime> {
        match self {
            Self::Refused { error, at } => error.retry_after().map(|seconds| at.plus(seconds.into())),
            _ => None,
        }
    }
}
