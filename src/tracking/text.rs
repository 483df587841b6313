//! The sentences of the room, and its alerts.

use super::follow::{Follow, Found, Reason, Watch};
use super::properties::{Meaning, Property};
use crate::context::alert::Alert;
use crate::context::environment::Environment;
use crate::context::error_text::explain;
use crate::context::phrases::{ago, duration, isolated};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::cut;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// Shown before anything was created.
pub const EMPTY: &str =
    "No backup yet. When you create one, its properties appear here and are kept up to date until it ends.";
/// Shown while a backup runs.
pub const MAY_LEAVE: &str = "You can close this page: the backup goes on without it.";

/// Shown over a backup that was found after its reply was lost.
#[must_use]
pub fn found(how: Found) -> &'static str {
    match how {
        Found::AfterLoss => "The reply was lost, but the backup exists: here it is. Nothing was sent twice.",
        Found::AfterCancel => "You stopped waiting, but the backup exists: here it is.",
        Found::AfterDetach => {
            "The form was taken off its page before the reply came, but the backup exists: here it is."
        }
    }
}

/// The announcement of a change of the status.
#[must_use]
pub fn status_changed(follow: &Follow, now: UtcTime, ahead: i64) -> String {
    let status = follow.backup.status();
    let after =
        if status.is_end() { format!(" after {}", duration(follow.elapsed(now, ahead))) } else { String::new() };
    let name = isolated(&follow.backup.text("name").unwrap_or_default());
    // What a bad end means is in the alert.
    let meaning = if status.is_bad_end() { "" } else { sentence(status) };
    format!("“{name}”: status {}{after}. {meaning}", isolated(&status_text(&follow.backup)))
}

/// The status as the server wrote it.
#[must_use]
pub fn status_text(backup: &Backup) -> String {
    backup.text("status").map_or("not told".into(), |status| cut::name(&status))
}

/// What a status means.
#[must_use]
pub fn sentence(status: Status) -> &'static str {
    match status {
        Status::New => "Waiting for the instance to begin.",
        Status::Building => "The instance is reading its data and storing it.",
        Status::Saving => "The data is being stored.",
        Status::Completed => "Ready to restore from.",
        Status::Failed => "Not usable. Delete it or create another one.",
        Status::Restored => "Registered; its data lies where it was.",
        Status::DeleteFailed => "It could not be deleted; its data may still be stored.",
        Status::Unknown => "This page does not know this status.",
    }
}

/// How following goes on, in one line under the status.
#[must_use]
pub fn watching(follow: &Follow, environment: &Environment, now: UtcTime) -> String {
    let last = match follow.looked {
        None => "Not seen yet".into(),
        Some(looked) => format!("Last looked {}", ago(now.since(looked))),
    };
    match &follow.watch {
        Watch::Waiting { .. } | Watch::Asking(_) if !environment.online => {
            format!("{last}. Offline: goes on when the connection is back.")
        }
        Watch::Waiting { .. } if !environment.visible => format!("{last}. Goes on when the page is visible."),
        Watch::Waiting { due } => match due.since(now) {
            0 => format!("{last}, looking now."),
            seconds => format!("{last}, again in {}.", duration(seconds)),
        },
        Watch::Asking(_) => format!("{last}, looking now."),
        Watch::TokenRefused(_) => format!("{last}. Stopped: the token was refused."),
        Watch::Ended(_) => "It has ended, so this page asks no more.".into(),
        Watch::Gone(_) => format!("{last}. Stopped: the backup is gone."),
        Watch::NoId => "Cannot be followed: its id is not one that can be asked for.".into(),
    }
}

