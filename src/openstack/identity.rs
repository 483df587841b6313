//! Keystone's `auth/tokens` and `auth/projects`: signing in, and what a token is good for (`docs/trove-api.md` §2.1).

use std::fmt;
use std::rc::Rc;

use super::catalog::{Database, databases};
use super::endpoint::{Endpoint, EndpointError};
use super::error::{Error, Problem};
use super::http::{Call, Verb};
use super::json::{Object, quote};
use super::reply::Reply;
use super::search::holds;
use super::secret::Secret;
use super::time::UtcTime;
use super::token::Token;

/// `scheme://host[:port]/…/v3`, without a slash at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity(Rc<str>);

impl Identity {
    /// Takes an identity endpoint as people paste it: with or without `/v3`, with `/v2.0`, `/auth/tokens`, a slash.
    ///
    /// # Errors
    /// [`EndpointError`], as of any address.
    pub fn parse(typed: &str) -> Result<Self, EndpointError> {
        let address = Endpoint::parse(typed)?.to_string();
        let is_version = |segment: &&str| {
            segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        // "https:", "", the host, and what is before the version.
        let ends = |(at, segment): &(usize, &str)| *at > 2 && (is_version(segment) || *segment == "auth");
        let kept: Vec<_> =
            address.split('/').enumerate().take_while(|pair| !ends(pair)).map(|(_, segment)| segment).collect();
        Ok(Self(format!("{}/v3", kept.join("/")).into()))
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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

/// `"id":"…"`, or `"name":"…"` and its domain.
fn named(name: &str, domain: &str) -> String {
    if is_id(name) {
        return format!(r#""id":{}"#, quote(name));
    }
    let key = if is_id(domain) { "id" } else { "name" };
    format!(r#""name":{},"domain":{{"{key}":{}}}"#, quote(name), quote(domain))
}

/// `POST /v3/auth/tokens`. Never sent twice by itself: wrong passwords lock an account.
#[must_use]
pub fn authenticate(identity: &Identity, proof: &Proof, project: Option<&Project>) -> Call {
    let (method, member, secret) = match proof {
        Proof::Password(user, password) => {
            let user = named(&user.name, &user.domain);
            ("password", format!(r#"{{"user":{{{user},"password":{}}}}}"#, quote(password.text())), password.text())
        }
        Proof::Passcode(user, passcode, _) => {
            let user = named(&user.name, &user.domain);
            ("totp", format!(r#"{{"user":{{{user},"passcode":{}}}}}"#, quote(passcode.text())), passcode.text())
        }
        Proof::ApplicationCredential(credential, user, secret) => {
            let whose = if is_id(credential) {
                format!(r#""id":{}"#, quote(credential))
            } else {
                format!(r#""name":{},"user":{{{}}}"#, quote(credential), named(&user.name, &user.domain))
            };
            ("application_credential", format!(r#"{{{whose},"secret":{}}}"#, quote(secret.text())), secret.text())
        }
        Proof::Token(token) => ("token", format!(r#"{{"id":{}}}"#, quote(token.header())), token.header()),
    };
    let scope =
        project.map(|Project { name, domain }| format!(r#","scope":{{"project":{{{}}}}}"#, named(name, domain)));
    let scope = scope.unwrap_or_default();
    let body = format!(r#"{{"auth":{{"identity":{{"methods":["{method}"],"{method}":{member}}}{scope}}}}}"#);
    let header = match proof {
        Proof::Passcode(.., receipt) => Some(("Openstack-Auth-Receipt", receipt.clone())),
        _ => None,
    };
    let call = Call::new(Verb::Post(body), format!("{identity}/auth/tokens"), None);
    Call { header, secret: secret.into(), keystone: true, ..call }
}

/// `GET /v3/auth/tokens`: what a token is good for.
#[must_use]
pub fn check(identity: &Identity, token: &Token) -> Call {
    about(Verb::Get, identity, token)
}

/// `DELETE /v3/auth/tokens`: the token is good for nothing any more.
#[must_use]
pub fn revoke(identity: &Identity, token: &Token) -> Call {
    about(Verb::Delete, identity, token)
}

fn about(verb: Verb, identity: &Identity, token: &Token) -> Call {
    let header = Some(("X-Subject-Token", token.header().into()));
    Call { header, keystone: true, ..Call::new(verb, format!("{identity}/auth/tokens"), Some(token)) }
}

/// `GET /v3/auth/projects`: the projects that a token may be exchanged for.
#[must_use]
pub fn projects(identity: &Identity, token: &Token) -> Call {
    Call { keystone: true, ..Call::get(format!("{identity}/auth/projects"), token) }
}

/// An id and a name.
pub type IdAndName = (Rc<str>, Rc<str>);

/// A token, and what it is good for.
#[derive(Clone, PartialEq, Debug)]
pub struct Grant {
    /// The token.
    pub token: Token,
    /// The user's name.
    pub user: Rc<str>,
    /// The project's id and name; nothing for a token that is good for no project.
    pub project: Option<IdAndName>,
    /// When it was issued, by Keystone's clock.
    pub issued: Option<UtcTime>,
    /// When it ends, by Keystone's clock.
    pub expires: Option<UtcTime>,
    /// Whether an application credential made it.
    pub application_credential: bool,
    /// The database services of its catalog, one a region.
    pub databases: Vec<Database>,
}

/// Reads the answer to [`authenticate`], and to [`check`], which repeats the token.
///
/// # Errors
/// [`Error::Unreadable`], also where the cloud lets no page read the header with the token.
pub fn read(reply: &Reply) -> Result<Grant, Error> {
    let body = reply.object("token")?;
    let named = |member: &str| body.object(member).as_ref().and_then(id_and_name);
    let project = named("project");
    let methods = body.get("methods").unwrap_or_default();
    Ok(Grant {
        token: reply.subject.clone().ok_or_else(|| reply.unreadable(Problem::Envelope))?,
        user: named("user").map(|(_, name)| name).unwrap_or_default(),
        issued: body.time("issued_at"),
        expires: body.time("expires_at"),
        application_credential: holds(methods, "application_credential"),
        databases: databases(body.get("catalog").unwrap_or("[]"), project.as_ref().map(|(id, _)| &**id)),
        project,
    })
}

/// Reads the answer to [`projects`]: ids and names of those that are enabled.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_projects(reply: &Reply) -> Result<Vec<IdAndName>, Error> {
    let mut projects = Vec::new();
    for project in reply.list("projects")? {
        if project.get("enabled") != Some("false") {
            projects.extend(id_and_name(&project));
        }
    }
    Ok(projects)
}

fn id_and_name(object: &Object) -> Option<IdAndName> {
    Some((object.text("id")?.into(), object.text("name")?.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user() -> User {
        User { name: "demo".into(), domain: "Default".into() }
    }

    fn body(proof: &Proof, project: Option<&Project>) -> serde_json::Value {
        let identity = Identity::parse("https://cloud.example:5000").expect("an address");
        match authenticate(&identity, proof, project).verb {
            Verb::Post(body) => serde_json::from_str(&body).expect("JSON"),
            verb => panic!("{verb:?}"),
        }
    }

    #[test]
    fn puts_right_what_people_paste() {
        for (typed, right) in [
            ("https://cloud.example:5000", "https://cloud.example:5000/v3"),
            ("https://cloud.example:5000/v3/", "https://cloud.example:5000/v3"),
            ("https://cloud.example:5000/v3/auth/tokens", "https://cloud.example:5000/v3"),
            ("https://cloud.example/identity", "https://cloud.example/identity/v3"),
            ("https://cloud.example/identity/v2.0/", "https://cloud.example/identity/v3"),
            ("https://cloud.example/identity/auth/tokens", "https://cloud.example/identity/v3"),
            ("https://v3.cloud.example/", "https://v3.cloud.example/v3"),
        ] {
            assert_eq!(Identity::parse(typed).map(|identity| identity.to_string()), Ok(right.into()), "{typed}");
        }
        assert_eq!(Identity::parse(""), Err(EndpointError::Missing));
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
        let call =
            authenticate(&Identity("https://c/v3".into()), &Proof::Passcode(user(), "123456".into(), "r".into()), None);
        assert_eq!(call.header, Some(("Openstack-Auth-Receipt", "r".into())));
    }
}
