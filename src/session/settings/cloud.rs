//! One cloud of a settings file: what it fills in, and what of it is left out.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::setting::Setting;

/// The value of a member of a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, as the file means it.
    Text(Rc<str>),
    /// It says nothing that could be taken as it stands.
    Unknown(Why),
}

/// Why a member of a file is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Only a shell can work it out: a variable that the file does not set, a command.
    Shell,
    /// A YAML tag says that something has to work it out first, such as `!vault`.
    Tag,
    /// It is a list or a mapping, where a text belongs.
    NoText,
    /// It has several lines, or control characters: a quote is missing.
    Lines,
    /// A quote or a bracket that begins there has no end, so what stands behind it was not read.
    Unclosed,
    /// It is longer than any such text is.
    TooLong,
    /// It is for a way to sign in that this page does not have.
    AuthType,
    /// The browser decides on certificates.
    Browser,
    /// It stands for an address that only the command line knows.
    Profile,
}

/// A member of a file that is left out, by its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// What the file calls it.
    pub name: Rc<str>,
    /// Why.
    pub why: Why,
}

/// The members of a cloud, by their names as clouds.yaml writes them.
pub type Members = BTreeMap<Rc<str>, Value>;

/// What a cloud fills in.
pub type Texts = BTreeMap<Setting, Rc<str>>;

/// How somebody signs in to a cloud, as far as the file says so.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum AuthType {
    /// What the texts suggest.
    #[default]
    Unsaid,
    /// By a token.
    Token,
    /// By something that this page does not have: only a token is left.
    Other,
}

/// One cloud of a file.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Cloud {
    /// Its name in clouds.yaml; empty for an openrc file.
    pub name: Rc<str>,
    /// What it is called where it can be chosen: its name, with the region where it has several.
    pub label: Rc<str>,
    /// What it fills in.
    pub texts: Texts,
    /// How somebody signs in.
    pub auth_type: AuthType,
    /// What is left out although it means something here.
    pub left_out: Vec<LeftOut>,
}

/// Without the texts: a password may be among them.
impl fmt::Debug for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cloud").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The most bytes of a text that is filled in: a token has up to 16 kB. A field with a text of a megabyte holds the page up.
const LONGEST: usize = 20_000;

impl Cloud {
    /// What members mean.
    #[must_use]
    pub fn of(name: &str, members: &Members) -> Self {
        let mut cloud = Self { name: name.into(), label: name.into(), ..Self::default() };
        for setting in Setting::ALL {
            cloud.fill(setting, members);
        }
        cloud.obey_auth_type(members);
        cloud.say_what_has_no_meaning(members);
        cloud
    }

