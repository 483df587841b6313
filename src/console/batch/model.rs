//! The requests of a batch, and what became of each.

use std::rc::Rc;

use crate::context::call::{CallId, Calls};
use crate::context::connection::Connection;
use crate::context::effect::Effect;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::container::ContainerName;
use crate::openstack::types::id::Id;
use crate::openstack::types::time::UtcTime;

/// What one request does.
#[derive(Clone, PartialEq, Debug)]
pub enum Task {
    /// Deletes a backup, and those that build on it.
    Delete {
        /// Its id.
        id: Id,
        /// Its name.
        name: Rc<str>,
    },
    /// Creates a backup.
    Create(Rc<CreateBackup>),
    /// Sets the strategy of an instance, or of the project.
    SetStrategy {
        /// The instance; none for the project.
        instance: Option<Id>,
        /// What the instance is called; none for the project.
        name: Option<Rc<str>>,
        /// The container.
        container: ContainerName,
    },
    /// Removes a strategy.
    RemoveStrategy {
        /// The instance; none for the project.
        instance: Option<Id>,
        /// What the instance is called; none for the project.
        name: Option<Rc<str>>,
        /// The container that it named, as the cloud wrote it.
        container: Rc<str>,
    },
}

impl Task {
    /// What Trove is asked for.
    #[must_use]
    pub fn operation(&self) -> Operation {
        match self {
            Self::Delete { id, .. } => Operation::DeleteBackup(id.clone()),
            Self::Create(backup) => Operation::CreateBackup(backup.clone()),
            Self::SetStrategy { instance, container, .. } => {
                Operation::SetStrategy(instance.clone(), container.clone())
            }
            Self::RemoveStrategy { instance, .. } => Operation::RemoveStrategy(instance.clone()),
        }
    }
}

/// What became of a request.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// It has not been sent.
    Waiting,
    /// It is under way.
    Sending(CallId),
    /// The cloud accepted it; with the backup, where one was created.
    Accepted(Option<Backup>),
    /// It was not carried out.
    Refused(Error),
    /// Nobody knows whether it was carried out.
    Unknown(Error),
}

/// One request of a batch.
#[derive(Clone, PartialEq, Debug)]
pub struct Job {
    /// What it does.
    pub task: Task,
    /// What became of it.
    pub outcome: Outcome,
}

impl From<Task> for Job {
    fn from(task: Task) -> Self {
        Self { task, outcome: Outcome::Waiting }
    }
}

/// How a batch goes on.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Progress {
    /// Nothing is to be sent any more.
    #[default]
    Ended,
    /// A request is under way.
    Sending(Rc<Connection>),
    /// A request is under way, and none is sent after it.
    Stopping(Rc<Connection>),
    /// The cloud asked to wait: the next request is due then.
    Waiting(Rc<Connection>, UtcTime),
}

/// A batch: empty, under way, or ended.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The requests, in the order in which they are sent.
    pub jobs: Vec<Job>,
    /// How it goes on. The connection is that of the beginning, so that a request that is under way stays the same
    /// whatever becomes of the session.
    pub progress: Progress,
    pub(super) calls: Calls,
}

impl Model {
    /// The request that is under way.
    #[must_use]
    pub fn sending(&self) -> Option<(CallId, &Task)> {
        self.jobs.iter().find_map(|job| match job.outcome {
            Outcome::Sending(call) => Some((call, &job.task)),
            _ => None,
        })
    }

    /// What is wanted now: the request that is under way, or the wait before the next one.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        match &self.progress {
            Progress::Ended => None,
            Progress::Waiting(_, due) => Some(Effect::Timer { due: *due }),
            Progress::Sending(connection) | Progress::Stopping(connection) => {
                let (call, task) = self.sending()?;
                Some(Effect::Request { call, connection: connection.clone(), operation: task.operation() })
            }
        }
    }

    /// Whether a request is under way, or has still to be sent.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !matches!(self.progress, Progress::Ended)
    }

    /// How many requests were accepted.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.jobs.iter().filter(|job| matches!(job.outcome, Outcome::Accepted(_))).count()
    }

    /// The backups that were created.
    pub fn created(&self) -> impl Iterator<Item = &Backup> {
        self.jobs.iter().filter_map(|job| match &job.outcome {
            Outcome::Accepted(backup) => backup.as_ref(),
            _ => None,
        })
    }
}
