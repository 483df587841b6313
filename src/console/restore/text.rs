//! The sentences of the room.

use super::form::Input;
use super::restoration::{Following, Restoration, Stage, Watch};
use super::rules::Problem;
use crate::context::alert::Alert;
use crate::context::error_text::explain;
use crate::context::phrases::{ago, duration, isolated};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::trove::instances::Instance;
use crate::openstack::types::name::LONGEST;
use crate::openstack::types::time::UtcTime;

/// Announced when the request goes out.
pub const RESTORING: &str = "Asking the cloud for the instance.";
/// Announced, and shown, when the reply was lost.
pub const LOOKING: &str = "The reply was lost. Looking whether the instance exists.";
/// The same where somebody gave up waiting.
pub const LOOKING_AFTER_CANCEL: &str = "You stopped waiting. Looking whether the instance exists.";
/// Announced, and shown, when it was found then.
pub const FOUND: &str = "The reply was lost, but the instance exists: here it is. Nothing was sent twice.";
/// Announced in another view when it was refused or lost.
pub const LOOK: &str = "The restore did not work as asked. Go back to it to see why.";
/// In the form of a backup that cannot be restored.
pub const NOT_RESTORABLE: &str = "Only a backup that is COMPLETED or RESTORED can be restored.";
/// Over the form.
pub const MAKES_NEW: &str = "Restoring makes a new instance with the data of this backup.";

/// The label of a field.
#[must_use]
pub fn label(input: Input) -> &'static str {
    match input {
        Input::Name => "Name of the new instance",
        Input::Flavor => "Flavor",
        Input::Volume => "Volume size in GB",
        Input::VolumeType => "Volume type",
        Input::Version => "Datastore version",
        Input::Network => "Network",
    }
}

/// What to know before typing.
#[must_use]
pub fn hint(input: Input) -> &'static str {
    match input {
        Input::Name => "Up to 255 characters on one line, with at least one letter a–z or digit.",
        Input::Flavor => "How large the new instance is. Pick one, or enter its id.",
        Input::Volume => "At least the backup's size. Leave it empty only where the cloud has no volumes.",
        Input::VolumeType => "Optional; else the cloud's own.",
        Input::Version => "The backup's own version is the safest.",
        Input::Network => "Optional: its UUID, where the cloud wants one.",
    }
}

/// What is wrong with a field, and what would be right.
#[must_use]
pub fn problem(problem: Problem) -> String {
    match problem {
        Problem::Missing => "This is needed.".into(),
        Problem::TooLong(length) => format!("{length} characters are too many: at most {LONGEST} are taken."),
        Problem::NoLetterOrDigit => {
            "Trove wants at least one letter a–z or A–Z or a digit in it; add one, such as a number.".into()
        }
        Problem::TooFewGb(least) => format!("Enter whole GB, at least {least}."),
        Problem::NoUuid => "There is no UUID in it. It looks like 18d48a36-0682-4cd7-a419-864105d6079a.".into(),
        Problem::Refused => "The cloud refused this; the message below says why.".into(),
    }
}

/// Announced when the instance is looked for.
#[must_use]
pub fn looking(restoration: &Restoration) -> &'static str {
    match restoration.stage {
        Stage::Looking(.., Error::Cancelled) => LOOKING_AFTER_CANCEL,
        _ => LOOKING,
    }
}

/// How large the backup is.
#[must_use]
pub fn size(size: &str) -> String {
    format!("Size of the backup: {} GiB.", isolated(size))
}

/// Announced when the cloud makes the instance.
#[must_use]
pub fn accepted(name: &str) -> String {
    format!("Accepted: the cloud makes the instance “{}”.", isolated(name))
}

/// How the new instance is, in words.
#[must_use]
pub fn instance(following: &Following) -> String {
    let Instance { name, status, operating, .. } = &following.instance;
    let name = isolated(name);
    if let Watch::Gone = following.watch {
        return format!("“{name}” is gone.");
    }
    let means = if following.instance.is_healthy() {
        "Ready to be used."
    } else if following.instance.is_broken() {
        "It could not be made."
    } else if operating.is_empty() {
        "The cloud makes it, which may take an hour."
    } else {
        "Its database is not healthy yet."
    };
    format!("“{name}”: {}. {means}", isolated(format!("{status} {operating}").trim()))
}

/// How long it takes, and when it was looked at.
#[must_use]
pub fn watching(restoration: &Restoration, following: &Following, now: UtcTime) -> String {
    let looked = format!("Last looked {}.", ago(now.since(following.looked)));
    match following.watch {
        Watch::Stopped => format!("{looked} Stopped: sign in again, or enter a new token."),
        Watch::Over | Watch::Gone => looked,
        _ => {
            let time = duration(now.since(restoration.since));
            format!("Running for {time}. {looked} You can leave this page; the cloud goes on.")
        }
    }
}

/// The alert, where there is something to tell.
#[must_use]
pub fn alert(restoration: &Restoration, origin: &str) -> Option<Alert> {
    match &restoration.stage {
        Stage::Refused(error) => Some(refused(error, origin)),
        Stage::Lost(why, trouble) => {
            let mut alert = explain(why, origin);
            alert.advice = vec![match trouble {
                None => "No new instance of that name is in the list. It may still appear: check again before you send it once more.".into(),
                Some(error) => format!(
                    "Whether it was created is not known, for looking failed too. {} Check again before you send it once more.",
                    explain(error, "").title
                ),
            }];
            Some(alert)
        }
        Stage::Following(following) if following.instance.is_broken() => {
            let mut alert = Alert::new(
                "The instance could not be made.",
                "Delete the instance. If it stays so, ask the cloud's operator.",
            );
            alert.server_message.clone_from(&following.fault);
            alert.sample = Some(format!("openstack database instance delete {}", following.instance.id));
            Some(alert)
        }
        _ => None,
    }
}

/// What a refusal means. Trove checks the flavor and the volume first, then the backup (`docs/trove-api.md` §5.2).
fn refused(error: &Error, origin: &str) -> Alert {
    let Error::Refused(refusal) = error else { return explain(error, origin) };
    let words = &refusal.fault.message;
    let (title, advice) = match (refusal.cause(), refusal.status) {
        (Cause::Forbidden, _) if words.contains("too large") => {
            ("There is too little room for this backup.", "Choose a larger volume, or flavor.")
        }
        (Cause::Unsupported, _) => ("This cloud has no volumes for it.", "Leave the volume's size empty."),
        (Cause::Quota, _) if words.contains("maximum") => {
            ("The volume is larger than this cloud allows.", "Choose a smaller one.")
        }
        (Cause::Quota, _) => (
            "This is more than the project may have.",
            "Choose less of what the message names, delete an instance, or ask the cloud's operator for more.",
        ),
        (Cause::NotFound, _) if words.contains("object storage") => (
            "The data of this backup is gone.",
            "Somebody deleted the object in the object store. Restore another backup.",
        ),
        (Cause::NotFound, _) => ("The backup is gone, or something that it needs.", "Look into the list of backups."),
        (_, 409) => (
            "This backup cannot be restored.",
            "It is not completed, or its data was changed since. Restore another one.",
        ),
        _ => return explain(error, origin),
    };
    Alert::new(title, advice).with_refusal(refusal)
}
