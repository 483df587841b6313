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
}
