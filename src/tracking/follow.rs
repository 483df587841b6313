//! The task of following one backup to its end: one enum, and how often to look.

use std::rc::Rc;

use super::properties::{Property, properties};
use crate::context::call::CallId;
use crate::context::connection::Connection;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::{Cause, Refusal};
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::trove::instances::InstanceFault;
use crate::openstack::types::id::Id;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// A backup that is shown, and how it is watched.
#[derive(Clone, PartialEq, Debug)]
pub struct Follow {
    /// Where and with which token.
    pub connection: Rc<Connection>,
    /// What was asked for, if it was created here, and not opened out of a list.
    pub asked: Option<Rc<CreateBackup>>,
    /// The last good answer.
    pub backup: Backup,
    /// Its properties, as rows.
    pub rows: Rc<[Property]>,
    /// How it was found, if its reply was lost.
    pub found: Option<Found>,
    /// When it was created: here by this machine's clock, elsewhere by the cloud's.
    pub began: Option<UtcTime>,
    /// When the last good answer came; none before the first one.
    pub looked: Option<UtcTime>,
    /// Why the last look failed, if it did.
    pub trouble: Option<Error>,
    /// How often was looked.
    pub rounds: usize,
    /// Where watching is.
    pub watch: Watch,
}

/// How a backup was found whose reply was lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The connection broke, or no reply came in time.
    AfterLoss,
    /// A person stopped waiting.
    AfterCancel,
    /// The component was taken off its page.
    AfterDetach,
}

/// Where watching is.
#[derive(Clone, PartialEq, Debug)]
pub enum Watch {
    /// The next look is due then, unless the page is hidden or offline.
    Waiting {
        /// By this machine's clock.
        due: UtcTime,
    },
    /// A look is under way.
    Asking(CallId),
    /// The token was refused, or the host gives none: nothing more is sent without another one.
    TokenRefused(Error),
    /// The backup ended.
    Ended(Reason),
    /// The cloud does not know it any more.
    Gone(Rc<Refusal>),
    /// Its id cannot be part of a path, so it cannot be followed.
    NoId,
}

/// Why a backup failed, as far as the instance tells.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// It did not fail, or has no instance to ask.
    None,
    /// The instance is being asked.
    Asking(CallId),
    /// The instance's last error; it may be about something else.
    Fault(InstanceFault),
    /// The instance tells nothing.
    Unknown,
    /// The instance could not be asked.
    Unasked(Error),
}

/// Seconds between looks: quick at first, for most backups are short; half a minute in the end. In the first
/// minute these are 10 requests, of the 200 a minute that the project shares with all its tools.
const DELAYS: [i64; 12] = [2, 2, 2, 3, 3, 4, 5, 7, 10, 14, 20, 30];

/// Seconds to wait at least after a look that failed.
const AFTER_TROUBLE: i64 = 5;

/// Seconds in NEW after which the guest agent has probably not heard of it (`docs/trove-api.md` §3.9).
pub const STUCK_AFTER: i64 = 15 * 60;

impl Follow {
    /// Begins to follow a backup.
    #[must_use]
    pub(super) fn begin(
        connection: Rc<Connection>,
        request: Rc<CreateBackup>,
        backup: Backup,
        found: Option<Found>,
        now: UtcTime,
        call: CallId,
    ) -> Self {
        let mut follow = Self::open(connection, backup, Some(now), call);
        (follow.asked, follow.found, follow.began) = (Some(request), found, Some(now));
        follow.schedule(now, call);
        follow
    }

    /// Opens a backup as a list told it then, or of which nothing but its id is known: it is looked at at once.
    #[must_use]
    pub(super) fn open(connection: Rc<Connection>, backup: Backup, looked: Option<UtcTime>, call: CallId) -> Self {
        Self {
            connection,
            asked: None,
            rows: properties(&backup).into(),
            found: None,
            began: backup.time("created").or(looked),
            looked,
            trouble: None,
            rounds: 0,
            watch: if backup.id().is_none() { Watch::NoId } else { Watch::Asking(call) },
            backup,
        }
    }

