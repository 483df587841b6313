//! With which token a request goes out, and where to.

use std::rc::Rc;

use super::draft::{Draft, Field};
use super::session::{Life, Session};
use super::sign_in::secret_of;
use super::way::{Way, chosen};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::token::{Token, TokenError};

/// With which token a request goes out.
#[derive(Clone, PartialEq, Debug)]
pub enum Credential {
    /// A person typed it, or signed in for it.
    Typed(Token),
    /// The host gives it when it is asked. It is not here, so that each request carries the newest one.
    Host,
    /// The person signed out: there is none any more.
    None,
}

/// Where requests go, and by whom they are sent. There is none but of an endpoint and a secret that was given for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Connection {
    endpoint: Endpoint,
    credential: Credential,
}

impl Connection {
    /// With a token that a person typed: only to the endpoint that the person confirmed for it. A link, or a host, may
    /// have put another endpoint into the form since.
    fn typed(endpoint: Endpoint, token: Token, confirmed: Option<&Endpoint>) -> Option<Self> {
        (confirmed == Some(&endpoint)).then_some(Self { endpoint, credential: Credential::Typed(token) })
    }

    /// With a session's token: to the endpoint that the same catalog names. What has ended is asked with no more.
    fn of_session(session: &Session) -> Option<Self> {
        let database = session.database().filter(|_| session.life != Life::Ended)?;
        let credential = Credential::Typed(session.grant.token.clone());
        Some(Self { endpoint: database.endpoint.clone(), credential })
    }

    /// With the host's token: the host gives the endpoint, too, or a person typed it.
    fn of_host(endpoint: Endpoint) -> Self {
        Self { endpoint, credential: Credential::Host }
    }

    /// The same place, asked by somebody else; see [`Circumstances::credential_at`].
    #[must_use]
    pub fn by(&self, credential: Credential) -> Self {
        Self { endpoint: self.endpoint.clone(), credential }
    }

    /// Where to.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Who asks.
    #[must_use]
    pub fn credential(&self) -> &Credential {
        &self.credential
    }
}

/// What the form's texts are read with.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Circumstances {
    /// Whether the page came over https.
    pub https: bool,
    /// Whether the host gives a token.
    pub host_token: bool,
    /// Who signed in.
    pub session: Option<Rc<Session>>,
    /// The endpoint that the person confirmed for a typed token: by typing it, or by a press beside its host.
    pub confirmed: Option<Endpoint>,
}

impl Circumstances {
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
        let known = connection.endpoint == *endpoint || regions.iter().any(|region| region.endpoint == *endpoint);
        known.then_some(connection.credential)
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self, draft: &Draft) -> Option<Connection> {
        if let Some(session) = &self.session {
            return Connection::of_session(session);
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
