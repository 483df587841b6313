//! What the form says of its fields: their labels, what to know of them, and what is wrong with them.

use super::form::Input;
use super::method::Method;
use super::model::Model;
use super::problem::Problem;
use super::sign_in::SignIn;
use super::text;
use crate::context::error_text::address;
use crate::openstack::types::endpoint::EndpointError;
use crate::openstack::types::token::TokenError;

/// The label of a field.
#[must_use]
pub fn label(input: Input) -> &'static str {
    match input {
        Input::Identity => "Identity endpoint",
        Input::User => "User",
        Input::UserDomain => "User's domain",
        Input::Password => "Password",
        Input::ApplicationCredential => "Application credential",
        Input::Secret => "Secret",
        Input::Passcode => "Code",
        Input::Project => "Project",
        Input::ProjectDomain => "Project's domain",
        Input::Region => "Region",
        Input::Endpoint => "API endpoint",
        Input::Token => "Token",
    }
}

/// What to know before typing.
#[must_use]
pub fn hint(input: Input, model: &Model) -> &'static str {
    let method = model.draft.method();
    match input {
        Input::Token if model.host_token => {
            "The page around this form gives a token. Type another one only to use that instead; it stays in memory."
        }
        Input::Identity if method == Method::Token => {
            "Where Keystone is. It finds the API endpoint, and tells whose token it is and how long it lives."
        }
        Input::Identity => "Where Keystone is: auth_url in openrc and clouds.yaml.",
        Input::User if method == Method::ApplicationCredential => "Needed if the credential is given by its name.",
        Input::UserDomain => "Name or id; Default unless filled in.",
        Input::ApplicationCredential => "Its id, or its name.",
        Input::Passcode => "The six digits that your authenticator shows now.",
        Input::Project if matches!(model.sign_in, SignIn::Choosing(..)) => "What you sign in for.",
        Input::Project => "Name or id. Empty: your usual one, or a choice of yours.",
        Input::ProjectDomain => "Name or id; the user's unless filled in.",
        Input::Region if model.current.is_none() => "Empty: the only one, or a choice.",
        Input::Endpoint => {
            "Address of the database service with your project, for example https://cloud.example:8779/v1.0/<project id>."
        }
        Input::Token => "From “openstack token issue”. It stays in this page's memory and is gone when you close it.",
        _ => "",
    }
}

/// What is wrong with a field, and its rule.
#[must_use]
pub fn problem(input: Input, problem: Problem) -> String {
    let text = match problem {
        Problem::Missing => match input {
            Input::Region => "Choose a region.",
            Input::Project => "Choose a project.",
            _ => "This is needed.",
        },
        Problem::Address(EndpointError::Missing) if input == Input::Identity => "Enter the address of Keystone.",
        Problem::Address(error) => address(error),
        Problem::MixedContent => "This page came over https, so the browser lets it call https addresses only.",
        Problem::Token(TokenError::Missing) => "Enter a token.",
        Problem::Token(TokenError::TooLong) => "This is longer than any token.",
        Problem::Token(TokenError::Character { at }) => {
            return format!(
                "Character {at} cannot be part of a token. Paste the token alone: letters, digits and signs without spaces."
            );
        }
        Problem::TokenRefused => "The cloud refused this token. Enter a new one; everything else is kept.",
        Problem::HostTokenRefused => {
            "The token of the page around this form is not good any more. Sign in there anew, or enter a token here."
        }
        Problem::Unconfirmed => "This endpoint was filled in for you. Check it, and press the button once more.",
        Problem::TokenOfAnotherEndpoint => text::TOKEN_OF_ANOTHER_ENDPOINT,
        Problem::SignInFirst => "Sign in first: nothing was sent.",
        Problem::SignInRefused => "The cloud refused it; the message below says more.",
        Problem::SessionEnded => text::ENDED,
        Problem::Refused => "The cloud refused this; the message below says why.",
    };
    text.into()
}
