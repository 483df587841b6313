//! The task of signing in: one enum, and what it asks Keystone for.

use std::rc::Rc;

use super::form::{Draft, Input};
use super::method::Method;
use super::problem::{Problem, Problems, check_address};
use crate::context::call::CallId;
use crate::openstack::keystone::auth::{self, AuthMethod, Project, User, is_id};
use crate::openstack::keystone::identity::Identity;
use crate::openstack::keystone::projects::{self, IdAndName};
use crate::openstack::keystone::tokens::{self, IssuedToken};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::request::Call;
use crate::openstack::types::secret::Secret;
use crate::openstack::types::token::Token;

/// Where signing in is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum SignIn {
    /// Nothing is under way.
    #[default]
    Idle,
    /// Somebody who is signed in wants to sign in anew.
    Again,
    /// Keystone is asked.
    Asking(CallId, Rc<Ask>),
    /// The password was right, and a passcode is wanted.
    Passcode {
        /// Where.
        identity: Identity,
        /// Whose password it was.
        user: User,
        /// What for.
        project: Option<Project>,
        /// What Keystone gave for the password.
        receipt: Secret,
        /// Why the last passcode was refused, if one was.
        refused: Option<Error>,
    },
    /// The token is good for no project yet, and there are several.
    Choosing(Identity, Rc<IssuedToken>, Rc<[IdAndName]>),
    /// It did not work.
    Failed(Failure),
    /// A backup runs with the token that is to be revoked: does the person mean it?
    RevokeAsked,
}

/// Why signing in did not work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Keystone refused, or could not be asked.
    Error(Error),
    /// The user has no project.
    NoProject,
    /// There is no database service in the catalog of this project.
    NoDatabase(Rc<str>),
    /// The token could not be revoked.
    NotRevoked(Error),
}

/// What Keystone is asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Ask {
    /// Where.
    pub identity: Identity,
    /// What.
    pub step: Step,
}

/// One question to Keystone.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// A token, for the project or for the user's usual one.
    Authenticate(AuthMethod, Option<Project>),
    /// What this token is good for.
    Check(Token),
    /// The projects of a token without one.
    Projects(Rc<IssuedToken>),
    /// The token is good for nothing any more.
    Revoke(Token),
}

impl Ask {
    /// The call.
    #[must_use]
    pub fn call(&self) -> Call {
        match &self.step {
            Step::Authenticate(auth_method, project) => {
                auth::authenticate(&self.identity, auth_method, project.as_ref())
            }
            Step::Check(token) => tokens::check(&self.identity, token),
            Step::Projects(issued_token) => projects::projects(&self.identity, &issued_token.token),
            Step::Revoke(token) => tokens::revoke(&self.identity, token),
        }
    }

    /// The same token for a project.
    #[must_use]
    pub fn scope(identity: Identity, token: &Token, project: &str) -> Self {
        let project = Project { name: project.into(), domain: "".into() };
        Self { identity, step: Step::Authenticate(AuthMethod::Token(token.clone()), Some(project)) }
    }
}

/// What to ask Keystone for, as the form says. `https` tells whether the page came over https.
///
/// # Errors
/// All fields at fault.
pub fn ask(draft: &Draft, https: bool) -> Result<Ask, Problems> {
    let method = draft.method();
    let user = User { name: draft.or(Input::User, "").into(), domain: draft.or(Input::UserDomain, "Default").into() };
    let mut problems: Problems = Vec::new();
    let typed = draft.get(Input::Identity);
    problems.extend(check_address(typed, https).map(|problem| (Input::Identity, problem)));
    let credential = draft.or(Input::ApplicationCredential, "");
    let wanted: &[Input] = match method {
        Method::Password => &[Input::User, Input::Password],
        Method::ApplicationCredential if is_id(credential) => &[Input::ApplicationCredential, Input::Secret],
        Method::ApplicationCredential => &[Input::ApplicationCredential, Input::Secret, Input::User],
        Method::Token => &[],
    };
    for input in wanted {
        if draft.or(*input, "").is_empty() {
            problems.push((*input, Problem::Missing));
        }
    }
    let token = Token::parse(draft.get(Input::Token));
    if let (Method::Token, Err(error)) = (method, &token) {
        problems.push((Input::Token, Problem::Token(*error)));
    }
    let secret = || Secret::from(draft.get(draft.secret()));
    let project = draft.or(Input::Project, "");
    let project = (!project.is_empty())
        .then(|| Project { name: project.into(), domain: draft.or(Input::ProjectDomain, &user.domain).into() });
    let step = match (method, token) {
        (Method::Password, _) => Step::Authenticate(AuthMethod::Password(user, secret()), project),
        (Method::ApplicationCredential, _) => {
            Step::Authenticate(AuthMethod::ApplicationCredential(credential.into(), user, secret()), None)
        }
        (Method::Token, Ok(token)) => Step::Check(token),
        (Method::Token, Err(_)) => return Err(problems),
    };
    match Identity::parse(typed) {
        Ok(identity) if problems.is_empty() => Ok(Ask { identity, step }),
        _ => Err(problems),
    }
}
