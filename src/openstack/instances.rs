//! Trove's `instances`: only what tells why a backup failed.

use std::rc::Rc;

use super::backups::member;
use super::endpoint::Endpoint;
use super::error::{Error, Problem};
use super::http::{Call, Reply};
use super::id::Id;
use super::json::Object;
use super::token::Token;

/// The last error of an instance: one, overwritten by the next, never cleared (`trove/instance/models.py`
/// `persist_instance_fault`). Only the message tells which event it belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstanceFault {
    /// The message, at most 255 characters.
    pub message: Rc<str>,
    /// When it was written, UTC without a zone.
    pub created: Option<Rc<str>>,
}

impl InstanceFault {
    /// Whether it is about this backup.
    #[must_use]
    pub fn names(&self, backup: &Id) -> bool {
        self.message.contains(backup.to_string().as_str())
    }
}

/// Seconds that the answer may take: somebody waits to hear that a backup failed.
const TIME_OUT: u32 = 8;

/// `GET {endpoint}/instances/{id}`.
#[must_use]
pub fn show(endpoint: &Endpoint, token: &Token, id: &Id) -> Call {
    Call { time_out: TIME_OUT, ..Call::get(endpoint.instance(id), token) }
}

/// Takes the fault out of the answer to [`show`]; most instances have none.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_fault(reply: &Reply) -> Result<Option<InstanceFault>, Error> {
    decode(&reply.body).map_err(|problem| reply.unreadable(problem))
}

fn decode(body: &str) -> Result<Option<InstanceFault>, Problem> {
    let instance = member(body, "instance").and_then(|json| Object::parse(&json).ok_or(Problem::Envelope))?;
    let fault = instance.object("fault").unwrap_or_default();
    let text = |key| fault.text(key).map(Rc::from);
    Ok(text("message").map(|message| InstanceFault { message, created: text("created") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_fault_where_there_is_one() {
        let body = r#"{"instance":{"id":"a","fault":{"message":"Backup b1 failed","created":"2026-11-23T16:23:02","details":null}}}"#;
        let fault = InstanceFault { message: "Backup b1 failed".into(), created: Some("2026-11-23T16:23:02".into()) };
        assert_eq!(decode(body), Ok(Some(fault.clone())));
        assert_eq!(decode(r#"{"instance":{"id":"a"}}"#), Ok(None));
        assert_eq!(decode(r#"{"instance":{"fault":null}}"#), Ok(None));
        assert_eq!(decode("{}"), Err(Problem::Envelope));
        assert_eq!(decode("no"), Err(Problem::NotJson));
        assert_eq!(Id::parse("b1").map(|id| fault.names(&id)), Some(true));
        assert_eq!(Id::parse("b2").map(|id| fault.names(&id)), Some(false));
    }
}
