//! What can be wrong with the fields of the room.

use super::form::Input;
use crate::openstack::types::endpoint::{Endpoint, EndpointError};
use crate::openstack::types::token::TokenError;

/// What is wrong with the text of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Nothing was typed, or nothing chosen.
    Missing,
    /// It is no address.
    Address(EndpointError),
    /// A page over https may not call this http address.
    MixedContent,
    /// It is no token.
    Token(TokenError),
    /// The cloud refused this token.
    TokenRefused,
    /// The cloud refused the host's token, or the host gave none.
    HostTokenRefused,
    /// It was filled in for the person, who has to press a button before a typed token goes there.
    Unconfirmed,
    /// It was typed for another endpoint, which a link or a host has changed since, and was removed.
    TokenOfAnotherEndpoint,
    /// Nobody has signed in.
    SignInFirst,
    /// Keystone refused what was typed.
    SignInRefused,
    /// The session has ended.
    SessionEnded,
    /// The cloud refused it; its words are in the alert.
    Refused,
}

/// The fields at fault, in the order of the form.
pub type Problems = Vec<(Input, Problem)>;

/// What is wrong with the address of a service.
#[must_use]
pub fn check_address(typed: &str, https: bool) -> Option<Problem> {
    match Endpoint::parse(typed) {
        Err(error) => Some(Problem::Address(error)),
        Ok(endpoint) if https && endpoint.is_plain_http() && !endpoint.is_loopback() => Some(Problem::MixedContent),
        Ok(_) => None,
    }
}
