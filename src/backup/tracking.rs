//! What ties the room of tracking to the rest.

use super::draft::Field;
use super::effect::{Effect, Room};
use super::rules::FieldProblem;
use super::session::Life;
use super::state::{Spot, State};
use super::wording;
use crate::console::restore;
use crate::context::call::CallId;
use crate::context::connection::Credential;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::TokenError;
use crate::tracking::{Event, Message, Resumed, Which, answered, resume, text, update};

impl State {
    /// Whether something that is followed still runs.
    #[must_use]
    pub fn is_following(&self) -> bool {
        self.console.restore.is_running() || self.tracking.is_running()
    }

    /// What following a backup wants now. Nothing while the page is hidden or offline.
    #[must_use]
    pub fn watching(&self, which: Which) -> Option<Effect> {
        let effect = self.tracking.effect(which).filter(|_| self.environment.may_ask())?;
        Some(Effect::Room(Room::Tracking, effect))
    }

    /// Something happens in the room of tracking.
    pub(super) fn track(&mut self, message: Message) {
        update(&mut self.tracking, message);
    }

    /// A request of the room of tracking was answered, or not.
    pub(super) fn tracking_answered(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        for event in answered(&mut self.tracking, call, answer, now) {
            self.tracking_event(event, now);
        }
    }

    fn tracking_event(&mut self, event: Event, now: UtcTime) {
        match event {
            Event::Answered => self.prepare_restore(),
            Event::Changed(which) => {
                let said = self.tracking.get(which).map(|follow| text::status_changed(follow, now, self.clock_ahead));
                self.say(&said.unwrap_or_default());
                // The instance is in another state now, too: who opens the list again gets it anew.
                self.expire_lists();
            }
            Event::TokenRefused(connection) if self.is_todays(&connection) => drop(self.token_refused()),
            Event::TokenRefused(_) => self.resume(),
        }
    }

    /// The host's token came, went or changed. A new one is what a refused follower waits for.
    pub(super) fn host_token(&mut self, given: bool) {
        self.host_token = given;
        self.keep_problems(&|_, problem| !matches!(problem, FieldProblem::HostTokenRefused));
        if given {
            self.keep_problems(&|_, problem| !matches!(problem, FieldProblem::Token(TokenError::Missing)));
        }
        if matches!(self.access().credential(&self.draft), Ok(Credential::Host)) {
            self.resume();
            self.connected();
        }
    }

    /// Goes on with another token, where the last one was refused; not where that token is one of another cloud's.
    pub(super) fn resume(&mut self) {
        self.restore(restore::Message::Resume { another: false });
        if !self.tracking.is_refused() {
            return;
        }
        let access = self.access();
        let field = access.secret_field(&self.draft);
        self.keep_problems(&|at, _| at != field);
        let missing = if field == Field::Token { FieldProblem::Token } else { |_| FieldProblem::SignInFirst };
        let mut problem = access.credential(&self.draft).err().map(missing);
        let draft = &self.draft;
        let resumed = resume(&mut self.tracking, |endpoint| access.credential_at(endpoint, draft));
        if resumed.contains(&Resumed::SameToken) {
            problem = Some(FieldProblem::TokenRefused);
        }
        if access.session.as_ref().is_some_and(|session| session.life == Life::Ended) {
            problem = Some(FieldProblem::SessionEnded);
        }
        match problem {
            Some(problem) => {
                self.problems.push((field, problem));
                self.call_attention_to(Some(Spot::Field(field)));
            }
            None if resumed.contains(&Resumed::Elsewhere) => self.say(wording::OF_ANOTHER_ENDPOINT),
            None => self.call_attention_to(Some(Spot::Result)),
        }
    }
}
