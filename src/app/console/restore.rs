//! What ties the room of restoring to the rest.

use super::wording;
use crate::app::effect::{Effect, Room};
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::state::{FocusTarget, State};
use crate::app::wording::fields_need_attention;
use crate::console::restore::{Context, Event, Input, Message, Model, RefusedFor, answered, text, update};
use crate::context::call::CallId;
use crate::context::phrases;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;

/// The field of the room that a host's or an address's field stands for.
#[must_use]
pub fn input_of(field: Field) -> Option<Input> {
    Input::ALL.into_iter().find(|input| field_of(*input) == field)
}

/// The field of the document that a field of the room is.
#[must_use]
pub fn field_of(input: Input) -> Field {
    match input {
        Input::Name => Field::RestoreName,
        Input::Flavor => Field::Flavor,
        Input::Volume => Field::Volume,
        Input::VolumeType => Field::VolumeType,
        Input::Version => Field::RestoreVersion,
        Input::Network => Field::Network,
    }
}

impl State {
    /// The request that is under way, or the wait before the next look.
    pub(in crate::app) fn restoring(&self) -> Option<Effect> {
        Some(Effect::Room(Room::Restore, self.console.restore.effect(self.environment.may_ask())?))
    }

    /// The form is filled in with what is known of the backup that is open.
    pub(in crate::app) fn prepare_restore(&mut self) {
        if self.view() == View::Restore {
            self.restore(Message::Prepare);
        }
    }

    /// Something happens in the room of restoring.
    pub(in crate::app) fn restore(&mut self, message: Message) {
        self.change_restore(|model, context| update(model, message, context));
    }

    /// A request of the room of restoring was answered, or not.
    pub(in crate::app) fn restore_answered(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        self.change_restore(|model, context| answered(model, call, answer, now, context));
    }

    fn change_restore(&mut self, change: impl FnOnce(&mut Model, &Context) -> Vec<Event>) {
        let restoration = self.console.restore.restoration.as_ref();
        let context = Context {
            backup: self.tracking.opened.as_ref().map(|follow| &follow.backup),
            instances: &self.resources.instances.choices,
            flavors: &self.resources.flavors.choices,
            versions: &self.resources.versions.choices,
            connection: self.connection(),
            credential: restoration
                .and_then(|restoration| self.session.credential_at(restoration.connection.endpoint())),
            clock_ahead: self.clock_ahead,
        };
        for event in change(&mut self.console.restore, &context) {
            self.restore_event(event);
        }
    }

    fn restore_event(&mut self, event: Event) {
        match event {
            Event::Busy => self.announce(phrases::BUSY),
            Event::NotConnected => self.announce(wording::CONNECT),
            Event::NotRestorable => self.announce(text::NOT_RESTORABLE),
            Event::Invalid => {
                self.open_list = None;
                self.clear_problems();
                let problems = &self.console.restore.problems;
                let (count, first) = (problems.len(), problems.first().map(|(input, _)| *input));
                self.announce(&fields_need_attention(count));
                self.focus_on(first.map(|input| FocusTarget::Field(field_of(input))));
            }
            Event::Sent => {
                self.open_list = None;
                self.clear_problems();
                self.announce(text::RESTORING);
            }
            Event::Accepted(name) => {
                self.announce(&text::accepted(&name));
                self.focus_on(Some(FocusTarget::Result));
                self.refresh_lists();
            }
            Event::Refused(about) => {
                self.say_restore_elsewhere();
                self.clear_problems();
                let target = match about {
                    RefusedFor::Token => FocusTarget::Field(self.token_refused()),
                    RefusedFor::Input(input) => FocusTarget::Field(field_of(input)),
                    RefusedFor::Other => FocusTarget::Alert,
                };
                self.focus_on(Some(target));
            }
            Event::Looking => {
                let said = self.console.restore.restoration.as_ref().map(text::looking);
                self.announce(said.unwrap_or_default());
            }
            Event::Found => {
                self.announce(text::FOUND);
                self.focus_on(Some(FocusTarget::Result));
            }
            Event::Lost => {
                self.say_restore_elsewhere();
                self.focus_on(Some(FocusTarget::Alert));
            }
            Event::Changed => {
                let restoration = self.console.restore.restoration.as_ref();
                let said = restoration.and_then(|restoration| restoration.following()).map(text::instance);
                self.announce(&said.unwrap_or_default());
            }
            Event::Ended => self.refresh_lists(),
            Event::TokenRefused => drop(self.token_refused()),
            Event::Dismissed => self.focus_on(Some(FocusTarget::View)),
        }
    }

    /// What became of it is an alert in its own view; who is in another one hears it.
    fn say_restore_elsewhere(&mut self) {
        self.announce(if self.view() == View::Restore { "" } else { text::LOOK });
    }
}
