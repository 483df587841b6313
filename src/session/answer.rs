//! What Keystone's answers make of the room. It stands apart from `update`, so that it is loaded with what asks.

use std::rc::Rc;

use super::current::Session;
use super::ending::drop_token;
use super::form::Input;
use super::message::{End, Event};
use super::model::Model;
use super::problem::Problem;
use super::settings;
use super::sign_in::{Ask, Failure, SignIn, Step};
use crate::context::call::CallId;
use crate::openstack::keystone::auth::AuthMethod;
use crate::openstack::keystone::identity::Identity;
use crate::openstack::keystone::projects::{self, IdAndName};
use crate::openstack::keystone::tokens::{self, IssuedToken};
use crate::openstack::transport::error::{Error, Unreadable};
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;

/// Keystone answered, or could not be asked: changes the model, and says what matters to others. An answer that nobody waits
/// for any more changes nothing.
pub fn answered(model: &mut Model, call: CallId, answer: Result<Reply, Error>, now: UtcTime) -> Vec<Event> {
    let ask = match &model.sign_in {
        SignIn::Asking(awaited, ask) if *awaited == call => ask.clone(),
        _ => return Vec::new(),
    };
    model.sign_in = SignIn::Idle;
    let event = match answer {
        Ok(reply) => read(model, &ask, reply, now),
        Err(error) => Some(refused(model, &ask, error)),
    };
    event.into_iter().collect()
}

fn read(model: &mut Model, ask: &Ask, reply: Reply, now: UtcTime) -> Option<Event> {
    let identity = ask.identity.clone();
    let next = match &ask.step {
        Step::Revoke(_) => return Some(drop_token(model, End::Revoked)),
        Step::Projects(issued_token) => {
            projects::read_projects(&reply).map(|list| of_projects(model, identity, issued_token, list))
        }
        Step::Check(token) => {
            let subject = reply.subject.clone().or(Some(token.clone()));
            tokens::read(&Reply { subject, ..reply })
                .map(|issued_token| token_issued(model, identity, issued_token.into(), now, false))
        }
        Step::Authenticate(method, _) => {
            let fresh = !matches!(method, AuthMethod::Token(_));
            tokens::read(&reply).map(|issued_token| match issued_token.project {
                // Asking for projects again would lead in a circle.
                None if !fresh => Some(failed(model, Failure::NoProject)),
                _ => token_issued(model, identity, issued_token.into(), now, fresh),
            })
        }
    };
    next.unwrap_or_else(|error| {
        // What Keystone said may repeat a password, which is masked in refusals and in names only.
        let error = match error {
            Error::Unreadable(unreadable) => {
                Error::Unreadable(Unreadable { head: "".into(), ..(*unreadable).clone() }.into())
            }
            error => error,
        };
        Some(failed(model, Failure::Error(error)))
    })
}

fn refused(model: &mut Model, ask: &Ask, error: Error) -> Event {
    let identity = ask.identity.clone();
    match (error, &ask.step) {
        // What Keystone does not know any more is as good as revoked.
        (Error::Refused(refusal), Step::Revoke(_)) if refusal.fault.json && matches!(refusal.status, 401 | 404) => {
            drop_token(model, End::Revoked)
        }
        (error, Step::Revoke(_)) => failed(model, Failure::NotRevoked(error)),
        (Error::SecondFactor(receipt), Step::Authenticate(AuthMethod::Password(user, _), project)) => {
            let (user, project) = (user.clone(), project.clone());
            model.sign_in = SignIn::Passcode { identity, user, project, receipt, refused: None };
            model.draft.set(Input::Passcode, "".into());
            Event::PasscodeWanted
        }
        // The password was right: another code is enough.
        (error, Step::Authenticate(AuthMethod::Passcode(user, _, receipt), project))
            if error.cause() == Some(Cause::Token) =>
        {
            let (user, project, receipt) = (user.clone(), project.clone(), receipt.clone());
            model.sign_in = SignIn::Passcode { identity, user, project, receipt, refused: Some(error) };
            model.problems = vec![(Input::Passcode, Problem::SignInRefused)];
            Event::Failed(Some(Input::Passcode))
        }
        (error, _) => failed(model, Failure::Error(error)),
    }
}

fn of_projects(
    model: &mut Model,
    identity: Identity,
    issued_token: &Rc<IssuedToken>,
    list: Vec<IdAndName>,
) -> Option<Event> {
    match &list[..] {
        [] => Some(failed(model, Failure::NoProject)),
        [(only, _)] => {
            model.ask(Ask::scope(identity, &issued_token.token, only));
            None
        }
        _ => {
            model.sign_in = SignIn::Choosing(identity, issued_token.clone(), list.into());
            Some(Event::ProjectWanted)
        }
    }
}

fn token_issued(
    model: &mut Model,
    identity: Identity,
    issued_token: Rc<IssuedToken>,
    now: UtcTime,
    fresh: bool,
) -> Option<Event> {
    let Some((_, project)) = issued_token.project.clone() else {
        model.ask(Ask { identity, step: Step::Projects(issued_token) });
        return None;
    };
    if issued_token.databases.is_empty() {
        return Some(failed(model, Failure::NoDatabase(project)));
    }
    let issued = issued_token.issued.filter(|_| fresh);
    let session = Session::begin(identity, issued_token, model.draft.get(Input::Region), now, fresh);
    model.draft.set(Input::Region, session.region.clone());
    let before = model.current.as_ref().and_then(|session| session.database().cloned());
    let elsewhere = before.as_ref() != session.database();
    model.current = Some(session.into());
    settings::update(&mut model.settings, settings::Message::Forget);
    model.forget_secrets();
    model.problems.clear();
    Some(Event::SignedIn { elsewhere, issued, now })
}

fn failed(model: &mut Model, failure: Failure) -> Event {
    let refused = matches!(&failure, Failure::Error(error) if error.cause() == Some(Cause::Token));
    model.sign_in = SignIn::Failed(failure);
    let input = refused.then(|| model.draft.secret());
    if let Some(input) = input {
        model.problems = vec![(input, Problem::SignInRefused)];
    }
    Event::Failed(input)
}
