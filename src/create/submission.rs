//! Where a request to create a backup is: one enum, and what its calls answered.

use std::rc::Rc;

use crate::context::call::CallId;
use crate::context::connection::{Connection, Credential};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::types::time::UtcTime;

/// A request that cannot be invalid: where to, by whom, for what.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// Where to, and by whom.
    pub connection: Rc<Connection>,
    /// What for.
    pub backup: Rc<CreateBackup>,
}

impl Request {
    /// The same request by somebody else.
    #[must_use]
    pub fn by(&self, credential: Credential) -> Self {
        Self { connection: self.connection.by(credential).into(), backup: self.backup.clone() }
    }
}

/// Where a request is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Submission {
    /// Nothing is under way.
    #[default]
    Idle,
    /// What is to be registered is shown for a last check.
    Review(Request),
    /// The POST is under way.
    Sending {
        /// Its number.
        call: CallId,
        /// What is asked for.
        request: Request,
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
        request: Request,
        /// When it was sent.
        sent: UtcTime,
        /// How the reply was lost.
        why: Error,
    },
    /// Nobody knows whether something was made: the reply was lost, and the look found nothing.
    Lost {
        /// What was asked for.
        request: Request,
        /// When it was sent.
        sent: UtcTime,
        /// How the reply was lost.
        why: Error,
        /// When the look ended.
        looked: UtcTime,
        /// Why the look itself failed, if it did.
        trouble: Option<Error>,
    },
    /// Nothing was made.
    Refused {
        /// Why.
        error: Error,
        /// When.
        at: UtcTime,
    },
    /// Nothing was made, for the instance was busy.
    Busy {
        /// What was asked for.
        request: Request,
        /// The refusal.
        error: Error,
        /// The instance's status as it was seen last.
        status: Option<Rc<str>>,
        /// Whether the instance is looked at, and what for.
        watch: InstanceWatch,
    },
}

/// Whether an instance that was busy is looked at, and what for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstanceWatch {
    /// It is not looked at.
    Over,
    /// It is asked once, for its status is to be told.
    AskingOnce(CallId),
    /// The backup is sent as soon as it is free: it is asked.
    AskingUntilFree(CallId),
    /// The same; the next look is due then.
    WaitingUntilFree(UtcTime),
}

impl InstanceWatch {
    /// Whether the backup is sent as soon as the instance is free.
    #[must_use]
    pub fn sends_when_free(self) -> bool {
        matches!(self, Self::AskingUntilFree(_) | Self::WaitingUntilFree(_))
    }
}

impl Submission {
    /// Whether a call is under way, or the form waits to send.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Sending { .. } | Self::Looking { .. } => true,
            Self::Busy { watch, .. } => watch.sends_when_free(),
            _ => false,
        }
    }

    /// What was asked for, or is to be.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Review(request)
            | Self::Sending { request, .. }
            | Self::Looking { request, .. }
            | Self::Lost { request, .. }
            | Self::Busy { request, .. } => Some(request),
            Self::Idle | Self::Refused { .. } => None,
        }
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
