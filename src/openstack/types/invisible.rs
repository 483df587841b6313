//! Characters that are not seen, though they change what is.

/// Whether a character has no look of its own and may change how its neighbours look: a reader sees another address, or a
/// secret that is not in the text as the program reads it.
pub(in crate::openstack) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
