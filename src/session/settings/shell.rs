//! What a POSIX shell, or fish, makes of the words of a script, as far as that takes no running of it.
//!
//! By hand: `brush-parser` reads whole shell programs, and weighs 82 kB in brotli; the crates that only split words
//! (`shlex`, `shell-words`) do not tell a variable or a command from a text.

use std::collections::BTreeMap;

use super::source::{Source, is_name};

/// A word of a command.
#[derive(Clone, PartialEq, Eq)]
pub struct Word {
    /// Its text, as far as it is known.
    pub text: String,
    /// Whether that is all of it: what is not can only be worked out by a shell.
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

/// What a script came to.
pub struct Run {
    /// What its variables have in the end.
    pub variables: Variables,
    /// The line, from 1, of something that has no end: what stands behind it is not read.
    pub unclosed: Option<usize>,
}

/// Reads a script, command by command. `set` hears of the words of a command so far, and whether they are all; it sets
/// variables by them.
pub fn run(script: &str, shell: Shell, set: fn(&[Word], bool, &mut Variables)) -> Run {
    let variables = Variables::new();
    let mut reader = Reader { source: Source::new(script), shell, variables, depth: 0, expanded: 0 };
    let mut words = Vec::new();
    let mut documents = Vec::new();
    while let Some(c) = reader.source.peek() {
        match c {
            '#' => while reader.source.next_if(|c| c != '\n').is_some() {},
            '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')' => {
                reader.source.next();
                set(&words, true, &mut reader.variables);
                words.clear();
                if c == '<' && shell == Shell::Posix {
                    documents.extend(reader.here_document());
                }
                if c == '\n' {
                    documents.drain(..).for_each(|(end, tabs): (String, bool)| reader.source.pass_document(&end, tabs));
                }
            }
            c if c.is_whitespace() => drop(reader.source.next()),
            _ => {
                let ends = |c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|' | '<' | '>' | ')');
                words.extend(reader.word(ends, false));
                // What this command sets is known to its later words.
                set(&words, false, &mut reader.variables);
            }
        }
    }
    set(&words, true, &mut reader.variables);
    if !documents.is_empty() {
        reader.source.has_no_end(reader.source.line);
    }
    Run { variables: reader.variables, unclosed: reader.source.unclosed }
}

struct Reader<'a> {
    source: Source<'a>,
    shell: Shell,
    variables: Variables,
    /// How many defaults inside of each other are being read.
    depth: usize,
    /// How many bytes came from variables so far.
    expanded: usize,
}

/// The most defaults inside of each other, and the most bytes that come from variables: a script can double one with each
/// line.
const DEEPEST: usize = 16;
const MOST_EXPANDED: usize = 100_000;

