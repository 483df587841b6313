//! With which token a request goes out: one that a person typed, or the host's.

use super::draft::{Draft, Field};
use crate::openstack::token::{Token, TokenError};

/// With which token a request goes out.
#[derive(Clone, PartialEq, Debug)]
pub enum Credential {
    /// A person typed it.
    Typed(Token),
    /// The host gives it when it is asked. It is not here, so that each request carries the newest one.
    Host,
}

/// Whose token is meant: what a person typed wins over the host's.
///
/// # Errors
/// [`TokenError`], when what was typed is no token, or nothing was typed and there is no host's token.
pub fn credential(draft: &Draft, host_token: bool) -> Result<Credential, TokenError> {
    match Token::parse(draft.get(Field::Token)) {
        Err(TokenError::Missing) if host_token => Ok(Credential::Host),
        typed => typed.map(Credential::Typed),
    }
}