    /// The names of all members that mean something.
    pub(super) fn members() -> impl Iterator<Item = &'static str> {
        let others =
            ["auth", "auth_type", "auth_plugin", "auth_methods", "verify", "insecure", "cacert", "cert", "profile"];
        Setting::ALL.into_iter().flat_map(Setting::names).copied().chain(others)
    }

    /// Takes the first of a setting's names that has a text; else says why those that are there have none.
    fn fill(&mut self, setting: Setting, members: &Members) {
        let mut left_out = Vec::new();
        for name in setting.names() {
            let why = match members.get(*name) {
                None => continue,
                Some(Value::Text(text)) => match text.strip_suffix('\n').unwrap_or(text) {
                    "" => continue,
                    text if text.len() > LONGEST => Why::TooLong,
                    text if text.contains(char::is_control) => Why::Lines,
                    text => {
                        self.texts.insert(setting, text.into());
                        return;
                    }
                },
                Some(Value::Unknown(why)) => why.clone(),
            };
            left_out.push(LeftOut { name: (*name).into(), why });
        }
        self.left_out.append(&mut left_out);
    }

    /// A password that is for another service than Keystone's own method must not be sent to that
    /// (`keystoneauth1/loading/_plugins`, the names of `auth_type`; openstacksdk called it `auth_plugin` once).
    fn obey_auth_type(&mut self, members: &Members) {
        let Some(said) = ["auth_type", "auth_plugin"].iter().find_map(|name| members.get(*name)) else { return };
        let methods = match (said, members.get("auth_methods")) {
            (Value::Text(said), Some(Value::Text(methods))) if said.ends_with("multifactor") => &**methods,
            (Value::Text(said), _) => said,
            (Value::Unknown(_), _) => "?",
        };
        let known = |method: &str| {
            let name = method.to_ascii_lowercase();
            match name.trim_start_matches("v3").trim_start_matches("v2") {
                "password" | "applicationcredential" | "multifactor" | "totp" => AuthType::Unsaid,
                "token" | "admin_token" => AuthType::Token,
                _ => AuthType::Other,
            }
        };
        let types: Vec<_> = methods.split_whitespace().map(known).collect();
        // One that this page does not have is enough.
        let said = [AuthType::Other, AuthType::Token].into_iter().find(|said| types.contains(said));
        self.auth_type = said.unwrap_or_default();
        if self.auth_type == AuthType::Other {
            self.left_out.push(LeftOut { name: "auth_type".into(), why: Why::AuthType });
        }
        self.drop_secrets();
    }

    /// Where somebody signs in elsewhere, the secrets are meant for that.
    fn drop_secrets(&mut self) {
        let secrets = [(Setting::Password, "password"), (Setting::Secret, "application_credential_secret")];
        for (setting, name) in secrets.into_iter().filter(|_| self.auth_type == AuthType::Other) {
            if self.texts.remove(&setting).is_some() {
                self.left_out.push(LeftOut { name: name.into(), why: Why::AuthType });
            }
        }
    }

    fn say_what_has_no_meaning(&mut self, members: &Members) {
        let says = |name: &str, text: &str| match members.get(name) {
            Some(Value::Text(found)) if text.is_empty() => !found.is_empty(),
            Some(Value::Text(found)) => found.eq_ignore_ascii_case(text),
            _ => false,
        };
        for (name, text) in [("verify", "false"), ("insecure", "true"), ("cacert", ""), ("cert", "")] {
            if says(name, text) {
                self.left_out.push(LeftOut { name: name.into(), why: Why::Browser });
            }
        }
        if let Some(Value::Unknown(why)) = members.get("auth") {
            self.left_out.push(LeftOut { name: "auth".into(), why: why.clone() });
        }
        if says("profile", "") && !self.texts.contains_key(&Setting::Identity) {
            self.left_out.push(LeftOut { name: "profile".into(), why: Why::Profile });
        }
    }

    /// Whether it has only secrets, as in a secure.yaml: they are meant for the cloud of that name in another file.
    #[must_use]
    pub fn is_addition(&self) -> bool {
        let secrets = [Setting::Password, Setting::Secret, Setting::Token];
        let is_secret = |name: &str| secrets.iter().any(|setting| setting.names().contains(&name));
        let only_secrets = self.texts.keys().all(|setting| secrets.contains(setting))
            && self.left_out.iter().all(|left_out| is_secret(&left_out.name));
        only_secrets && !self.name.is_empty()
    }

    /// Takes over what another file says of the same cloud. Its secrets go where this one says.
    pub fn add(&mut self, other: &Self) {
        let added: Vec<&str> = other.texts.keys().flat_map(|setting| setting.names()).copied().collect();
        self.texts.extend(other.texts.iter().map(|(setting, text)| (*setting, text.clone())));
        self.left_out.retain(|left_out| !added.contains(&&*left_out.name));
        self.left_out.extend(other.left_out.iter().cloned());
        self.drop_secrets();
        let mut said = Vec::new();
        self.left_out.retain(|left_out| {
            let is_new = !said.contains(left_out);
            said.push(left_out.clone());
            is_new
        });
    }
}
