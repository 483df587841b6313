//! Settings files: each value gets into its own field, a password into no field that shows it.

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use trove_backup::app::action::Action;
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::create::commands::commands;
use trove_backup::session;
use trove_backup::session::settings::cloud::Cloud;
use trove_backup::session::settings::{self, Message, Setting};

use super::mutate::{changes, mutated, owned};
use super::{ROUND, fuzz};

/// A setting: its name in clouds.yaml, the field that it is for, and a mark that is part of its value.
const SETTINGS: [(&str, Setting, &str); 10] = [
    ("auth_url", Setting::Identity, "URLMARK"),
    ("username", Setting::User, "USERMARK"),
    ("password", Setting::Password, "PASSMARK"),
    ("project_name", Setting::Project, "PROJMARK"),
    ("user_domain_name", Setting::UserDomain, "UDOMMARK"),
    ("project_domain_name", Setting::ProjectDomain, "PDOMMARK"),
    ("region_name", Setting::Region, "REGIMARK"),
    ("application_credential_id", Setting::ApplicationCredential, "CREDMARK"),
    ("application_credential_secret", Setting::Secret, "SECRMARK"),
    ("token", Setting::Token, "TOKEMARK"),
];

fn is_secret(setting: Setting) -> bool {
    matches!(setting, Setting::Password | Setting::Secret | Setting::Token)
}

/// The clouds of a file; none where it has none.
fn read(file: &str) -> Vec<Cloud> {
    settings::read(file).unwrap_or_default()
}

/// What is around the mark, so that quoting matters.
const AROUND: [(&str, &str); 16] = [
    ("s3cret-", ""),
    ("", "#1"),
    ("it's ", ""),
    ("a\"b", "\\c"),
    ("$", "$x"),
    ("a b ", ""),
    ("", "; echo"),
    ("", " # c"),
    ("x: ", ""),
    ("a, ", "}"),
    ("", " OS_USERNAME=x"),
    ("é", "😀"),
    ("`", "`"),
    ("!", "!"),
    ("=", "="),
    ("[", "]"),
];

/// How a value is written: by a shell's rules or by YAML's.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Quote {
    Bare,
    Single,
    Double,
}

fn shell(text: &str, quote: Quote) -> String {
    let escape = |special: &dyn Fn(char) -> bool| -> String {
        text.chars().map(|c| if special(c) { format!("\\{c}") } else { c.to_string() }).collect()
    };
    match quote {
        Quote::Bare => escape(&|c| c.is_ascii() && !c.is_ascii_alphanumeric() && !"-_/.,:+@%=".contains(c)),
        Quote::Single => format!("'{}'", text.replace('\'', "'\\''")),
        Quote::Double => format!("\"{}\"", escape(&|c| "\"\\$`".contains(c))),
    }
}

fn yaml(text: &str, quote: Quote) -> String {
    let plain =
        text.chars().all(|c| c.is_alphanumeric() || "-_/.+@%".contains(c)) && text.starts_with(char::is_alphanumeric);
    match quote {
        Quote::Bare if plain => text.into(),
        Quote::Double => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => format!("'{}'", text.replace('\'', "''")),
    }
}

