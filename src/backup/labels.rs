//! What the form says of its fields: their labels, their rules, and what is wrong with them.

use super::draft::Field;
use super::validation::{FieldProblem, LONGEST};
use crate::openstack::endpoint::EndpointError;
use crate::openstack::token::TokenError;

/// The label of a field.
#[must_use]
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Endpoint => "API endpoint",
        Field::Token => "Token",
        Field::InstanceId => "Instance ID",
        Field::Name => "Name",
        Field::Description => "Description",
    }
}

/// What to know before typing.
#[must_use]
pub fn hint(field: Field, host_token: bool) -> &'static str {
    match field {
        Field::Token if host_token => {
            "The page around this form gives a token. Type another one only to use that instead; it stays in memory."
        }
        Field::Endpoint => {
            "Address of the database service with your project, for example https://cloud.example:8779/v1.0/<project id>."
        }
        Field::Token => "From “openstack token issue”. It stays in this page's memory and is gone when you close it.",
        Field::InstanceId => "The instance's UUID, or the address of its page.",
        Field::Name => "Up to 255 characters on one line, with at least one letter a–z or digit.",
        Field::Description => "Optional. Up to 255 characters on one line, with at least one letter a–z or digit.",
    }
}

/// What is wrong with a field, and its rule.
#[must_use]
pub fn field_problem(field: Field, problem: &FieldProblem) -> String {
    let text = match problem {
        FieldProblem::Endpoint(error) => match error {
            EndpointError::Missing => "Enter the address of the database service.",
            EndpointError::NoScheme => "Begin the address with https:// (or http:// on this machine).",
            EndpointError::Scheme => "Only https:// and http:// addresses can be called.",
            EndpointError::Credentials => {
                "Leave out the user and password before the host: the token says who you are."
            }
            EndpointError::Host => {
                "There is no usable host or port in this address; an example is https://cloud.example:8779/v1.0/<project id>."
            }
            EndpointError::Characters => "An address holds no spaces, no backslash and no “..”.",
        },
        FieldProblem::MixedContent => "This page came over https, so the browser lets it call https addresses only.",
        FieldProblem::Token(TokenError::Missing) => "Enter a token.",
        FieldProblem::Token(TokenError::TooLong) => {
            "This is longer than any token: Trove takes header lines of up to 16384 bytes."
        }
        FieldProblem::Token(TokenError::Character { at }) => {
            return format!(
                "Character {at} cannot be part of a token. Paste the token alone: letters, digits and signs without spaces."
            );
        }
        FieldProblem::TokenRefused => "The cloud refused this token. Enter a new one; everything else is kept.",
        FieldProblem::HostTokenRefused => {
            "The token of the page around this form is not good any more. Sign in there anew, or enter a token here."
        }
        FieldProblem::Missing if field == Field::InstanceId => "Enter the UUID of the instance to back up.",
        FieldProblem::Missing => "Enter a name for the backup.",
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
