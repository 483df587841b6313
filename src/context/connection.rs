//! With which token a request goes out, and where to.

use crate::openstack::keystone::tokens::IssuedToken;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::token::Token;

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
    pub(crate) fn typed(endpoint: Endpoint, token: Token, confirmed: Option<&Endpoint>) -> Option<Self> {
        (confirmed == Some(&endpoint)).then_some(Self { endpoint, credential: Credential::Typed(token) })
    }

    /// With a token of Keystone's: to the endpoint that the catalog of the same answer names for a region.
    pub(crate) fn of_catalog(issued_token: &IssuedToken, region: &str) -> Option<Self> {
        let database = issued_token.databases.iter().find(|database| *database.region == *region)?;
        Some(Self { endpoint: database.endpoint.clone(), credential: Credential::Typed(issued_token.token.clone()) })
    }

    /// With the host's token: the host gives the endpoint, too, or a person typed it.
    pub(crate) fn of_host(endpoint: Endpoint) -> Self {
        Self { endpoint, credential: Credential::Host }
    }

    /// The same endpoint, asked with another token of the same cloud.
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
