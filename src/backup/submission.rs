//! The task of sending one order: one enum, and what its calls answered.

use std::rc::Rc;

use super::validation::Order;
use crate::openstack::error::Error;
use crate::openstack::time::UtcTime;

/// The number of a call: an answer with another number than the one awaited comes too late and is discarded.
pub type CallId = u32;

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
        /// Since when.
        since: UtcTime,
        /// Whether it may have left the browser: not while the host is asked for its token.
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

impl Submission {
    /// Whether a call is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending { .. } | Self::Looking { .. })
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
