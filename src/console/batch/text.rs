//! The sentences about batches.

use std::borrow::Cow;

use super::model::{Job, Model, Outcome, Task};
use crate::context::error_text::brief;
use crate::context::phrases::{STILL_RUNS, WHOLE_PROJECT, isolated};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;

/// How far a batch is.
#[must_use]
pub fn progress(model: &Model) -> String {
    let (all, accepted) = (model.jobs.len(), model.accepted());
    let is_open = |job: &&Job| matches!(job.outcome, Outcome::Waiting | Outcome::Sending(_));
    let ended = all - model.jobs.iter().filter(is_open).count();
    let failed = ended - accepted;
    let others = if failed == 0 { String::new() } else { format!(", {failed} not") };
    if model.is_busy() {
        format!("{ended} of {all} sent{others}.")
    } else {
        format!("{accepted} of {all} accepted by the cloud{others}.")
    }
}

/// What a request is about: the name of a backup, or a strategy.
#[must_use]
pub fn subject(task: &Task) -> Cow<'_, str> {
    match task {
        Task::Delete { name, .. } => (&**name).into(),
        Task::Create(backup) => (&*backup.name).into(),
        Task::SetStrategy { name, container, .. } => strategy(name.as_deref(), container.as_str()).into(),
        Task::RemoveStrategy { name, container, .. } => strategy(name.as_deref(), container).into(),
    }
}

fn strategy(instance: Option<&str>, container: &str) -> String {
    format!("Strategy {} ({})", isolated(container), isolated(instance.unwrap_or(WHOLE_PROJECT)))
}

/// What became of a request.
#[must_use]
pub fn outcome(job: &Job) -> String {
    match &job.outcome {
        Outcome::Waiting => "waits".into(),
        Outcome::Sending(_) => match job.task {
            Task::Delete { .. } => "deleting …",
            Task::Create(_) => "creating …",
            Task::SetStrategy { .. } => "setting …",
            Task::RemoveStrategy { .. } => "removing …",
        }
        .into(),
        Outcome::Accepted(_) => match job.task {
            Task::Delete { .. } => "deletion accepted",
            Task::Create(_) => "accepted",
            Task::SetStrategy { .. } => "set",
            Task::RemoveStrategy { .. } => "removed",
        }
        .into(),
        Outcome::Refused(Error::Cancelled) => "not sent".into(),
        Outcome::Refused(error) => refused(&job.task, error),
        Outcome::Unknown(error) => format!("not known: {} Look into the list before you try again.", brief(error)),
    }
}

fn refused(task: &Task, error: &Error) -> String {
    match (error.cause(), task) {
        (Some(Cause::NotFound), Task::Delete { .. }) => "was gone already".into(),
        (Some(Cause::Busy), Task::Delete { .. }) => STILL_RUNS.into(),
        // Trove 25 and 26 answer so where they mean this (`docs/trove-api.md` §3.6).
        (Some(Cause::Server), Task::Delete { .. }) => {
            format!("{} Perhaps it is still running: a running backup cannot be deleted.", brief(error))
        }
        _ => brief(error),
    }
}
