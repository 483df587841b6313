//! What can go wrong with one call, cheap to clone, with all that the server said.

use std::rc::Rc;

use super::fault::Fault;
use super::search::holds;
use super::secret::Secret;

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

/// A status outside of 2xx and what came with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// `x-openstack-request-id`, where the server lets a page read it.
    pub request_id: Option<Rc<str>>,
    /// The body's words.
    pub fault: Fault,
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
    /// It is longer than [`super::http::LONGEST`].
    Enormous,
    /// It is an HTML page, a login page perhaps.
    Html,
    /// It is not JSON.
    NotJson,
    /// It is JSON without the member that Trove's API has there.
    Envelope,
}

/// What a refusal is about (`docs/trove-api.md` §8.1), as far as what to do next depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// 400: the request breaks a rule.
    Invalid,
    /// 401 of Keystone's middleware (member `error`), or one that cannot be told: the token.
    Token,
    /// 401 with the member `unauthorized`: the object store or a role refused; the token is fine (`docs/trove-api.md`
    /// §8.3).
    Storage,
    /// 403 by a policy.
    Forbidden,
    /// 403 without a member: the URL names another project than the token, or none.
    Project,
    /// 404: there is no such thing in this project.
    NotFound,
    /// 422: the instance is busy, or in no state for a backup.
    Busy,
    /// 413 without a time: the quota is used up.
    Quota,
    /// 413 or 429 with a time: too many requests; wait so many seconds.
    RateLimit(u32),
    /// 501: this instance's kind cannot be backed up.
    Unsupported,
    /// 500: Trove itself failed; its message holds an id for the operator.
    Server,
    /// 502, 503, 504 by something in front of Trove, or 503 because Trove cannot reach Keystone.
    Gateway,
    /// Everything else.
    Other,
}

impl Refusal {
    /// What it is about.
    #[must_use]
    pub fn cause(&self) -> Cause {
        match self.status {
            400 => Cause::Invalid,
            401 if self.fault.is("unauthorized") => Cause::Storage,
            401 => Cause::Token,
            403 if !self.fault.json => Cause::Other,
            403 if self.fault.kind.is_none() => Cause::Project,
            403 => Cause::Forbidden,
            // `SwiftNotFound`: the object store has no endpoint (`docs/trove-api.md` §8.1).
            404 if holds(&self.fault.message, "Swift") => Cause::Storage,
            404 => Cause::NotFound,
            413 | 429 => match self.fault.retry_after {
                Some(seconds) => Cause::RateLimit(seconds),
                None if self.status == 429 => Cause::RateLimit(Self::PAUSE),
                None if self.fault.json => Cause::Quota,
                None => Cause::Other,
            },
            422 => Cause::Busy,
            501 => Cause::Unsupported,
            500 => Cause::Server,
            502..=504 => Cause::Gateway,
            _ => Cause::Other,
        }
    }

    /// Seconds to wait after a 429 that names none.
    const PAUSE: u32 = 30;
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

    fn refusal(status: u16, body: &str) -> Refusal {
        Refusal { status, request_id: None, fault: Fault::read(body) }
    }

    #[test]
    fn tells_the_two_401_apart() {
        assert_eq!(refusal(401, r#"{"error":{"code":401,"message":"m"}}"#).cause(), Cause::Token);
        assert_eq!(refusal(401, r#"{"unauthorized":{"code":401,"message":"m"}}"#).cause(), Cause::Storage);
        assert_eq!(refusal(401, "").cause(), Cause::Token);
    }

    #[test]
    fn tells_the_two_413_apart() {
        assert_eq!(refusal(413, r#"{"overLimit":{"message":"m","retryAfter":"3"}}"#).cause(), Cause::RateLimit(3));
        assert_eq!(refusal(413, r#"{"overLimit":{"message":"m"}}"#).cause(), Cause::Quota);
        assert_eq!(refusal(413, "<h1>413 Request Entity Too Large</h1>").cause(), Cause::Other);
        assert_eq!(refusal(429, "").cause(), Cause::RateLimit(Refusal::PAUSE));
    }

    #[test]
    fn a_gateways_give_up_may_have_arrived() {
        assert!(Error::Refused(refusal(504, "<h1>504</h1>").into()).may_have_arrived());
        assert!(!Error::Refused(refusal(503, r#"{"message":"m","code":"503"}"#).into()).may_have_arrived());
        assert!(!Error::Refused(refusal(422, "").into()).may_have_arrived());
        assert!(!Error::Offline.may_have_arrived());
    }
}
