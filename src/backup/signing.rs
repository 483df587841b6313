//! The task of signing in, as part of the state: from a password to a session, and to its end.

use std::rc::Rc;

use super::credential::Credential;
use super::draft::Field;
use super::follow::Watch;
use super::rules::FieldProblem;
use super::session::{Life, Session};
use super::session_wording as wording;
use super::sign_in::{Ask, Failure, SignIn, Step, ask, secret_of};
use super::state::{Spot, State};
use super::submission::CallId;
use super::way::{Way, chosen};
use crate::openstack::error::{Cause, Error};
use crate::openstack::http::Reply;
use crate::openstack::identity::{self, Grant, IdAndName, Identity, Proof};
use crate::openstack::time::UtcTime;

impl State {
    /// Whether the fields for signing in are shown.
    #[must_use]
    pub fn is_signing_in(&self) -> bool {
        match &self.session {
            Some(session) => {
                session.life == Life::Ended
                    || matches!(self.sign_in, SignIn::Again | SignIn::Asking(..) | SignIn::Passcode { .. })
                    || matches!(self.sign_in, SignIn::Failed(Failure::Error(_)))
            }
            None => true,
        }
    }

    pub(super) fn sign_in(&mut self) {
        let wanted = match &self.sign_in {
            SignIn::Asking(..) => return,
            SignIn::Choosing(identity, grant, projects) => {
                let named = projects.iter().find(|(id, _)| **id == *self.draft.get(Field::Project));
                match named {
                    Some((id, _)) => Ok(Ask::scope(identity.clone(), &grant.token, id)),
                    None => Err(vec![(Field::Project, FieldProblem::Missing)]),
                }
            }
            SignIn::Passcode { ask, receipt } => {
                let passcode = self.draft.or(Field::Passcode, "");
                match &ask.step {
                    _ if passcode.is_empty() => Err(vec![(Field::Passcode, FieldProblem::Missing)]),
                    Step::Authenticate(Proof::Password(user, _), project) => {
                        let proof = Proof::Passcode(user.clone(), passcode.into(), receipt.clone());
                        let step = Step::Authenticate(proof, project.clone());
                        Ok(Ask { identity: ask.identity.clone(), step })
                    }
                    _ => return,
                }
            }
            _ => ask(&self.draft, self.environment.https),
        };
        match wanted {
            Ok(ask) => {
                self.problems.clear();
                self.say(wording::SIGNING_IN);
                self.ask_keystone(ask);
            }
            Err(problems) => self.at_fault(problems),
        }
    }

    fn ask_keystone(&mut self, ask: Ask) {
        self.sign_in = SignIn::Asking(self.next_call(), ask.into());
    }

    pub(super) fn identified(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let SignIn::Asking(awaited, ask) = self.sign_in.clone() else { return };
        if call != awaited {
            return;
        }
        self.sign_in = SignIn::Idle;
        let identity = ask.identity.clone();
        let reply = match (answer, &ask.step) {
            (Ok(reply), _) => reply,
            // What Keystone does not know any more is as good as revoked.
            (Err(error), Step::Revoke(_))
                if error.cause().is_some_and(|c| matches!(c, Cause::Token | Cause::NotFound)) =>
            {
                return self.forget(wording::REVOKED);
            }
            (Err(error), Step::Revoke(_)) => return self.sign_in_failed(Failure::NotRevoked(error)),
            (Err(Error::SecondFactor(receipt)), _) => {
                self.sign_in = SignIn::Passcode { ask, receipt };
                self.draft.set(Field::Passcode, "".into());
                self.say(wording::PASSCODE_WANTED);
                return self.call_attention_to(Some(Spot::Field(Field::Passcode)));
            }
            (Err(error), _) => return self.sign_in_failed(Failure::Error(error)),
        };
        let next = match &ask.step {
            Step::Revoke(_) => return self.forget(wording::REVOKED),
            Step::Projects(grant) => {
                identity::read_projects(&reply).map(|list| self.of_projects(identity, grant, list))
            }
            Step::Check(token) => {
                let subject = reply.subject.clone().or(Some(token.clone()));
                identity::read(&Reply { subject, ..reply }).map(|grant| self.granted(identity, grant, now, false))
            }
            Step::Authenticate(proof, _) => {
                let fresh = !matches!(proof, Proof::Token(_));
                identity::read(&reply).map(|grant| self.granted(identity, grant, now, fresh))
            }
        };
        if let Err(error) = next {
            self.sign_in_failed(Failure::Error(error));
        }
    }