    /// Takes the answer to a look.
    pub(super) fn answered(&mut self, answer: Result<Backup, Error>, now: UtcTime, call: CallId) {
        self.rounds += 1;
        let error = match answer {
            Ok(backup) => {
                if let (None, Some(created)) = (&self.asked, backup.time("created")) {
                    self.began = Some(created);
                }
                self.backup = backup;
                self.looked = Some(now);
                self.trouble = None;
                return self.schedule(now, call);
            }
            Err(error) => error,
        };
        let pause = match (&error, error.cause()) {
            _ if error.wants_token() => {
                self.watch = Watch::TokenRefused(error);
                return;
            }
            // A 404 of something in front of Trove says nothing about the backup.
            (Error::Refused(refusal), Some(Cause::NotFound)) if refusal.fault.json => {
                self.watch = Watch::Gone(refusal.clone());
                return;
            }
            _ => error.pause(self.delay().max(AFTER_TROUBLE)),
        };
        self.trouble = Some(error);
        self.watch = Watch::Waiting { due: now.plus(pause) };
    }

    /// Takes the instance's answer to the question why.
    pub(super) fn explained(&mut self, answer: Result<Option<InstanceFault>, Error>) {
        self.watch = Watch::Ended(match answer {
            Ok(fault) => fault.map_or(Reason::Unknown, Reason::Fault),
            Err(error) => Reason::Unasked(error),
        });
    }

    fn schedule(&mut self, now: UtcTime, call: CallId) {
        let status = self.backup.status();
        self.rows = properties(&self.backup).into();
        self.watch = if status == Status::Failed && self.instance().is_some() {
            Watch::Ended(Reason::Asking(call))
        } else if status.is_end() {
            Watch::Ended(Reason::None)
        } else if self.backup.id().is_none() {
            Watch::NoId
        } else {
            Watch::Waiting { due: now.plus(self.delay()) }
        };
    }

    /// The instance, if it has an id that may become part of a path.
    #[must_use]
    pub fn instance(&self) -> Option<Id> {
        self.backup.members.id("instance_id")
    }

    fn delay(&self) -> i64 {
        DELAYS.get(self.rounds).or(DELAYS.last()).copied().unwrap_or(30)
    }

    /// Whether the backup still runs, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !matches!(self.watch, Watch::Gone(_)) && !self.backup.status().is_end()
    }

    /// Whether it waits for another token.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.watch, Watch::TokenRefused(_))
    }

    /// It is looked at as soon as that may be.
    pub(super) fn look_at_once(&mut self) {
        self.watch = Watch::Waiting { due: self.looked.or(self.began).unwrap_or(UtcTime(0)) };
    }

    /// Whether it is to be looked at again.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        !matches!(self.watch, Watch::Ended(_) | Watch::Gone(_))
    }

    /// How long the backup takes so far or took, in seconds. While it runs, this machine's clock counts from the press
    /// that created it, or the cloud's from when it was created; in the end the cloud's own times do. This machine's
    /// clock is `ahead` of the cloud's by so many seconds.
    #[must_use]
    pub fn elapsed(&self, now: UtcTime, ahead: i64) -> i64 {
        let created = self.backup.time("created");
        let took = created.zip(self.backup.time("updated")).map(|(from, to)| to.since(from));
        let until = if self.is_running() { Some(now) } else { self.looked };
        let began_by_cloud = self.asked.is_none() && created.is_some();
        let ahead = if began_by_cloud { ahead.saturating_neg() } else { 0 };
        let watched = until.zip(self.began).map_or(0, |(until, began)| until.plus(ahead).since(began));
        match (self.is_running(), took) {
            (true, Some(took)) => took.max(watched),
            (true, None) => watched,
            (false, took) => took.unwrap_or(watched),
        }
    }

    /// Whether it waits in NEW for so long that somebody should look after it.
    #[must_use]
    pub fn is_stuck(&self, now: UtcTime, ahead: i64) -> bool {
        self.is_running() && self.backup.status() == Status::New && self.elapsed(now, ahead) >= STUCK_AFTER
    }
}
