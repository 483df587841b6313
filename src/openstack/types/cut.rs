//! Long texts of a server's, cut for the eye: laying out a word of a megabyte would hold the page up.

use std::borrow::Cow;

/// The most characters of a name, or of another short text, that are shown: Trove's have at most 255.
pub const NAME: usize = 300;

/// A text as it is; of a longer one its first characters, with an ellipsis behind them.
#[must_use]
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    beginning(text, most).map_or(text.into(), |beginning| format!("{beginning}…").into())
}

/// The first characters of a text that has more than so many.
#[must_use]
pub fn beginning(text: &str, most: usize) -> Option<&str> {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end))
}

/// A name as it is shown in a list or in a sentence. The whole is in the backup's table of properties.
#[must_use]
pub fn name(text: &str) -> String {
    cut(text, NAME).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut("éa", 2), "éa");
        assert_eq!(cut("éab", 2), "éa…");
        assert_eq!(name(&"ü".repeat(NAME + 9)).chars().count(), NAME + 1);
    }
}