    fn of_projects(&mut self, identity: Identity, grant: &Grant, list: Vec<IdAndName>) {
        match &list[..] {
            [] => self.sign_in_failed(Failure::NoProject),
            [(only, _)] => self.ask_keystone(Ask::scope(identity, &grant.token, only)),
            _ => {
                self.sign_in = SignIn::Choosing(identity, grant.clone(), list.into());
                self.say(wording::CHOOSE_PROJECT);
                self.call_attention_to(Some(Spot::Field(Field::Project)));
            }
        }
    }

    fn granted(&mut self, identity: Identity, grant: Grant, now: UtcTime, fresh: bool) {
        let Some((_, project)) = grant.project.clone() else {
            return self.ask_keystone(Ask { identity, step: Step::Projects(grant) });
        };
        if grant.databases.is_empty() {
            return self.sign_in_failed(Failure::NoDatabase(project));
        }
        let session = Session::begin(identity, grant, self.draft.get(Field::Region), now, fresh);
        self.say(&wording::signed_in(&session));
        let spot = if session.database().is_none() { Field::Region } else { Field::InstanceId };
        self.draft.set(Field::Region, session.region.clone());
        self.session = Some(session.into());
        // They have served; memory is the worst place to keep them but for all others.
        for field in &Field::ALL {
            if field.is_secret() {
                self.draft.set(*field, "".into());
            }
        }
        self.forget_lists();
        self.problems.clear();
        self.call_attention_to(Some(Spot::Field(spot)));
        self.resume();
        self.connected();
    }

    fn sign_in_failed(&mut self, failure: Failure) {
        self.say("");
        let refused = matches!(&failure, Failure::Error(error) if error.cause() == Some(Cause::Token));
        if refused {
            let field = secret_of(chosen(&self.draft));
            self.problems = vec![(field, FieldProblem::SignInRefused)];
            self.call_attention_to(Some(Spot::Field(field)));
        } else {
            self.call_attention_to(Some(Spot::SignInAlert));
        }
        self.sign_in = SignIn::Failed(failure);
    }

    /// The person wants the token to be good for nothing any more. A running backup needs it.
    pub(super) fn revoke(&mut self) {
        let Some(session) = self.session.clone() else { return };
        let needed = self.submission.is_busy() || self.is_following();
        if needed && !matches!(self.sign_in, SignIn::RevokeAsked) {
            self.sign_in = SignIn::RevokeAsked;
            return self.call_attention_to(Some(Spot::SignInAlert));
        }
        self.say(wording::REVOKING);
        self.ask_keystone(Ask { identity: session.identity.clone(), step: Step::Revoke(session.grant.token.clone()) });
    }

    /// Drops the token, here.
    pub(super) fn forget(&mut self, said: &str) {
        if self.submission.is_busy() {
            self.say(wording::WAIT_FOR_REPLY);
            return;
        }
        self.session = None;
        self.sign_in = SignIn::Idle;
        self.forget_lists();
        self.picking = None;
        self.say(said);
        self.problems.clear();
        for follow in self.follows().into_iter().flatten() {
            follow.connection = Rc::new(follow.connection.by(Credential::None));
            if follow.is_running() {
                follow.watch = Watch::TokenRefused(Error::SignedOut);
            }
        }
        let first = match chosen(&self.draft) {
            Way::Token => Field::Endpoint,
            way => secret_of(way),
        };
        self.call_attention_to(Some(Spot::Field(first)));
    }

    /// A moment has come at which something about the session's life has to be told.
    pub(super) fn outlive(&mut self, now: UtcTime) {
        let Some(session) = self.session.clone() else { return };
        let life = session.life_at(now);
        if life != session.life {
            let running = self.is_following();
            self.say(&wording::life_changed(&session, life, running, now));
            self.session = Some(Session { life, ..(*session).clone() }.into());
        }
    }

    /// The field that a refused token is about, and what is wrong. The session ends with its token.
    pub(super) fn token_refused(&mut self) -> (Field, FieldProblem) {
        if let Some(session) = &self.session {
            self.session = Some(Session { life: Life::Ended, ..(**session).clone() }.into());
            return (secret_of(chosen(&self.draft)), FieldProblem::SessionEnded);
        }
        let problem = match self.circumstances().credential(&self.draft) {
            Ok(Credential::Host) => FieldProblem::HostTokenRefused,
            _ => FieldProblem::TokenRefused,
        };
        (Field::Token, problem)
    }
}
