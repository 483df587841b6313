//! What is kept in memory and sent, and never shown: passwords, passcodes, receipts.

use std::fmt;
use std::rc::Rc;

use super::search::replace;

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

/// A text of the server's without a secret in it, also where JSON or a URL has escaped it.
#[must_use]
pub fn mask(secret: &str, text: &str) -> String {
    if secret.len() < MASKED_FROM {
        return text.to_owned();
    }
    let mut masked = replace(text, secret, MASK);
    if secret.contains(|c: char| !c.is_ascii_alphanumeric()) {
        for escaped in [in_json(secret), replace(secret, "/", "\\/"), in_url(secret)] {
            masked = replace(&masked, &escaped, MASK);
        }
    }
    masked
}

fn in_json(text: &str) -> String {
    replace(&replace(text, "\\", "\\\\"), "\"", "\\\"")
}

/// A text as part of a URL: percent-encoded.
#[must_use]
pub fn in_url(text: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&b);
    text.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
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
        for said in ["abc/def+ghi\"jk", "abc\\/def+ghi\"jk", "abc/def+ghi\\\"jk", "abc%2Fdef%2Bghi%22jk"] {
            assert_eq!(mask("abc/def+ghi\"jk", &format!("bad token {said}!")), format!("bad token {MASK}!"), "{said}");
        }
    }

    #[test]
    fn a_very_short_one_takes_no_words_with_it() {
        assert_eq!(mask("demo", "demo-backup"), "demo-backup");
    }
}
