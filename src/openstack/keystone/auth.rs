//! Keystone's `POST /v3/auth/tokens`: the ways to show who one is, and what a token is wanted for
//! (`docs/trove-api.md` §2.1).

use std::rc::Rc;

use serde::Serialize;

use super::identity::Identity;
use crate::openstack::transport::request::{Call, Verb};
use crate::openstack::types::json::Json;
use crate::openstack::types::secret::Secret;
use crate::openstack::types::token::Token;

/// A user, by id or by name and domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    /// The name, or the id.
    pub name: Rc<str>,
    /// The domain's name or id.
    pub domain: Rc<str>,
}

/// How somebody shows who they are.
#[derive(Clone, PartialEq, Debug)]
pub enum AuthMethod {
    /// By a password.
    Password(User, Secret),
    /// By an application credential: its id, or its name and its user; and its secret. The project is fixed by it.
    ApplicationCredential(Rc<str>, User, Secret),
    /// By a token: another project, the same end of life.
    Token(Token),
    /// By a passcode, after a password, with the receipt for that.
    Passcode(User, Secret, Secret),
}

/// What a token is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Project {
    /// The name, or the id.
    pub name: Rc<str>,
    /// The domain's name or id.
    pub domain: Rc<str>,
}

/// 32 hexadecimal digits, as Keystone makes them, or 64 for users of a directory (LDAP); or the one id that it does not
/// make.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text == "default" || (matches!(text.len(), 32 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The body of `POST /v3/auth/tokens` (`keystone/auth/schema.py` `token_issue`).
#[derive(Serialize)]
struct Body<'a> {
    auth: Auth<'a>,
}

#[derive(Serialize)]
struct Auth<'a> {
    identity: IdentityBody<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope<'a>>,
}

/// The one method that is used, in the member of its name.
#[derive(Serialize, Default)]
struct IdentityBody<'a> {
    methods: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<OfUser<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    totp: Option<OfUser<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_credential: Option<CredentialBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<TokenBody<'a>>,
}

#[derive(Serialize)]
struct OfUser<'a> {
    user: Named<'a>,
}

#[derive(Serialize)]
struct TokenBody<'a> {
    id: &'a str,
}

/// An application credential: its id, or its name and whose it is.
#[derive(Serialize)]
struct CredentialBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<Named<'a>>,
    secret: &'a str,
}

#[derive(Serialize)]
struct Scope<'a> {
    project: Named<'a>,
}

/// A user or a project: its id, or its name and its domain; of a user also what proves who it is.
#[derive(Serialize, Default)]
struct Named<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<Domain<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passcode: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Domain<'a> {
    Id(&'a str),
    Name(&'a str),
}

impl<'a> Named<'a> {
    fn new(name: &'a str, domain: &'a str) -> Self {
        if is_id(name) {
            return Self { id: Some(name), ..Self::default() };
        }
        let domain = if is_id(domain) { Domain::Id(domain) } else { Domain::Name(domain) };
        Self { name: Some(name), domain: Some(domain), ..Self::default() }
    }

    fn user(user: &'a User) -> Self {
        Self::new(&user.name, &user.domain)
    }
}

/// `POST /v3/auth/tokens`. Never sent twice by itself: wrong passwords lock an account.
#[must_use]
pub fn authenticate(identity: &Identity, method: &AuthMethod, project: Option<&Project>) -> Call {
    let (identity_body, secret) = match method {
        AuthMethod::Password(user, password) => {
            let user = Named { password: Some(password.text()), ..Named::user(user) };
            let password_body = Some(OfUser { user });
            (
                IdentityBody { methods: ["password"], password: password_body, ..IdentityBody::default() },
                password.text(),
            )
        }
        AuthMethod::Passcode(user, passcode, _) => {
            let user = Named { passcode: Some(passcode.text()), ..Named::user(user) };
            (
                IdentityBody { methods: ["totp"], totp: Some(OfUser { user }), ..IdentityBody::default() },
                passcode.text(),
            )
        }
        AuthMethod::ApplicationCredential(credential, user, secret) => {
            let by_id = is_id(credential);
            let body = CredentialBody {
                id: by_id.then_some(&**credential),
                name: (!by_id).then_some(&**credential),
                user: (!by_id).then(|| Named::user(user)),
                secret: secret.text(),
            };
            let methods = ["application_credential"];
            (IdentityBody { methods, application_credential: Some(body), ..IdentityBody::default() }, secret.text())
        }
        AuthMethod::Token(token) => {
            let body = TokenBody { id: token.header() };
            (IdentityBody { methods: ["token"], token: Some(body), ..IdentityBody::default() }, token.header())
        }
    };
    let scope = project.map(|Project { name, domain }| Scope { project: Named::new(name, domain) });
    let body = Body { auth: Auth { identity: identity_body, scope } };
    let header = match method {
        AuthMethod::Passcode(.., receipt) => Some(("Openstack-Auth-Receipt", receipt.clone())),
        _ => None,
    };
    let call = Call::new(Verb::Post(Json::of(&body)), format!("{identity}/auth/tokens"), None);
    Call { header, secret: secret.into(), keystone: true, ..call }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> Identity {
        Identity::parse("https://cloud.example:5000").expect("an address")
    }

    fn user() -> User {
        User { name: "demo".into(), domain: "Default".into() }
    }

    fn body(method: &AuthMethod, project: Option<&Project>) -> serde_json::Value {
        match authenticate(&identity(), method, project).verb {
            Verb::Post(body) => serde_json::from_str(body.text()).expect("JSON"),
            verb => panic!("{verb:?}"),
        }
    }

    #[test]
    fn each_auth_method_has_its_own_body() {
        let project = Project { name: "demo".into(), domain: "default".into() };
        assert_eq!(
            body(&AuthMethod::Password(user(), "se\"cret".into()), Some(&project)),
            serde_json::json!({"auth": {
                "identity": {"methods": ["password"], "password": {"user": {"name": "demo", "domain": {"name": "Default"}, "password": "se\"cret"}}},
                "scope": {"project": {"name": "demo", "domain": {"id": "default"}}},
            }})
        );
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(
            body(&AuthMethod::ApplicationCredential(id.into(), user(), "s".into()), None),
            serde_json::json!({"auth": {"identity": {"methods": ["application_credential"], "application_credential": {"id": id, "secret": "s"}}}})
        );
        assert_eq!(
            body(&AuthMethod::ApplicationCredential("nightly".into(), user(), "s".into()), None)["auth"]["identity"]["application_credential"],
            serde_json::json!({"name": "nightly", "user": {"name": "demo", "domain": {"name": "Default"}}, "secret": "s"})
        );
        let token = Token::parse("a-token-of-some-length").expect("a token");
        assert_eq!(
            body(&AuthMethod::Token(token), Some(&Project { name: id.into(), domain: "".into() }))["auth"],
            serde_json::json!({"identity": {"methods": ["token"], "token": {"id": "a-token-of-some-length"}}, "scope": {"project": {"id": id}}})
        );
        let call = authenticate(&identity(), &AuthMethod::Passcode(user(), "123456".into(), "r".into()), None);
        assert_eq!(call.header, Some(("Openstack-Auth-Receipt", "r".into())));
    }
}
