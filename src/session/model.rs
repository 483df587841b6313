//! The state of the room.

use std::rc::Rc;

use super::current::{Life, Session};
use super::form::{Draft, Input};
use super::problem::{Problem, Problems};
use super::settings;
use super::sign_in::{Ask, Failure, SignIn};
use crate::context::call::{CallId, Calls};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::time::UtcTime;

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The form.
    pub draft: Draft,
    /// The fields at fault, as far as they are shown.
    pub problems: Problems,
    /// Where signing in is.
    pub sign_in: SignIn,
    /// Who signed in.
    pub current: Option<Rc<Session>>,
    /// The settings file that fills in the form.
    pub settings: settings::Model,
    /// Whether the host gives a token.
    pub host_token: bool,
    /// Whether the characters of secrets are shown.
    pub token_shown: bool,
    /// The endpoint that the person confirmed for a typed token: by typing it, or by a press beside its host.
    pub confirmed: Option<Endpoint>,
    /// The fields that a person has typed into.
    pub(super) touched: Vec<Input>,
    /// Whether a person chose the method.
    pub(super) method_touched: bool,
    pub(super) calls: Calls,
}

/// What the room wants done outside of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// A question to Keystone. Its answer comes back with the number of the call.
    Ask(CallId, Rc<Ask>),
    /// A [`super::Message::Tick`] is due then, by this machine's clock.
    Timer {
        /// When.
        due: UtcTime,
    },
}

impl Model {
    /// What is wrong with a field, as far as it is shown.
    #[must_use]
    pub fn problem(&self, input: Input) -> Option<Problem> {
        self.problems.iter().find(|(at, _)| *at == input).map(|(_, problem)| *problem)
    }

    /// Whether a person has typed into a field.
    #[must_use]
    pub fn is_touched(&self, input: Input) -> bool {
        self.touched.contains(&input)
    }

    /// Whether a person chose the method.
    #[must_use]
    pub fn is_method_touched(&self) -> bool {
        self.method_touched
    }

    /// Whether the fields for signing in are shown.
    #[must_use]
    pub fn is_signing_in(&self) -> bool {
        let Some(session) = &self.current else { return true };
        session.life == Life::Ended
            || match &self.sign_in {
                SignIn::Failed(failure) => !matches!(failure, Failure::NotRevoked(_)),
                SignIn::Idle | SignIn::RevokeAsked => false,
                _ => true,
            }
    }

    /// What is wanted now: an answer of Keystone's, or to wake up when something about the session has to be told.
    #[must_use]
    pub fn effect(&self) -> Option<Effect> {
        match &self.sign_in {
            SignIn::Asking(call, ask) => Some(Effect::Ask(*call, ask.clone())),
            _ => Some(Effect::Timer { due: self.current.as_ref()?.due()? }),
        }
    }

    /// The state of a component that was taken off its page and is put back: what Keystone was asked is not answered any
    /// more. Whoever puts it back says whether there is a host's token now.
    pub fn reattach(&mut self) {
        self.token_shown = false;
        self.host_token = false;
        if let SignIn::Asking(..) = self.sign_in {
            self.sign_in = SignIn::Idle;
        }
    }

    /// Asks Keystone.
    pub(super) fn ask(&mut self, ask: Ask) {
        self.sign_in = SignIn::Asking(self.calls.next_id(), ask.into());
    }
}
