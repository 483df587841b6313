//! The task of sending, as part of the state: from a submit to an accepted backup, a refusal or a lost reply.

use std::rc::Rc;

use super::credential::{Credential, credential};
use super::draft::Field;
use super::follow::{Follow, Watch};
use super::lost;
use super::state::{Spot, State};
use super::submission::{CallId, Submission};
use super::validation::{FieldProblem, Order, at_fault, validate};
use super::wording;
use crate::openstack::backups::Backup;
use crate::openstack::error::Error;
use crate::openstack::time::UtcTime;

impl State {
    pub(super) fn submit(&mut self, now: UtcTime) {
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
        match validate(&self.draft, self.circumstances()) {
            Ok(order) if self.is_lost_just_now(&order, now) => {}
            Ok(order) => {
                self.problems.clear();
                self.said = wording::SENDING.into();
                let left = order.credential != Credential::Host;
                self.submission =
                    Submission::Sending { call: self.next_call(), order: Rc::new(order), since: now, left };
            }
            Err(problems) => {
                // What was refused before is not what is wrong now.
                if matches!(self.submission, Submission::Refused { .. }) {
                    self.submission = Submission::Idle;
                }
                self.said = wording::fields_need_attention(problems.len()).into();
                self.call_attention_to(problems.first().map(|(field, _)| Spot::Field(*field)));
                self.problems = problems;
            }
        }
    }

    /// Whether this very order was lost a moment ago: a repeated key must not send it again before anybody has read
    /// so. Each try begins the moment anew.
    fn is_lost_just_now(&mut self, again: &Order, now: UtcTime) -> bool {
        match &mut self.submission {
            Submission::Lost { order, looked, .. } if order.backup == again.backup && now.since(*looked) < 1 => {
                *looked = now;
                true
            }
            _ => false,
        }
    }

    pub(super) fn left(&mut self, now_leaving: CallId) {
        if let Submission::Sending { call, left, .. } = &mut self.submission {
            *left |= *call == now_leaving;
        }
    }

    pub(super) fn cancel(&mut self, now: UtcTime) {
        match std::mem::take(&mut self.submission) {
            Submission::Sending { left: false, .. } => {
                self.said = wording::CANCELLED_BEFORE.into();
                self.call_attention_to(Some(Spot::Field(Field::InstanceId)));
            }
            Submission::Sending { order, since, .. } => self.look(order, since, Error::Cancelled),
            Submission::Looking { order, sent, why, .. } => {
                let trouble = Some(Error::Cancelled);
                self.lost(Submission::Lost { order, sent, why, looked: now, trouble });
            }
            other => self.submission = other,
        }
    }

    pub(super) fn created(&mut self, call: CallId, answer: Result<Backup, Error>, now: UtcTime) {
        let Submission::Sending { call: awaited, order, since, .. } = self.submission.clone() else { return };
        if call != awaited {
            return;
        }
        match answer {
            Ok(backup) => self.accepted(order, backup, None, now),
            Err(error) if error.may_have_arrived() => self.look(order, since, error),
            Err(error) => self.refused(error, now),
        }
    }

    fn accepted(&mut self, order: Rc<Order>, backup: Backup, found: Option<&'static str>, now: UtcTime) {
        let before = self.follow.as_ref().is_some_and(Follow::is_running);
        self.said = wording::accepted(&backup, found, before).into();
        let call = self.next_call();
        self.follow = Some(Follow::begin(order, backup, found, now, call));
        self.submission = Submission::Idle;
        self.spent = true;
    }

    /// A list is no full answer: the backup itself is asked for at once.
    fn found(&mut self, order: Rc<Order>, backup: Backup, why: &Error, now: UtcTime) {
        let how = match why {
            Error::Cancelled => wording::FOUND_AFTER_CANCEL,
            Error::Detached => wording::FOUND_AFTER_DETACH,
            _ => wording::FOUND,
        };
        self.accepted(order, backup, Some(how), now);
        self.call_attention_to(Some(Spot::Result));
        if let Some(follow) = self.follow.as_mut().filter(|follow| follow.watch != Watch::NoId) {
            follow.watch = Watch::Waiting { due: now };
        }
    }

    fn refused(&mut self, error: Error, at: UtcTime) {
        let field = at_fault(&error);
        if let Some(field) = field {
            let problem = if field == Field::Token { self.token_refused() } else { FieldProblem::ByServer };
            self.problems = vec![(field, problem)];
        }
        self.call_attention_to(Some(field.map_or(Spot::Alert, Spot::Field)));
        self.said = "".into();
        self.submission = Submission::Refused { error, at };
    }

    /// What is wrong with the token after a refusal: with the typed one, or with the host's.
    pub(super) fn token_refused(&self) -> FieldProblem {
        match credential(&self.draft, self.host_token) {
            Ok(Credential::Host) => FieldProblem::HostTokenRefused,
            _ => FieldProblem::TokenRefused,
        }
    }

    pub(super) fn look(&mut self, order: Rc<Order>, sent: UtcTime, why: Error) {
        self.said = match why {
            Error::Cancelled => wording::LOOKING_AFTER_CANCEL,
            Error::Detached => wording::LOOKING_AFTER_DETACH,
            _ => wording::LOOKING,
        }
        .into();
        self.submission = Submission::Looking { call: self.next_call(), order, sent, why };
    }

    pub(super) fn look_again(&mut self) {
        if let Submission::Lost { order, sent, why, .. } = self.submission.clone() {
            // The token may have been refused since: the one in the form is asked with.
            let credential = credential(&self.draft, self.host_token).unwrap_or_else(|_| order.credential.clone());
            self.look(Rc::new(Order { credential, ..(*order).clone() }), sent, why);
        }
    }

    pub(super) fn looked(&mut self, call: CallId, answer: Result<Vec<Backup>, Error>, now: UtcTime) {
        let Submission::Looking { call: awaited, order, sent, why } = self.submission.clone() else { return };
        if call != awaited {
            return;
        }
        self.said = "".into();
        let known = self.follow.as_ref().and_then(|follow| follow.backup.text("id"));
        let trouble = match answer {
            Ok(list) => match lost::find(&list, &order, sent, known.as_deref()) {
                Some(backup) => return self.found(order, backup.clone(), &why, now),
                None => {
                    self.said = wording::NOT_FOUND.into();
                    None
                }
            },
            Err(error) => Some(error),
        };
        if trouble.as_ref().is_some_and(Error::wants_token) {
            self.problems = vec![(Field::Token, self.token_refused())];
        }
        self.lost(Submission::Lost { order, sent, why, looked: now, trouble });
    }

    fn lost(&mut self, lost: Submission) {
        self.submission = lost;
        self.call_attention_to(Some(Spot::Alert));
    }
}
