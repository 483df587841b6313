//! What the form says of its fields: their labels, their rules, and what is wrong with them.

use super::draft::Field;
use super::kind::Kind;
use super::rules::FieldProblem;
use super::sign_in::SignIn;
use super::state::State;
use super::way::{Way, chosen};
use crate::console::restore::{Input, text};
use crate::context::phrases::isolated;
use crate::openstack::types::endpoint::EndpointError;
use crate::openstack::types::name::LONGEST;
use crate::openstack::types::token::TokenError;

/// The label of a field.
#[must_use]
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Ways | Field::Way => "Sign in with",
        Field::Identity => "Identity endpoint",
        Field::User => "User",
        Field::UserDomain => "User's domain",
        Field::Password => "Password",
        Field::ApplicationCredential => "Application credential",
        Field::Secret => "Secret",
        Field::Passcode => "Code",
        Field::Project => "Project",
        Field::ProjectDomain => "Project's domain",
        Field::Region => "Region",
        Field::Endpoint => "API endpoint",
        Field::Token => "Token",
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
pub fn hint(field: Field, state: &State) -> &'static str {
    match field {
        Field::Token if state.host_token => {
            "The page around this form gives a token. Type another one only to use that instead; it stays in memory."
        }
        Field::Identity if chosen(&state.draft) == Way::Token => {
            "Where Keystone is. It finds the API endpoint, and tells whose token it is and how long it lives."
        }
        Field::Identity => "Where Keystone is: auth_url in openrc and clouds.yaml.",
        Field::User if chosen(&state.draft) == Way::ApplicationCredential => {
            "Needed if the credential is given by its name."
        }
        Field::UserDomain => "Name or id; Default unless filled in.",
        Field::ApplicationCredential => "Its id, or its name.",
        Field::Passcode => "The six digits that your authenticator shows now.",
        Field::Project if matches!(state.sign_in, SignIn::Choosing(..)) => "What you sign in for.",
        Field::Project => "Name or id. Empty: your usual one, or a choice of yours.",
        Field::ProjectDomain => "Name or id; the user's unless filled in.",
        Field::Region if state.session.is_none() => "Empty: the only one, or a choice.",
        Field::Endpoint => {
            "Address of the database service with your project, for example https://cloud.example:8779/v1.0/<project id>."
        }
        Field::Token => "From “openstack token issue”. It stays in this page's memory and is gone when you close it.",
        Field::InstanceId => "Pick one, or enter its UUID or its page's address.",
        Field::Location => "The object's address in Swift: …/v1/AUTH_<project>/<container>/<object>.",
        Field::Version => "The one that made the backup, by its id in this cloud.",
        Field::Size => "The size of the data. Trove believes it, and compares it with the volume when you restore.",
        Field::Name => "Up to 255 characters on one line, with at least one letter a–z or digit.",
        Field::Description => "Optional. Up to 255 characters on one line, with at least one letter a–z or digit.",
        Field::Kind => match Kind::chosen(&state.draft) {
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
        FieldProblem::Address(error) => match error {
            EndpointError::Missing if field == Field::Identity => "Enter the address of Keystone.",
            EndpointError::Missing => "Enter the address of the database service.",
            EndpointError::NoScheme => "Begin the address with https:// (or http:// on this machine).",
            EndpointError::Scheme => "Only https:// and http:// addresses can be called.",
            EndpointError::Credentials => {
                "Leave out the user and password before the host: the token says who you are."
            }
            EndpointError::Host => {
                "There is no usable host or port in this address; an example is https://cloud.example:8779/v1.0/<project id>. A host with other letters is written in its xn-- form."
            }
            EndpointError::Characters => {
                "An address holds no spaces, no hidden characters, no quotes, no “<”, “>” or “\\”, and no “..”."
            }
        },
        FieldProblem::MixedContent => "This page came over https, so the browser lets it call https addresses only.",
        FieldProblem::Token(TokenError::Missing) => "Enter a token.",
        FieldProblem::Token(TokenError::TooLong) => "This is longer than any token.",
        FieldProblem::Token(TokenError::Character { at }) => {
            return format!(
                "Character {at} cannot be part of a token. Paste the token alone: letters, digits and signs without spaces."
            );
        }
        FieldProblem::TokenRefused => "The cloud refused this token. Enter a new one; everything else is kept.",
        FieldProblem::HostTokenRefused => {
            "The token of the page around this form is not good any more. Sign in there anew, or enter a token here."
        }
        FieldProblem::Unconfirmed => "This endpoint was filled in for you. Check it, and press the button once more.",
        FieldProblem::TokenOfAnotherEndpoint => super::wording::TOKEN_OF_ANOTHER_ENDPOINT,
        FieldProblem::SignInFirst => "Sign in first: nothing was sent.",
        FieldProblem::SignInRefused => "The cloud refused it; the message below says more.",
        FieldProblem::SessionEnded => "Your session has ended. Sign in again; everything else is kept.",
        FieldProblem::Missing => match field {
            Field::InstanceId => "Enter the UUID of the instance to back up.",
            Field::Name => "Enter a name for the backup.",
            Field::Region => "Choose a region.",
            Field::Project => "Choose a project.",
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
