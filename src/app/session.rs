//! What ties the room of the session to the rest.

use super::effect::Effect;
use super::field::Field;
use super::state::{FocusTarget, State};
use super::wording::fields_need_attention;
use crate::console::{batch, restore};
use crate::context::call::CallId;
use crate::context::connection::Credential;
use crate::create::{self, Outside};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::time::UtcTime;
use crate::session::settings::cloud::Cloud;
use crate::session::settings::{self, Unreadable};
use crate::session::{Context, Effect as Wanted, End, Event, Input, Message, answered, text, update};
use crate::tracking;

/// The field of the room that a host's or an address's field stands for.
#[must_use]
pub fn input_of(field: Field) -> Option<Input> {
    Input::ALL.into_iter().find(|input| field_of(*input) == field)
}

/// The field of the document that a field of the room is.
#[must_use]
pub fn field_of(input: Input) -> Field {
    match input {
        Input::Identity => Field::Identity,
        Input::User => Field::User,
        Input::UserDomain => Field::UserDomain,
        Input::Password => Field::Password,
        Input::ApplicationCredential => Field::ApplicationCredential,
        Input::Secret => Field::Secret,
        Input::Passcode => Field::Passcode,
        Input::Project => Field::Project,
        Input::ProjectDomain => Field::ProjectDomain,
        Input::Region => Field::Region,
        Input::Endpoint => Field::Endpoint,
        Input::Token => Field::Token,
    }
}

/// What a field of the room is to the form that creates a backup.
fn outside(input: Input) -> Outside {
    match input {
        Input::Endpoint => Outside::Endpoint,
        input if input.is_secret() => Outside::Secret,
        _ => Outside::Session,
    }
}

impl State {
    /// No field is at fault any more.
    pub(super) fn clear_problems(&mut self) {
        self.session(Message::Fault(Vec::new()));
        self.create(create::Message::ClearProblems);
    }

    /// What the room wants now: an answer of Keystone's, or to wake up.
    #[must_use]
    pub fn signing(&self) -> Option<Effect> {
        Some(match self.session.effect()? {
            Wanted::Ask(call, ask) => Effect::Identity(call, ask),
            Wanted::Timer { due } => Effect::Alarm(due),
        })
    }

    /// Something happens in the room of the session.
    pub(super) fn session(&mut self, message: Message) {
        let runs = self.is_following() || self.console.inventory.items.iter().any(|item| item.is_running());
        let context = Context { https: self.environment.https, is_sending: self.is_sending(), is_running: runs };
        for event in update(&mut self.session, message, context) {
            self.session_event(event);
        }
    }

    /// Keystone answered, or could not be asked.
    pub(super) fn identified(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        for event in answered(&mut self.session, call, answer, now) {
            self.session_event(event);
        }
    }

    /// Reads the settings file that waits, now that the part of the program is there that can.
    pub fn read_settings(&mut self, read: fn(&str) -> Result<Vec<Cloud>, Unreadable>) {
        if let Some(file) = &self.session.settings.file {
            let clouds = read(file.text());
            self.session(Message::Settings(settings::Message::Read(clouds)));
        }
    }

