//! The characters of a script, one after another, with the line that they are in.

use std::iter::Peekable;
use std::str::Chars;

/// The characters of a script that are left.
pub struct Source<'a> {
    chars: Peekable<Chars<'a>>,
    /// The line of the next one, from 1.
    pub line: usize,
    /// The line in which something begins that has no end.
    pub unclosed: Option<usize>,
}

impl<'a> Source<'a> {
    /// A whole script.
    pub fn new(script: &'a str) -> Self {
        Self { chars: script.chars().peekable(), line: 1, unclosed: None }
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

    /// What begins here has no end, or this is remembered of what began before it.
    pub fn has_no_end(&mut self, line: usize) {
        self.unclosed.get_or_insert(line);
    }

    /// Passes over what is in brackets that are open already, with its quotes and comments.
    pub fn pass_brackets(&mut self, open: char, close: char) {
        let (mut depth, begin) = (1, self.line);
        let (mut quote, mut before) = (None, ' ');
        while let Some(c) = self.next() {
            match (quote, c) {
                (Some(end), _) if c == end => quote = None,
                (Some('\''), _) => {}
                (_, '\\') => drop(self.next()),
                (None, '"' | '\'') => quote = Some(c),
                (None, '#') if before.is_whitespace() || before == '(' => self.pass_until('\n'),
                (None, _) if c == open => depth += 1,
                (None, _) if c == close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
            before = c;
        }
        self.has_no_end(begin);
    }

    fn pass_until(&mut self, end: char) {
        while self.next_if(|c| c != end).is_some() {}
    }

    /// Passes over a command in back-ticks, of which the first was taken.
    pub fn pass_backticks(&mut self) {
        let begin = self.line;
        self.pass_until('`');
        if !self.takes('`') {
            self.has_no_end(begin);
        }
    }

    /// A text in `$'…'`, as bash writes what has control characters. Returns whether all of it is known.
    pub fn ansi_quoted(&mut self, text: &mut String) -> bool {
        let (begin, mut is_known) = (self.line, true);
        while let Some(c) = self.next() {
            match c {
                '\'' => return is_known,
                '\\' => match self.next() {
                    Some(c @ ('\'' | '"' | '\\' | '?')) => text.push(c),
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    // The others do not occur in what is filled in.
                    _ => is_known = false,
                },
                _ => text.push(c),
            }
        }
        self.has_no_end(begin);
        false
    }

    /// Passes over the lines of a here-document, with the one that ends it, which tabs may stand before.
    pub fn pass_document(&mut self, end: &str, tabs: bool) {
        let begin = self.line;
        let mut line = String::new();
        let is_end = |line: &str| if tabs { line.trim_start_matches('\t') == end } else { line == end };
        while let Some(c) = self.next() {
            match c {
                '\n' if is_end(&line) => return,
                '\n' => line.clear(),
                _ => line.push(c),
            }
        }
        if !is_end(&line) {
            self.has_no_end(begin.saturating_sub(1));
        }
    }
}

/// Whether a character may be part of a variable's name.
pub fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
