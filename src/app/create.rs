//! What ties the room of creating a backup to the rest.

use super::effect::{Effect, Room};
use super::field::Field;
use super::session;
use super::state::{FocusTarget, State};
use super::wording;
use crate::context::call::CallId;
use crate::context::resources::List;
use crate::create::{
    Answered, Context, Created, Event, Input, Message, Model, RefusedFor, Request, answered, text, update,
};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;
use crate::session::{
    Input as SessionInput, Message as SessionMessage, Problem as SessionProblem, Problems as SessionProblems,
};
use crate::tracking::{self, Follow, Found};

/// The field of the room that a host's or an address's field stands for.
#[must_use]
pub fn input_of(field: Field) -> Option<Input> {
    Input::ALL.into_iter().find(|input| field_of(*input) == field)
}

/// The field of the document that a field of the room is.
#[must_use]
pub fn field_of(input: Input) -> Field {
    match input {
        Input::Instance => Field::InstanceId,
        Input::Location => Field::Location,
        Input::Version => Field::Version,
        Input::Size => Field::Size,
        Input::Name => Field::Name,
        Input::Description => Field::Description,
        Input::Kind => Field::Kind,
        Input::Parent => Field::Parent,
        Input::Container => Field::Container,
        Input::Driver => Field::Driver,
    }
}

impl State {
    /// The request that is under way, or the wait before the next look at a busy instance.
    #[must_use]
    pub fn creating(&self) -> Option<Effect> {
        Some(Effect::Room(Room::Create, self.create.effect(self.environment.may_ask())?))
    }

    /// Something happens in the room of creating a backup.
    pub(super) fn create(&mut self, message: Message) {
        if let Message::Submit(_) = message {
            self.session(SessionMessage::Confirm);
            if !self.create.submission.is_busy() {
                self.resolve(Field::InstanceId);
            }
        }
        for event in self.change_create(|model, context| update(model, message, context)) {
            self.create_event(event);
        }
    }

    /// A request of the room was answered, or not.
    pub(super) fn create_answered(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        for event in self.change_create(|model, context| answered(model, call, answer, now, context)) {
            self.create_answer_event(event);
        }
    }

    fn change_create<E>(&mut self, change: impl FnOnce(&mut Model, &Context) -> Vec<E>) -> Vec<E> {
        let instance = self.picked(Field::InstanceId).map(|choice| choice.name.clone());
        let asked = self.create.submission.request().map(|request| request.connection.endpoint());
        let context = Context {
            connection: self.connection().filter(|_| self.faults_of_session().is_empty()),
            credential: asked.and_then(|endpoint| self.session.credential_at(endpoint)),
            created: self.tracking.created.as_ref().map(created),
            instance: instance.as_deref(),
            clock_ahead: self.clock_ahead,
        };
        change(&mut self.create, &context)
    }

    /// What is wrong with where and who, so that nothing can be sent.
    fn faults_of_session(&self) -> SessionProblems {
        let faults = self.session.faults(self.environment.https);
        if faults.is_empty() && self.session.unconfirmed().is_some() {
            return vec![(SessionInput::Endpoint, SessionProblem::Unconfirmed)];
        }
        faults
    }

