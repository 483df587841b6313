//! An openrc file or a clouds.yaml, as far as it fills in the form. It is read here and goes nowhere.
//!
//! clouds.yaml is read by a few lines of our own for the YAML that such files are made of: mappings by indentation,
//! plain and quoted scalars, comments. Whole parsers were weighed: see `docs/architecture.md`, "Written by hand".

use std::rc::Rc;

use super::draft::Field;
use super::shell_words::assignments;

/// One cloud of a file.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Cloud {
    /// Its name in clouds.yaml; empty for an openrc file.
    pub name: Rc<str>,
    /// What it fills in.
    pub texts: Vec<(Field, Rc<str>)>,
}

/// Without the texts: a password may be among them.
impl std::fmt::Debug for Cloud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cloud").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The clouds of a file; none where it is neither an openrc file nor a clouds.yaml. Of an openrc file these are the lines
/// `export OS_NAME=value`; of a clouds.yaml each mapping below `clouds`, and below its `auth`.
#[must_use]
pub fn read(text: &str) -> Vec<Cloud> {
    // The first one is that of an openrc file.
    let mut clouds = vec![Cloud::default()];
    let mut inside = false;
    let mut names = usize::MAX;
    let mut open = Open::default();
    for line in text.lines() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        if open.goes_on() {
            open.pass(bare);
            continue;
        }
        let Some(separator) = bare.find(['=', ':']).filter(|_| !bare.starts_with('#')) else {
            open.begin(bare);
            continue;
        };
        let (key, value) = bare.split_at(separator);
        if value.starts_with('=') {
            for (name, value) in assignments(bare) {
                let variable = name.strip_prefix("OS_").zip(value);
                if let Some(((variable, value), cloud)) = variable.zip(clouds.first_mut()) {
                    put(&mut cloud.texts, &variable.to_ascii_lowercase(), &value);
                }
            }
            continue;
        }
        let value = value.get(1..).unwrap_or_default().trim();
        let Some(meant) = scalar(value).filter(|_| !key.starts_with(['{', '['])) else {
            open.begin(if key.starts_with(['{', '[']) { bare } else { value });
            continue;
        };
        let key = key.trim().trim_matches(['"', '\'']);
        if let Some(variable) = key.strip_prefix("OS_") {
            clouds
                .first_mut()
                .into_iter()
                .for_each(|cloud| put(&mut cloud.texts, &variable.to_ascii_lowercase(), &meant));
        } else if indent == 0 {
            inside = key == "clouds";
            names = usize::MAX;
        } else if inside && indent <= names {
            if clouds.len() > READ {
                break;
            }
            names = indent;
            clouds.push(Cloud { name: key.into(), texts: Vec::new() });
        } else if let Some(cloud) = clouds.last_mut().filter(|_| inside) {
            put(&mut cloud.texts, &key.to_ascii_lowercase(), &meant);
        }
    }
    clouds.retain(|cloud| !cloud.texts.is_empty());
    clouds
}

/// A YAML value in brackets, or one whose quote has not ended: its lines are passed over, for such a line is no
/// `key: value`, but may hold several.
#[derive(Default)]
struct Open {
    brackets: usize,
    quote: Option<char>,
}

impl Open {
    fn goes_on(&self) -> bool {
        self.brackets > 0 || self.quote.is_some()
    }

    fn begin(&mut self, value: &str) {
        if value.starts_with(['{', '[', '"', '\'']) {
            self.pass(value);
        }
    }

    fn pass(&mut self, text: &str) {
        let mut chars = text.chars();
        // What is before a character, with and without the spaces: a quote inside of a word opens nothing.
        let (mut before, mut neighbour) = (',', ' ');
        while let Some(c) = chars.next() {
            match (self.quote, c) {
                (Some('"'), '\\') => drop(chars.next()),
                (Some(quote), _) if c == quote => self.quote = None,
                (None, '"' | '\'') if matches!(before, ',' | ':' | '{' | '[' | '\'') => self.quote = Some(c),
                (None, '{' | '[') => self.brackets += 1,
                (None, '}' | ']') => self.brackets = self.brackets.saturating_sub(1),
                (None, '#') if neighbour.is_whitespace() => break,
                _ => {}
            }
            neighbour = c;
            if !c.is_whitespace() {
                before = c;
            }
        }
    }
}

