//! The task of sending, as part of the state: from a submit to an accepted backup, a refusal or a lost reply.

use std::rc::Rc;

use super::draft::Field;
use super::lost;
use super::request_wording;
use super::rules::is_rare;
use super::state::{FocusTarget, State};
use super::submission::{Look, Submission};
use super::validation::{Order, at_fault};
use super::wording;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;
use crate::tracking::{self, Follow, Found};

impl State {
    pub(super) fn submit(&mut self, now: UtcTime) {
        if self.submission.is_busy() {
            return;
        }
        if self.tracking.created.as_ref().is_some_and(Follow::is_refused) && self.spent {
            return self.resume();
        }
        match &self.tracking.created {
            Some(follow)
                if self.spent && (follow.is_running() || follow.began.is_some_and(|began| now.since(began) < 2)) =>
            {
                self.say(wording::ALREADY_SENT);
                return;
            }
            _ => {}
        }
        if let Some(until) = self.submission.blocked_until().filter(|until| *until > now) {
            self.say(&wording::wait_before_sending(until.since(now)));
            return;
        }
        self.resolve(Field::InstanceId);
        match self.order() {
            Ok(order) if self.is_lost_just_now(&order, now) => {}
            Ok(order) if order.backup.instance().is_none() => {
                self.clear_problems();
                self.say(request_wording::REVIEW);
                self.submission = Submission::Review(Rc::new(order));
                self.focus_on(Some(FocusTarget::Review));
            }
            Ok(order) => self.send(Rc::new(order), now),
            Err(problems) => {
                // What was refused before is not what is wrong now.
                if matches!(self.submission, Submission::Refused { .. } | Submission::Busy { .. }) {
                    self.submission = Submission::Idle;
                }
                let (of_session, of_form) = problems;
                self.at_fault(of_session, of_form);
            }
        }
    }

    pub(super) fn send(&mut self, order: Rc<Order>, now: UtcTime) {
        self.clear_problems();
        self.say(wording::SENDING);
        self.submission = Submission::Sending { call: self.next_call(), order, since: now, left: false };
    }

    /// The person has read what will be registered.
    pub(super) fn confirm(&mut self, now: UtcTime) {
        if let Submission::Review(order) = &self.submission {
            self.send(order.clone(), now);
        }
    }

    /// Whether this very order was lost a moment ago: a repeated key must not send it again before anybody has read
    /// so. Each try begins the moment anew.
    fn is_lost_just_now(&mut self, again: &Order, now: UtcTime) -> bool {
        match &mut self.submission {
            Submission::Lost { order, looked, .. }
                if order.backup.body() == again.backup.body() && now.since(*looked) < 1 =>
            {
                *looked = now;
                true
            }
            _ => false,
        }
    }

    pub(super) fn left(&mut self, now_leaving: CallId, now: UtcTime) {
        if let Submission::Sending { call, left, since, .. } = &mut self.submission
            && *call == now_leaving
            && !*left
        {
            (*left, *since) = (true, now);
        }
    }

    pub(super) fn cancel(&mut self, now: UtcTime) {
        match std::mem::take(&mut self.submission) {
            Submission::Busy { order, error, status, .. } => {
                self.say(wording::CANCELLED_BEFORE);
                self.submission = Submission::Busy { order, error, status, go_on: false, look: Look::Over };
                self.focus_on(Some(FocusTarget::Alert));
            }
            Submission::Review(_) => self.focus_on(Some(FocusTarget::Field(Field::Location))),
            Submission::Sending { left: false, .. } => {
                self.say(wording::CANCELLED_BEFORE);
                self.focus_on(Some(FocusTarget::Field(Field::InstanceId)));
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
        let (order, since) = match &self.submission {
            Submission::Sending { call: awaited, order, since, .. } if *awaited == call => (order.clone(), *since),
            _ => return,
        };
        match answer {
            Ok(backup) => self.accepted(order, backup, None, now),
            Err(error) if error.may_have_arrived() => self.look(order, since, error),
            Err(error) => self.refused(order, error, now),
        }
    }

    fn accepted(&mut self, order: Rc<Order>, backup: Backup, found: Option<Found>, now: UtcTime) {
        let before = self.tracking.created.as_ref().is_some_and(Follow::is_running);
        self.say(&wording::accepted(&backup, found, before));
        // What was typed meanwhile may be another backup.
        let draft = self.order();
        self.spent = draft.is_ok_and(|draft| draft.backup == order.backup);
        let (connection, request) = (Rc::new(order.connection.clone()), order.backup.clone());
        self.track(tracking::Message::Begin { connection, request, backup, found, now });
        self.submission = Submission::Idle;
        self.focus_on(Some(FocusTarget::Result));
        self.refresh_lists();
        self.console.inventory.hurry(now);
    }

    /// The backup whose reply was lost is in its instance's list.
    fn found(&mut self, order: Rc<Order>, backup: Backup, why: &Error, now: UtcTime) {
        let how = match why {
            Error::Cancelled => Found::AfterCancel,
            Error::Detached => Found::AfterDetach,
            _ => Found::AfterLoss,
        };
        self.accepted(order, backup, Some(how), now);
        self.focus_on(Some(FocusTarget::Result));
    }

    pub(super) fn refused(&mut self, order: Rc<Order>, error: Error, at: UtcTime) {
        let field = at_fault(&error, Some(&order));
        self.unfolded |= field.is_some_and(is_rare);
        self.mark_refused(field);
        self.say("");
        if matches!(field, Some(Field::Parent)) {
            self.refresh_lists();
        }
        self.submission = if error.cause() == Some(Cause::Busy) && order.backup.instance().is_some() {
            let look = Look::Asking(self.next_call());
            Submission::Busy { order, error, status: None, go_on: false, look }
        } else {
            Submission::Refused { error, at }
        };
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
        if let Submission::Lost { order, sent, why, .. } = &self.submission {
            let (order, sent, why) = (order.clone(), *sent, why.clone());
            // The token may have been refused since: today's is asked with, if it is one for the same place.
            match self.session.credential_at(order.connection.endpoint()) {
                Some(credential) => self.look(order.by(credential).into(), sent, why),
                None => self.say(wording::OF_ANOTHER_ENDPOINT),
            }
        }
    }

    pub(super) fn looked(&mut self, call: CallId, answer: Result<Vec<Backup>, Error>, now: UtcTime) {
        let (order, sent, why) = match &self.submission {
            Submission::Looking { call: awaited, order, sent, why } if *awaited == call => {
                (order.clone(), *sent, why.clone())
            }
            _ => return,
        };
        self.say("");
        let known = self.tracking.created.as_ref().and_then(|follow| follow.backup.text("id"));
        let trouble = match answer {
            Ok(list) => {
                if let Some(backup) = lost::find(&list, &order, self.cloud_time(sent), known.as_deref()) {
                    return self.found(order, backup.clone(), &why, now);
                }
                self.say(wording::NOT_FOUND);
                None
            }
            Err(error) => Some(error),
        };
        if trouble.as_ref().is_some_and(Error::wants_token) {
            self.token_refused();
        }
        self.lost(Submission::Lost { order, sent, why, looked: now, trouble });
    }

    fn lost(&mut self, lost: Submission) {
        self.submission = lost;
        self.focus_on(Some(FocusTarget::Alert));
    }
}
