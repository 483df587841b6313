//! Secrets that are looked for in a text, however JSON, a URL or HTML has escaped them there.

use super::escapes::{ESCAPES, Position, decoded, positions};
use crate::openstack::types::invisible::is_invisible;
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
pub struct Wanted {
    /// Each secret as [`pattern`] has it.
    patterns: Vec<String>,
    /// Which bytes one begins with. Most texts hold none, and are read through once.
    first: [bool; 256],
    /// How many bytes the shortest one has.
    shortest: usize,
    cut: bool,
}

/// A form writes a blank as a plus sign, and whoever reads a form takes one for a blank: the two count as one.
fn folded(c: char) -> char {
    if c == '+' { ' ' } else { c }
}

/// A secret as it is looked for. What is invisible is left out here and in the text: a page shows none of it.
fn pattern(secret: &Secret) -> String {
    secret.text().chars().filter(|c| !is_invisible(*c)).map(folded).collect()
}

impl Wanted {
    /// `cut` where the beginning of a secret at the end of a text counts.
    pub fn new(secrets: &[Secret], cut: bool) -> Self {
        let patterns: Vec<_> = secrets.iter().map(pattern).filter(|pattern| is_masked(pattern)).collect();
        let mut first = [false; 256];
        for byte in patterns.iter().filter_map(|pattern| pattern.bytes().next()) {
            let alike = if byte == b' ' { [b' ', b'+'] } else { [byte; 2] };
            for byte in alike {
                if let Some(first) = first.get_mut(usize::from(byte)) {
                    *first = true;
                }
            }
        }
        let shortest = patterns.iter().map(String::len).min().unwrap_or(0);
        let shortest = if cut { shortest.min(MASKED_FROM) } else { shortest };
        Self { patterns, first, shortest, cut }
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
        if self.patterns.is_empty() || text.len() < self.shortest || !(escaped || text.bytes().any(begins)) {
            return None;
        }
        let mut hidden = vec![false; text.len()];
        let found = self.look(&positions(text), if escaped { DEPTH } else { 0 }, &mut hidden);
        found.then_some(hidden)
    }

    /// Looks for secrets in a text as it is, and in what its escapes mean: those of one language, or of several at once.
    fn look(&self, positions: &[Position], depth: usize, hidden: &mut [bool]) -> bool {
        let mut found = self.find(positions, hidden);
        if depth == 0 {
            return found;
        }
        let mut languages = 0;
        for escapes in [&['\\'][..], &['%'], &['&'], &ESCAPES] {
            if escapes.len() > 1 && languages < 2 {
                continue;
            }
            if let Some(inner) = decoded(positions, escapes) {
                languages += 1;
                found |= self.look(&inner, depth - 1, hidden);
            }
        }
        found
    }

    /// Looks for secrets in a text as it is. The work grows with the text and the secrets, whatever is in them.
    fn find(&self, positions: &[Position], hidden: &mut [bool]) -> bool {
        let positions: Vec<_> = positions.iter().copied().filter(|(c, ..)| !is_invisible(*c)).collect();
        let text: String = positions.iter().map(|(c, ..)| folded(*c)).collect();
        let spans = self.spans(&text, &if self.cut { ends(&positions, text.len()) } else { Vec::new() });
        if spans.is_empty() {
            return false;
        }
        // How many begin at a byte, less those that end there.
        let mut changes = vec![0_isize; text.len() + 1];
        for (begin, end) in &spans {
            changes.get_mut(*begin).into_iter().for_each(|change| *change += 1);
            changes.get_mut(*end).into_iter().for_each(|change| *change -= 1);
        }
        let (mut open, mut at, mut covered_to) = (0, 0, None);
        for (c, begin, end) in positions {
            open += changes.get(at).copied().unwrap_or(0);
            if open > 0 {
                // With what is invisible in between.
                hidden.get_mut(covered_to.unwrap_or(begin)..end).unwrap_or_default().fill(true);
            }
            covered_to = (open > 0).then_some(end);
            at += folded(c).len_utf8();
        }
        true
    }

    /// Where secrets are in a folded text, and beginnings of them that end at one of `ends`: all that is behind belongs to
    /// those. Of one that overlaps itself there the first counts: what is left of the second is
    /// less than a secret.
    fn spans(&self, text: &str, ends: &[usize]) -> Vec<(usize, usize)> {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let mut spans = Vec::new();
        for pattern in &self.patterns {
            // To begin a search takes as long as the secret is: where it is longer than the text, there is none.
            let haystack = if pattern.len() > text.len() { "" } else { text };
            for (begin, found) in haystack.match_indices(pattern.as_str()) {
                let end = begin + found.len();
                let beside = is_digit(end) || begin.checked_sub(1).is_some_and(is_digit);
                if found.len() >= MASKED_FROM || !beside {
                    spans.push((begin, end));
                }
            }
            spans.extend(beginning_at(ends, text, pattern).map(|begin| (begin, text.len())));
        }
        spans
    }
}

/// The most characters of an escape that is not whole: `\ud83d\ude0`, `&#x0010ffff`.
const LONGEST_ESCAPE: usize = 12;

/// Where in what was cut off the beginning of a secret may end, in bytes: at its end, `length` bytes from its beginning, and
/// before each of its last escapes, for that one may not be whole: `%3`, `\u00`, `&#x3`. Of the first bytes of a character
/// the browser's decoder makes U+FFFD.
fn ends(positions: &[Position], length: usize) -> Vec<usize> {
    let (mut ends, mut at) = (vec![length], length);
    for (c, begin, end) in positions.iter().rev().take(LONGEST_ESCAPE) {
        at -= folded(*c).len_utf8();
        let was_escaped = end - begin > c.len_utf8();
        if was_escaped || ESCAPES.contains(c) || *c == char::REPLACEMENT_CHARACTER {
            ends.push(at);
        }
    }
    ends
}

/// Where the beginning of a secret begins, of [`MASKED_FROM`] bytes at least, that ends at one of `ends`.
fn beginning_at(ends: &[usize], text: &str, secret: &str) -> Option<usize> {
    let from = ends.iter().min()?.saturating_sub(secret.len());
    let alike = |at: usize| text.bytes().skip(at).zip(secret.bytes()).take_while(|(one, other)| one == other).count();
    (from..text.len()).find(|at| {
        let behind = at + alike(*at);
        ends.iter().any(|end| at + MASKED_FROM <= *end && *end <= behind)
    })
}
