//! Who may ask now, and where.

use super::current::Life;
use super::form::Input;
use super::method::Method;
use super::model::Model;
use super::problem::{Problem, Problems, check_address};
use crate::context::connection::{Connection, Credential};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::token::{Token, TokenError};

impl Model {
    /// Whose token is meant: that of who signed in; else what a person typed, which wins over the host's.
    ///
    /// # Errors
    /// [`TokenError`], when what was typed is no token, or nothing was typed and there is no host's token.
    pub fn credential(&self) -> Result<Credential, TokenError> {
        if let Some(session) = &self.current {
            return Ok(Credential::Typed(session.issued_token.token.clone()));
        }
        match Token::parse(self.draft.get(Input::Token)) {
            Err(TokenError::Missing) if self.host_token => Ok(Credential::Host),
            typed => typed.map(Credential::Typed),
        }
    }

    /// Whether endpoint and token are typed, or given by the host, and nobody signs in.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.current.is_none() && (self.host_token || self.draft.method() == Method::Token)
    }

    /// The field with what is secret of who asks.
    #[must_use]
    pub fn secret(&self) -> Input {
        if self.is_plain() { Input::Token } else { self.draft.secret() }
    }

    /// Who asks at an endpoint that was asked before. Nobody, where today's token is one for another place: a token goes
    /// to no cloud but its own.
    #[must_use]
    pub fn credential_at(&self, endpoint: &Endpoint) -> Option<Credential> {
        let connection = self.connection()?;
        let regions = self.current.as_ref().map_or(&[][..], |session| &session.issued_token.databases);
        let known = *connection.endpoint() == *endpoint || regions.iter().any(|region| region.endpoint == *endpoint);
        known.then(|| connection.credential().clone())
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        self.connection_with(self.confirmed.as_ref())
    }

    fn connection_with(&self, confirmed: Option<&Endpoint>) -> Option<Connection> {
        if let Some(session) = &self.current {
            return session.connection();
        }
        let endpoint = Endpoint::parse(self.draft.get(Input::Endpoint)).ok()?;
        match self.credential().ok()? {
            Credential::Typed(token) => Connection::typed(endpoint, token, confirmed),
            Credential::Host => Some(Connection::of_host(endpoint)),
            Credential::None => None,
        }
    }

    /// The endpoint in the form, where the person has typed a token and has not confirmed that endpoint for it: a press is
    /// all that is missing for a connection.
    #[must_use]
    pub fn unconfirmed(&self) -> Option<Endpoint> {
        let endpoint = Endpoint::parse(self.draft.get(Input::Endpoint)).ok()?;
        let is_missing = self.connection().is_none() && self.connection_with(Some(&endpoint)).is_some();
        is_missing.then_some(endpoint)
    }

    /// Whether a token that was refused is the one of today: one of before may have ended while that is good.
    #[must_use]
    pub fn is_todays(&self, refused: &Connection) -> bool {
        let asks = self.credential_at(refused.endpoint());
        let lives = self.current.as_ref().is_some_and(|session| session.life != Life::Ended);
        !lives || asks.as_ref() == Some(refused.credential())
    }

    /// What is wrong with one field, if anything is.
    #[must_use]
    pub fn check(&self, input: Input, https: bool) -> Option<Problem> {
        let typed = self.draft.get(input);
        match input {
            Input::Endpoint => check_address(typed, https),
            Input::Identity if !typed.trim().is_empty() => check_address(typed, https),
            Input::Token => self.credential().err().map(Problem::Token),
            Input::Region => {
                let nowhere = self.current.as_ref().is_some_and(|session| session.database().is_none());
                nowhere.then_some(Problem::Missing)
            }
            _ => None,
        }
    }

    /// What keeps requests from being sent: nobody has signed in, or a field of the connection is wrong. That an endpoint
    /// is not confirmed is none of them.
    #[must_use]
    pub fn faults(&self, https: bool) -> Problems {
        let signed_in = match &self.current {
            Some(session) if session.life == Life::Ended => Some(Problem::SessionEnded),
            None if !self.is_plain() => Some(Problem::SignInFirst),
            _ => None,
        };
        let wanted: &[Input] = match &self.current {
            Some(_) => &[Input::Region],
            None if self.is_plain() => &[Input::Endpoint, Input::Token],
            None => &[],
        };
        let of_fields = wanted.iter().filter_map(|input| Some((*input, self.check(*input, https)?)));
        signed_in.map(|problem| (self.secret(), problem)).into_iter().chain(of_fields).collect()
    }
}
