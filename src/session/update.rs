//! What a message makes of the room.

use super::ending::{forget, revoke, tick};
use super::filling::with_settings;
use super::form::Input;
use super::message::{Context, End, Event, Message};
use super::method::Method;
use super::model::Model;
use super::problem::{Problem, Problems};
use super::sign_in::{Ask, SignIn, Step, ask};
use super::typing::{choose, confirm, edit, fill};
use crate::openstack::keystone::auth::AuthMethod;
use crate::openstack::types::token::TokenError;

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message, context: Context) -> Vec<Event> {
    match message {
        Message::Fill(input, text) => fill(model, input, text, context),
        Message::Edit(input, text) => edit(model, input, text, context),
        Message::Leave(input) => {
            let filled = model.is_touched(input) || !model.draft.get(input).is_empty();
            if filled && model.problem(input).is_none() {
                model.problems.extend(model.check(input, context.https).map(|problem| (input, problem)));
            }
            Vec::new()
        }
        Message::Choose(method) => choose(model, method),
        Message::Preset(method) => {
            model.draft.method = method;
            model.problems.clear();
            vec![Event::MethodFilled]
        }
        Message::Offer(methods) => {
            model.draft.offered = methods;
            vec![Event::MethodsOffered]
        }
        Message::SignIn => sign_in(model, context).into_iter().collect(),
        Message::SignInAgain => {
            model.sign_in = SignIn::Again;
            vec![Event::SigningInAgain]
        }
        Message::Keep => {
            model.sign_in = SignIn::Idle;
            Vec::new()
        }
        Message::Forget => vec![forget(model, End::Forgotten, context)],
        Message::Revoke => revoke(model, context).into_iter().collect(),
        Message::UseToken => {
            let mut events = choose(model, Method::Token);
            events.push(forget(model, End::Replaced, context));
            events
        }
        Message::UseTokenAt(endpoint) if model.unconfirmed().as_ref() == Some(&endpoint) => {
            confirm(model);
            vec![Event::Confirmed(endpoint)]
        }
        // Another endpoint was filled in meanwhile.
        Message::UseTokenAt(_) => Vec::new(),
        Message::Confirm => {
            // Without a token the press says nothing about where one may go.
            if model.unconfirmed().is_some() {
                confirm(model);
            }
            Vec::new()
        }
        Message::ShowToken => {
            model.token_shown = !model.token_shown;
            Vec::new()
        }
        Message::HostToken(given) => {
            model.host_token = given;
            let is_done = |problem: &Problem| match problem {
                Problem::HostTokenRefused => true,
                Problem::Token(TokenError::Missing) => given,
                _ => false,
            };
            model.problems.retain(|(_, problem)| !is_done(problem));
            vec![Event::HostToken]
        }
        Message::Fault(problems) => {
            model.problems = problems;
            Vec::new()
        }
        Message::FaultOf(input, problem) => {
            model.problems.retain(|(at, _)| *at != input);
            model.problems.extend(problem.map(|problem| (input, problem)));
            Vec::new()
        }
        Message::Tick(now) => tick(model, now).into_iter().collect(),
        Message::Settings(message) => with_settings(model, message, context),
    }
}

fn sign_in(model: &mut Model, context: Context) -> Option<Event> {
    let wanted = match &model.sign_in {
        SignIn::Asking(..) => return None,
        SignIn::Choosing(identity, issued_token, projects) => {
            let named = projects.iter().find(|(id, _)| **id == *model.draft.get(Input::Project));
            named
                .map(|(id, _)| Ask::scope(identity.clone(), &issued_token.token, id))
                .ok_or_else(|| missing(Input::Project))
        }
        SignIn::Passcode { identity, user, project, receipt, .. } => {
            // Authenticators show it as two groups.
            match &*model.draft.get(Input::Passcode).replace(' ', "") {
                "" => Err(missing(Input::Passcode)),
                passcode => {
                    let method = AuthMethod::Passcode(user.clone(), passcode.into(), receipt.clone());
                    Ok(Ask { identity: identity.clone(), step: Step::Authenticate(method, project.clone()) })
                }
            }
        }
        _ => ask(&model.draft, context.https),
    };
    Some(match wanted {
        Ok(ask) => {
            model.problems.clear();
            model.ask(ask);
            Event::SigningIn
        }
        Err(problems) => {
            model.problems = problems;
            Event::Invalid
        }
    })
}

fn missing(input: Input) -> Problems {
    vec![(input, Problem::Missing)]
}
