//! What a POSIX shell, or fish, makes of the words of a script, as far as that takes no running of it.
//!
//! By hand: `brush-parser` reads whole shell programs, and weighs 82 kB in brotli; the crates that only split words
//! (`shlex`, `shell-words`) do not tell a variable or a command from a text.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

/// A word of a command. Without a value only a shell can work it out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Its text, as far as it is known.
    pub text: String,
    /// Whether that is all of it.
    pub is_known: bool,
}

/// Whose rules of quoting count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shell {
    /// POSIX, bash, zsh, csh.
    Posix,
    /// Fish.
    Fish,
}

/// The values that variables have by now; none where only a shell knows.
pub type Variables = BTreeMap<String, Option<String>>;

/// Reads a script, command by command. `set` hears of each command's words and sets variables by it.
pub fn commands(script: &str, shell: Shell, mut set: impl FnMut(&[Word], &mut Variables)) -> Variables {
    let mut reader = Reader { chars: script.chars().peekable(), shell, variables: Variables::new(), depth: 0 };
    let mut words = Vec::new();
    loop {
        match reader.chars.peek().copied() {
            None => break,
            Some('#') => while reader.chars.next_if(|c| *c != '\n').is_some() {},
            Some('\n' | ';' | '&' | '|' | '<' | '>') => {
                reader.chars.next();
                set(&words, &mut reader.variables);
                words.clear();
            }
            Some('(' | ')') if shell == Shell::Posix => {
                reader.chars.next();
                set(&words, &mut reader.variables);
                words.clear();
            }
            Some(c) if c.is_whitespace() => drop(reader.chars.next()),
            Some(_) => {
                // A variable that this command sets is known to its later words.
                set(&words, &mut reader.variables);
                words.extend(reader.word(|c| c.is_whitespace() || matches!(c, ';' | '&' | '|' | '<' | '>' | ')')));
            }
        }
    }
    set(&words, &mut reader.variables);
    reader.variables
}

struct Reader<'a> {
    chars: Peekable<Chars<'a>>,
    shell: Shell,
    variables: Variables,
    /// How many defaults inside of each other are being read.
    depth: usize,
}

/// The most defaults inside of each other, and the most bytes of a value: a script can double one with each line.
const DEEPEST: usize = 16;
const LONGEST: usize = 100_000;

impl Reader<'_> {
    /// A word up to what ends it; None where nothing is left but the end of a line that goes on.
    fn word(&mut self, ends: impl Fn(char) -> bool) -> Option<Word> {
        let mut word = Word { text: String::new(), is_known: true };
        let mut quote = None;
        let mut any = false;
        while let Some(c) = self.chars.next_if(|c| quote.is_some() || !ends(*c)) {
            match (quote, c) {
                (Some(open), _) if c == open => quote = None,
                (Some('\''), '\\') if self.shell == Shell::Fish => {
                    if !self.chars.peek().is_some_and(|next| matches!(next, '\'' | '\\')) {
                        word.text.push(c);
                    }
                    word.text.extend(self.chars.next());
                }
                (Some('\''), _) => word.text.push(c),
                (None, '"' | '\'') => quote = Some(c),
                // A line that goes on.
                (_, '\\') if self.chars.next_if_eq(&'\n').is_some() => continue,
                (None, '\\') => word.text.extend(self.chars.next()),
                (_, '\\') => {
                    if !self.chars.peek().is_some_and(|next| matches!(next, '"' | '\\' | '$' | '`')) {
                        word.text.push(c);
                    }
                    word.text.extend(self.chars.next());
                }
                (None, '$') if self.shell == Shell::Posix && self.chars.next_if_eq(&'\'').is_some() => {
                    word.is_known &= self.ansi_quoted(&mut word.text);
                }
                (_, '$') => word.is_known &= self.variable(&mut word.text),
                (_, '`') if self.shell == Shell::Posix => {
                    while self.chars.next().is_some_and(|c| c != '`') {}
                    word.is_known = false;
                }
                (None, '(') => {
                    self.pass_brackets('(', ')');
                    word.is_known = false;
                }
                _ => word.text.push(c),
            }
            any = true;
        }
        word.is_known &= quote.is_none();
        any.then_some(word)
    }

    /// What is behind a dollar: a variable, a default for it, or a command. Returns whether that is known.
    fn variable(&mut self, text: &mut String) -> bool {
        let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
        match self.chars.peek().copied() {
            Some('(') => {
                self.chars.next();
                self.pass_brackets('(', ')');
                false
            }
            Some('{') if self.shell == Shell::Posix => {
                self.chars.next();
                let mut name = String::new();
                while let Some(c) = self.chars.next_if(is_name) {
                    name.push(c);
                }
                self.chars.next_if_eq(&':');
                let default = match self.chars.next() {
                    Some('}') => return self.value(&name, text),
                    Some('-' | '=') if self.depth < DEEPEST => {
                        self.depth += 1;
                        let default = self.word(|c| c == '}');
                        self.depth -= 1;
                        default
                    }
                    _ => {
                        self.pass_brackets('{', '}');
                        return false;
                    }
                };
                self.chars.next_if_eq(&'}');
                if self.variables.get(&name).is_none_or(|value| value.as_deref() == Some("")) {
                    let default = default.unwrap_or(Word { text: String::new(), is_known: true });
                    text.push_str(&default.text);
                    return default.is_known;
                }
                self.value(&name, text)
            }
            Some(c) if is_name(&c) => {
                let mut name = String::new();
                while let Some(c) = self.chars.next_if(is_name) {
                    name.push(c);
                }
                self.value(&name, text)
            }
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!' | '{') => {
                self.chars.next();
                false
            }
            // A dollar that stands for itself.
            _ => {
                text.push('$');
                true
            }
        }
    }

    fn value(&self, name: &str, text: &mut String) -> bool {
        match self.variables.get(name) {
            Some(Some(value)) if text.len() + value.len() <= LONGEST => {
                text.push_str(value);
                true
            }
            _ => false,
        }
    }

    /// Passes over what is in brackets that are open already, with its quotes.
    fn pass_brackets(&mut self, open: char, close: char) {
        let mut depth = 1;
        let mut quote = None;
        while let Some(c) = self.chars.next() {
            match (quote, c) {
                (Some(end), _) if c == end => quote = None,
                (Some('\''), _) => {}
                (_, '\\') => drop(self.chars.next()),
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
    fn ansi_quoted(&mut self, text: &mut String) -> bool {
        while let Some(c) = self.chars.next() {
            match c {
                '\'' => return true,
                '\\' => match self.chars.next() {
                    Some(c @ ('\'' | '"' | '\\' | '?')) => text.push(c),
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    // The others do not occur in what is filled in.
                    _ => {
                        while self.chars.next().is_some_and(|c| c != '\'') {}
                        return false;
                    }
                },
                _ => text.push(c),
            }
        }
        false
    }
}
