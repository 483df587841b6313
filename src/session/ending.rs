//! The end of a session: its token is revoked, forgotten, runs out, or is refused.

use std::rc::Rc;

use super::current::Life;
use super::form::Input;
use super::message::{Context, End, Event};
use super::model::Model;
use super::problem::Problem;
use super::settings;
use super::sign_in::{Ask, SignIn, Step};
use crate::context::connection::Credential;
use crate::openstack::types::time::UtcTime;

/// A running backup needs the token.
pub(super) fn revoke(model: &mut Model, context: Context) -> Option<Event> {
    let session = model.current.clone()?;
    let needed = context.is_sending || context.is_running;
    if needed && !matches!(model.sign_in, SignIn::RevokeAsked) {
        model.sign_in = SignIn::RevokeAsked;
        return Some(Event::RevokeAsked);
    }
    let ask = Ask { identity: session.identity.clone(), step: Step::Revoke(session.issued_token.token.clone()) };
    model.ask(ask);
    Some(Event::Revoking)
}

/// What is under way needs the token.
pub(super) fn forget(model: &mut Model, end: End, context: Context) -> Event {
    if context.is_sending { Event::Busy } else { drop_token(model, end) }
}

pub(super) fn drop_token(model: &mut Model, end: End) -> Event {
    settings::update(&mut model.settings, settings::Message::Forget);
    model.current = None;
    model.sign_in = SignIn::Idle;
    model.problems.clear();
    Event::SignedOut(end)
}

pub(super) fn tick(model: &mut Model, now: UtcTime) -> Option<Event> {
    let session = model.current.as_mut().map(Rc::make_mut)?;
    let life = session.life_at(now);
    let before = std::mem::replace(&mut session.life, life);
    (before != life).then_some(Event::Life(life, now))
}

impl Model {
    /// The cloud refused today's token: the session ends with it. Returns the field that has to be filled in again.
    pub fn refuse_token(&mut self) -> Input {
        let (input, problem) = if let Some(session) = self.current.as_mut().map(Rc::make_mut) {
            session.life = Life::Ended;
            (self.draft.secret(), Problem::SessionEnded)
        } else if self.credential().is_ok_and(|credential| credential == Credential::Host) {
            (Input::Token, Problem::HostTokenRefused)
        } else {
            (Input::Token, Problem::TokenRefused)
        };
        self.problems.retain(|(at, _)| *at != input);
        self.problems.push((input, problem));
        input
    }

    /// They have served; memory is the worst place to keep them but for all others.
    pub(super) fn forget_secrets(&mut self) {
        for input in Input::ALL.into_iter().filter(|input| input.is_secret()) {
            self.draft.set(input, "".into());
        }
    }
}
