//! Several requests, sent one after another, each with its own end. None is sent twice by itself, but for one that the
//! rate limit turned away: that one was not carried out.

use std::rc::Rc;

use crate::backup::credential::Connection;
use crate::backup::submission::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::types::id::Id;
use crate::openstack::types::time::UtcTime;

/// What one of them does.
#[derive(Clone, PartialEq, Debug)]
pub enum Task {
    /// Deletes a backup, and those that build on it.
    Delete(Id),
    /// Creates one.
    Create(Rc<CreateBackup>),
    /// Sets the strategy of an instance, or of the project: the container.
    SetStrategy(Option<Id>, Rc<str>),
    /// Removes it.
    RemoveStrategy(Option<Id>),
}

/// Where one of them is.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// It has not been sent.
    Waiting,
    /// It is under way.
    Asking(CallId),
    /// The cloud accepted it; with the backup, where one was created.
    Accepted(Option<Backup>),
    /// It was not carried out.
    Refused(Error),
    /// Nobody knows whether it was carried out.
    Unknown(Error),
}

/// One of them.
#[derive(Clone, PartialEq, Debug)]
pub struct Job {
    /// What it does.
    pub task: Task,
    /// What it is called: the backup's name.
    pub name: Rc<str>,
    /// Where it is.
    pub end: End,
}

impl Job {
    /// One that has not been sent.
    #[must_use]
    pub fn new(task: Task, name: Rc<str>) -> Self {
        Self { task, name, end: End::Waiting }
    }
}

/// All of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Batch {
    /// Where to, and by whom: as it was when they were begun, so that one that is under way stays the same whatever
    /// becomes of the session.
    pub connection: Option<Rc<Connection>>,
    /// In the order in which they are sent.
    pub jobs: Vec<Job>,
    /// When the next one may be sent, where the cloud asked to wait.
    pub until: Option<UtcTime>,
}

impl Batch {
    /// The one that is under way.
    #[must_use]
    pub fn asking(&self) -> Option<(CallId, &Task)> {
        self.jobs.iter().find_map(|job| match job.end {
            End::Asking(call) => Some((call, &job.task)),
            _ => None,
        })
    }

    /// Whether one is under way, or has still to be sent.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.jobs.iter().any(|job| matches!(job.end, End::Waiting | End::Asking(_)))
    }

    /// How many were accepted.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.jobs.iter().filter(|job| matches!(job.end, End::Accepted(_))).count()
    }

    /// Those that were created.
    pub fn created(&self) -> impl Iterator<Item = &Backup> {
        self.jobs.iter().filter_map(|job| match &job.end {
            End::Accepted(backup) => backup.as_ref(),
            _ => None,
        })
    }

    /// Sends the next one.
    pub fn next(&mut self, call: CallId) {
        self.until = None;
        if self.asking().is_none()
            && let Some(job) = self.jobs.iter_mut().find(|job| matches!(job.end, End::Waiting))
        {
            job.end = End::Asking(call);
        }
    }

    /// Takes the answer to the one that is under way, and returns that one.
    pub fn answered(&mut self, call: CallId, answer: Result<Option<Backup>, Error>, now: UtcTime) -> Option<Job> {
        let job = self.jobs.iter_mut().find(|job| matches!(job.end, End::Asking(awaited) if awaited == call))?;
        let mut refused = None;
        job.end = match answer {
            Ok(backup) => End::Accepted(backup),
            Err(error) if matches!(error.cause(), Some(Cause::RateLimit(_))) => {
                self.until = Some(now.plus(error.pause(1)));
                End::Waiting
            }
            Err(error) if error.may_have_arrived() => End::Unknown(error),
            Err(error) => {
                refused = Some(error.clone()).filter(Error::wants_token);
                End::Refused(error)
            }
        };
        let job = job.clone();
        // The others would be refused for the same reason.
        if let Some(error) = refused {
            self.end_waiting(&error);
        }
        Some(job)
    }

    /// Those that were not sent will not be, and why.
    pub fn end_waiting(&mut self, why: &Error) {
        for job in self.jobs.iter_mut().filter(|job| matches!(job.end, End::Waiting)) {
            job.end = End::Refused(why.clone());
        }
    }

    /// What was under way when the component was taken off its page.
    pub fn detach(&mut self) {
        for job in &mut self.jobs {
            if let End::Asking(_) = job.end {
                job.end = End::Unknown(Error::Detached);
            }
        }
        self.end_waiting(&Error::Cancelled);
    }
}
