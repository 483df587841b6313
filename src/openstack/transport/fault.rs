//! What the body of a refusal says, in whichever of the ten shapes it comes (`docs/trove-api.md` §8.2).

use std::rc::Rc;

use serde::Deserialize;

use super::plain::{LONGEST, plain};
use crate::openstack::types::cut::cut;
use crate::openstack::types::json::{self, Object};
use crate::openstack::types::lenient::{as_written, or_default};

/// A server's own words about a refusal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fault {
    /// The member that held them: `badRequest`, `itemNotFound`, … of Trove, `error` of Keystone and its middleware.
    pub kind: Option<Rc<str>>,
    /// The message as plain text, at most [`LONGEST`] characters; empty when the body had none.
    pub message: Rc<str>,
    /// Seconds to wait, where a rate limit says so.
    pub retry_after: Option<u32>,
    /// Whether the body came as JSON, so from `OpenStack` rather than from something in front of it.
    pub json: bool,
}

/// The members that hold the words, at the top of a body or one level below.
#[derive(Default, Deserialize)]
struct Words {
    #[serde(default, deserialize_with = "or_default")]
    message: Option<Rc<str>>,
    #[serde(default, deserialize_with = "or_default")]
    detail: Option<Rc<str>>,
    #[serde(default, deserialize_with = "or_default")]
    title: Option<Rc<str>>,
    /// Seconds, as a number or as a text.
    #[serde(default, rename = "retryAfter", deserialize_with = "as_written")]
    retry_after: Rc<str>,
}

impl Fault {
    /// Reads the body of a reply that is not 2xx. Anything is a fault, an empty body too.
    #[must_use]
    pub fn read(body: &str) -> Self {
        match Object::parse(body) {
            Some(members) => Self::from_json(&members),
            None => Self {
                message: plain(json::text(body).as_deref().unwrap_or(body)),
                json: json::is_json(body),
                ..Self::default()
            },
        }
    }

    /// The words are in `error`, else in the one member that has a `message`, else at the top.
    fn from_json(members: &Object) -> Self {
        let read = |kind: &str| members.object(kind).and_then(|inner| inner.read::<Words>());
        let kind = if let Some(kind) = ["error", "receipt"].into_iter().find(|kind| members.get(kind).is_some()) {
            Some(kind)
        } else {
            let words = |json: &str| Object::parse(json).and_then(|inner| inner.read::<Words>());
            let says = |(_, json): &(&str, &str)| words(json).is_some_and(|words| words.message.is_some());
            members.members().find(says).map(|(key, _)| key)
        };
        let words = kind.and_then(read).or_else(|| members.read()).unwrap_or_default();
        // Some say it in a text where the others have an object.
        let text = kind.and_then(|kind| members.text(kind)).map(Rc::from);
        let text = text.or(words.message).or(words.detail).or(words.title).unwrap_or_default();
        let seconds = seconds(words.retry_after.trim_matches('"'));
        // Only WebOb, whose words are at the top, puts HTML into JSON; elsewhere "<" is a character like any other.
        let message = if kind.is_some() { cut(text.trim(), LONGEST).into() } else { plain(&text) };
        Self { kind: kind.map(Into::into), message, retry_after: seconds, json: true }
    }

    /// Whether the member of this name held the words.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }
}

/// The longest that a server may make anybody wait, in seconds.
const LONGEST_WAIT: u32 = 3600;

/// Whole seconds to wait, rounded up, at most an hour.
pub(super) fn seconds(text: &str) -> Option<u32> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let more = u32::from(fraction.contains(|c: char| c != '0'));
    let whole: i64 = whole.parse().ok().filter(|whole| *whole >= 0)?;
    Some(u32::try_from(whole).unwrap_or(LONGEST_WAIT).saturating_add(more).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(body: &str) -> (Option<String>, String, Option<u32>) {
        let fault = Fault::read(body);
        (fault.kind.map(|kind| kind.to_string()), fault.message.to_string(), fault.retry_after)
    }

    #[test]
    fn reads_every_shape() {
        for (body, kind, message, retry_after) in [
            (r#"{"badRequest":{"code":400,"message":"no"}}"#, Some("badRequest"), "no", None),
            (
                r#"{"overLimit":{"code":413,"message":"slow","details":"d","retryAfter":"7"}}"#,
                Some("overLimit"),
                "slow",
                Some(7),
            ),
            (r#"{"overLimit":{"code":413,"message":"slow","retryAfter":7}}"#, Some("overLimit"), "slow", Some(7)),
            (r#"{"overLimit":{"code":413,"message":"slow","retryAfter":1.5}}"#, Some("overLimit"), "slow", Some(2)),
            (
                r#"{"overLimit":{"code":413,"message":"slow","retryAfter":"4000000000"}}"#,
                Some("overLimit"),
                "slow",
                Some(3600),
            ),
            (r#"{"overLimit":{"code":413,"message":"slow","retryAfter":"soon"}}"#, Some("overLimit"), "slow", None),
            (
                r#"{"message":"Denied.<br /><br />\nUser a\n\n","code":"403 Forbidden","title":"Forbidden"}"#,
                None,
                "Denied. User a",
                None,
            ),
            (r#"{"error":{"code":401,"title":"Unauthorized","message":"log in"}}"#, Some("error"), "log in", None),
            (r#"{"error":"down"}"#, Some("error"), "down", None),
            (r#"{"error":{"code":401,"title":"Unauthorized"}}"#, Some("error"), "Unauthorized", None),
            (
                "<html><head><style>p{}</style><title>502 Bad</title></head><body>\n<h1>Bad &amp; ugly</h1></body>",
                None,
                "Bad & ugly",
                None,
            ),
            ("<script>let a = '<b>';</script >gone", None, "gone", None),
            ("upstream time-out, size < 10", None, "upstream time-out, size < 10", None),
            ("<", None, "<", None),
            ("\"quoted\"", None, "quoted", None),
            ("", None, "", None),
            (
                r#"{"badRequest":{"code":400,"message":" 'a <b> &amp;'  is\nbad "}}"#,
                Some("badRequest"),
                "'a <b> &amp;'  is\nbad",
                None,
            ),
            ("[1]", None, "[1]", None),
            ("{}", None, "", None),
        ] {
            assert_eq!(read(body), (kind.map(Into::into), message.into(), retry_after), "{body}");
        }
    }

    #[test]
    fn a_long_message_is_cut_between_characters() {
        let fault = Fault::read(&"é".repeat(LONGEST + 5));
        assert_eq!(fault.message.chars().count(), LONGEST + 1);
        assert!(fault.message.ends_with('…'));
    }

    proptest! {
        #[test]
        fn any_body_is_a_fault(body in ".{0,200}") {
            prop_assert!(Fault::read(&body).message.chars().count() <= LONGEST + 1);
        }

        #[test]
        fn any_markup_is_a_fault(body in r#"[<>/a-c!?& ";sty{}l"e:]{0,80}"#) {
            prop_assert!(Fault::read(&body).message.chars().count() <= LONGEST + 1);
        }
    }
}