    fn session_event(&mut self, event: Event) {
        match event {
            Event::Edited(input) => {
                self.create(create::Message::Changed(outside(input)));
                self.remember_typed(field_of(input));
            }
            Event::Filled(input) => self.create(create::Message::Changed(outside(input))),
            Event::MethodChosen => {
                self.method_changed();
                self.remember_typed(Field::Way);
            }
            Event::MethodFilled => self.method_changed(),
            Event::MethodsOffered => self.create(create::Message::Changed(Outside::Session)),
            Event::MethodKept => self.remember_typed(Field::Way),
            Event::Elsewhere => self.forget_lists(),
            Event::RegionChosen => {
                self.forget_lists();
                self.connected();
            }
            Event::EndpointFilled => self.connected(),
            Event::TokenRemoved => self.announce(text::TOKEN_OF_ANOTHER_ENDPOINT),
            Event::HostToken if matches!(self.session.credential(), Ok(Credential::Host)) => {
                self.resume();
                self.connected();
            }
            Event::HostToken => {}
            Event::Confirmed(endpoint) => self.endpoint_confirmed(&endpoint),
            Event::Invalid => {
                self.create(create::Message::ClearProblems);
                self.announce(&fields_need_attention(self.session.problems.len()));
                let first = self.session.problems.first().map(|(input, _)| FocusTarget::Field(field_of(*input)));
                self.focus_on(first);
            }
            Event::SigningIn => {
                self.create(create::Message::ClearProblems);
                self.announce(text::SIGNING_IN);
            }
            Event::Revoking => self.announce(text::REVOKING),
            Event::RevokeAsked => self.focus_on(Some(FocusTarget::SignInAlert)),
            Event::SigningInAgain => self.focus_on_input(self.session.draft.secret()),
            Event::Busy => self.announce(text::WAIT_FOR_REPLY),
            Event::PasscodeWanted => {
                self.announce(text::PASSCODE_WANTED);
                self.focus_on_input(Input::Passcode);
            }
            Event::ProjectWanted => {
                self.announce(text::CHOOSE_PROJECT);
                self.focus_on_input(Input::Project);
            }
            Event::Failed(Some(input)) => {
                self.announce("");
                self.create(create::Message::ClearProblems);
                self.focus_on_input(input);
            }
            Event::Failed(None) => {
                self.announce("");
                self.focus_on(Some(FocusTarget::SignInAlert));
            }
            Event::SignedIn { elsewhere, issued, now } => self.signed_in(elsewhere, issued, now),
            Event::SignedOut(end) => self.signed_out(end),
            Event::Life(life, now) => {
                let running = self.is_following();
                let said = self.session.current.as_ref().map(|session| text::life_changed(session, life, running, now));
                self.announce(&said.unwrap_or_default());
            }
            Event::Settings { missing } => {
                let said = {
                    let settings = &self.session.settings;
                    settings.outcome.as_ref().map(|outcome| settings::text::outcome(outcome, settings.left_out()))
                };
                self.announce(&said.unwrap_or_default());
                if let Some(input) = missing {
                    self.focus_on_input(input);
                }
            }
        }
    }

    fn focus_on_input(&mut self, input: Input) {
        self.focus_on(Some(FocusTarget::Field(field_of(input))));
    }

    fn method_changed(&mut self) {
        self.create(create::Message::Changed(Outside::Session));
        self.create(create::Message::ClearProblems);
    }

    /// What waited for the endpoint is asked for.
    fn endpoint_confirmed(&mut self, endpoint: &Endpoint) {
        self.announce(&text::token_is_used_at(endpoint.host()));
        if self.is_console() {
            return self.refresh();
        }
        let field = self.open_list.as_ref().map_or(Field::InstanceId, |open_list| open_list.field);
        self.want(Field::InstanceId);
        self.want(field);
        // The button is gone then.
        self.focus_on(Some(FocusTarget::Field(field)));
    }

    fn signed_in(&mut self, elsewhere: bool, issued: Option<UtcTime>, now: UtcTime) {
        self.cloud_said(issued, now);
        let Some(session) = self.session.current.clone() else { return };
        self.announce(&text::signed_in(&session));
        let first = if session.database().is_none() { Field::Region } else { Field::InstanceId };
        self.remember_signed_in();
        self.create(create::Message::SignIn);
        if elsewhere {
            self.forget_lists();
        }
        // The token of before would be refused, and that would be taken for this one's end.
        self.drop_questions();
        self.console.inventory.drop_question();
        self.focus_on(Some(if self.is_console() { FocusTarget::View } else { FocusTarget::Field(first) }));
        self.resume();
        self.connected();
    }

    fn signed_out(&mut self, end: End) {
        let (said, why) = match end {
            End::Forgotten => (text::FORGOTTEN, Error::SignedOut),
            End::Replaced => ("", Error::SignedOut),
            End::Revoked => (text::REVOKED, Error::Revoked),
        };
        self.create(create::Message::SignOut);
        self.batch(batch::Message::SignOut);
        self.restore(restore::Message::SignOut);
        self.forget_lists();
        self.open_list = None;
        self.announce(said);
        self.track(tracking::Message::SignOut(why));
        let secret = self.session.draft.secret();
        self.focus_on_input(if secret == Input::Token { Input::Endpoint } else { secret });
    }

    /// Whether something is under way that changes something in the cloud.
    fn is_sending(&self) -> bool {
        self.create.submission.is_busy() || self.console.batch.is_busy() || self.console.restore.is_busy()
    }

    /// Where requests go, or would go; none where nothing that is right was typed.
    #[must_use]
    pub fn endpoint(&self) -> Option<Endpoint> {
        let typed = || Endpoint::parse(self.session.draft.get(Input::Endpoint)).ok();
        self.connection().map(|connection| connection.endpoint().clone()).or_else(typed)
    }

    /// Marks the field that a refused token is about, and tells which one. The session ends with its token.
    pub(super) fn token_refused(&mut self) -> Field {
        let input = self.session.refuse_token();
        if self.session.current.is_some() {
            self.announce(text::ENDED);
        }
        field_of(input)
    }
}
