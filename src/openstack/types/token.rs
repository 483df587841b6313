//! The token: in memory and in the request header, nowhere else.

use std::fmt;
use std::rc::Rc;

/// A Keystone token, 1 to [`Token::MAX`] visible ASCII characters.
///
/// There is no `Display` and no `Serialize`, and `Debug` prints no part of it, so that it cannot slip into a
/// log, an event or a page. [`Token::header`] is the only way to its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Rc<str>);

/// Why a text cannot be a token. It never holds a part of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenError {
    /// Nothing was typed.
    Missing,
    /// The character at this place (counted from 1) cannot be in a header.
    Character {
        /// Its place in what was typed, after trimming.
        at: usize,
    },
    /// It is longer than a header line may be.
    TooLong,
}

impl Token {
    /// The longest token that fits Trove's header line of 16384 bytes (`trove/common/cfg.py`
    /// `max_header_line`) beside the name of the header.
    pub const MAX: usize = 16384 - "X-Auth-Token: \r\n".len();

    /// Takes a token as people paste it: quotes, `X-Auth-Token:`, `Bearer` and line ends are dropped.
    ///
    /// # Errors
    /// [`TokenError`], when no header can carry what is left.
    pub fn parse(typed: &str) -> Result<Self, TokenError> {
        let joined: String = typed.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
        // A row of the table that `openstack token issue` prints, or a line of a shell script.
        let cell = joined.split('|').map(bare).fold("", |last, cell| if cell.is_empty() { last } else { cell });
        let mut text = bare(cell.split_once("OS_TOKEN=").map_or(cell, |(_, token)| token));
        for prefix in ["x-auth-token:", "bearer"] {
            let (start, rest) = text.split_at_checked(prefix.len()).unwrap_or(("", text));
            let ends = prefix.ends_with(':') || rest.is_empty() || rest.starts_with(char::is_whitespace);
            if ends && start.eq_ignore_ascii_case(prefix) {
                text = bare(rest);
            }
        }
        if text.is_empty() {
            return Err(TokenError::Missing);
        }
        if let Some(at) = text.chars().position(|c| !c.is_ascii_graphic()) {
            return Err(TokenError::Character { at: at + 1 });
        }
        if text.len() > Self::MAX {
            return Err(TokenError::TooLong);
        }
        Ok(Self(text.into()))
    }

    /// The text, for the `X-Auth-Token` header and for nothing else.
    #[must_use]
    pub fn header(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(***)")
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "gAAAAABn-QuoteMe_0123456789";

    #[test]
    fn takes_what_people_paste() {
        for typed in [
            TEXT.to_owned(),
            format!("  {TEXT}\r\n"),
            format!("\"{TEXT}\""),
            format!("'{TEXT}'"),
            format!("Bearer {TEXT}"),
            format!("\"bearer {TEXT}\""),
            format!("X-Auth-Token: {TEXT}"),
            TEXT.replace("Quote", "Qu\note"),
            format!("| id         | {TEXT} |"),
            format!("export OS_TOKEN=\"{TEXT}\""),
        ] {
            assert_eq!(Token::parse(&typed).as_ref().map(Token::header), Ok(TEXT), "{typed:?}");
        }
    }

    #[test]
    fn refuses_what_no_header_can_carry() {
        for (typed, error) in [
            ("", TokenError::Missing),
            (" \"\" ", TokenError::Missing),
            ("Bearer ", TokenError::Missing),
            ("abc def", TokenError::Character { at: 4 }),
            ("abcé", TokenError::Character { at: 4 }),
            ("ab\u{0}", TokenError::Character { at: 3 }),
            (&"x".repeat(Token::MAX + 1), TokenError::TooLong),
        ] {
            assert_eq!(Token::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn debug_prints_no_part_of_it() {
        assert_eq!(format!("{:?}", Token::parse(TEXT)), "Ok(Token(***))");
    }
}
