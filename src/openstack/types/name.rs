//! Names and descriptions, as Trove takes them.

use std::rc::Rc;

/// The most characters (code points) of a name and of a description (`trove/common/apischema.py`
/// `non_empty_string`; the description's column would hold 512).
pub const LONGEST: usize = 255;

/// Why Trove would refuse a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameError {
    /// There is nothing but space.
    Missing,
    /// It has so many characters.
    TooLong(usize),
    /// There is no ASCII letter or digit in it.
    NoLetterOrDigit,
}

/// A name as it is sent, of what a person typed: one line, no control characters, no space at the ends.
///
/// # Errors
/// Trove's rule is `^.*[0-9a-zA-Z]+.*$`, 1 to [`LONGEST`] code points.
pub fn parse(typed: &str) -> Result<Rc<str>, NameError> {
    let text = cleaned(typed);
    let length = text.chars().count();
    if text.is_empty() {
        Err(NameError::Missing)
    } else if length > LONGEST {
        Err(NameError::TooLong(length))
    } else if !text.contains(|c: char| c.is_ascii_alphanumeric()) {
        Err(NameError::NoLetterOrDigit)
    } else {
        Ok(text)
    }
}

/// A text as it is sent: one line, no control characters, no space at the ends. Trove would store the spaces.
#[must_use]
pub fn cleaned(typed: &str) -> Rc<str> {
    let one_line: String = typed
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    one_line.trim().into()
}
