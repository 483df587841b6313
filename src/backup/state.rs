//! The whole behaviour in one reducer: what happens to the form and to the backup in view.
//!
//! Effects follow the state: [`State::sending`] and [`State::watching`] say which call or timer is wanted now, and
//! the hooks carry it out. A second click finds the state already sending, so there is no second POST.

use std::rc::Rc;

use super::draft::{Draft, Field};
use super::follow::{Follow, Reason, Watch};
use super::lost;
use super::submission::{CallId, Submission};
use super::validation::{FieldProblem, Order, Problems, at_fault, check, validate};
use super::wording;
use crate::openstack::backups::Backup;
use crate::openstack::error::Error;
use crate::openstack::id::Id;
use crate::openstack::instances::InstanceFault;
use crate::openstack::time::UtcTime;
use crate::openstack::token::Token;

/// What the page knows of where it runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Surroundings {
    /// Whether the page came over https.
    pub https: bool,
    /// `scheme://host[:port]` of the page, for the operator's CORS settings.
    pub origin: Rc<str>,
    /// Whether somebody can see the page.
    pub visible: bool,
    /// Whether the browser believes to be online.
    pub online: bool,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self { https: false, origin: "".into(), visible: true, online: true }
    }
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The form's texts.
    pub draft: Draft,
    /// Fields that a person has typed into.
    pub touched: Vec<Field>,
    /// The fields at fault, as far as they are shown.
    pub problems: Problems,
    /// The task of sending.
    pub submission: Submission,
    /// The backup in view, and the task of following it.
    pub follow: Option<Follow>,
    /// Whether this very draft was accepted: sending it again would be a mistake.
    pub spent: bool,
    /// The page's surroundings.
    pub surroundings: Surroundings,
    /// The last sentence for the polite live region.
    pub said: Rc<str>,
    /// The field that should have the focus; the number makes each wish a new one.
    pub focus: Option<(u32, Field)>,
    /// Whether the token's characters are shown.
    pub token_shown: bool,
    calls: CallId,
}

/// What can happen.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// The host, the address or `config.json` offers a text; what a person typed wins.
    Preset(Field, Rc<str>),
    /// A person typed.
    Edit(Field, Rc<str>),
    /// A person left a field.
    Leave(Field),
    /// A person pressed "Create backup" or Enter.
    Submit(UtcTime),
    /// A person gave up waiting.
    Cancel,
    /// The POST was answered, or not.
    Created(CallId, Result<Backup, Error>, UtcTime),
    /// A person asks to look again for a backup whose reply was lost.
    LookAgain,
    /// The look after a lost reply was answered, or not.
    Looked(CallId, Result<Vec<Backup>, Error>, UtcTime),
    /// A look at the followed backup is due.
    Due,
    /// The look was answered, or not.
    Shown(CallId, Result<Backup, Error>, UtcTime),
    /// The instance was asked why its backup failed.
    Explained(CallId, Result<Option<InstanceFault>, Error>),
    /// Go on following with the token that is in the form now.
    Resume,
    /// The page was hidden or shown, or went offline or online.
    Surroundings(Surroundings),
    /// A person wants to see the token's characters, or no longer.
    ShowToken,
    /// Something to be announced politely.
    Say(Rc<str>),
}

/// A call or a timer that the state wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Wish {
    /// `POST {endpoint}/backups`.
    Create(CallId, Rc<Order>),
    /// `GET {endpoint}/backups?instance_id=`, once, after a lost reply.
    Look(CallId, Rc<Order>),
    /// Wake up then.
    Wait(UtcTime),
    /// `GET {endpoint}/backups/{id}`.
    Show(CallId, Rc<Order>, Id),
    /// `GET {endpoint}/instances/{id}`.
    Explain(CallId, Rc<Order>, Id),
}

impl Wish {
    /// What tells this wish from the one before.
    #[must_use]
    pub fn key(&self) -> (bool, i64) {
        match self {
            Self::Wait(due) => (true, due.0),
            Self::Create(call, _) | Self::Look(call, _) | Self::Show(call, ..) | Self::Explain(call, ..) => {
                (false, (*call).into())
            }
        }
    }
}

impl State {
    /// What the task of sending wants now.
    #[must_use]
    pub fn sending(&self) -> Option<Wish> {
        match &self.submission {
            Submission::Sending { call, order, .. } => Some(Wish::Create(*call, order.clone())),
            Submission::Looking { call, order, .. } => Some(Wish::Look(*call, order.clone())),
            _ => None,
        }
    }

