//! Long texts of a server's, cut for the eye: laying out a word of a megabyte would hold the page up.

use std::borrow::Cow;

/// The most characters of a name, or of another short text, that are shown: Trove's have at most 255.
pub const NAME: usize = 300;

/// A text as it is; of a longer one its first characters, with an ellipsis behind them.
#[must_use]
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
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
