//! What the form says of its fields: their labels, what to know of them, and what is wrong with them.

use super::form::{Draft, Input, Kind};
use super::rules::Problem;
use crate::context::error_text::address;
use crate::context::phrases::isolated;
use crate::openstack::types::name::LONGEST;

/// The label of a field.
#[must_use]
pub fn label(input: Input) -> &'static str {
    match input {
        Input::Instance => "Instance ID",
        Input::Location => "Remote location",
        Input::Version => "Datastore version",
        Input::Size => "Size in GiB",
        Input::Name => "Name",
        Input::Description => "Description",
        Input::Kind => "Kind",
        Input::Parent => "Parent backup",
        Input::Container => "Swift container",
        Input::Driver => "Storage driver",
    }
}

/// What to know before typing.
#[must_use]
pub fn hint(input: Input, draft: &Draft) -> &'static str {
    match input {
        Input::Instance => "Pick one, or enter its UUID or its page's address.",
        Input::Location => "The object's address in Swift: …/v1/AUTH_<project>/<container>/<object>.",
        Input::Version => "The one that made the backup, by its id in this cloud.",
        Input::Size => "The size of the data. Trove believes it, and compares it with the volume when you restore.",
        Input::Name => "Up to 255 characters on one line, with at least one letter a–z or digit.",
        Input::Description => "Optional. Up to 255 characters on one line, with at least one letter a–z or digit.",
        Input::Kind => match draft.kind() {
            Kind::Full => "Everything, depending on no other backup.",
            Kind::Latest => {
                "What changed since the newest completed backup. Where there is none, it becomes a full one."
            }
            Kind::Parent => "What changed since a backup that you choose.",
            Kind::Register => {
                "Makes nothing: it registers a backup of another cloud or project, whose data stays where it is."
            }
        },
        Input::Parent => "A completed backup of the same instance.",
        Input::Container => {
            "Optional; letters, digits and @%_+=:,.- only. Else the instance's backup strategy decides, then the project's, then the cloud."
        }
        Input::Driver => "Cinder makes a snapshot of the volume, which is always full and needs no Swift.",
    }
}

/// What is wrong with a field, and its rule.
#[must_use]
pub fn problem(input: Input, problem: &Problem) -> String {
    let text = match problem {
        Problem::Address(error) => address(*error),
        Problem::Missing => match input {
            Input::Instance => "Enter the UUID of the instance to back up.",
            Input::Name => "Enter a name for the backup.",
            Input::Parent => "Enter the UUID of the backup to build on, or pick one.",
            _ => "This is needed.",
        },
        Problem::NoUuid if input != Input::Instance => {
            "There is no UUID in it. It looks like 18d48a36-0682-4cd7-a419-864105d6079a."
        }
        Problem::Character(c) => {
            return format!("“{}” cannot be part of a container's name here.", isolated(&c.to_string()));
        }
        Problem::NoSize => "Enter a number above 0, such as 5 or 0.5.",
        Problem::NoObject => "Enter an address with a container and an object at its end.",
        Problem::SnapshotIsFull => "A snapshot by Cinder is always full. Choose a full backup, or another driver.",
        Problem::NoUuid => {
            "There is no UUID in it. It looks like 18d48a36-0682-4cd7-a419-864105d6079a; the instance's name is not enough."
        }
        Problem::TooLong(length) => {
            return format!("{length} characters are too many: at most {LONGEST} are taken.");
        }
        Problem::NoLetterOrDigit => {
            "Trove wants at least one letter a–z or A–Z or a digit in it; add one, such as a number."
        }
        Problem::Refused => "The cloud refused this; the message below says why.",
    };
    text.into()
}

/// What a kind of backup is called.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Full => "Full",
        Kind::Latest => "Incremental, on top of the latest",
        Kind::Parent => "Incremental, on top of a chosen one",
        Kind::Register => "Register a backup made elsewhere",
    }
}
