//! One cloud of a settings file: what it fills in, and what of it is left out.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

/// What a settings file may fill in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Setting {
    /// Where Keystone is.
    Identity,
    /// The user's name or id.
    User,
    /// The name or id of the user's domain.
    UserDomain,
    /// The password.
    Password,
    /// The id or name of an application credential.
    ApplicationCredential,
    /// The secret of an application credential.
    Secret,
    /// The project's name or id.
    Project,
    /// The name or id of the project's domain.
    ProjectDomain,
    /// The region.
    Region,
    /// A token.
    Token,
}

impl Setting {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Identity,
        Self::User,
        Self::UserDomain,
        Self::Password,
        Self::ApplicationCredential,
        Self::Secret,
        Self::Project,
        Self::ProjectDomain,
        Self::Region,
        Self::Token,
    ];

    /// What clouds.yaml calls it, the surest name first: an id is surer than a name. Openrc files use the same names in
    /// capitals, behind `OS_`.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Identity => &["auth_url"],
            Self::User => &["user_id", "username"],
            Self::UserDomain => &["user_domain_id", "user_domain_name", "domain_name"],
            Self::Password => &["password"],
            Self::ApplicationCredential => &["application_credential_id", "application_credential_name"],
            Self::Secret => &["application_credential_secret"],
            Self::Project => &["project_id", "tenant_id", "project_name", "tenant_name"],
            Self::ProjectDomain => &["project_domain_id", "project_domain_name"],
            Self::Region => &["region_name", "region"],
            Self::Token => &["token"],
        }
    }
}

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
    Tag(Rc<str>),
    /// It is longer than any such text is.
    TooLong,
    /// It is for a way to sign in that this page does not have, which is named so in the file.
    AuthType(Rc<str>),
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
    /// What it fills in.
    pub texts: BTreeMap<Setting, Rc<str>>,
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
        let mut cloud = Self { name: name.into(), ..Self::default() };
        for setting in Setting::ALL {
            cloud.fill(setting, members);
        }
        cloud.obey_auth_type(members);
        cloud.say_what_has_no_meaning(members);
        cloud
    }

    /// Takes the first of a setting's names that has a text; else says why those that are there have none.
    fn fill(&mut self, setting: Setting, members: &Members) {
        let mut left_out = Vec::new();
        for name in setting.names() {
            let why = match members.get(*name) {
                None => continue,
                Some(Value::Text(text)) if text.is_empty() => continue,
                Some(Value::Text(text)) if text.len() > LONGEST => Why::TooLong,
                Some(Value::Text(text)) => {
                    self.texts.insert(setting, text.clone());
                    return;
                }
                Some(Value::Unknown(why)) => why.clone(),
            };
            left_out.push(LeftOut { name: (*name).into(), why });
        }
        self.left_out.append(&mut left_out);
    }

    /// A password that is for another service than Keystone's own method must not be sent to that
    /// (`keystoneauth1/loading/_plugins`, the names of `auth_type`).
    fn obey_auth_type(&mut self, members: &Members) {
        let Some(Value::Text(method)) = members.get("auth_type") else { return };
        let named = method.to_ascii_lowercase();
        let named = named.trim_start_matches("v3").trim_start_matches("v2");
        self.auth_type = match named {
            "token" | "admin_token" => AuthType::Token,
            "" | "password" | "applicationcredential" | "multifactor" | "totp" => AuthType::Unsaid,
            _ => AuthType::Other,
        };
        let secret = [(Setting::Password, "password"), (Setting::Secret, "application_credential_secret")];
        for (setting, name) in secret.into_iter().filter(|_| self.auth_type == AuthType::Other) {
            if self.texts.remove(&setting).is_some() {
                self.left_out.push(LeftOut { name: name.into(), why: Why::AuthType(method.clone()) });
            }
        }
    }

    fn say_what_has_no_meaning(&mut self, members: &Members) {
        let says = |name: &str, text: &str| matches!(members.get(name), Some(Value::Text(found)) if text.is_empty() || found.eq_ignore_ascii_case(text));
        for (name, text) in [("verify", "false"), ("insecure", "true"), ("cacert", ""), ("cert", "")] {
            if says(name, text) {
                self.left_out.push(LeftOut { name: name.into(), why: Why::Browser });
            }
        }
        if says("profile", "") && !self.texts.contains_key(&Setting::Identity) {
            self.left_out.push(LeftOut { name: "profile".into(), why: Why::Profile });
        }
    }

    /// Whether it has only secrets, as in a secure.yaml: they are meant for the cloud of that name in another file.
    #[must_use]
    pub fn is_addition(&self) -> bool {
        let is_secret = |setting: &Setting| matches!(setting, Setting::Password | Setting::Secret | Setting::Token);
        !self.texts.is_empty() && self.texts.keys().all(is_secret)
    }

    /// Takes over what another file says of the same cloud.
    pub fn add(&mut self, other: &Self) {
        self.texts.extend(other.texts.iter().map(|(setting, text)| (*setting, text.clone())));
        let added = other.texts.keys().flat_map(|setting| setting.names());
        let added: Vec<&str> = added.copied().collect();
        self.left_out.retain(|left_out| !added.contains(&&*left_out.name));
        self.left_out.extend(other.left_out.iter().cloned());
    }
}
