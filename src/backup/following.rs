//! The task of following, as part of the state: looks at the backup until it ends.

use std::rc::Rc;

use super::credential::Credential;
use super::draft::Field;
use super::follow::{Follow, Reason, Watch};
use super::rules::FieldProblem;
use super::state::{Spot, State};
use super::submission::CallId;
use super::wording;
use crate::openstack::backups::Backup;
use crate::openstack::error::Error;
use crate::openstack::instances::InstanceFault;
use crate::openstack::time::UtcTime;
use crate::openstack::token::TokenError;

impl State {
    pub(super) fn ask(&mut self) {
        if let Some(mut follow) = self.follow.take_if(|follow| matches!(follow.watch, Watch::Waiting { .. })) {
            follow.watch = Watch::Asking(self.next_call());
            self.follow = Some(follow);
        }
    }

    pub(super) fn shown(&mut self, call: CallId, answer: Result<Backup, Error>, now: UtcTime) {
        let Some(follow) =
            self.follow.take_if(|follow| matches!(follow.watch, Watch::Asking(awaited) if awaited == call))
        else {
            return;
        };
        let before = follow.backup.status();
        let follow = follow.answered(answer, now, self.next_call());
        if follow.backup.status() != before {
            self.say(&wording::status_changed(&follow, now));
        }
        if matches!(follow.watch, Watch::TokenRefused(_)) {
            let (field, problem) = self.token_refused();
            self.problems.retain(|(at, _)| *at != field);
            self.problems.push((field, problem));
        }
        self.follow = Some(follow);
    }

    pub(super) fn explained(&mut self, call: CallId, answer: Result<Option<InstanceFault>, Error>) {
        if let Some(follow) = self
            .follow
            .take_if(|follow| matches!(follow.watch, Watch::Ended(Reason::Asking(awaited)) if awaited == call))
        {
            self.follow = Some(follow.explained(answer));
        }
    }

    /// The host's token came, went or changed. A new one is what a refused follower waits for.
    pub(super) fn host_token(&mut self, given: bool) {
        self.host_token = given;
        self.problems.retain(|(_, problem)| *problem != FieldProblem::HostTokenRefused);
        if given {
            self.problems.retain(|(_, problem)| *problem != FieldProblem::Token(TokenError::Missing));
        }
        if self.circumstances().credential(&self.draft) == Ok(Credential::Host) {
            self.resume();
        }
    }

    pub(super) fn resume(&mut self) {
        let refused = |follow: &mut Follow| matches!(follow.watch, Watch::TokenRefused(_));
        let Some(mut follow) = self.follow.take_if(refused) else { return };
        self.problems.retain(|(field, _)| *field != Field::Token);
        let problem = match self.circumstances().credential(&self.draft) {
            Ok(Credential::Typed(token)) if follow.order.connection.credential == Credential::Typed(token.clone()) => {
                Some(FieldProblem::TokenRefused)
            }
            Ok(credential) => {
                follow.order = Rc::new(follow.order.by(credential));
                follow.watch = Watch::Waiting { due: follow.looked };
                None
            }
            Err(error) => Some(FieldProblem::Token(error)),
        };
        match problem {
            Some(problem) => {
                self.problems.push((Field::Token, problem));
                self.call_attention_to(Some(Spot::Field(Field::Token)));
            }
            None => self.call_attention_to(Some(Spot::Result)),
        }
        self.follow = Some(follow);
    }
}
