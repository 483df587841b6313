//! Identifiers that become part of a path or of a request.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// An identifier that is safe as one segment of a path: 1 to 255 of `A-Z a-z 0-9 _ -`.
///
/// A dot is left out on purpose: `..` survives percent-encoding (`docs/security.md`, "Requests").
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(Rc<str>);

impl Id {
    /// The identifier, if it is a safe one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let safe = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        (!text.is_empty() && text.len() <= 255 && text.bytes().all(safe)).then(|| Self(text.into()))
    }
}

impl Id {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> Rc<str> {
        self.0.clone()
    }
}

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no id that may be part of a path")
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A hyphenated UUID, 8-4-4-4-12, in lower case: what Trove's schema takes for `instance`
/// (`trove/common/apischema.py` `uuid`). Trove echoes the case it was sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Uuid(Rc<str>);

const HYPHENS: [usize; 4] = [8, 13, 18, 23];
const LENGTH: usize = 36;

impl Uuid {
    /// The UUID in a text: alone, in braces, in upper case, or inside a pasted URL. Of several the one
    /// behind `instances/` counts, else the last (the project's comes before the instance's).
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let behind = text.split_once("instances/").and_then(|(_, rest)| all(rest).next());
        behind.or_else(|| all(text).last()).map(|found| Self(found.to_ascii_lowercase().into()))
    }

    /// Whether a text names the same thing, in whatever case.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.0.eq_ignore_ascii_case(text)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// All UUIDs of a text, each one a word of its own.
fn all(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.len() == LENGTH && word.bytes().enumerate().all(|(at, byte)| fits(at, byte)))
}

fn fits(at: usize, byte: u8) -> bool {
    if HYPHENS.contains(&at) { byte == b'-' } else { byte.is_ascii_hexdigit() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "18d48a36-0682-4cd7-a419-864105d6079a";

    #[test]
    fn finds_the_uuid_in_what_people_paste() {
        for typed in [
            ID.to_owned(),
            format!(" {ID}\n"),
            format!("{{{}}}", ID.to_uppercase()),
            format!("https://cloud.example:8779/v1.0/3c5e/instances/{ID}"),
            format!("https://ui.example/database/instances/{ID}/backups/8c40f9c2-6fe8-4b6b-a823-8a6b1d181f09"),
            format!("https://ui.example/f07ac506-1a99-4a2a-9a32-869b453019ef/db/{ID}?tab=backups"),
        ] {
            assert_eq!(Uuid::find(&typed).map(|id| id.to_string()).as_deref(), Some(ID), "{typed}");
        }
    }

    #[test]
    fn takes_no_word_for_a_uuid() {
        for typed in
            ["", "orders-db", "18d48a3606824cd7a419864105d6079a", &ID.replace('a', "g"), &format!("{ID}0"), "é"]
        {
            assert_eq!(Uuid::find(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_path_takes_only_plain_segments() {
        for good in [ID, "snapshot_1", "A"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        for bad in ["", ".", "..", "%2e%2e", "a/b", "a?b", "a b", "é", &"a".repeat(256)] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }
}
