//! What the body of a refusal says, in whichever of the ten shapes it comes (`trove-backup-api.md` §3.2).

use std::rc::Rc;

use serde_json::{Map, Value};

/// A server's own words about a refusal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fault {
    /// The member that held them: `badRequest`, `itemNotFound`, … of Trove, `error` of Keystone and its middleware.
    pub kind: Option<Rc<str>>,
    /// The message as plain text on one line, at most [`LONGEST`] characters; empty when the body had none.
    pub message: Rc<str>,
    /// Seconds to wait, where a rate limit says so.
    pub retry_after: Option<u32>,
    /// Whether the body came as JSON, so from OpenStack rather than from something in front of it.
    pub json: bool,
}

/// The longest message that is kept, in characters: Trove repeats what it was sent, an HTML page may be a book.
pub const LONGEST: usize = 1000;

impl Fault {
    /// Reads the body of a reply that is not 2xx. Anything is a fault, an empty body too.
    #[must_use]
    pub fn read(body: &str) -> Self {
        match serde_json::from_str(body) {
            Ok(Value::Object(members)) => Self::from_json(&members),
            Ok(Value::String(text)) => Self { message: plain(&text), json: true, ..Self::default() },
            Ok(_) => Self { json: true, ..Self::default() },
            Err(_) => Self { message: plain(body), ..Self::default() },
        }
    }

    fn from_json(members: &Map<String, Value>) -> Self {
        let named = members.get_key_value("error").or_else(|| {
            members.iter().find(|(_, member)| member.get("message").is_some_and(Value::is_string))
        });
        let (kind, words) = match named {
            Some((kind, Value::Object(inner))) => (Some(kind.as_str().into()), inner),
            Some((kind, Value::String(text))) => {
                return Self { kind: Some(kind.as_str().into()), message: plain(text), json: true, ..Self::default() };
            }
            _ => (None, members),
        };
        let text = |key| words.get(key).and_then(Value::as_str);
        let message = text("message").or_else(|| text("detail")).or_else(|| text("title")).unwrap_or_default();
        let retry_after = words.get("retryAfter").and_then(|value| match value {
            Value::String(seconds) => seconds.trim().parse().ok(),
            other => other.as_u64().and_then(|seconds| seconds.try_into().ok()),
        });
        Self { kind, message: plain(message), retry_after, json: true }
    }

    /// Whether the member of this name held the words.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }
}

/// Text without tags, on one line, cut at [`LONGEST`] characters. WebOb puts `<br />` into its JSON, proxies
/// answer with whole pages; nothing of it is ever shown as HTML.
fn plain(text: &str) -> Rc<str> {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        // A "<" that opens no tag is a character like any other: "size < 10".
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            words.push('<');
            rest = tag;
            continue;
        }
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let end = if name == "style" || name == "script" { format!("</{name}") } else { String::new() };
        let after = tag.split_once(end.as_str()).map_or("", |(_, after)| after);
        rest = after.split_once('>').map_or("", |(_, after)| after);
        words.push(' ');
    }
    words.push_str(rest);
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")] {
        words = words.replace(entity, character);
    }
    let mut line = String::new();
    for word in words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()).into(),
        None => line.into(),
    }
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
            (r#"{"overLimit":{"code":413,"message":"slow","details":"d","retryAfter":"7"}}"#, Some("overLimit"), "slow", Some(7)),
            (r#"{"overLimit":{"code":413,"message":"slow","retryAfter":7}}"#, Some("overLimit"), "slow", Some(7)),
            (r#"{"message":"Denied.<br /><br />\nUser a\n\n","code":"403 Forbidden","title":"Forbidden"}"#, None, "Denied. User a", None),
            (r#"{"error":{"code":401,"title":"Unauthorized","message":"log in"}}"#, Some("error"), "log in", None),
            (r#"{"error":"down"}"#, Some("error"), "down", None),
            (r#"{"error":{"code":401,"title":"Unauthorized"}}"#, Some("error"), "Unauthorized", None),
            ("<html><head><style>p{}</style><title>502 Bad</title></head><body>\n<h1>Bad &amp; ugly</h1></body>", None, "502 Bad Bad & ugly", None),
            ("<script>let a = '<b>';</script >gone", None, "gone", None),
            ("upstream time-out, size < 10", None, "upstream time-out, size < 10", None),
            ("<", None, "<", None),
            ("\"quoted\"", None, "quoted", None),
            ("", None, "", None),
            ("[1]", None, "", None),
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
            prop_assert!(!Fault::read(&body).message.contains('\n'));
        }

        #[test]
        fn any_markup_is_a_fault(body in r#"[<>/a-c!?& ";sty{}l"e:]{0,80}"#) {
            prop_assert!(Fault::read(&body).message.chars().count() <= LONGEST + 1);
        }
    }
}
