//! The environment variables `OS_…` that a script sets: an openrc file, in the language of whatever shell.

use super::cloud::{Cloud, LeftOut, Members, Value, Why};
use super::dialects::{Assignment, batch, powershell, strip_prefix_ignoring_case};
use super::shell::{Shell, Variables, Word, run};
use super::source;

/// The language of a script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Language {
    /// `export NAME=value`, `declare -x NAME="value"`, csh's `setenv NAME value`.
    Posix,
    /// `set -x NAME value`.
    Fish,
    /// `$env:NAME = "value"`.
    PowerShell,
    /// `set NAME=value`.
    Batch,
}

/// The cloud that a script is for; None where it sets no variable `OS_…`.
#[must_use]
pub fn cloud(script: &str) -> Option<Cloud> {
    let mut unclosed = None;
    let mut ran = |shell: Shell, set: fn(&[Word], bool, &mut Variables)| -> Vec<Assignment> {
        let run = run(script, shell, set);
        unclosed = run.unclosed;
        run.variables.into_iter().collect()
    };
    let assignments = match language(script) {
        Language::Posix => ran(Shell::Posix, posix),
        Language::Fish => ran(Shell::Fish, fish),
        Language::PowerShell => powershell(script),
        Language::Batch => batch(script),
    };
    let mut members = Members::new();
    // The last one counts.
    for (name, value) in assignments {
        if let Some(name) = name.strip_prefix("OS_") {
            let value = value.map_or(Value::Unknown(Why::Shell), |value| Value::Text(value.into()));
            members.insert(name.to_ascii_lowercase().into(), value);
        }
    }
    let lost = unclosed.filter(|_| script.contains("OS_"));
    if members.is_empty() && lost.is_none() {
        return None;
    }
    let mut cloud = Cloud::of("", &members);
    cloud.left_out.extend(lost.map(|line| LeftOut { name: format!("line {line}").into(), why: Why::Unclosed }));
    Some(cloud)
}

/// The language of the first line that has only one meaning.
fn language(script: &str) -> Language {
    let of_line = |line: &str| {
        let line = line.trim_start().trim_start_matches('@');
        if strip_prefix_ignoring_case(line, "$env:").is_some() {
            return Some(Language::PowerShell);
        }
        let set = strip_prefix_ignoring_case(line, "set ")?.trim_start();
        let first = set.split_whitespace().find(|word| !word.starts_with(['-', '/']))?;
        strip_prefix_ignoring_case(first.trim_start_matches('"'), "OS_")?;
        Some(if first.contains('=') { Language::Batch } else { Language::Fish })
    };
    // csh has a `set` of its own.
    let is_csh = script.lines().any(|line| line.trim_start().starts_with("setenv "));
    script.lines().find_map(of_line).filter(|_| !is_csh).unwrap_or(Language::Posix)
}

/// Assignments wherever they stand in a command, csh's, and what is read from the keyboard.
fn posix(words: &[Word], is_whole: bool, variables: &mut Variables) {
    let Some((first, rest)) = words.split_first() else { return };
    match (&*first.text, rest) {
        ("setenv", [name, value]) if is_whole => {
            variables.insert(name.text.clone(), value.is_known.then(|| value.text.clone()));
        }
        ("read", names) if is_whole => {
            let names = names.iter().filter(|name| is_name(&name.text));
            names.for_each(|name| drop(variables.insert(name.text.clone(), None)));
        }
        _ if is_whole || !assigns(words) => {}
        _ => {
            let Some((name, value, is_known)) = words.last().and_then(|word| {
                let (name, value) = word.text.split_once('=')?;
                Some((name, value, word.is_known))
            }) else {
                return;
            };
            // `A+=b` adds to what was there.
            let (name, is_known) = name.strip_suffix('+').map_or((name, is_known), |name| (name, false));
            if is_name(name) {
                variables.insert(name.to_owned(), is_known.then(|| value.to_owned()));
            }
        }
    }
}

