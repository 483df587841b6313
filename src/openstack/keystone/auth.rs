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
pub enum Proof {
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
    identity: Methods<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope<'a>>,
}

#[derive(Serialize)]
struct Methods<'a> {
    methods: [&'static str; 1],
    #[serde(flatten)]
    method: Method<'a>,
}

/// The member that is called as the method is.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Method<'a> {
    Password { user: WithPassword<'a> },
    Totp { user: WithPasscode<'a> },
    ApplicationCredential(WithSecret<'a>),
    Token { id: &'a str },
}

#[derive(Serialize)]
struct WithPassword<'a> {
    #[serde(flatten)]
    user: Named<'a>,
    password: &'a str,
}

#[derive(Serialize)]
struct WithPasscode<'a> {
    #[serde(flatten)]
    user: Named<'a>,
    passcode: &'a str,
}

#[derive(Serialize)]
struct WithSecret<'a> {
    #[serde(flatten)]
    credential: Credential<'a>,
    secret: &'a str,
}

/// An application credential: its id, or its name and whose it is.
#[derive(Serialize)]
#[serde(untagged)]
enum Credential<'a> {
    Id { id: &'a str },
    Name { name: &'a str, user: Named<'a> },
}

#[derive(Serialize)]
struct Scope<'a> {
    project: Named<'a>,
}

/// A user or a project: its id, or its name and its domain.
#[derive(Serialize)]
#[serde(untagged)]
enum Named<'a> {
    Id { id: &'a str },
    Name { name: &'a str, domain: Domain<'a> },
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
            return Self::Id { id: name };
        }
        Self::Name { name, domain: if is_id(domain) { Domain::Id(domain) } else { Domain::Name(domain) } }
    }

    fn user(user: &'a User) -> Self {
        Self::new(&user.name, &user.domain)
    }
}

/// `POST /v3/auth/tokens`. Never sent twice by itself: wrong passwords lock an account.
#[must_use]
pub fn authenticate(identity: &Identity, proof: &Proof, project: Option<&Project>) -> Call {
    let (name, method, secret) = match proof {
        Proof::Password(user, password) => {
            let user = WithPassword { user: Named::user(user), password: password.text() };
            ("password", Method::Password { user }, password.text())
        }
        Proof::Passcode(user, passcode, _) => {
            let user = WithPasscode { user: Named::user(user), passcode: passcode.text() };
            ("totp", Method::Totp { user }, passcode.text())
        }
        Proof::ApplicationCredential(credential, user, secret) => {
            let credential = if is_id(credential) {
                Credential::Id { id: credential }
            } else {
                Credential::Name { name: credential, user: Named::user(user) }
            };
            let member = WithSecret { credential, secret: secret.text() };
            ("application_credential", Method::ApplicationCredential(member), secret.text())
        }
        Proof::Token(token) => ("token", Method::Token { id: token.header() }, token.header()),
    };
    let scope = project.map(|Project { name, domain }| Scope { project: Named::new(name, domain) });
    let body = Body { auth: Auth { identity: Methods { methods: [name], method }, scope } };
    let header = match proof {
        Proof::Passcode(.., receipt) => Some(("Openstack-Auth-Receipt", receipt.clone())),
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

    fn body(proof: &Proof, project: Option<&Project>) -> serde_json::Value {
        match authenticate(&identity(), proof, project).verb {
            Verb::Post(body) => serde_json::from_str(body.text()).expect("JSON"),
            verb => panic!("{verb:?}"),
        }
    }

    #[test]
    fn each_proof_has_its_own_body() {
        let project = Project { name: "demo".into(), domain: "default".into() };
        assert_eq!(
            body(&Proof::Password(user(), "se\"cret".into()), Some(&project)),
            serde_json::json!({"auth": {
                "identity": {"methods": ["password"], "password": {"user": {"name": "demo", "domain": {"name": "Default"}, "password": "se\"cret"}}},
                "scope": {"project": {"name": "demo", "domain": {"id": "default"}}},
            }})
        );
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(
            body(&Proof::ApplicationCredential(id.into(), user(), "s".into()), None),
            serde_json::json!({"auth": {"identity": {"methods": ["application_credential"], "application_credential": {"id": id, "secret": "s"}}}})
        );
        assert_eq!(
            body(&Proof::ApplicationCredential("nightly".into(), user(), "s".into()), None)["auth"]["identity"]["application_credential"],
            serde_json::json!({"name": "nightly", "user": {"name": "demo", "domain": {"name": "Default"}}, "secret": "s"})
        );
        let token = Token::parse("a-token-of-some-length").expect("a token");
        assert_eq!(
            body(&Proof::Token(token), Some(&Project { name: id.into(), domain: "".into() }))["auth"],
            serde_json::json!({"identity": {"methods": ["token"], "token": {"id": "a-token-of-some-length"}}, "scope": {"project": {"id": id}}})
        );
        let call = authenticate(&identity(), &Proof::Passcode(user(), "123456".into(), "r".into()), None);
        assert_eq!(call.header, Some(("Openstack-Auth-Receipt", "r".into())));
    }
}
