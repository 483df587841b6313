//! What the form says of its fields: their labels, their rules, and what is wrong with them.

use super::draft::{Draft, Field};
use super::kind::Kind;
use super::rules::FieldProblem;
use super::session;
use crate::console::restore::{Input, text};
use crate::context::phrases::isolated;
use crate::openstack::types::name::LONGEST;
use crate::session::{Input as SessionInput, Problem, label as session_label, problem as session_problem};

/// The label of a field.
#[must_use]
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Ways | Field::Way => "Sign in with",
        Field::InstanceId => "Instance ID",
        Field::Location => "Remote location",
        Field::Version => "Datastore version",
        Field::Size => "Size in GiB",
        Field::Name => "Name",
        Field::Description => "Description",
        Field::Kind => "Kind",
        Field::Parent => "Parent backup",
        Field::Container => "Swift container",
        Field::Driver => "Storage driver",
        Field::Identity
        | Field::User
        | Field::UserDomain
        | Field::Password
        | Field::ApplicationCredential
        | Field::Secret
        | Field::Passcode
        | Field::Project
        | Field::ProjectDomain
        | Field::Region
        | Field::Endpoint
        | Field::Token => session::input_of(field).map_or("", session_label),
        Field::RestoreName => text::label(Input::Name),
        Field::Flavor => text::label(Input::Flavor),
        Field::Volume => text::label(Input::Volume),
        Field::VolumeType => text::label(Input::VolumeType),
        Field::RestoreVersion => text::label(Input::Version),
        Field::Network => text::label(Input::Network),
        Field::View => "View",
        Field::Backup => "Backup",
        Field::Search => "Search",
        Field::ShowStatus => "Status",
        Field::ShowInstance => "Instance",
        Field::ShowDatastore => "Datastore",
        Field::Sort => "Sorted by",
        Field::Columns => "Columns",
        Field::Threshold => "Too old after",
    }
}

/// What to know before typing.
#[must_use]
pub fn hint(field: Field, draft: &Draft) -> &'static str {
    match field {
        Field::InstanceId => "Pick one, or enter its UUID or its page's address.",
        Field::Location => "The object's address in Swift: …/v1/AUTH_<project>/<container>/<object>.",
        Field::Version => "The one that made the backup, by its id in this cloud.",
        Field::Size => "The size of the data. Trove believes it, and compares it with the volume when you restore.",
        Field::Name => "Up to 255 characters on one line, with at least one letter a–z or digit.",
        Field::Description => "Optional. Up to 255 characters on one line, with at least one letter a–z or digit.",
        Field::Kind => match Kind::chosen(draft) {
            Kind::Full => "Everything, depending on no other backup.",
            Kind::Latest => {
                "What changed since the newest completed backup. Where there is none, it becomes a full one."
            }
            Kind::Parent => "What changed since a backup that you choose.",
            Kind::Register => {
                "Makes nothing: it registers a backup of another cloud or project, whose data stays where it is."
            }
        },
        Field::Parent => "A completed backup of the same instance.",
        Field::Container => {
            "Optional; letters, digits and @%_+=:,.- only. Else the instance's backup strategy decides, then the project's, then the cloud."
        }
        Field::Driver => "Cinder makes a snapshot of the volume, which is always full and needs no Swift.",
        _ => "",
    }
}

/// What is wrong with a field, and its rule.
#[must_use]
pub fn field_problem(field: Field, problem: &FieldProblem) -> String {
    let text = match problem {
        FieldProblem::Address(error) => return session_problem(SessionInput::Endpoint, Problem::Address(*error)),
        FieldProblem::Missing => match field {
            Field::InstanceId => "Enter the UUID of the instance to back up.",
            Field::Name => "Enter a name for the backup.",
            Field::Parent => "Enter the UUID of the backup to build on, or pick one.",
            _ => "This is needed.",
        },
        FieldProblem::NoUuid if field != Field::InstanceId => {
            "There is no UUID in it. It looks like 18d48a36-0682-4cd7-a419-864105d6079a."
        }
        FieldProblem::Character(c) => {
            return format!("“{}” cannot be part of a container's name here.", isolated(&c.to_string()));
        }
        FieldProblem::NoSize => "Enter a number above 0, such as 5 or 0.5.",
        FieldProblem::NoObject => "Enter an address with a container and an object at its end.",
        FieldProblem::SnapshotIsFull => "A snapshot by Cinder is always full. Choose a full backup, or another driver.",
        FieldProblem::NoUuid => {
            "There is no UUID in it. It looks like 18d48a36-0682-4cd7-a419-864105d6079a; the instance's name is not enough."
        }
        FieldProblem::TooLong(length) => {
            return format!("{length} characters are too many: at most {LONGEST} are taken.");
        }
        FieldProblem::NoLetterOrDigit => {
            "Trove wants at least one letter a–z or A–Z or a digit in it; add one, such as a number."
        }
        FieldProblem::ByServer => "The cloud refused this; the message below says why.",
    };
    text.into()
}
