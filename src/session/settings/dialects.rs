//! Settings as `PowerShell` and Windows' command line write them, a line each.

use std::iter::Peekable;
use std::str::Chars;

/// A variable that is set; without a value, where only that shell can work it out.
pub type Assignment = (String, Option<String>);

/// What the lines of a `PowerShell` script set: `$env:NAME = "value"`.
#[must_use]
pub fn powershell(script: &str) -> Vec<Assignment> {
    let mut found = Vec::new();
    for line in script.lines() {
        let mut rest = line.trim_start();
        while let Some(name) = strip_prefix_ignoring_case(rest, "$env:") {
            let Some((name, value)) = name.split_once('=') else { break };
            let mut chars = value.trim_start().chars().peekable();
            let value = powershell_value(&mut chars);
            let behind: String = chars.collect();
            let behind = behind.trim_start();
            // Something else behind it makes it another value.
            let is_whole = behind.is_empty() || behind.starts_with([';', '#']);
            found.push((name.trim().to_ascii_uppercase(), value.filter(|_| is_whole)));
            let Some(at) = line.len().checked_sub(behind.len()).filter(|_| behind.starts_with(';')) else { break };
            rest = line.get(at + 1..).unwrap_or_default().trim_start();
        }
    }
    found
}

/// A quoted text, or a number. Everything else has to be worked out.
fn powershell_value(chars: &mut Peekable<Chars>) -> Option<String> {
    let quote = match chars.peek().copied() {
        Some(quote @ ('"' | '\'')) => quote,
        Some(c) if c.is_ascii_digit() => {
            let mut number = String::new();
            while let Some(c) = chars.next_if(char::is_ascii_alphanumeric) {
                number.push(c);
            }
            return Some(number);
        }
        _ => return None,
    };
    chars.next();
    let mut text = String::new();
    let mut is_known = true;
    while let Some(c) = chars.next() {
        match c {
            _ if c == quote => {
                // Twice, it is one of the text.
                if chars.next_if_eq(&quote).is_none() {
                    return is_known.then_some(text);
                }
                text.push(c);
            }
            '`' if quote == '"' => text.extend(chars.next()),
            '$' if quote == '"' && chars.peek().is_some_and(|c| c.is_alphanumeric() || "({_:".contains(*c)) => {
                is_known = false;
            }
            _ => text.push(c),
        }
    }
    None
}

/// What the lines of a batch file of Windows set: `set NAME=value`, or `set "NAME=value"`.
#[must_use]
pub fn batch(script: &str) -> Vec<Assignment> {
    let mut found = Vec::new();
    for line in script.lines() {
        let mut rest = line.trim_start().trim_start_matches('@');
        while let Some(set) = strip_prefix_ignoring_case(rest, "set ") {
            let set = set.trim_start();
            let asks = set.starts_with('/');
            let quoted = set.strip_prefix('"').and_then(|set| set.rsplit_once('"'));
            let (pair, behind) = quoted.unwrap_or_else(|| set.split_once('&').unwrap_or((set, "")));
            if let Some((name, value)) = pair.split_once('=') {
                let name = name.split_whitespace().last().unwrap_or_default().trim_matches('"').to_ascii_uppercase();
                let is_known = !asks && !value.replace("%%", "").contains('%') && !value.contains('^');
                found.push((name, is_known.then(|| value.trim_end().replace("%%", "%"))));
            }
            rest = behind.trim_start_matches('&').trim_start();
        }
    }
    found
}

/// The rest of a text that begins so, in whatever case.
#[must_use]
pub fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (begin, rest) = text.split_at_checked(prefix.len())?;
    begin.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script, and what it sets.
    type Case<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);

    fn check(read: fn(&str) -> Vec<Assignment>, cases: &[Case]) {
        for (script, expected) in cases {
            let found = read(script);
            let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_deref())).collect();
            assert_eq!(&found, expected, "{script}");
        }
    }

    #[test]
    fn powershell_quotes_in_its_own_way() {
        check(
            powershell,
            &[
                (r#"$env:OS_A = "b c" # d"#, &[("OS_A", Some("b c"))]),
                (
                    r#"$Env:os_a="b`$c`"d""e"; $env:OS_B = 'it''s $x'"#,
                    &[("OS_A", Some("b$c\"d\"e")), ("OS_B", Some("it's $x"))],
                ),
                ("$env:OS_A = 3", &[("OS_A", Some("3"))]),
                (r#"$env:OS_A = "b$c""#, &[("OS_A", None)]),
                (r#"$env:OS_A = Read-Host "Password""#, &[("OS_A", None)]),
                (r#"$env:OS_A = "b" + "c""#, &[("OS_A", None)]),
                (r#"$env:OS_A = "b"#, &[("OS_A", None)]),
                ("Write-Host $env:OS_A", &[]),
            ],
        );
    }

    #[test]
    fn windows_sets_what_is_behind_the_sign() {
        check(
            batch,
            &[
                ("set OS_A=b c \r", &[("OS_A", Some("b c"))]),
                ("@SET \"os_a=b & c\"", &[("OS_A", Some("b & c"))]),
                ("set OS_A=b&set OS_B=it's", &[("OS_A", Some("b")), ("OS_B", Some("it's"))]),
                ("set OS_A=100%%", &[("OS_A", Some("100%"))]),
                (
                    "set OS_A=%X%\nset OS_B=a^&b\nset /p OS_C=Password: ",
                    &[("OS_A", None), ("OS_B", None), ("OS_C", None)],
                ),
                ("rem set OS_A=b\necho %OS_A%", &[]),
            ],
        );
    }
}
