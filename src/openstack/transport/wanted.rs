//! Secrets that are looked for in a text, however JSON, a URL or HTML has escaped them there.

use super::escapes::{ESCAPES, Place, decoded, places};
use crate::openstack::types::secret::{MASK, Secret};

/// Shorter texts are not masked: they would take half of the words with them, and no cloud's token is so short.
const MASKED_FROM: usize = 8;

/// But a number of so many digits is, where no other digit stands beside it: the code of an authenticator has six.
const CODE_FROM: usize = 6;

/// How many escapes may lie around one another, besides the JSON of a body.
const DEPTH: usize = 2;

/// Whether a text is long enough to be masked.
pub fn is_masked(text: &str) -> bool {
    text.len() >= MASKED_FROM || (text.len() >= CODE_FROM && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text with the mask over the bytes that are hidden.
fn covered(text: &str, hidden: &[bool]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut before = false;
    for (at, c) in text.char_indices() {
        let hides = hidden.get(at) == Some(&true);
        if !hides {
            masked.push(c);
        } else if !before {
            masked += MASK;
        }
        before = hides;
    }
    masked
}

/// What is looked for in texts.
pub struct Wanted<'a> {
    secrets: &'a [Secret],
    /// Which bytes a secret begins with. Most texts hold none, and are read through once.
    first: [bool; 256],
    cut: bool,
}

impl<'a> Wanted<'a> {
    /// `cut` where the beginning of a secret at the end of a text counts.
    pub fn new(secrets: &'a [Secret], cut: bool) -> Self {
        let mut first = [false; 256];
        for byte in secrets.iter().filter_map(|secret| secret.text().bytes().next()) {
            if let Some(first) = first.get_mut(usize::from(byte)) {
                *first = true;
            }
        }
        Self { secrets, first, cut }
    }

    /// A text with the mask over each secret in it.
    pub fn mask(&self, text: &str) -> String {
        self.masked(text).unwrap_or_else(|| text.to_owned())
    }

    /// The same; None where there is no secret in it.
    pub fn masked(&self, text: &str) -> Option<String> {
        self.hidden(text).map(|hidden| covered(text, &hidden))
    }

    /// Which bytes of a text belong to a secret; None where no byte does.
    fn hidden(&self, text: &str) -> Option<Vec<bool>> {
        let escaped = text.bytes().any(|byte| matches!(byte, b'\\' | b'%' | b'&'));
        let begins = |byte: u8| self.first.get(usize::from(byte)) == Some(&true);
        if self.secrets.is_empty() || !(escaped || text.bytes().any(begins)) {
            return None;
        }
        let mut hidden = vec![false; text.len()];
        let found = self.look(&places(text), if escaped { DEPTH } else { 0 }, &mut hidden);
        found.then_some(hidden)
    }

    /// Looks for secrets in a text as it is, and in what its escapes mean: those of one language, or of several at once.
    fn look(&self, places: &[Place], depth: usize, hidden: &mut [bool]) -> bool {
        let mut found = self.find(places, hidden);
        if depth == 0 {
            return found;
        }
        let mut languages = 0;
        for escapes in [&['\\'][..], &['%'], &['&'], &ESCAPES] {
            if escapes.len() > 1 && languages < 2 {
                continue;
            }
            if let Some(inner) = decoded(places, escapes) {
                languages += 1;
                found |= self.look(&inner, depth - 1, hidden);
            }
        }
        found
    }

    fn find(&self, places: &[Place], hidden: &mut [bool]) -> bool {
        let mut behind = 0;
        for (at, (c, ..)) in places.iter().enumerate() {
            let may_begin = u8::try_from(*c)
                .map_or(true, |byte| !byte.is_ascii() || self.first.get(usize::from(byte)) == Some(&true));
            if at < behind || !may_begin {
                continue;
            }
            if let Some(length) = self.secrets.iter().filter_map(|secret| self.length_at(secret, places, at)).max() {
                behind = at + length;
                for (_, begin, end) in places.get(at..behind).unwrap_or_default() {
                    hidden.get_mut(*begin..*end).unwrap_or_default().fill(true);
                }
            }
        }
        behind > 0
    }

    /// How many characters from there on are this secret, or its beginning at the end of what was cut off.
    fn length_at(&self, secret: &Secret, places: &[Place], at: usize) -> Option<usize> {
        let rest = places.get(at..)?;
        let mut length = 0;
        for wanted in secret.text().chars() {
            match rest.get(length) {
                // A form writes a blank so.
                Some((c, ..)) if *c == wanted || (wanted, *c) == (' ', '+') => length += 1,
                None if self.cut && length >= MASKED_FROM => return Some(length),
                _ => return None,
            }
        }
        let digit = |place: Option<&Place>| place.is_some_and(|(c, ..)| c.is_ascii_digit());
        let beside = digit(rest.get(length)) || digit(at.checked_sub(1).and_then(|before| places.get(before)));
        (secret.text().len() >= MASKED_FROM || !beside).then_some(length)
    }
}