    fn create_event(&mut self, event: Event) {
        match event {
            // The backups of another instance are no parents.
            Event::InstanceChanged => self.resources.backups = List::default(),
            Event::NameSuggested => self.announce(text::NAME_SUGGESTED),
            Event::Resume => self.resume(),
            Event::AlreadySent => self.announce(text::ALREADY_SENT),
            Event::Blocked(seconds) => self.announce(&text::wait_before_sending(seconds)),
            Event::Invalid => self.form_is_invalid(),
            Event::Review => {
                self.session(SessionMessage::Fault(Vec::new()));
                self.announce(text::REVIEW);
                self.focus_on(Some(FocusTarget::Review));
            }
            Event::ReviewClosed => self.focus_on(Some(FocusTarget::Field(Field::Location))),
            Event::Sending => {
                self.session(SessionMessage::Fault(Vec::new()));
                self.announce(text::SENDING);
            }
            Event::Cancelled => {
                self.announce(text::CANCELLED_BEFORE);
                self.focus_on(Some(FocusTarget::Field(Field::InstanceId)));
            }
            Event::NotWaiting => {
                self.announce(text::CANCELLED_BEFORE);
                self.focus_on(Some(FocusTarget::Alert));
            }
            // The first one is no repetition, and needs no blank.
            Event::Looking(why) => self.announcement = text::looking(&why).into(),
            Event::Lost => self.focus_on(Some(FocusTarget::Alert)),
            Event::WillSendWhenFree => {
                self.announce(text::WHEN_FREE);
                self.focus_on(Some(FocusTarget::Alert));
            }
            Event::OtherEndpoint => self.announce(wording::OF_ANOTHER_ENDPOINT),
        }
    }

    fn create_answer_event(&mut self, event: Answered) {
        match event {
            Answered::NotFound => self.announce(text::NOT_FOUND),
            Answered::LookFailed { wants_token } => {
                self.announce("");
                if wants_token {
                    self.token_refused();
                }
            }
            Answered::Accepted { request, backup, lost, now } => self.accepted(&request, backup, lost.as_ref(), now),
            Answered::Refused(about) => self.create_refused(about),
            Answered::InstanceIs(status) => {
                self.announce(&text::instance_is(&status));
                self.refresh_lists();
            }
            Answered::Event(event) => self.create_event(event),
        }
    }

    /// Nothing is sent: the fields at fault are shown, and the first one gets the focus.
    fn form_is_invalid(&mut self) {
        self.session(SessionMessage::Fault(self.faults_of_session()));
        let of_session = self.session.problems.iter().map(|(input, _)| session::field_of(*input));
        let of_form = self.create.problems.iter().map(|(input, _)| field_of(*input));
        let fields: Vec<Field> = of_session.chain(of_form).collect();
        self.announce(&wording::fields_need_attention(fields.len()));
        self.focus_on(fields.first().copied().map(FocusTarget::Field));
    }

    fn accepted(&mut self, request: &Request, backup: Backup, lost: Option<&Error>, now: UtcTime) {
        if lost.is_none() {
            self.remember_endpoint(request.connection.endpoint());
            self.cloud_said(backup.time("created"), now);
        }
        let found = lost.map(|why| match why {
            Error::Cancelled => Found::AfterCancel,
            Error::Detached => Found::AfterDetach,
            _ => Found::AfterLoss,
        });
        let before = self.tracking.created.as_ref().is_some_and(Follow::is_running);
        self.announce(&wording::accepted(&backup, found, before));
        let (connection, request) = (request.connection.clone(), request.backup.clone());
        self.track(tracking::Message::Begin { connection, request, backup, found, now });
        self.focus_on(Some(FocusTarget::Result));
        self.refresh_lists();
        self.console.inventory.hurry(now);
    }

    fn create_refused(&mut self, about: RefusedFor) {
        let target = match about {
            RefusedFor::Token => FocusTarget::Field(self.token_refused()),
            RefusedFor::Endpoint => {
                self.session(SessionMessage::Fault(vec![(SessionInput::Endpoint, SessionProblem::Refused)]));
                FocusTarget::Field(Field::Endpoint)
            }
            RefusedFor::Input(input) => {
                self.session(SessionMessage::Fault(Vec::new()));
                FocusTarget::Field(field_of(input))
            }
            RefusedFor::Other => FocusTarget::Alert,
        };
        self.focus_on(Some(target));
        self.announce("");
        // The backup that was picked as its parent is not there any more.
        if about == RefusedFor::Input(Input::Parent) {
            self.refresh_lists();
        }
    }
}

/// What the room needs to know of the backup that was created here last.
fn created(follow: &Follow) -> Created {
    Created {
        id: follow.backup.text("id"),
        began: follow.began,
        is_running: follow.is_running(),
        is_refused: follow.is_refused(),
    }
}
