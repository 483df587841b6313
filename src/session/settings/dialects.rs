//! Settings as `PowerShell` and Windows' command line write them, a line each.

/// A variable that is set; without a value, where only that shell can work it out.
pub type Assignment = (String, Option<String>);

/// What the lines of a `PowerShell` script set: `$env:NAME = "value"`.
#[must_use]
pub fn powershell(script: &str) -> Vec<Assignment> {
    let (mut found, mut is_comment) = (Vec::new(), false);
    for line in script.lines() {
        is_comment |= line.trim_start().starts_with("<#");
        if is_comment {
            is_comment = !line.contains("#>");
            continue;
        }
        let mut rest = line.trim_start();
        while let Some((name, value)) = strip_prefix_ignoring_case(rest, "$env:").and_then(|set| set.split_once('=')) {
            let (value, behind) = powershell_value(value.trim_start());
            let behind = behind.trim_start();
            // Something else behind it makes it another value; `+=` adds to the one before.
            let is_whole = behind.is_empty() || behind.starts_with([';', '#']);
            let name = name.trim();
            let is_set = is_whole && !name.ends_with('+');
            found.push((name.trim_end_matches('+').trim_end().to_ascii_uppercase(), value.filter(|_| is_set)));
            let Some(next) = behind.strip_prefix(';') else { break };
            rest = next.trim_start();
        }
    }
    found
}

/// A quoted text or a plain number, and what stands behind it. Everything else has to be worked out.
fn powershell_value(written: &str) -> (Option<String>, &str) {
    let mut chars = written.chars();
    let Some(quote @ ('"' | '\'')) = chars.next() else {
        let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        let (number, behind) = written.split_at(end);
        let is_plain = !number.is_empty() && (number == "0" || !number.starts_with('0'));
        return (is_plain.then(|| number.to_owned()), behind);
    };
    let (mut text, mut is_known) = (String::new(), true);
    while let Some(c) = chars.next() {
        let next = chars.as_str().chars().next();
        match c {
            // Twice, it is one of the text.
            _ if c == quote && next == Some(quote) => text.extend(chars.next()),
            _ if c == quote => return (is_known.then_some(text), chars.as_str()),
            '`' if quote == '"' => {
                is_known &= !next.is_some_and(char::is_alphanumeric);
                text.extend(chars.next());
            }
            '$' if quote == '"' && next.is_some_and(|c| c.is_alphanumeric() || "({_:".contains(c)) => is_known = false,
            _ => text.push(c),
        }
    }
    (None, "")
}

/// What the lines of a batch file of Windows set: `set NAME=value`, or `set "NAME=value"`.
#[must_use]
pub fn batch(script: &str) -> Vec<Assignment> {
    script.lines().flat_map(commands).filter_map(batch_assignment).collect()
}

/// The commands of a line: what `&` and `|` part outside of quotes.
fn commands(line: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    line.split(move |c| {
        is_quoted ^= c == '"';
        !is_quoted && matches!(c, '&' | '|')
    })
}

fn batch_assignment(command: &str) -> Option<Assignment> {
    let set = strip_prefix_ignoring_case(command.trim().trim_start_matches('@'), "set ")?.trim_start();
    let asks = set.starts_with('/');
    // What stands behind the last quote counts for nothing.
    let quoted = set.strip_prefix('"').map(|set| set.rsplit_once('"').map_or(set, |(set, _)| set));
    let (name, value) = quoted.unwrap_or(set).split_once('=')?;
    let name = name.split_whitespace().last().unwrap_or_default().trim_matches('"').to_ascii_uppercase();
    let special: &[char] = if quoted.is_some() { &['%'] } else { &['%', '^', '<', '>'] };
    let is_known = !asks && !value.replace("%%", "").contains(special);
    let value = if quoted.is_some() { value } else { value.trim_end() };
    Some((name, is_known.then(|| value.replace("%%", "%"))))
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
                ("$env:OS_A = 3; $env:OS_B = 007", &[("OS_A", Some("3")), ("OS_B", None)]),
                (r#"$env:OS_A = "b$c""#, &[("OS_A", None)]),
                (r#"$env:OS_A = "a`nb""#, &[("OS_A", None)]),
                (r#"$env:OS_A = Read-Host "Password""#, &[("OS_A", None)]),
                (r#"$env:OS_A = "b" + "c""#, &[("OS_A", None)]),
                (r#"$env:OS_A += "b""#, &[("OS_A", None)]),
                (r#"$env:OS_A = "b"#, &[("OS_A", None)]),
                ("<# before:\n$env:OS_A = 'b'\n#>\n$env:OS_B = 'c'", &[("OS_B", Some("c"))]),
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
                ("set \"OS_A=b\" & set \"OS_B=c\" && rem \"d\"", &[("OS_A", Some("b")), ("OS_B", Some("c"))]),
                ("set OS_A=\"b&c\"", &[("OS_A", Some("\"b&c\""))]),
                ("set OS_A=100%%", &[("OS_A", Some("100%"))]),
                (
                    "set OS_A=%X%\nset OS_B=a^&b\nset /p OS_C=Password: \nset OS_D=x> nul",
                    &[("OS_A", None), ("OS_B", None), ("OS_C", None), ("OS_D", None)],
                ),
                ("rem set OS_A=b\necho %OS_A%", &[]),
            ],
        );
    }
}