/// A YAML scalar on one line as it is meant: without quotes, or up to the comment behind it. What has to be worked out first
/// (an alias, a tag, a block below) is an empty one; none is what is in brackets, and a quote without an end.
fn scalar(written: &str) -> Option<String> {
    let quote = match written.chars().next() {
        Some('{' | '[') => return None,
        Some('&' | '*' | '!' | '|' | '>') => return Some(String::new()),
        Some(quote @ ('"' | '\'')) => quote,
        _ => {
            let end = written.find(" #").unwrap_or(written.len());
            let meant = written.get(..end)?.trim();
            // YAML has no plain scalar with ": " in it: this is a piece of something else.
            return Some(if meant.contains(": ") { String::new() } else { meant.to_owned() });
        }
    };
    let mut meant = String::new();
    let mut chars = written.get(1..)?.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => meant.extend(chars.next()),
            '\'' if c == quote && chars.peek() == Some(&'\'') => meant.extend(chars.next()),
            _ if c == quote => return Some(meant),
            _ => meant.push(c),
        }
    }
    None
}

/// What a setting of the command line fills in; the names of openrc, in lower case without `OS_`, are those of
/// clouds.yaml.
fn put(texts: &mut Vec<(Field, Rc<str>)>, name: &str, value: &str) {
    let field = match name {
        "auth_url" => Field::Identity,
        "username" | "user_id" => Field::User,
        "password" => Field::Password,
        "user_domain_name" | "user_domain_id" | "domain_name" => Field::UserDomain,
        "project_name" | "project_id" | "tenant_name" | "tenant_id" => Field::Project,
        "project_domain_name" | "project_domain_id" => Field::ProjectDomain,
        "region_name" => Field::Region,
        "application_credential_id" | "application_credential_name" => Field::ApplicationCredential,
        "application_credential_secret" => Field::Secret,
        "token" => Field::Token,
        _ => return,
    };
    if value.is_empty() || value.len() > LONGEST {
        return;
    }
    match texts.iter_mut().find(|(at, _)| *at == field) {
        None => texts.push((field, value.into())),
        // Where both are there, the id is the surer one.
        Some((_, text)) if name.ends_with("_id") => *text = value.into(),
        Some(_) => {}
    }
}

/// The most bytes of a text that is filled in: a token has up to 16 kB. A field with a text of a megabyte holds the page up.
const LONGEST: usize = 20_000;

/// The most clouds of a file that are offered.
pub(super) const MOST: usize = 100;

/// The most clouds that are read, for some may have nothing to fill in.
const READ: usize = 1000;