type Values = Vec<(&'static str, Setting, String)>;

/// Values of some of the settings, each with its mark, and how each is written.
fn values() -> impl Strategy<Value = Vec<((&'static str, Setting, String), Quote)>> {
    let one =
        (select(SETTINGS.to_vec()), select(AROUND.to_vec()), select(vec![Quote::Bare, Quote::Single, Quote::Double]));
    vec(one, 1..8).prop_map(|all| {
        let mut seen = Vec::new();
        let mut values = Vec::new();
        for ((name, field, mark), (before, behind), quote) in all {
            if !seen.contains(&name) {
                seen.push(name);
                let text = if is_secret(field) { format!("{before}{mark}{behind}") } else { mark.to_owned() };
                values.push(((name, field, text), quote));
            }
        }
        values
    })
}

/// The ways in which such files are laid out.
const LAYOUTS: usize = 17;

fn laid_out(layout: usize, values: &[((&str, Setting, String), Quote)]) -> String {
    let upper = |name: &str| format!("OS_{}", name.to_ascii_uppercase());
    let shell_pairs =
        || values.iter().map(|((name, _, text), quote)| format!("{}={}", upper(name), shell(text, *quote)));
    let yaml_pairs = || values.iter().map(|((name, _, text), quote)| format!("{name}: {}", yaml(text, *quote)));
    let json_pairs = || values.iter().map(|((name, _, text), _)| format!("\"{name}\": {}", yaml(text, Quote::Double)));
    let join = |parts: Vec<String>, by: &str| parts.join(by);
    let of_each = |write: &dyn Fn(&str, &str) -> String| -> String {
        values.iter().map(|((name, _, text), _)| write(&upper(name), text)).collect()
    };
    match layout {
        0 => shell_pairs().map(|pair| format!("export {pair}\n")).collect(),
        1 => format!("#!/bin/sh\n{}\n", join(shell_pairs().collect(), "\n")),
        2 => format!(
            "clouds:\n  work:\n    auth:\n      {}\n    verify: true\n",
            join(yaml_pairs().collect(), "\n      ")
        ),
        3 => format!(
            "---\nclouds:\n  \"work\":\n    auth_type: password\n    auth:\n        {}\n\nother: 1\n",
            join(yaml_pairs().collect(), "\n        ")
        ),
        4 => format!("export {}\n", join(shell_pairs().collect(), " ")),
        5 => format!("{};\n", join(shell_pairs().map(|pair| format!("export {pair}")).collect(), "; ")),
        6 => shell_pairs().map(|pair| format!("declare -x {pair}\n")).collect(),
        7 => format!("clouds:\n  work:\n    auth: {{{}}}\n", join(yaml_pairs().collect(), ", ")),
        8 => format!("clouds:\n  work:\n    auth: {{{},\n    }}\n", join(yaml_pairs().collect(), ",\n      ")),
        9 => format!("clouds:\n  work:\n    auth: {{\n      {}\n    }}\n", join(yaml_pairs().collect(), ", ")),
        10 => format!("clouds: {{work: {{auth: {{{}}}}}}}\n", join(yaml_pairs().collect(), ", ")),
        11 => format!(
            "{{\n  \"clouds\": {{\n    \"work\": {{\n      \"auth\": {{\n        {}\n      }}\n    }}\n  }}\n}}\n",
            join(json_pairs().collect(), ",\n        ")
        ),
        12 => format!("{{\"clouds\": {{\"work\": {{\"auth\": {{{}}}}}}}}}", join(json_pairs().collect(), ", ")),
        13 => of_each(&|name, text| format!("$env:{name} = '{}'\n", text.replace('\'', "''"))),
        14 => of_each(&|name, text| format!("set -gx {name} '{}'\n", text.replace('\\', "\\\\").replace('\'', "\\'"))),
        15 => of_each(&|name, text| format!("setenv {name} {}\n", shell(text, Quote::Single))),
        _ => format!(
            "base: &base\n  {}\nclouds:\n  work:\n    auth:\n      <<: *base\n",
            join(yaml_pairs().collect(), "\n  ")
        ),
    }
}

/// Each mark is in its own field, none is in a cloud's name, and nothing shows a secret.
fn check_marks(clouds: &[Cloud]) -> Result<(), TestCaseError> {
    for cloud in clouds {
        prop_assert!(!cloud.name.contains("MARK"), "a cloud is called {}", cloud.name);
        prop_assert!(!format!("{cloud:?}").contains("MARK"), "Debug shows a value");
        for (field, text) in &cloud.texts {
            for (name, own, mark) in SETTINGS {
                prop_assert!(*field == own || !text.contains(mark), "{name} is in {field:?}: {text:?}");
            }
        }
    }
    Ok(())
}

/// What a file that was given makes of the form.
fn check_form(file: &str, clouds: usize) -> Result<(), TestCaseError> {
    let mut states = vec![
        State::default()
            .after(Action::Session(session::Message::Settings(Message::Open(Rc::<str>::from(file).into())))),
    ];
    states[0].read_settings(settings::read);
    for at in 0..clouds.min(3) {
        states.push(states[0].after(Action::Session(session::Message::Settings(Message::Choose(at)))));
    }
    for state in states {
        let debug = format!("{:?} {:?}", state.create.draft, state.session);
        let left_out = state.session.settings.left_out().iter().map(settings::text::left_out).collect::<String>();
        for (_, setting, mark) in SETTINGS.into_iter().filter(|(_, setting, _)| is_secret(*setting)) {
            prop_assert!(!left_out.contains(mark), "{mark} is named: {left_out}");
            let own = match setting {
                Setting::Password => Field::Password,
                Setting::Secret => Field::Secret,
                _ => Field::Token,
            };
            let elsewhere = Field::ALL.into_iter().filter(|at| *at != own);
            for at in elsewhere {
                prop_assert!(!state.text(at).contains(mark), "{mark} is in {at:?}");
            }
            prop_assert!(!debug.contains(mark) && !state.announcement.contains(mark), "{mark} is shown");
            let shell: String = commands(&state.create.draft, state.endpoint().as_ref())
                .into_iter()
                .map(|command| command.text)
                .collect();
            prop_assert!(!shell.contains(mark), "{mark} is in a command");
        }
    }
    Ok(())
}

fn of_kind(values: Vec<((&'static str, Setting, String), Quote)>) -> Values {
    values.into_iter().map(|(value, _)| value).collect()
}

#[test]
fn each_value_gets_into_its_own_field() {
    fuzz("settings", ROUND, (0..LAYOUTS, values(), any::<bool>()), |(layout, values, windows)| {
        let mut file = laid_out(layout, &values);
        if windows {
            file = format!("\u{feff}{}", file.replace('\n', "\r\n"));
        }
        let clouds = read(&file);
        check_marks(&clouds)?;
        check_form(&file, clouds.len())?;
        prop_assert_eq!(clouds.len(), 1, "{}", file);
        prop_assert!(clouds[0].left_out.is_empty(), "{:?} of {}", clouds[0].left_out, file);
        for (name, setting, text) in of_kind(values) {
            prop_assert_eq!(
                clouds[0].texts.get(&setting).map(|text| &**text),
                Some(text.as_str()),
                "{} of {}",
                name,
                file
            );
        }
        Ok(())
    });
}

#[test]
fn a_file_that_was_cut_or_mixed_shows_no_secret() {
    let junk = owned(&[
        "# password: PASSMARK",
        "#OS_PASSWORD=PASSMARK",
        "",
        "---",
        "...",
        "clouds:",
        "  other:",
        "    auth:",
        "      auth:",
        "cache:",
        "if [ -z \"$OS_TOKEN\" ]; then",
        "unset OS_PASSWORD",
        "read -sr OS_PASSWORD_INPUT",
        "export OS_PASSWORD=$OS_PASSWORD_INPUT",
        "echo \"enter: \"",
        "    regions:",
        "      - REGIMARK",
        "\t",
        "  \"",
        "}",
        "]",
        "password: >-",
        "  ? x",
        "<<: *base",
        "OS_USERNAME=",
        "- a: b",
    ]);
    let line = (any::<u16>(), any::<u16>(), 0..4u8, select(junk));
    let files = (vec((0..LAYOUTS, values()), 1..3), vec(line, 0..5), prop_oneof![Just(u16::MAX), any::<u16>()]);
    fuzz("settings cut", ROUND, files, |(files, changes, cut)| {
        let whole: String = files.iter().map(|(layout, values)| laid_out(*layout, values)).collect();
        let mut lines: Vec<_> = whole.lines().map(str::to_owned).collect();
        for (at, other, kind, junk) in changes {
            let count = lines.len().max(1);
            let (at, other) = (usize::from(at) % count, usize::from(other) % count);
            match kind {
                0 if !lines.is_empty() => drop(lines.remove(at)),
                1 if !lines.is_empty() => lines.insert(other, lines[at].clone()),
                2 if !lines.is_empty() => lines.swap(at, other),
                _ => lines.insert(at.min(lines.len()), junk),
            }
        }
        let file = lines.join("\n");
        let mut end = file.len() * usize::from(cut) / usize::from(u16::MAX);
        while !file.is_char_boundary(end) {
            end -= 1;
        }
        let clouds = read(&file[..end]);
        for cloud in &clouds {
            for (name, own, mark) in SETTINGS.into_iter().filter(|(_, setting, _)| is_secret(*setting)) {
                prop_assert!(!cloud.name.contains(mark), "{name} is the name of a cloud");
                let elsewhere = cloud.texts.iter().find(|(field, text)| **field != own && text.contains(mark));
                prop_assert!(elsewhere.is_none(), "{name} is in {elsewhere:?}");
            }
        }
        check_form(&file[..end], clouds.len())
    });
}

#[test]
fn any_text_is_read_the_same_with_any_line_ends() {
    let bases = || {
        let fixed: Vec<_> =
            SETTINGS.into_iter().map(|(name, field, mark)| ((name, field, mark.to_owned()), Quote::Double)).collect();
        (0..LAYOUTS).map(|layout| laid_out(layout, &fixed)).collect::<Vec<_>>()
    };
    let pieces = owned(&[
        "\n",
        "\r\n",
        ":",
        "=",
        "#",
        " #",
        "'",
        "\"",
        "\\",
        "$",
        "`",
        "&a ",
        "*a",
        "!vault |",
        "|",
        ">-",
        "{",
        "}",
        "[",
        "]",
        "- ",
        "\t",
        "    ",
        "OS_",
        "export ",
        "clouds:",
        "auth:",
        "password: ",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "é",
        "%",
        "?",
        ",",
        ";",
    ]);
    let inputs = (select(bases()), changes(pieces, bases(), 6)).prop_map(|(file, changes)| mutated(&file, &changes));
    fuzz("settings text", ROUND, inputs, |file| {
        let file = file.replace('\r', "");
        let clouds = read(&file);
        for cloud in &clouds {
            prop_assert!(!cloud.texts.is_empty() || !cloud.left_out.is_empty());
            prop_assert!(cloud.texts.values().all(|text| !text.is_empty()));
        }
        // The line of a quote that has no end is another one.
        let said = |file: &str| -> Vec<_> {
            let clouds = read(file).into_iter();
            clouds.map(|Cloud { name, texts, left_out, .. }| (name, texts, left_out.len())).collect()
        };
        prop_assert!(said(&file.replace('\n', "\r\n")) == said(&file), "other line ends, other clouds");
        prop_assert!(said(&format!("{file}\n# the end\n")) == said(&file), "a comment is more than a comment");
        prop_assert!(said(&format!("\n\n{file}")) == said(&file), "empty lines are more than empty lines");
        Ok(())
    });
}
