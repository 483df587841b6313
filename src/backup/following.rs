//! The task of following, as part of the state: looks at the backup until it ends.

use std::rc::Rc;

use super::draft::Field;
use super::follow::{Follow, Reason, Watch};
use super::rules::FieldProblem;
use super::session::Life;
use super::state::{Spot, State};
use super::wording;
use crate::console::restore;
use crate::context::call::CallId;
use crate::context::connection::Credential;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::instances::InstanceFault;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::TokenError;

impl State {
    /// The one that was created here, and the one that is open.
    pub(super) fn follows(&mut self) -> [&mut Option<Follow>; 2] {
        [&mut self.follow, &mut self.detail]
    }

    /// Whether one of them still runs.
    #[must_use]
    pub fn is_following(&self) -> bool {
        self.console.restore.is_running() || [&self.follow, &self.detail].into_iter().flatten().any(Follow::is_running)
    }

    /// A look that was due at this moment is made.
    pub(super) fn ask(&mut self, at: UtcTime) {
        let calls = [self.next_call(), self.next_call()];
        for (place, call) in self.follows().into_iter().zip(calls) {
            if let Some(follow) =
                place.as_mut().filter(|follow| matches!(follow.watch, Watch::Waiting { due } if due == at))
            {
                follow.watch = Watch::Asking(call);
            }
        }
    }

    pub(super) fn shown(&mut self, call: CallId, answer: Result<Backup, Error>, now: UtcTime) {
        let next = self.next_call();
        let mut changed = None;
        let mut refused = None;
        // The one that was created here may be open as well: one look is enough for both. Another cloud may have one of
        // the same id.
        let told = answer.as_ref().ok().and_then(|backup| backup.members.get("id"));
        let asks = |follow: &&mut Follow| matches!(follow.watch, Watch::Asking(awaited) if awaited == call);
        let at = self.follows().into_iter().flatten().find(asks).map(|follow| follow.connection.clone());
        let ahead = self.clock_ahead;
        for follow in self.follows().into_iter().flatten() {
            match follow.watch {
                Watch::Asking(awaited) if awaited == call => {}
                Watch::Waiting { .. }
                    if follow.backup.members.get("id") == told
                        && at.as_ref().is_some_and(|at| at.endpoint() == follow.connection.endpoint()) => {}
                _ => continue,
            }
            let before = follow.backup.status();
            follow.answered(answer.clone(), now, next);
            // What was not known before did not change.
            if follow.backup.status() != before && (follow.asked.is_some() || before != Status::Unknown) {
                changed = Some(wording::status_changed(follow, now, ahead));
            }
            if let Watch::TokenRefused(_) = follow.watch {
                refused = Some(follow.connection.clone());
            }
        }
        self.prepare_restore();
        if let Some(changed) = changed {
            self.say(&changed);
            // The instance is in another state now, too: who opens the list again gets it anew.
            self.expire_lists();
        }
        if refused.as_ref().is_some_and(|connection| !self.is_todays(connection)) {
            self.resume();
        } else if refused.is_some() {
            self.token_refused();
        }
    }

    pub(super) fn explained(&mut self, call: CallId, answer: Result<Option<InstanceFault>, Error>) {
        let asking =
            |follow: &&mut Follow| matches!(follow.watch, Watch::Ended(Reason::Asking(awaited)) if awaited == call);
        for follow in self.follows().into_iter().flatten().filter(asking) {
            follow.explained(answer.clone());
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
        let refused = |follow: &Follow| matches!(follow.watch, Watch::TokenRefused(_));
        if !self.follows().into_iter().flatten().any(|follow| refused(follow)) {
            return;
        }
        let access = self.access();
        let field = access.secret_field(&self.draft);
        self.keep_problems(&|at, _| at != field);
        let draft = self.draft.clone();
        let missing = if field == Field::Token { FieldProblem::Token } else { |_| FieldProblem::SignInFirst };
        let mut problem = access.credential(&draft).err().map(missing);
        let mut elsewhere = false;
        for follow in self.follows().into_iter().flatten().filter(|follow| refused(follow)) {
            match access.credential_at(follow.connection.endpoint(), &draft) {
                Some(same @ Credential::Typed(_)) if *follow.connection.credential() == same => {
                    problem = Some(FieldProblem::TokenRefused);
                }
                Some(credential) => {
                    follow.connection = Rc::new(follow.connection.by(credential));
                    follow.watch = Watch::Waiting { due: follow.looked };
                }
                None => elsewhere = true,
            }
        }
        if access.session.as_ref().is_some_and(|session| session.life == Life::Ended) {
            problem = Some(FieldProblem::SessionEnded);
        }
        match problem {
            Some(problem) => {
                self.problems.push((field, problem));
                self.call_attention_to(Some(Spot::Field(field)));
            }
            None if elsewhere => self.say(wording::OF_ANOTHER_ENDPOINT),
            None => self.call_attention_to(Some(Spot::Result)),
        }
    }
}
