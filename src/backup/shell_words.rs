//! A line of a shell script as a POSIX shell splits it, as far as that takes no running of it.

/// The assignments `NAME=value` of a line, wherever they stand in it: `export A=1 B='2'; C=3`. What only a shell can work
/// out (`$x`, back-ticks, a quote that goes on in the next line) has no value.
#[must_use]
pub fn assignments(line: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for word in words(line) {
        // Quoted, `"A=b"` is a word like any other to a shell; nobody writes that.
        if let Some((name, value)) = word.text.split_once('=') {
            found.push((name.to_owned(), word.is_plain.then(|| value.to_owned())));
        }
    }
    found
}

struct Word {
    text: String,
    is_plain: bool,
}

fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if quote.is_none() && (c.is_whitespace() || matches!(c, ';' | '&' | '|' | '(' | ')')) {
            words.extend(word.take());
            continue;
        }
        if quote.is_none() && c == '#' && word.is_none() {
            break;
        }
        let at = word.get_or_insert(Word { text: String::new(), is_plain: true });
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '\\') => at.text.extend(chars.next()),
            (Some('"'), '\\') => {
                if !chars.peek().is_some_and(|next| matches!(next, '"' | '\\' | '$' | '`')) {
                    at.text.push(c);
                }
                at.text.extend(chars.next());
            }
            (None | Some('"'), '$' | '`') => at.is_plain = false,
            _ => at.text.push(c),
        }
    }
    if let Some(last) = &mut word {
        last.is_plain &= quote.is_none();
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_what_a_shell_makes_of_them() {
        for (line, expected) in [
            ("export A=b", vec![("A", Some("b"))]),
            ("export A=b C=d E=f", vec![("A", Some("b")), ("C", Some("d")), ("E", Some("f"))]),
            ("export A=\"b c\"; export C=d;", vec![("A", Some("b c")), ("C", Some("d"))]),
            (r"A='it'\''s-42'", vec![("A", Some("it's-42"))]),
            (r#"A="CORP\ops" B="a\$b\"c\\d""#, vec![("A", Some(r"CORP\ops")), ("B", Some(r#"a$b"c\d"#))]),
            (r"A=Test123\!x\ y # C=d", vec![("A", Some("Test123!x y"))]),
            ("A=b#c", vec![("A", Some("b#c"))]),
            ("A='$x' B=$x C=\"a$x\" D=`x`", vec![("A", Some("$x")), ("B", None), ("C", None), ("D", None)]),
            ("A='b c", vec![("A", None)]),
            ("A=a=b", vec![("A", Some("a=b"))]),
            ("A=", vec![("A", Some(""))]),
            ("# A=b", vec![]),
            ("unset A", vec![]),
        ] {
            let found = assignments(line);
            let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_deref())).collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
