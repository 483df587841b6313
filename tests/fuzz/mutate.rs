//! Mutations of texts: what a broken proxy, an editor or somebody with intent does to them.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// One change of a text; places are shares of its length.
#[derive(Clone, Debug)]
pub enum Change {
    /// Only the beginning is left.
    Truncate(u16),
    /// Only the end is left.
    Behead(u16),
    /// A part is missing.
    Delete(u16, u8),
    /// A part is there twice.
    Repeat(u16, u8, u8),
    /// Something stands in between.
    Insert(u16, String),
    /// Something stands there instead of as many characters.
    Overwrite(u16, String),
    /// A piece of another text stands in between.
    Splice(u16, String, u16, u16),
    /// It lies so deep in brackets.
    Nest(&'static str, &'static str, u16),
}

/// Changes with these pieces and with parts of these texts.
pub fn changes(
    pieces: Vec<String>,
    texts: impl Into<Cow<'static, [String]>>,
    most: usize,
) -> impl Strategy<Value = Vec<Change>> {
    let piece = move || select(pieces.clone());
    let nests = select(vec![("[", "]"), ("{\"a\":", "}"), ("{\"backup\":", "}"), ("<b>", "</b>"), ("(", ")")]);
    let change = prop_oneof![
        1 => any::<u16>().prop_map(Change::Truncate),
        1 => any::<u16>().prop_map(Change::Behead),
        2 => (any::<u16>(), any::<u8>()).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<u16>(), any::<u8>(), 1..40u8).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        6 => (any::<u16>(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        3 => (any::<u16>(), piece()).prop_map(|(at, piece)| Change::Overwrite(at, piece)),
        2 => (any::<u16>(), select(texts), any::<u16>(), any::<u16>())
            .prop_map(|(at, text, from, to)| Change::Splice(at, text, from, to)),
        1 => (nests, 1..400u16).prop_map(|((open, close), depth)| Change::Nest(open, close, depth)),
    ];
    vec(change, 0..=most)
}

/// Where a share of a text's length is, between characters.
fn place(text: &str, share: u16) -> usize {
    let mut at = text.len() * usize::from(share) / usize::from(u16::MAX);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// So many bytes further, between characters.
fn further(text: &str, from: usize, by: usize) -> usize {
    let mut at = (from + by).min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The changed text.
pub fn mutated(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for change in changes {
        match change {
            Change::Truncate(at) => text.truncate(place(&text, *at)),
            Change::Behead(at) => text = text.split_off(place(&text, *at)),
            Change::Delete(at, length) => {
                let at = place(&text, *at);
                let end = further(&text, at, usize::from(*length));
                text.replace_range(at..end, "");
            }
            Change::Repeat(at, length, times) => {
                let at = place(&text, *at);
                let part = text[at..further(&text, at, usize::from(*length))].repeat(usize::from(*times));
                text.insert_str(at, &part);
            }
            Change::Insert(at, piece) => text.insert_str(place(&text, *at), piece),
            Change::Overwrite(at, piece) => {
                let at = place(&text, *at);
                let end = further(&text, at, piece.len());
                text.replace_range(at..end, piece);
            }
            Change::Splice(at, other, from, to) => {
                let (from, to) = (place(other, *from), place(other, *to));
                text.insert_str(place(&text, *at), &other[from.min(to)..from.max(to)]);
            }
            Change::Nest(open, close, depth) => {
                let depth = usize::from(*depth);
                text = format!("{}{text}{}", open.repeat(depth), close.repeat(depth));
            }
        }
    }
    text
}

/// Texts of this list as `String`s.
pub fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
