//! The characters of a script, one after another, with the line that they are in.

use std::iter::Peekable;
use std::str::Chars;

/// The characters of a script that are left.
pub struct Source<'a> {
    chars: Peekable<Chars<'a>>,
    /// The line of the next one, from 1.
    pub line: usize,
}

impl<'a> Source<'a> {
    /// A whole script.
    pub fn new(script: &'a str) -> Self {
        Self { chars: script.chars().peekable(), line: 1 }
    }

    /// The next character, which stays.
    pub fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    /// Takes the next character.
    pub fn next(&mut self) -> Option<char> {
        let next = self.chars.next();
        self.line += usize::from(next == Some('\n'));
        next
    }

    /// Takes the next character if it is such a one.
    pub fn next_if(&mut self, is_wanted: impl Fn(char) -> bool) -> Option<char> {
        if self.peek().is_some_and(is_wanted) { self.next() } else { None }
    }

    /// Takes the next character if it is this one.
    pub fn takes(&mut self, wanted: char) -> bool {
        self.next_if(|c| c == wanted).is_some()
    }

    /// Takes the name of a variable.
    pub fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.next_if(is_name) {
            name.push(c);
        }
        name
    }

    /// Passes over what is in brackets that are open already, with its quotes.
    pub fn pass_brackets(&mut self, open: char, close: char) {
        let mut depth = 1;
        let mut quote = None;
        while let Some(c) = self.next() {
            match (quote, c) {
                (Some(end), _) if c == end => quote = None,
                (Some('\''), _) => {}
                (_, '\\') => drop(self.next()),
                (None, '"' | '\'') => quote = Some(c),
                (None, _) if c == open => depth += 1,
                (None, _) if c == close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// A text in `$'…'`, as bash writes what has control characters. Returns whether all of it is known.
    pub fn ansi_quoted(&mut self, text: &mut String) -> bool {
        while let Some(c) = self.next() {
            match c {
                '\'' => return true,
                '\\' => match self.next() {
                    Some(c @ ('\'' | '"' | '\\' | '?')) => text.push(c),
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    // The others do not occur in what is filled in.
                    _ => {
                        while self.next().is_some_and(|c| c != '\'') {}
                        return false;
                    }
                },
                _ => text.push(c),
            }
        }
        false
    }

    /// Passes over the lines of a here-document, with the one that ends it.
    pub fn pass_document(&mut self, end: &str) {
        let mut line = String::new();
        while let Some(c) = self.next() {
            match c {
                '\n' if line.trim_start_matches('\t') == end => return,
                '\n' => line.clear(),
                _ => line.push(c),
            }
        }
    }
}

/// Whether a character may be part of a variable's name.
pub fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
