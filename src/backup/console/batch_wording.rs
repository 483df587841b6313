//! The sentences about requests that are sent one after another.

use super::batch::{Batch, End, Job, Task};
use super::wording::STILL_RUNS;
use crate::context::error_text::brief;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;

/// Where the requests are that are sent one after another.
#[must_use]
pub fn progress(batch: &Batch) -> String {
    let (all, accepted) = (batch.jobs.len(), batch.accepted());
    let ended = batch.jobs.iter().filter(|job| !matches!(job.end, End::Waiting | End::Asking(_))).count();
    let failed = ended - accepted;
    let others = if failed == 0 { String::new() } else { format!(", {failed} not") };
    if batch.is_busy() {
        format!("{ended} of {all} sent{others}.")
    } else {
        format!("{accepted} of {all} accepted by the cloud{others}.")
    }
}

/// What became of one of them.
#[must_use]
pub fn end(job: &Job) -> String {
    let what = match job.task {
        Task::Delete(_) => "deleting",
        Task::Create(_) => "creating",
        Task::SetStrategy(..) => "setting",
        Task::RemoveStrategy(_) => "removing",
    };
    match &job.end {
        End::Waiting => "waits".into(),
        End::Asking(_) => format!("{what} …"),
        End::Accepted(_) => match job.task {
            Task::SetStrategy(..) => "set",
            Task::RemoveStrategy(_) => "removed",
            Task::Delete(_) => "deletion accepted",
            Task::Create(_) => "accepted",
        }
        .into(),
        End::Refused(Error::Cancelled) => "not sent".into(),
        End::Refused(error) => match (error.cause(), &job.task) {
            (Some(Cause::NotFound), Task::Delete(_)) => "was gone already".into(),
            (Some(Cause::Busy), Task::Delete(_)) => STILL_RUNS.into(),
            // Trove 25 and 26 answer so where they mean this (`docs/trove-api.md` §3.6).
            (Some(Cause::Server), Task::Delete(_)) => {
                format!("{} Perhaps it is still running: a running backup cannot be deleted.", brief(error))
            }
            _ => brief(error),
        },
        End::Unknown(error) => format!("not known: {} Look into the list before you try again.", brief(error)),
    }
}
