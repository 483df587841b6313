//! What ties the room of tracking to the rest.

use super::effect::{Effect, Room};
use super::session::field_of;
use super::state::{FocusTarget, State};
use super::wording;
use crate::console::restore;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;
use crate::session::{self, Input, Life, Problem};
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
                self.announce(&said.unwrap_or_default());
                // The instance is in another state now, too: who opens the list again gets it anew.
                self.expire_lists();
            }
            Event::TokenRefused(connection) if self.session.is_todays(&connection) => drop(self.token_refused()),
            Event::TokenRefused(_) => self.resume(),
        }
    }

    /// Goes on with another token, where the last one was refused; not where that token is one of another cloud's.
    pub(super) fn resume(&mut self) {
        self.restore(restore::Message::Resume { another: false });
        if !self.tracking.is_refused() {
            return;
        }
        let session = &self.session;
        let input = session.secret();
        let missing = if input == Input::Token { Problem::Token } else { |_| Problem::SignInFirst };
        let mut problem = session.credential().err().map(missing);
        let resumed = resume(&mut self.tracking, |endpoint| session.credential_at(endpoint));
        if resumed.contains(&Resumed::SameToken) {
            problem = Some(Problem::TokenRefused);
        }
        if session.current.as_ref().is_some_and(|session| session.life == Life::Ended) {
            problem = Some(Problem::SessionEnded);
        }
        self.session(session::Message::FaultOf(input, problem));
        match problem {
            Some(_) => {
                self.focus_on(Some(FocusTarget::Field(field_of(input))));
            }
            None if resumed.contains(&Resumed::Elsewhere) => self.announce(wording::OF_ANOTHER_ENDPOINT),
            None => self.focus_on(Some(FocusTarget::Result)),
        }
    }
}
