//! Names of Swift containers, as Trove takes them (`docs/trove-api.md` §3.3).

use std::fmt;
use std::rc::Rc;

/// The most characters of a container's name.
pub const LONGEST: usize = 255;

/// The name of a Swift container: 1 to 255 of `A-Z a-z 0-9 @ % _ + = : , . -`.
///
/// These are the characters that a shell takes for one plain word (`trove/common/utils.py` `validate_command`), but for
/// the slash, which would end the container's name in the object's address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContainerName(Rc<str>);

/// Why a text is no name of a container.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContainerNameError {
    /// It is empty.
    Missing,
    /// It holds this character.
    Character(char),
    /// It has so many characters.
    TooLong(usize),
}

impl ContainerName {
    /// Reads a name; the space around it does not count.
    ///
    /// # Errors
    /// [`ContainerNameError`].
    pub fn parse(text: &str) -> Result<Self, ContainerNameError> {
        let name = text.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || "@%_+=:,.-".contains(c);
        let length = name.chars().count();
        match name.chars().find(|c| !fits(*c)) {
            Some(c) => Err(ContainerNameError::Character(c)),
            None if length == 0 => Err(ContainerNameError::Missing),
            None if length > LONGEST => Err(ContainerNameError::TooLong(length)),
            None => Ok(Self(name.into())),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ContainerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_shell_takes_for_one_word_is_a_name() {
        assert_eq!(ContainerName::parse(" nightly ").map(|name| name.to_string()), Ok("nightly".into()));
        assert!(ContainerName::parse("aZ9@%_+=:,.-").is_ok());
        assert_eq!(ContainerName::parse("  "), Err(ContainerNameError::Missing));
        assert_eq!(ContainerName::parse("a b"), Err(ContainerNameError::Character(' ')));
        assert_eq!(ContainerName::parse("a/b"), Err(ContainerNameError::Character('/')));
        assert_eq!(ContainerName::parse("ä"), Err(ContainerNameError::Character('ä')));
        assert!(ContainerName::parse(&"a".repeat(LONGEST)).is_ok());
        assert_eq!(ContainerName::parse(&"a".repeat(256)), Err(ContainerNameError::TooLong(256)));
    }
}
