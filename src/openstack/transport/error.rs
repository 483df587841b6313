//! What can go wrong with one call, cheap to clone, with all that the server said.

use std::rc::Rc;

use super::refusal::{Cause, Refusal};
use crate::openstack::types::secret::Secret;

/// How a call failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// The browser said that it is offline; nothing left it.
    Offline,
    /// There is no readable answer: CORS refused, TLS, DNS, nobody listens, or the connection broke. A browser
    /// tells them not apart.
    Unreachable,
    /// The page's own Content Security Policy does not let it call this address; nothing left it.
    Blocked,
    /// No answer within our time-out.
    TimedOut,
    /// The person gave up waiting.
    Cancelled,
    /// The component was taken off its page while it waited.
    Detached,
    /// The host was asked for a token and gave none; nothing left the browser. Its own words, or why what it gave
    /// is no token.
    NoToken(Rc<str>),
    /// The person signed out here: there is no token any more.
    SignedOut,
    /// The person revoked the token, here.
    Revoked,
    /// Keystone took what was sent, and wants a second factor: the receipt that says so.
    SecondFactor(Secret),
    /// The answer was a redirect, which is not followed: the token is for the endpoint alone.
    Redirected,
    /// The server refused.
    Refused(Rc<Refusal>),
    /// The server said yes, and the body is not what Trove sends.
    Unreadable(Rc<Unreadable>),
}

/// A 2xx whose body cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// The HTTP status.
    pub status: u16,
    /// `x-openstack-request-id`, where the server lets a page read it.
    pub request_id: Option<Rc<str>>,
    /// What is wrong with the body.
    pub problem: Problem,
    /// How the body begins, at most [`Unreadable::HEAD`] characters, without the token.
    pub head: Rc<str>,
}

impl Unreadable {
    /// The most characters of a body that are kept to be shown.
    pub const HEAD: usize = 400;
}

/// What is wrong with a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// The connection broke before its end.
    Truncated,
    /// It is longer than [`super::body::LONGEST`].
    Enormous,
    /// It is an HTML page, a login page perhaps.
    Html,
    /// It is not JSON.
    NotJson,
    /// It is JSON without the member that Trove's API has there.
    Envelope,
}

impl Error {
    /// Whether a request that failed like this may have been carried out all the same.
    ///
    /// POST is not idempotent: after such a failure the client looks, and never sends again by itself.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut | Self::Cancelled | Self::Detached | Self::Unreadable(_) => true,
            // Something in front of Trove gave up waiting; Trove's own 5xx are JSON.
            Self::Refused(refusal) => matches!(refusal.status, 502..=504) && !refusal.fault.json,
            Self::Offline | Self::Blocked | Self::Redirected | Self::NoToken(_) => false,
            Self::SignedOut | Self::Revoked | Self::SecondFactor(_) => false,
        }
    }

    /// Seconds that the server asked to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Refused(refusal) => match refusal.cause() {
                Cause::RateLimit(seconds) => Some(seconds),
                _ => refusal.fault.retry_after,
            },
            _ => None,
        }
    }

    /// Seconds after which the same may be asked again: as many as the server asked to wait, and one more; or these.
    #[must_use]
    pub fn pause(&self, least: i64) -> i64 {
        self.retry_after().map_or(least, |seconds| i64::from(seconds) + 1)
    }

    /// Whether another token is what helps.
    #[must_use]
    pub fn wants_token(&self) -> bool {
        matches!(self, Self::NoToken(_) | Self::SignedOut | Self::Revoked) || self.cause() == Some(Cause::Token)
    }

    /// The refusal's cause, if the server refused.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        match self {
            Self::Refused(refusal) => Some(refusal.cause()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::transport::fault::Fault;

    fn refusal(status: u16, body: &str) -> Refusal {
        Refusal { status, request_id: None, fault: Fault::read(body) }
    }

    #[test]
    fn a_gateways_give_up_may_have_arrived() {
        assert!(Error::Refused(refusal(504, "<h1>504</h1>").into()).may_have_arrived());
        assert!(!Error::Refused(refusal(503, r#"{"message":"m","code":"503"}"#).into()).may_have_arrived());
        assert!(!Error::Refused(refusal(422, "").into()).may_have_arrived());
        assert!(!Error::Offline.may_have_arrived());
    }
}
