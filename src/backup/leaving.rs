//! The end of a session, as part of the state: it is revoked, forgotten, runs out, or is refused.

use std::rc::Rc;

use super::draft::Field;
use super::rules::FieldProblem;
use super::session::Life;
use super::session_wording as wording;
use super::sign_in::{Ask, SignIn, Step};
use super::state::{Spot, State};
use super::submission::Submission;
use super::way::{Way, chosen, secret_of};
use crate::console::{batch, restore};
use crate::context::connection::{Connection, Credential};
use crate::openstack::transport::error::Error;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::time::UtcTime;
use crate::session::settings;
use crate::tracking;

impl State {
    /// The person wants the token to be good for nothing any more. A running backup needs it.
    pub(super) fn revoke(&mut self) {
        let Some(session) = self.session.clone() else { return };
        let runs = self.is_following() || self.console.inventory.items.iter().any(|item| item.is_running());
        let needed = self.is_sending() || runs;
        if needed && !matches!(self.sign_in, SignIn::RevokeAsked) {
            self.sign_in = SignIn::RevokeAsked;
            return self.call_attention_to(Some(Spot::SignInAlert));
        }
        self.say(wording::REVOKING);
        self.ask_keystone(Ask { identity: session.identity.clone(), step: Step::Revoke(session.grant.token.clone()) });
    }

    /// Whether something is under way that changes something in the cloud.
    fn is_sending(&self) -> bool {
        self.submission.is_busy() || self.console.batch.is_busy() || self.console.restore.is_busy()
    }

    /// The person wants the token to be forgotten here. What is under way needs it.
    pub(super) fn forget(&mut self, said: &str) {
        if self.is_sending() {
            return self.say(wording::WAIT_FOR_REPLY);
        }
        self.drop_token(said, Error::SignedOut);
    }

    /// Drops the token, wherever it is.
    pub(super) fn drop_token(&mut self, said: &str, why: Error) {
        self.submission = match std::mem::take(&mut self.submission) {
            Submission::Review(_) | Submission::Busy { .. } => Submission::Idle,
            Submission::Lost { order, sent, why, looked, trouble } => {
                Submission::Lost { order: order.by(Credential::None).into(), sent, why, looked, trouble }
            }
            other => other,
        };
        self.settings(settings::Message::Forget);
        self.batch(batch::Message::SignOut);
        self.restore(restore::Message::SignOut);
        self.session = None;
        self.sign_in = SignIn::Idle;
        self.forget_lists();
        self.picking = None;
        self.say(said);
        self.problems.clear();
        self.track(tracking::Message::SignOut(why));
        let first = match chosen(&self.draft) {
            Way::Token => Field::Endpoint,
            way => secret_of(way),
        };
        self.call_attention_to(Some(Spot::Field(first)));
    }

    /// A moment has come at which something about the session's life has to be told.
    pub(super) fn outlive(&mut self, now: UtcTime) {
        let running = self.is_following();
        let Some(session) = self.session.as_mut().map(Rc::make_mut) else { return };
        let life = session.life_at(now);
        if life != session.life {
            session.life = life;
            let said = wording::life_changed(session, life, running, now);
            self.say(&said);
        }
    }

    /// Whether a token that was refused is the one of today: one of before may have ended while that is good.
    pub(super) fn is_todays(&self, refused: &Connection) -> bool {
        let asks = self.credential_at(refused.endpoint());
        let lives = self.session.as_ref().is_some_and(|session| session.life != Life::Ended);
        !lives || asks.as_ref() == Some(refused.credential())
    }

    /// Who asks now at an endpoint that was asked before, if it is the same cloud's.
    pub(super) fn credential_at(&self, endpoint: &Endpoint) -> Option<Credential> {
        self.access().credential_at(endpoint, &self.draft)
    }

    /// Marks the field that a refused token is about, and tells which one. The session ends with its token.
    pub(super) fn token_refused(&mut self) -> Field {
        let (field, problem) = if let Some(session) = self.session.as_mut().map(Rc::make_mut) {
            session.life = Life::Ended;
            self.say(wording::ENDED);
            (secret_of(chosen(&self.draft)), FieldProblem::SessionEnded)
        } else if let Ok(Credential::Host) = self.access().credential(&self.draft) {
            (Field::Token, FieldProblem::HostTokenRefused)
        } else {
            (Field::Token, FieldProblem::TokenRefused)
        };
        self.keep_problems(&|at, _| at != field);
        self.problems.push((field, problem));
        field
    }
}
