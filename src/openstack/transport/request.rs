//! What is asked of a service: a call, before it is sent.

use std::fmt;

use crate::openstack::types::json::Json;
use crate::openstack::types::secret::Secret;
use crate::openstack::types::token::Token;

/// What to ask.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// The absolute address.
    pub url: String,
    /// What is done there.
    pub verb: Verb,
    /// Who asks; nobody yet, where somebody signs in.
    pub token: Option<Token>,
    /// One more header of Keystone's, which its CORS lets in: `X-Subject-Token`, `Openstack-Auth-Receipt`.
    pub header: Option<(&'static str, Secret)>,
    /// What is secret in the body.
    pub secret: Secret,
    /// Whether Keystone is asked, which knows the passwords of whoever signs in.
    pub keystone: bool,
    /// How long to wait for the whole answer, in seconds.
    pub time_out: u32,
}

/// What a call does. `Debug` prints no body, for a password may be in it.
#[derive(Clone, PartialEq, Eq)]
pub enum Verb {
    /// Reads.
    Get,
    /// Sends this JSON.
    Post(Json),
    /// Takes away.
    Delete,
}

impl fmt::Debug for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "Get",
            Self::Post(_) => "Post(***)",
            Self::Delete => "Delete",
        })
    }
}

/// Seconds that an answer may take unless the call says otherwise.
const TIME_OUT: u32 = 30;

impl Call {
    /// A call by somebody, or by nobody yet.
    #[must_use]
    pub fn new(verb: Verb, url: String, token: Option<&Token>) -> Self {
        let (header, secret, keystone) = (None, Secret::default(), false);
        Self { url, verb, token: token.cloned(), header, secret, keystone, time_out: TIME_OUT }
    }

    /// A GET.
    #[must_use]
    pub fn get(url: String, token: &Token) -> Self {
        Self::new(Verb::Get, url, Some(token))
    }
}
