//! An answer with which a server refuses, and what it is about.

use std::rc::Rc;

use super::fault::Fault;

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
            404 if self.fault.message.contains("Swift") => Cause::Storage,
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
}