    /// What the task of following wants now. Nothing while the page is hidden or offline.
    #[must_use]
    pub fn watching(&self) -> Option<Wish> {
        let follow = self.follow.as_ref()?;
        let order = follow.order.clone();
        match &follow.watch {
            Watch::Waiting { due } if self.surroundings.visible && self.surroundings.online => Some(Wish::Wait(*due)),
            Watch::Asking(call) => Some(Wish::Show(*call, order, follow.backup.id()?)),
            Watch::Ended(Reason::Asking(call)) => {
                let instance = follow.backup.text("instance_id").as_deref().and_then(Id::parse)?;
                Some(Wish::Explain(*call, order, instance))
            }
            _ => None,
        }
    }

    /// What is wrong with a field, as far as it is shown.
    #[must_use]
    pub fn problem(&self, field: Field) -> Option<&FieldProblem> {
        self.problems.iter().find(|(at, _)| *at == field).map(|(_, problem)| problem)
    }

    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Preset(field, text) => next.preset(field, text),
            Action::Edit(field, text) => next.edit(field, text),
            Action::Leave(field) => next.leave(field),
            Action::Submit(now) => next.submit(now),
            Action::Cancel => next.cancel(),
            Action::Created(call, answer, now) => next.created(call, answer, now),
            Action::LookAgain => next.look_again(),
            Action::Looked(call, answer, now) => next.looked(call, answer, now),
            Action::Due => next.ask(),
            Action::Shown(call, answer, now) => next.shown(call, answer, now),
            Action::Explained(call, answer) => next.explained(call, answer),
            Action::Resume => next.resume(),
            Action::Surroundings(surroundings) => next.surround(surroundings),
            Action::ShowToken => next.token_shown = !next.token_shown,
            Action::Say(sentence) => next.said = sentence,
        }
        next
    }

    fn preset(&mut self, field: Field, text: Rc<str>) {
        if !self.touched.contains(&field) {
            self.draft.set(field, text);
        }
    }

    fn edit(&mut self, field: Field, text: Rc<str>) {
        self.draft.set(field, text);
        if !self.touched.contains(&field) {
            self.touched.push(field);
        }
        if field != Field::Token {
            self.spent = false;
        }
        // An error that is shown goes with its cause; a new one is not shown while somebody types.
        let problem = check(&self.draft, field, self.surroundings.https);
        if let Some(at) = self.problems.iter().position(|(at, _)| *at == field) {
            match problem {
                Some(problem) => self.problems.splice(at..=at, [(field, problem)]).for_each(drop),
                None => drop(self.problems.remove(at)),
            }
        }
    }

    fn leave(&mut self, field: Field) {
        if self.touched.contains(&field) && self.problem(field).is_none() {
            self.problems.extend(check(&self.draft, field, self.surroundings.https).map(|problem| (field, problem)));
        }
    }

    fn submit(&mut self, now: UtcTime) {
        if self.submission.is_busy() {
            return;
        }
        if self.follow.as_ref().is_some_and(|follow| matches!(follow.watch, Watch::TokenRefused(_))) && self.spent {
            return self.resume();
        }
        match &self.follow {
            Some(follow) if self.spent && (follow.is_running() || now.since(follow.began) < 2) => {
                self.said = wording::ALREADY_SENT.into();
                return;
            }
            _ => {}
        }
        if let Some(until) = self.submission.blocked_until().filter(|until| *until > now) {
            self.said = wording::wait_before_sending(until.since(now)).into();
            return;
        }
        match validate(&self.draft, self.surroundings.https) {
            Ok(order) => {
                self.problems.clear();
                self.said = wording::SENDING.into();
                self.submission = Submission::Sending { call: self.next_call(), order: Rc::new(order), since: now };
            }
            Err(problems) => {
                self.said = wording::fields_need_attention(problems.len()).into();
                self.focus_on(problems.first().map(|(field, _)| *field));
                self.problems = problems;
            }
        }
    }

    fn cancel(&mut self) {
        match std::mem::take(&mut self.submission) {
            Submission::Sending { order, since, .. } => self.look(order, since, Error::Cancelled),
            Submission::Looking { order, sent, why, .. } => {
                let trouble = Some(Error::Cancelled);
                self.submission = Submission::Lost { order, sent, why, looked: sent, trouble };
            }
            other => self.submission = other,
        }
    }

    fn created(&mut self, call: CallId, answer: Result<Backup, Error>, now: UtcTime) {
        let Submission::Sending { call: awaited, order, since } = self.submission.clone() else { return };
        if call != awaited {
            return;
        }
        match answer {
            Ok(backup) => self.accepted(order, backup, false, now),
            Err(error) if error.may_have_arrived() => self.look(order, since, error),
            Err(error) => self.refused(error, now),
        }
    }

    fn accepted(&mut self, order: Rc<Order>, backup: Backup, found: bool, now: UtcTime) {
        self.said = wording::accepted(&backup, found).into();
        let call = self.next_call();
        self.follow = Some(Follow::begin(order, backup, found, now, call));
        self.submission = Submission::Idle;
        self.spent = true;
    }

    /// A list is no full answer: the backup itself is asked for at once.
    fn found(&mut self, order: Rc<Order>, backup: Backup, now: UtcTime) {
        self.accepted(order, backup, true, now);
        let call = self.next_call();
        if let Some(follow) = self.follow.as_mut().filter(|follow| follow.watch != Watch::NoId) {
            follow.watch = Watch::Asking(call);
        }
    }

    fn refused(&mut self, error: Error, at: UtcTime) {
        if let Some(field) = at_fault(&error) {
            let problem = if field == Field::Token { FieldProblem::TokenRefused } else { FieldProblem::ByServer };
            self.problems = vec![(field, problem)];
            self.focus_on(Some(field));
        }
        self.said = "".into();
        self.submission = Submission::Refused { error, at };
    }

    fn look(&mut self, order: Rc<Order>, sent: UtcTime, why: Error) {
        self.said = wording::LOOKING.into();
        self.submission = Submission::Looking { call: self.next_call(), order, sent, why };
    }

    fn look_again(&mut self) {
        if let Submission::Lost { order, sent, why, .. } = self.submission.clone() {
            self.look(order, sent, why);
        }
    }

    fn looked(&mut self, call: CallId, answer: Result<Vec<Backup>, Error>, now: UtcTime) {
        let Submission::Looking { call: awaited, order, sent, why } = self.submission.clone() else { return };
        if call != awaited {
            return;
        }
        self.said = "".into();
        let trouble = match answer {
            Ok(list) => match lost::find(&list, &order, sent) {
                Some(backup) => return self.found(order, backup.clone(), now),
                None => None,
            },
            Err(error) => Some(error),
        };
        self.submission = Submission::Lost { order, sent, why, looked: now, trouble };
    }

    fn ask(&mut self) {
        if let Some(mut follow) = self.follow.take_if(|follow| matches!(follow.watch, Watch::Waiting { .. })) {
            follow.watch = Watch::Asking(self.next_call());
            self.follow = Some(follow);
        }
    }

    fn shown(&mut self, call: CallId, answer: Result<Backup, Error>, now: UtcTime) {
        let Some(follow) = self.follow.take_if(|follow| follow.watch == Watch::Asking(call)) else { return };
        let before = follow.backup.status();
        let follow = follow.answered(answer, now, self.next_call());
        if follow.backup.status() != before {
            self.said = wording::status_changed(&follow, now).into();
        }
        if matches!(follow.watch, Watch::TokenRefused(_)) {
            self.problems.retain(|(field, _)| *field != Field::Token);
            self.problems.push((Field::Token, FieldProblem::TokenRefused));
        }
        self.follow = Some(follow);
    }

    fn explained(&mut self, call: CallId, answer: Result<Option<InstanceFault>, Error>) {
        if let Some(follow) = self.follow.take_if(|follow| follow.watch == Watch::Ended(Reason::Asking(call))) {
            self.follow = Some(follow.explained(answer.ok().flatten()));
        }
    }

    fn resume(&mut self) {
        let refused = |follow: &mut Follow| matches!(follow.watch, Watch::TokenRefused(_));
        let Some(mut follow) = self.follow.take_if(refused) else { return };
        self.problems.retain(|(field, _)| *field != Field::Token);
        let problem = match Token::parse(self.draft.get(Field::Token)) {
            Ok(token) if token == follow.order.token => Some(FieldProblem::TokenRefused),
            Ok(token) => {
                follow.order = Rc::new(Order { token, ..(*follow.order).clone() });
                follow.watch = Watch::Asking(self.next_call());
                None
            }
            Err(error) => Some(FieldProblem::Token(error)),
        };
        if let Some(problem) = problem {
            self.problems.push((Field::Token, problem));
            self.focus_on(Some(Field::Token));
        }
        self.follow = Some(follow);
    }

    fn surround(&mut self, surroundings: Surroundings) {
        if surroundings.online != self.surroundings.online {
            self.said = if surroundings.online { wording::ONLINE_AGAIN } else { wording::OFFLINE }.into();
        }
        self.surroundings = surroundings;
    }

    fn focus_on(&mut self, field: Option<Field>) {
        let wish = self.focus.map_or(0, |(wish, _)| wish) + 1;
        self.focus = field.map(|field| (wish, field)).or(self.focus);
    }

    fn next_call(&mut self) -> CallId {
        self.calls = self.calls.wrapping_add(1);
        self.calls
    }
}