/// What a file may fill in.
pub(super) const FILLED: [Field; 10] = [
    Field::Identity,
    Field::User,
    Field::UserDomain,
    Field::Password,
    Field::ApplicationCredential,
    Field::Secret,
    Field::Project,
    Field::ProjectDomain,
    Field::Region,
    Field::Token,
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(cloud: &Cloud) -> Vec<(Field, &str)> {
        cloud.texts.iter().map(|(field, text)| (*field, &**text)).collect()
    }

    #[test]
    fn a_text_that_is_longer_than_any_token_is_not_filled_in() {
        let file = |length: usize| format!("OS_USERNAME=demo\nOS_PASSWORD={}\n", "x".repeat(length));
        assert_eq!(read(&file(LONGEST))[0].texts.len(), 2);
        assert_eq!(texts(&read(&file(LONGEST + 1))[0]), [(Field::User, "demo")]);
    }

    #[test]
    fn an_openrc_file_as_horizon_writes_it() {
        let file = "#!/usr/bin/env bash\nexport OS_AUTH_URL=https://cloud.example:5000/v3\nexport OS_PROJECT_ID=0123\n\
            export OS_PROJECT_NAME=\"demo's\"\nexport OS_USER_DOMAIN_NAME=\"Default\"\nif [ -z \"$OS_USER_DOMAIN_NAME\" ]; then unset OS_USER_DOMAIN_NAME; fi\n\
            export OS_PROJECT_DOMAIN_ID=\"default\"\nunset OS_TENANT_ID\nexport OS_USERNAME='demo'\nread -sr OS_PASSWORD_INPUT\n\
            export OS_PASSWORD=$OS_PASSWORD_INPUT\nexport OS_REGION_NAME=\"RegionOne\" # here\nexport OS_IDENTITY_API_VERSION=3\n";
        let clouds = read(file);
        assert_eq!(clouds.len(), 1);
        assert_eq!(
            texts(&clouds[0]),
            [
                (Field::Identity, "https://cloud.example:5000/v3"),
                (Field::Project, "0123"),
                (Field::UserDomain, "Default"),
                (Field::ProjectDomain, "default"),
                (Field::User, "demo"),
                (Field::Region, "RegionOne"),
            ]
        );
    }

    #[test]
    fn a_clouds_yaml_with_all_that_such_files_have() {
        let file = "# mine\ncache:\n  auth: true\nclouds:\n  work: # the one\n    auth:\n      auth_url: \"https://w.example/identity\"\n      username: 'it''s'\n      \
            password: \"p\\\"#1: x\"  # secret\n      project_name: demo # c\n      user_domain_name: Default\n    regions:\n      - A\n    region_name: RegionOne\n    \"interface\": public\n\n  \
            \"lab\":\n    auth_type: v3applicationcredential\n    auth:\n      auth_url: http://127.0.0.1:5000\n      application_credential_id: abc\n      application_credential_secret: s#x\nother:\n  x: y\n";
        let clouds = read(file);
        assert_eq!(clouds.iter().map(|cloud| &*cloud.name).collect::<Vec<_>>(), ["work", "lab"]);
        assert_eq!(
            texts(&clouds[0]),
            [
                (Field::Identity, "https://w.example/identity"),
                (Field::User, "it's"),
                (Field::Password, "p\"#1: x"),
                (Field::Project, "demo"),
                (Field::UserDomain, "Default"),
                (Field::Region, "RegionOne"),
            ]
        );
        assert_eq!(
            texts(&clouds[1]),
            [(Field::Identity, "http://127.0.0.1:5000"), (Field::ApplicationCredential, "abc"), (Field::Secret, "s#x")]
        );
    }

    #[test]
    fn a_dollar_is_a_sign_to_yaml_and_a_variable_to_a_shell() {
        let password = |file: &str| {
            let clouds = read(file);
            let text = clouds[0].texts.iter().find(|(field, _)| *field == Field::Password);
            text.map(|(_, text)| text.to_string())
        };
        assert_eq!(password("clouds:\n  a:\n    auth:\n      password: Pa$$w0rd\n"), Some("Pa$$w0rd".into()));
        assert_eq!(password("OS_USERNAME=a\nOS_PASSWORD=\"$OS_PASSWORD_INPUT\"\n"), None);
        assert_eq!(password("OS_PASSWORD='Pa$$w0rd'\n"), Some("Pa$$w0rd".into()));
    }

    #[test]
    fn a_password_gets_into_no_field_that_shows_it() {
        let all = |file: &str| {
            let clouds = read(file);
            clouds
                .iter()
                .flat_map(|cloud| &cloud.texts)
                .map(|(field, text)| (*field, text.to_string()))
                .collect::<Vec<_>>()
        };
        let both = [(Field::User, "ops".to_owned()), (Field::Password, "s3cret".to_owned())];
        for file in [
            "export OS_USERNAME=ops OS_PASSWORD=s3cret",
            "export OS_USERNAME=ops; export OS_PASSWORD='s3cret';",
            "declare -x OS_USERNAME=\"ops\"\ndeclare -x OS_PASSWORD=\"s3cret\"\n",
        ] {
            assert_eq!(all(file), both, "{file}");
        }
        for file in [
            "clouds:\n  a:\n    auth: {username: ops,\n      password: s3cret}\n",
            "clouds:\n  a:\n    auth: {\n      username: ops, password: s3cret\n    }\n",
            "clouds: {a: {auth: {\n      username: ops, password: s3cret}}}\n",
            "clouds:\n  a:\n    auth:\n      description: \"a\n      username: s3cret\"\n",
            "clouds:\n  a:\n    auth:\n      password: >-\n        s3cret\n",
            "clouds:\n  a:\n    auth:\n      password: *pw\n",
            "clouds:\n  a:\n    auth:\n      username: ops, password: s3cret\n",
        ] {
            assert_eq!(all(file), [], "{file}");
        }
        let after = "clouds:\n  a:\n    x: ['it''s', \"[\", b # ]\n    ]\n    auth:\n      username: ops\n";
        assert_eq!(all(after), both[..1], "what is behind the brackets is read");
    }

    #[test]
    fn what_is_said_again_is_there_once() {
        let lines = "      project_id: b\n".repeat(9);
        let clouds = read(&format!("clouds:\n  x:\n    auth:\n      project_name: a\n{lines}      project_id: c\n"));
        assert_eq!(texts(&clouds[0]), [(Field::Project, "c")]);
    }

    #[test]
    fn what_is_neither_fills_in_nothing() {
        for file in ["", "hello", "{\"clouds\": 1}", "<html>", "clouds:\n", "PATH=/bin"] {
            assert!(read(file).is_empty(), "{file}");
        }
        assert!(!format!("{:?}", read("OS_PASSWORD=nonsense")).contains("nonsense"));
    }

    proptest! {
        #[test]
        fn any_file_is_read(text in "(clouds:\n)?[ -~é\n\"':#]{0,200}") {
            let _ = read(&text);
        }
    }
}
