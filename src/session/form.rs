//! The form of the room: its fields, its texts, and the method that follows from them.

use std::fmt;
use std::rc::Rc;

use super::method::Method;

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The identity endpoint: where Keystone is.
    Identity,
    /// The user's name.
    User,
    /// The user's domain.
    UserDomain,
    /// The password.
    Password,
    /// An application credential's id or name.
    ApplicationCredential,
    /// Its secret.
    Secret,
    /// The second factor.
    Passcode,
    /// The project to sign in to.
    Project,
    /// Its domain.
    ProjectDomain,
    /// The region whose database service is meant.
    Region,
    /// The project's database endpoint.
    Endpoint,
    /// The token for `X-Auth-Token`.
    Token,
}

impl Input {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 12] = [
        Self::Identity,
        Self::User,
        Self::UserDomain,
        Self::Password,
        Self::ApplicationCredential,
        Self::Secret,
        Self::Passcode,
        Self::Project,
        Self::ProjectDomain,
        Self::Region,
        Self::Endpoint,
        Self::Token,
    ];

    /// The name of this field: in ids of the document, in `config.json` and in attributes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity-endpoint",
            Self::User => "user",
            Self::UserDomain => "user-domain",
            Self::Password => "password",
            Self::ApplicationCredential => "application-credential",
            Self::Secret => "secret",
            Self::Passcode => "passcode",
            Self::Project => "project",
            Self::ProjectDomain => "project-domain",
            Self::Region => "region",
            Self::Endpoint => "endpoint",
            Self::Token => "token",
        }
    }

    /// Whether its text is for memory and a request alone.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::Secret | Self::Passcode | Self::Token)
    }
}

/// What a person typed, or what was filled in, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The method that somebody chose.
    pub method: Option<Method>,
    /// The methods that are offered; all where there is none.
    pub offered: Vec<Method>,
    identity: Rc<str>,
    user: Rc<str>,
    user_domain: Rc<str>,
    password: Rc<str>,
    application_credential: Rc<str>,
    secret: Rc<str>,
    passcode: Rc<str>,
    project: Rc<str>,
    project_domain: Rc<str>,
    region: Rc<str>,
    endpoint: Rc<str>,
    token: Rc<str>,
}

/// Without the secrets.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Draft");
        debug.field("method", &self.method).field("offered", &self.offered);
        for input in Input::ALL.into_iter().filter(|input| !input.is_secret()) {
            debug.field(input.key(), &self.get(input));
        }
        debug.finish_non_exhaustive()
    }
}

impl Draft {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, input: Input) -> &str {
        match input {
            Input::Identity => &self.identity,
            Input::User => &self.user,
            Input::UserDomain => &self.user_domain,
            Input::Password => &self.password,
            Input::ApplicationCredential => &self.application_credential,
            Input::Secret => &self.secret,
            Input::Passcode => &self.passcode,
            Input::Project => &self.project,
            Input::ProjectDomain => &self.project_domain,
            Input::Region => &self.region,
            Input::Endpoint => &self.endpoint,
            Input::Token => &self.token,
        }
    }

    pub(super) fn set(&mut self, input: Input, text: Rc<str>) {
        *match input {
            Input::Identity => &mut self.identity,
            Input::User => &mut self.user,
            Input::UserDomain => &mut self.user_domain,
            Input::Password => &mut self.password,
            Input::ApplicationCredential => &mut self.application_credential,
            Input::Secret => &mut self.secret,
            Input::Passcode => &mut self.passcode,
            Input::Project => &mut self.project,
            Input::ProjectDomain => &mut self.project_domain,
            Input::Region => &mut self.region,
            Input::Endpoint => &mut self.endpoint,
            Input::Token => &mut self.token,
        } = text;
    }

    /// The text of a field without the space around it, or what stands for an empty one.
    pub(super) fn or<'a>(&'a self, input: Input, empty: &'a str) -> &'a str {
        Some(self.get(input).trim()).filter(|text| !text.is_empty()).unwrap_or(empty)
    }

    /// Whether a method is offered.
    #[must_use]
    pub fn offers(&self, method: Method) -> bool {
        self.offered.is_empty() || self.offered.contains(&method)
    }

    /// The method that is chosen; else by password where somebody said where Keystone is and nobody gave an endpoint; else
    /// by token, whose two fields are all that is needed.
    #[must_use]
    pub fn method(&self) -> Method {
        let plain = self.identity.is_empty() || !self.endpoint.is_empty();
        let mut offered = Method::ALL.into_iter().filter(|method| self.offers(*method));
        if let Some(method) = self.method.filter(|method| self.offers(*method)) {
            return method;
        }
        let usual = if plain { offered.next_back() } else { offered.next() };
        usual.unwrap_or(Method::Token)
    }

    /// The field with what is secret of the method that is chosen.
    #[must_use]
    pub fn secret(&self) -> Input {
        match self.method() {
            Method::Password => Input::Password,
            Method::ApplicationCredential => Input::Secret,
            Method::Token => Input::Token,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_its_own_place_and_secrets_stay_out_of_debug() {
        let mut draft = Draft::default();
        Input::ALL.iter().for_each(|input| draft.set(*input, format!("text of {}", input.key()).into()));
        assert!(Input::ALL.iter().all(|input| draft.get(*input) == format!("text of {}", input.key())));
        let debug = format!("{draft:?}");
        assert!(debug.contains("text of user") && !debug.contains("text of password"), "{debug}");
    }

    #[test]
    fn the_method_follows_from_what_is_known() {
        let method = |texts: &[(Input, &str)], offered: &str, chosen: &str| {
            let (offered, method) = (Method::all_named(offered), Method::named(chosen));
            let mut draft = Draft { method, offered, ..Draft::default() };
            texts.iter().for_each(|(input, text)| draft.set(*input, (*text).into()));
            draft.method()
        };
        let identity = (Input::Identity, "https://k");
        assert_eq!(method(&[], "", ""), Method::Token);
        assert_eq!(method(&[identity], "", ""), Method::Password);
        assert_eq!(method(&[identity, (Input::Endpoint, "https://t")], "", ""), Method::Token);
        assert_eq!(method(&[], "", "application-credential"), Method::ApplicationCredential);
        assert_eq!(method(&[], "password", "token"), Method::Password);
        assert_eq!(method(&[], "nonsense", ""), Method::Token);
        assert_eq!(method(&[identity], "application-credential, password", ""), Method::Password);
    }
}