impl Reader<'_> {
    /// A word up to what ends it; None where nothing is left but the end of a line that goes on. Inside of double quotes a
    /// single quote is a character like others.
    fn word(&mut self, ends: impl Fn(char) -> bool, is_quoted: bool) -> Option<Word> {
        let mut word = Word { text: String::new(), is_known: true };
        let mut quote: Option<(char, usize)> = None;
        let mut any = false;
        while let Some(c) = self.source.next_if(|c| quote.is_some() || !ends(c)) {
            any = true;
            let open = quote.map(|(open, _)| open).or(is_quoted.then_some(' '));
            match (open, c) {
                (Some('"' | '\''), c) if open == Some(c) => quote = None,
                (Some('\''), '\\') if self.shell == Shell::Fish => self.escaped(&mut word.text, "'\\"),
                (Some('\''), _) => word.text.push(c),
                (None, '\'') | (None | Some(' '), '"') => quote = Some((c, self.source.line)),
                // A line that goes on.
                (_, '\\') if self.source.takes('\n') => {}
                (None, '\\') => {
                    // Fish knows `\n` and others.
                    word.is_known &=
                        self.shell == Shell::Posix || !self.source.peek().is_some_and(|c| c.is_ascii_alphanumeric());
                    word.text.extend(self.source.next());
                }
                (_, '\\') => self.escaped(&mut word.text, if self.shell == Shell::Posix { "\"\\$`" } else { "\"\\$" }),
                (None, '$') if self.shell == Shell::Posix && self.source.takes('\'') => {
                    word.is_known &= self.source.ansi_quoted(&mut word.text);
                }
                // A text to be translated.
                (None, '$') if self.shell == Shell::Posix && self.source.peek() == Some('"') => {}
                (_, '$') => {
                    word.is_known &= self.variable(&mut word.text, open.is_some());
                    // One item of a list.
                    word.is_known &= self.shell == Shell::Posix || self.source.peek() != Some('[');
                }
                // Somebody's home.
                (None, '~') if word.text.is_empty() || word.text.ends_with('=') => word.is_known = false,
                (_, '`') if self.shell == Shell::Posix => {
                    self.source.pass_backticks();
                    word.is_known = false;
                }
                (None, '(') => {
                    self.source.pass_brackets('(', ')');
                    word.is_known = false;
                }
                (None, '{' | '*' | '?') if self.shell == Shell::Fish => word.is_known = false,
                _ => word.text.push(c),
            }
        }
        if let Some((_, line)) = quote {
            self.source.has_no_end(line);
            word.is_known = false;
        }
        any.then_some(word)
    }

    /// What is behind a backslash in quotes: one of these characters, or the backslash stands for itself.
    fn escaped(&mut self, text: &mut String, special: &str) {
        if !self.source.peek().is_some_and(|next| special.contains(next)) {
            text.push('\\');
        }
        text.extend(self.source.next());
    }

    /// What is behind a dollar: a variable, a default for it, or a command. Returns whether that is known.
    fn variable(&mut self, text: &mut String, is_quoted: bool) -> bool {
        match self.source.peek() {
            Some('(') => {
                self.source.next();
                self.source.pass_brackets('(', ')');
                false
            }
            Some('{') if self.shell == Shell::Posix => {
                self.source.next();
                let name = self.source.name();
                let or_empty = self.source.takes(':');
                let sets = match self.source.next() {
                    Some('}') => return self.value(&name, text),
                    Some(sign @ ('-' | '=')) if self.depth < DEEPEST => sign == '=',
                    _ => {
                        self.source.pass_brackets('{', '}');
                        return false;
                    }
                };
                self.depth += 1;
                let default =
                    self.word(|c| c == '}', is_quoted).unwrap_or(Word { text: String::new(), is_known: true });
                self.depth -= 1;
                self.source.takes('}');
                if self.variables.get(&name).is_some_and(|value| !or_empty || value.as_deref() != Some("")) {
                    return self.value(&name, text);
                }
                text.push_str(&default.text);
                if sets {
                    self.variables.insert(name, default.is_known.then_some(default.text));
                }
                default.is_known
            }
            Some(c) if is_name(c) => {
                let name = self.source.name();
                self.value(&name, text)
            }
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!' | '{' | '[') => {
                self.source.next();
                false
            }
            // A dollar that stands for itself.
            _ => {
                text.push('$');
                true
            }
        }
    }

    fn value(&mut self, name: &str, text: &mut String) -> bool {
        let Some(Some(value)) = self.variables.get(name) else { return false };
        self.expanded += value.len();
        let fits = self.expanded <= MOST_EXPANDED;
        if fits {
            text.push_str(value);
        }
        fits
    }

    /// What ends the here-document whose lines follow this one, and whether tabs may stand before it, where a second `<`
    /// begins one.
    fn here_document(&mut self) -> Option<(String, bool)> {
        if !self.source.takes('<') || self.source.takes('<') {
            return None;
        }
        let tabs = self.source.takes('-');
        while self.source.next_if(|c| matches!(c, ' ' | '\t')).is_some() {}
        let end = self.word(|c| c.is_whitespace() || matches!(c, ';' | '&' | '|'), false)?;
        Some((end.text, tabs))
    }
}
