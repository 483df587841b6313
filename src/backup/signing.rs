//! The task of signing in, as part of the state: from a password to a session, and to its end.

use std::rc::Rc;

use super::draft::Field;
use super::route::View;
use super::rules::FieldProblem;
use super::session::{Life, Session};
use super::session_wording as wording;
use super::sign_in::{Ask, Failure, SignIn, Step, ask};
use super::state::{Spot, State};
use super::submission::Submission;
use super::way::{chosen, secret_of};
use crate::context::call::CallId;
use crate::openstack::keystone::auth::Proof;
use crate::openstack::keystone::identity::Identity;
use crate::openstack::keystone::projects::{self, IdAndName};
use crate::openstack::keystone::tokens::{self, Grant};
use crate::openstack::transport::error::{Error, Unreadable};
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::time::UtcTime;
use crate::session::settings;

impl State {
    /// Whether the fields for signing in are shown.
    #[must_use]
    pub fn is_signing_in(&self) -> bool {
        match &self.session {
            Some(session) => {
                session.life == Life::Ended
                    || match &self.sign_in {
                        SignIn::Failed(failure) => !matches!(failure, Failure::NotRevoked(_)),
                        SignIn::Idle | SignIn::RevokeAsked => false,
                        _ => true,
                    }
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
            SignIn::Passcode { identity, user, project, receipt, .. } => {
                match &*self.draft.get(Field::Passcode).replace(' ', "") {
                    "" => Err(vec![(Field::Passcode, FieldProblem::Missing)]),
                    // Authenticators show it as two groups.
                    passcode => {
                        let proof = Proof::Passcode(user.clone(), passcode.into(), receipt.clone());
                        Ok(Ask { identity: identity.clone(), step: Step::Authenticate(proof, project.clone()) })
                    }
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

    pub(super) fn ask_keystone(&mut self, ask: Ask) {
        self.sign_in = SignIn::Asking(self.next_call(), ask.into());
    }

    pub(super) fn identified(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let ask = match &self.sign_in {
            SignIn::Asking(awaited, ask) if *awaited == call => ask.clone(),
            _ => return,
        };
        self.sign_in = SignIn::Idle;
        let identity = ask.identity.clone();
        let reply = match (answer, &ask.step) {
            (Ok(reply), _) => reply,
            // What Keystone does not know any more is as good as revoked.
            (Err(error), Step::Revoke(_)) if matches!(&error, Error::Refused(refusal) if refusal.fault.json && matches!(refusal.status, 401 | 404)) =>
            {
                return self.drop_token(wording::REVOKED, Error::Revoked);
            }
            (Err(error), Step::Revoke(_)) => return self.sign_in_failed(Failure::NotRevoked(error)),
            (Err(Error::SecondFactor(receipt)), Step::Authenticate(Proof::Password(user, _), project)) => {
                let (user, project) = (user.clone(), project.clone());
                self.sign_in = SignIn::Passcode { identity, user, project, receipt, refused: None };
                self.draft.set(Field::Passcode, "".into());
                self.say(wording::PASSCODE_WANTED);
                return self.call_attention_to(Some(Spot::Field(Field::Passcode)));
            }
            // The password was right: another code is enough.
            (Err(error), Step::Authenticate(Proof::Passcode(user, _, receipt), project))
                if error.cause() == Some(Cause::Token) =>
            {
                let (user, project, receipt) = (user.clone(), project.clone(), receipt.clone());
                self.sign_in = SignIn::Passcode { identity, user, project, receipt, refused: Some(error) };
                self.say("");
                self.problems = vec![(Field::Passcode, FieldProblem::SignInRefused)];
                return self.call_attention_to(Some(Spot::Field(Field::Passcode)));
            }
            (Err(error), _) => return self.sign_in_failed(Failure::Error(error)),
        };
        let next = match &ask.step {
            Step::Revoke(_) => return self.drop_token(wording::REVOKED, Error::Revoked),
            Step::Projects(grant) => {
                projects::read_projects(&reply).map(|list| self.of_projects(identity, grant, list))
            }
            Step::Check(token) => {
                let subject = reply.subject.clone().or(Some(token.clone()));
                tokens::read(&Reply { subject, ..reply }).map(|grant| self.granted(identity, grant.into(), now, false))
            }
            Step::Authenticate(proof, _) => {
                let fresh = !matches!(proof, Proof::Token(_));
                tokens::read(&reply).map(|grant| match grant.project {
                    // Asking for projects again would lead in a circle.
                    None if !fresh => self.sign_in_failed(Failure::NoProject),
                    _ => self.granted(identity, grant.into(), now, fresh),
                })
            }
        };
        if let Err(error) = next {
            // What Keystone said may repeat a password, which is masked in refusals and in names only.
            let error = match error {
                Error::Unreadable(unreadable) => {
                    Error::Unreadable(Unreadable { head: "".into(), ..(*unreadable).clone() }.into())
                }
                error => error,
            };
            self.sign_in_failed(Failure::Error(error));
        }
    }

    fn of_projects(&mut self, identity: Identity, grant: &Rc<Grant>, list: Vec<IdAndName>) {
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

    fn granted(&mut self, identity: Identity, grant: Rc<Grant>, now: UtcTime, fresh: bool) {
        let Some((_, project)) = grant.project.clone() else {
            return self.ask_keystone(Ask { identity, step: Step::Projects(grant) });
        };
        if grant.databases.is_empty() {
            return self.sign_in_failed(Failure::NoDatabase(project));
        }
        if fresh {
            self.cloud_said(grant.issued, now);
        }
        let session = Session::begin(identity, grant, self.draft.get(Field::Region), now, fresh);
        self.say(&wording::signed_in(&session));
        let spot = if session.database().is_none() { Field::Region } else { Field::InstanceId };
        self.draft.set(Field::Region, session.region.clone());
        let before = self.session.as_ref().and_then(|session| session.database().cloned());
        let elsewhere = before.as_ref() != session.database();
        self.session = Some(session.into());
        self.remember_signed_in();
        self.settings(settings::Message::Forget);
        // It would be sent to where it was meant for before.
        if matches!(self.submission, Submission::Review(_)) {
            self.submission = Submission::Idle;
        }
        // They have served; memory is the worst place to keep them but for all others.
        for field in &Field::ALL {
            if field.is_secret() {
                self.draft.set(*field, "".into());
            }
        }
        if elsewhere {
            self.forget_lists();
        }
        // The token of before would be refused, and that would be taken for this one's end.
        self.drop_questions();
        self.console.inventory.drop_question();
        self.problems.clear();
        let spot = if self.view() == View::Create { Spot::Field(spot) } else { Spot::View };
        self.call_attention_to(Some(spot));
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
}
