//! Who may ask now, and where: what the form's texts are read with.

use std::rc::Rc;

use super::draft::{Draft, Field};
use super::session::Session;
use super::way::{Way, chosen, secret_of};
use crate::context::connection::{Connection, Credential};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::token::{Token, TokenError};

/// What the form's texts are read with.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Access {
    /// Whether the page came over https.
    pub https: bool,
    /// Whether the host gives a token.
    pub host_token: bool,
    /// Who signed in.
    pub session: Option<Rc<Session>>,
    /// The endpoint that the person confirmed for a typed token: by typing it, or by a press beside its host.
    pub confirmed: Option<Endpoint>,
}

impl Access {
    /// Whose token is meant: that of who signed in; else what a person typed, which wins over the host's.
    ///
    /// # Errors
    /// [`TokenError`], when what was typed is no token, or nothing was typed and there is no host's token.
    pub fn credential(&self, draft: &Draft) -> Result<Credential, TokenError> {
        if let Some(session) = &self.session {
            return Ok(Credential::Typed(session.grant.token.clone()));
        }
        match Token::parse(draft.get(Field::Token)) {
            Err(TokenError::Missing) if self.host_token => Ok(Credential::Host),
            typed => typed.map(Credential::Typed),
        }
    }

    /// Whether endpoint and token are typed, or given by the host, and nobody signs in.
    #[must_use]
    pub fn is_plain(&self, draft: &Draft) -> bool {
        self.session.is_none() && (self.host_token || chosen(draft) == Way::Token)
    }

    /// The field with what is secret of who asks.
    #[must_use]
    pub fn secret_field(&self, draft: &Draft) -> Field {
        if self.is_plain(draft) { Field::Token } else { secret_of(chosen(draft)) }
    }

    /// Who asks at an endpoint that was asked before. Nobody, where today's token is one for another place: a token goes
    /// to no cloud but its own.
    #[must_use]
    pub fn credential_at(&self, endpoint: &Endpoint, draft: &Draft) -> Option<Credential> {
        let connection = self.connection(draft)?;
        let regions = self.session.as_ref().map_or(&[][..], |session| &session.grant.databases);
        let known = *connection.endpoint() == *endpoint || regions.iter().any(|region| region.endpoint == *endpoint);
        known.then(|| connection.credential().clone())
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self, draft: &Draft) -> Option<Connection> {
        if let Some(session) = &self.session {
            return session.connection();
        }
        let endpoint = Endpoint::parse(draft.get(Field::Endpoint)).ok()?;
        match self.credential(draft).ok()? {
            Credential::Typed(token) => Connection::typed(endpoint, token, self.confirmed.as_ref()),
            Credential::Host => Some(Connection::of_host(endpoint)),
            Credential::None => None,
        }
    }

    /// Whether a press is all that is missing for a connection: endpoint and token are there, the endpoint is not
    /// confirmed.
    #[must_use]
    pub fn wants_confirmation(&self, draft: &Draft) -> bool {
        self.unconfirmed(draft).is_some()
    }

    /// The endpoint in the form, where the person has typed a token and has not confirmed that endpoint for it.
    #[must_use]
    pub fn unconfirmed(&self, draft: &Draft) -> Option<Endpoint> {
        let endpoint = Endpoint::parse(draft.get(Field::Endpoint)).ok()?;
        let confirmed = Self { confirmed: Some(endpoint.clone()), ..self.clone() };
        (self.connection(draft).is_none() && confirmed.connection(draft).is_some()).then_some(endpoint)
    }
}
