//! Commands for a POSIX shell, as they are shown to be copied.

/// One command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// What it is called on the page.
    pub title: &'static str,
    /// The text for a POSIX shell, on one or more lines.
    pub text: String,
}

/// An option and its word. A word that begins with "-" would be taken for an option: it goes behind "=".
#[must_use]
pub fn option(name: &str, word: &str) -> String {
    let between = if word.starts_with('-') { '=' } else { ' ' };
    format!(" {name}{between}{}", quote(word))
}

/// One word for a POSIX shell. No word holds NUL: control characters are gone before.
#[must_use]
pub fn quote(word: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"@%_+=:,./-".contains(&b);
    if !word.is_empty() && word.bytes().all(plain) {
        return word.into();
    }
    // Inside of single quotes nothing means anything but a single quote.
    format!("'{}'", word.replace('\0', "").replace('\'', r"'\''"))
}
