//! What is kept in memory and sent, and never shown: passwords, passcodes, receipts.

use std::fmt;
use std::rc::Rc;

/// A secret text. There is no `Display` and no `Serialize`, and `Debug` prints no part of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(Rc<str>);

impl Secret {
    /// The text, for a request and for nothing else.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// What stands for a secret in a text that is shown.
pub const MASK: &str = "••••••••";

/// Shorter texts are not masked: they would take half of the words with them, and no cloud's token is so short.
const MASKED_FROM: usize = 8;

/// A text of the server's without a secret in it, however JSON, a URL or HTML has escaped it.
#[must_use]
pub fn mask(secret: &str, text: &str) -> String {
    let Some(first) = secret.chars().next().filter(|_| secret.len() >= MASKED_FROM) else { return text.to_owned() };
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let may_begin = next == first || ESCAPES.contains(&next);
        if let Some(after) = Some(rest).filter(|_| may_begin).and_then(|rest| behind(secret, rest)) {
            masked.push_str(MASK);
            rest = after;
        } else {
            masked.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
    }
    masked
}

/// What an escape begins with: in JSON, in a URL, in HTML.
const ESCAPES: [char; 3] = ['\\', '%', '&'];

/// What is behind a secret that a text begins with: as it is, or with the escapes of one language.
fn behind<'a>(secret: &str, text: &'a str) -> Option<&'a str> {
    let all_behind =
        |escape: Option<char>| secret.chars().try_fold(text, |rest, wanted| behind_one(wanted, escape, rest));
    all_behind(None).or_else(|| ESCAPES.into_iter().find_map(|escape| all_behind(Some(escape))))
}

fn behind_one(wanted: char, escape: Option<char>, text: &str) -> Option<&str> {
    let escaped = match escape.filter(|escape| text.starts_with(*escape)) {
        Some('\\') => behind_json(wanted, text),
        Some('%') => after_any_case(text, &percent(wanted)),
        Some(_) => behind_html(wanted, text),
        None => None,
    };
    escaped.or_else(|| text.strip_prefix(wanted))
}

fn behind_json(wanted: char, text: &str) -> Option<&str> {
    let kind = char::from(*text.as_bytes().get(1)?);
    if matches!(kind, 'u' | 'U') {
        let units: String = wanted.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
        return after_any_case(text, &units);
    }
    text.get(2..).filter(|_| kind == wanted && matches!(wanted, '"' | '\\' | '/'))
}

fn behind_html(wanted: char, text: &str) -> Option<&str> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let (name, rest) = (text.get(1..end)?, text.get(end + 1..)?);
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = [("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("amp", '&')];
    let meant = number.and_then(char::from_u32);
    let meant = meant.or_else(|| named.into_iter().find(|(known, _)| *known == name).map(|(_, meant)| meant));
    (meant == Some(wanted)).then_some(rest)
}

fn after_any_case<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let same = text.get(..beginning.len())?.eq_ignore_ascii_case(beginning);
    text.get(beginning.len()..).filter(|_| same)
}

/// A character in percent-encoding, whether a URL needs it or not.
fn percent(c: char) -> String {
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A text as part of a URL: percent-encoded.
#[must_use]
pub fn in_url(text: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&b);
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if keep(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_no_part_of_it() {
        assert_eq!(format!("{:?}", Secret::from("nonsense")), "Secret(***)");
    }

    #[test]
    fn is_masked_wherever_a_server_repeats_it() {
        let token = "abc/def+ghi\"jk\\l&m%";
        for said in [
            token,
            r#"abc\/def+ghi\"jk\\l&m%"#,
            r#"abc/def+ghi\"jk\\l\u0026m%"#,
            r"\u0061bc\u002Fdef+ghi\u0022jk\u005cl&m%",
            "abc%2Fdef%2Bghi%22jk%5Cl%26m%25",
            "abc%2fdef%2bghi%22jk%5cl%26m%25",
            "abc/def+ghi&quot;jk\\l&amp;m%",
            "abc/def&#43;ghi&#034;jk&#x5C;l&#x26;m&#x0025;",
        ] {
            assert_eq!(mask(token, &format!("bad token {said}!")), format!("bad token {MASK}!"), "{said}");
        }
        for other in [r"abc\ndef", "abc%2", "&#97;bc/def", "abc/def+ghi"] {
            assert_eq!(mask(token, other), other);
        }
        assert_eq!(
            mask("pässwörter", "p%c3%a4ssw\\u00F6rter pässw\\u00F6rter pässwörter"),
            format!("p%c3%a4ssw\\u00F6rter {MASK} {MASK}")
        );
    }

    #[test]
    fn a_very_short_one_takes_no_words_with_it() {
        assert_eq!(mask("demo", "demo-backup"), "demo-backup");
    }
}