/// What a value means, beside the text that the CLI prints. `local` writes a moment in the person's own time. This
/// device's clock, which shows `now`, is `ahead` of the cloud's by so many seconds.
#[must_use]
pub fn note(
    property: &Property,
    follow: &Follow,
    now: UtcTime,
    ahead: i64,
    local: &dyn Fn(UtcTime) -> String,
) -> String {
    let status = follow.backup.status();
    let text = match (&property.meaning, property.name.as_str()) {
        (Meaning::Time(time), _) => {
            // What was made here just now is just now, to the second.
            let made_here = follow.asked.is_some() && follow.found.is_none();
            let created = follow.backup.time("created").filter(|_| made_here);
            let skew = created.zip(follow.began).map(|(created, began)| began.0.saturating_sub(created.0));
            let now = now.plus(skew.filter(|skew| skew.abs() <= 86400).unwrap_or(ahead).saturating_neg());
            return format!("UTC; here: {}; {}", local(*time), ago(now.since(*time)));
        }
        (Meaning::Size, _) if property.raw == "0.01" => {
            "GiB of the data volume in use, at most; not the size of the stored file"
        }
        (Meaning::Size, _) => "GiB of the data volume in use; not the size of the stored file",
        (Meaning::Status(status), _) => sentence(*status),
        (Meaning::Id, "parent_id") => "incremental, on top of this backup",
        (Meaning::Absent, "parent_id") => "full backup",
        (Meaning::Absent, "description") => "no description",
        (Meaning::Absent, "size") if !status.is_end() => "known when the instance has begun",
        (Meaning::Absent, "locationRef") if !status.is_end() => "known when it is completed",
        (Meaning::Absent, "locationRef") => "nothing was stored",
        (Meaning::Absent, "instance_id") => "the backup was made elsewhere",
        _ => "",
    };
    text.into()
}

/// What became of an order for an incremental backup, which the server may answer with a full one.
#[must_use]
pub fn became(asked: &CreateBackup, backup: &Backup) -> Option<&'static str> {
    match &asked.source {
        Source::Instance { base: Base::Latest, .. } if backup.text("parent_id").is_none() => {
            Some("It became a full backup: the instance had no completed one to build on.")
        }
        Source::Instance { base: Base::Latest, .. } => Some("It is incremental, on top of the latest completed one."),
        _ => None,
    }
}

/// The alert for the followed backup, if it ended badly or cannot be followed any more.
#[must_use]
pub fn alert(follow: &Follow) -> Option<Alert> {
    match (&follow.watch, follow.backup.status()) {
        (Watch::TokenRefused(Error::SignedOut), _) => Some(Alert::new(
            "You are signed out here.",
            "What runs goes on in the cloud. Sign in again to go on following it.",
        )),
        (Watch::TokenRefused(Error::Revoked), _) => Some(Alert::new(
            "You are signed out here, and the token was revoked.",
            "The backup uploads with that token and probably fails. Sign in again to see what becomes of it.",
        )),
        (Watch::TokenRefused(error), _) => {
            let mut alert = explain(error, "");
            let advice =
                "What runs goes on in the cloud. Sign in again, or enter a new token, to go on following it here.";
            alert.advice = vec![advice.into()];
            Some(alert)
        }
        (Watch::Gone(refusal), _) => {
            let gone = Alert::new("The backup is gone.", "It was deleted. The last known properties stay here.");
            Some(gone.with_refusal(refusal))
        }
        // One alert, once the reason is known.
        (Watch::Ended(Reason::Asking(_)), _) => None,
        (Watch::Ended(reason), Status::Failed) => Some(failed(follow, reason)),
        (Watch::Ended(_), Status::DeleteFailed) => Some(Alert::new(
            "The backup could not be deleted.",
            "Its data may still be stored. Try to delete it again, or ask the cloud's operator.",
        )),
        _ => None,
    }
}

fn failed(follow: &Follow, reason: &Reason) -> Alert {
    let mut alert = Alert { title: "The backup failed.".into(), ..Alert::default() };
    match reason {
        Reason::Fault(fault) => {
            alert.server_message = Some(fault.message.clone());
            if !follow.backup.id().is_some_and(|id| fault.names(&id)) {
                let when = fault.created.as_deref().map_or("an unknown time".into(), isolated);
                alert.advice.push(format!(
                    "The message is the instance's last error, of {when} UTC; it may be about something else."
                ));
            }
        }
        Reason::Unasked(error) => {
            alert.advice.push(format!("The instance could not be asked for the reason: {}", explain(error, "").title));
        }
        Reason::None | Reason::Unknown | Reason::Asking(_) => {
            alert.advice.push(
                "The instance tells no reason; the cloud's operator can find it in the guest agent's log.".into(),
            );
        }
    }
    alert.advice.push("It cannot be restored from. Create another one; this command deletes the failed one:".into());
    alert.sample = follow.backup.id().map(|id| format!("openstack database backup delete {id}"));
    alert
}

/// The line about a backup that waits in NEW for too long.
#[must_use]
pub fn stuck(elapsed: &str) -> String {
    format!(
        "Still NEW after {elapsed}: the guest agent has probably not heard of it. The instance takes no other action; \
         the cloud's operator can end it with “openstack database instance reset status”."
    )
}