/// Whether the last of these words is an assignment if it looks like one, and not what another command is told.
fn assigns(words: &[Word]) -> bool {
    let is_begin = |word: &Word| {
        matches!(&*word.text, "then" | "do" | "else" | "{" | "!" | "if" | "while" | "command" | "builtin")
    };
    let sets = |word: &Word| {
        let name = word.text.split('=').next().unwrap_or_default();
        let is_assignment = word.text.contains('=') && is_name(name.trim_end_matches('+'));
        is_assignment || matches!(&*word.text, "export" | "declare" | "typeset" | "readonly" | "local" | "env" | "set")
    };
    words.iter().take(3).find(|word| !is_begin(word)).is_some_and(sets)
}

/// `set -x NAME value`; without a value it is worked out by a command.
fn fish(words: &[Word], is_whole: bool, variables: &mut Variables) {
    if !is_whole {
        return;
    }
    // It may stand behind `or`, `and` or `begin`.
    let Some(set) = words.iter().position(|word| word.text == "set") else { return };
    let rest = words.get(set + 1..).unwrap_or_default();
    let at = rest.iter().position(|word| !word.text.starts_with('-')).unwrap_or(rest.len());
    let (flags, rest) = rest.split_at(at);
    let is_other = |flag: &Word| match flag.text.strip_prefix("--") {
        Some(long) => matches!(long, "erase" | "query" | "append" | "prepend"),
        None => flag.text.contains(['e', 'q', 'a', 'p']),
    };
    if let Some((name, values)) = rest.split_first().filter(|_| !flags.iter().any(is_other)) {
        let value = if let [value] = values { value.is_known.then(|| value.text.clone()) } else { None };
        variables.insert(name.text.clone(), value);
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(source::is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script, and what it sets.
    type Case<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);

    fn check(shell: Shell, set: fn(&[Word], bool, &mut Variables), cases: &[Case]) {
        for (script, expected) in cases {
            let found = run(script, shell, set).variables;
            let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_deref())).collect();
            assert_eq!(&found, expected, "{script}");
        }
    }

    #[test]
    fn values_are_what_a_shell_makes_of_them() {
        check(
            Shell::Posix,
            posix,
            &[
                ("export A=b", &[("A", Some("b"))]),
                ("export A=b C=d E=f", &[("A", Some("b")), ("C", Some("d")), ("E", Some("f"))]),
                ("export A=\"b c\"; export C=d;", &[("A", Some("b c")), ("C", Some("d"))]),
                (r"A='it'\''s-42'", &[("A", Some("it's-42"))]),
                (r#"A="CORP\ops" B="a\$b\"c\\d""#, &[("A", Some(r"CORP\ops")), ("B", Some(r#"a$b"c\d"#))]),
                (r"A=Test123\!x\ y # C=d", &[("A", Some("Test123!x y"))]),
                ("A=b#c", &[("A", Some("b#c"))]),
                (
                    "A='$x' B=$x C=\"a$x\" D=`x` E=$(x \")\") F=1",
                    &[("A", Some("$x")), ("B", None), ("C", None), ("D", None), ("E", None), ("F", Some("1"))],
                ),
                ("A='b c", &[("A", None)]),
                ("A='b\nc'\nB=\\\nd", &[("A", Some("b\nc")), ("B", Some("d"))]),
                ("A=a=b", &[("A", Some("a=b"))]),
                ("A=\nB=c", &[("A", Some("")), ("B", Some("c"))]),
                ("# A=b", &[]),
                ("unset A", &[]),
                ("A=1\nA=2", &[("A", Some("2"))]),
                (
                    "A=host B=http://$A:5000 C=${A}x D=$ E=a$",
                    &[
                        ("A", Some("host")),
                        ("B", Some("http://host:5000")),
                        ("C", Some("hostx")),
                        ("D", Some("$")),
                        ("E", Some("a$")),
                    ],
                ),
                (
                    "A=${A:-\"b c\"} B=${X-d} C=${A:-e} D=${X:-$Y} E=${X:-${A}f} F=${A%b}",
                    &[
                        ("A", Some("b c")),
                        ("B", Some("d")),
                        ("C", Some("b c")),
                        ("D", None),
                        ("E", Some("b cf")),
                        ("F", None),
                    ],
                ),
                (r"declare -x A=$'it\'s\ta' B=$'\x41'", &[("A", Some("it's\ta")), ("B", None)]),
                (
                    r#"A="${X:-CORP\ops}" B="${X:-it's}" C=${X:-'d e'}"#,
                    &[("A", Some(r"CORP\ops")), ("B", Some("it's")), ("C", Some("d e"))],
                ),
                (": ${A:=b} ${C=$D}\nE=$A", &[("A", Some("b")), ("C", None), ("E", Some("b"))]),
                ("A=b\nA+=c\nB=1 read -rs C\nC+=d", &[("A", None), ("B", Some("1")), ("C", None)]),
                (
                    "cat <<EOF >f\nit's A=1\nEOF\nA=2; cat <<-'E F'\n\tB=1\n\tE F\nC=3",
                    &[("A", Some("2")), ("C", Some("3"))],
                ),
                ("echo A=b C=d; grep -q E=f g; test H=i && J=k", &[("J", Some("k"))]),
                ("if true; then export A=b; else C=d E=f; fi", &[("A", Some("b")), ("C", Some("d")), ("E", Some("f"))]),
                (
                    r#"A=$"b c" B=~/x C='~' D=a~ E=$[1+2] F="~""#,
                    &[
                        ("A", Some("b c")),
                        ("B", None),
                        ("C", Some("~")),
                        ("D", Some("a~")),
                        ("E", None),
                        ("F", Some("~")),
                    ],
                ),
                (
                    "A=\nB=${A-b} C=${A:-c} D=${A=d}",
                    &[("A", Some("")), ("B", Some("")), ("C", Some("c")), ("D", Some(""))],
                ),
                (r"A=$'\e\'x' B=c", &[("A", None), ("B", Some("c"))]),
                ("cat <<A\n\tA\nB=1\nA\nC=$(# it's\necho) D=2", &[("C", None), ("D", Some("2"))]),
                ("A=b <<<c\nD=e", &[("A", Some("b")), ("D", Some("e"))]),
                ("setenv A b\nsetenv C 'd e'", &[("A", Some("b")), ("C", Some("d e"))]),
            ],
        );
    }

    #[test]
    fn what_has_no_end_is_told_by_its_line() {
        for (script, line) in [
            ("A=1\nB='x\nC=2", Some(2)),
            ("A=\"x", Some(1)),
            ("A=$(x\nB=1", Some(1)),
            ("\nA=`x\nB=1", Some(2)),
            ("A=${B%x\n", Some(1)),
            ("cat <<EOF\nx\n", Some(1)),
            ("\ncat <<EOF", Some(2)),
            ("A=$'x", Some(1)),
            ("A='x' B=$(y) C=`z` D=${E%f}\ncat <<G\nG\n", None),
        ] {
            assert_eq!(run(script, Shell::Posix, posix).unclosed, line, "{script}");
        }
    }

    #[test]
    fn values_are_what_fish_makes_of_them() {
        check(
            Shell::Fish,
            fish,
            &[
                ("set -x A b\nset -gx C \"d e\"", &[("A", Some("b")), ("C", Some("d e"))]),
                (r"set -x A 'it\'s a \ and \\'", &[("A", Some(r"it's a \ and \"))]),
                ("set -x A (read -sP \"Password: \")\nset -x B x(y)z", &[("A", None), ("B", None)]),
                ("set -e A\nset -q B; or set -x C d", &[("C", Some("d"))]),
                ("set --global --export A b\nset -x -- C -d\nset -a A c", &[("A", Some("b")), ("C", Some("-d"))]),
                (
                    "set -x A a\\nb\nset -x B {c,d}\n)\nset -x C (date))\nset -x D e",
                    &[("A", None), ("B", None), ("C", None), ("D", Some("e"))],
                ),
                (
                    r#"set -x A "b\`c"; set -x B x; set -x C $B[1]"#,
                    &[("A", Some(r"b\`c")), ("B", Some("x")), ("C", None)],
                ),
                ("set A b c\nset -x D $A", &[("A", None), ("D", None)]),
            ],
        );
    }
}
