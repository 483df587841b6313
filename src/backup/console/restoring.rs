//! The task of restoring, as part of the state: from the form to a healthy instance, a refusal or a lost reply.

use std::rc::Rc;

use super::Errand;
use super::preparing::at_fault;
use super::restoration::{Following, MOST_PAGES, Stage, Watch};
use super::restoration_wording as words;
use crate::backup::draft::Field;
use crate::backup::effect::Effect;
use crate::backup::route::View;
use crate::backup::state::{Spot, State};
use crate::backup::submission::CallId;
use crate::context::choices::MOST;
use crate::context::connection::Credential;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{Page, Reply};
use crate::openstack::trove::instances;
use crate::openstack::types::time::UtcTime;

impl State {
    /// What restoring wants now.
    pub(in crate::backup) fn restoring(&self) -> Option<Effect> {
        let restoration = self.console.restoration.as_ref()?;
        let (call, errand) = match &restoration.stage {
            Stage::Sending(call) => (*call, Errand::Restore(restoration.restore.clone())),
            _ if !self.environment.may_ask() => return None,
            Stage::Looking(call, behind, _) => (*call, Errand::Instances(behind.clone())),
            Stage::Following(following) => match following.watch {
                Watch::Waiting(due) => return Some(Effect::Alarm(due)),
                Watch::Asking(call) => (call, Errand::Instance(following.instance.id.clone())),
                _ => return None,
            },
            _ => return None,
        };
        Some(Effect::Errand(call, restoration.connection.clone(), errand))
    }

    /// Whether an answer is one that restoring waits for; if so, it is taken.
    pub(in crate::backup) fn restored(
        &mut self,
        call: CallId,
        answer: Result<Reply, Error>,
        now: UtcTime,
    ) -> Option<Result<Reply, Error>> {
        let next = self.next_call();
        let since = self.console.restoration.as_ref().map(|restoration| self.cloud_time(restoration.since));
        let Some((restoration, since)) = self.console.restoration.as_mut().zip(since) else { return Some(answer) };
        // The person may have signed out since.
        let stopped = matches!(restoration.connection.credential(), Credential::None);
        match &mut restoration.stage {
            Stage::Sending(awaited) if *awaited == call => match answer.and_then(|reply| instances::read(&reply)) {
                Ok(instance) => {
                    let said = words::accepted(&instance.name);
                    restoration.stage = Stage::Following(Following::begin(instance, false, now, stopped));
                    self.say(&said);
                    self.call_attention_to(Some(Spot::Result));
                    self.refresh_lists();
                }
                Err(error) if error.may_have_arrived() => self.look_for_restored(error),
                Err(error) => self.restore_refused(error),
            },
            Stage::Looking(awaited, _, why) if *awaited == call => {
                let why = why.clone();
                let end = match answer.and_then(|reply| reply.page("instances", MOST)) {
                    Ok(Page { objects: page, more, cut }) => {
                        match (restoration.find(&page, since), page.last().and_then(|last| last.id("id"))) {
                            (Some(instance), _) => {
                                restoration.stage = Stage::Following(Following::begin(instance, true, now, stopped));
                                self.say(words::FOUND);
                                self.call_attention_to(Some(Spot::Result));
                                return None;
                            }
                            (None, Some(last)) if (more || cut) && restoration.pages < MOST_PAGES => {
                                restoration.pages += 1;
                                restoration.stage = Stage::Looking(next, Some(last), why);
                                return None;
                            }
                            _ => None,
                        }
                    }
                    Err(error) => Some(error),
                };
                self.lost_restore(why, end);
            }
            Stage::Following(following) if matches!(following.watch, Watch::Asking(awaited) if awaited == call) => {
                let before = words::instance(following);
                let told = answer.and_then(|reply| {
                    let fault = instances::read_fault(&reply)?.map(|fault| fault.message);
                    Ok((instances::read(&reply)?, fault))
                });
                following.answered(told, now);
                let (over, stopped) = (!following.is_running(), matches!(following.watch, Watch::Stopped));
                let is = words::instance(following);
                if over || is != before {
                    self.say(&is);
                }
                if over {
                    self.refresh_lists();
                }
                // A token of before may have ended while today's is good.
                if stopped && !self.resume_restoring(true) {
                    self.token_refused();
                }
            }
            _ => return Some(answer),
        }
        None
    }

    fn restore_refused(&mut self, error: Error) {
        let Some(restoration) = &mut self.console.restoration else { return };
        let field = if error.wants_token() { Some(Field::Token) } else { at_fault(&error, &restoration.restore) };
        restoration.stage = Stage::Refused(error);
        self.say_elsewhere();
        self.problems.clear();
        self.mark_refused(field);
    }

    /// Who asks now where the restore was asked for.
    fn credential_to_restore(&self) -> Option<Credential> {
        self.credential_at(self.console.restoration.as_ref()?.connection.endpoint())
    }

    /// The reply was lost: the instances are looked through, where it was asked for and nowhere else.
    pub(in crate::backup) fn look_for_restored(&mut self, why: Error) {
        let call = self.next_call();
        let credential = self.credential_to_restore();
        let Some(restoration) = &mut self.console.restoration else { return };
        match credential {
            Some(credential) => {
                restoration.connection = Rc::new(restoration.connection.by(credential));
                restoration.pages = 0;
                let cancelled = matches!(why, Error::Cancelled);
                restoration.stage = Stage::Looking(call, None, why);
                self.say(if cancelled { words::LOOKING_AFTER_CANCEL } else { words::LOOKING });
            }
            None => self.lost_restore(why, Some(Error::SignedOut)),
        }
    }

    /// What became of it is an alert in its own view; who is in another one hears it.
    fn say_elsewhere(&mut self) {
        self.say(if self.view() == View::Restore { "" } else { words::LOOK });
    }

    fn lost_restore(&mut self, why: Error, trouble: Option<Error>) {
        if let Some(restoration) = &mut self.console.restoration {
            restoration.stage = Stage::Lost(why, trouble);
        }
        self.say_elsewhere();
        self.call_attention_to(Some(Spot::Alert));
    }

    /// A moment has come: is a look at the new instance due?
    pub(in crate::backup) fn wake_restoring(&mut self, now: UtcTime) {
        let call = self.next_call();
        if let Some(Stage::Following(following)) = self.console.restoration.as_mut().map(|known| &mut known.stage)
            && matches!(following.watch, Watch::Waiting(due) if due <= now)
        {
            following.watch = Watch::Asking(call);
        }
    }

    /// Goes on with today's token, where it is one for the same place; of another one than before, if that is wanted.
    pub(in crate::backup) fn resume_restoring(&mut self, another: bool) -> bool {
        let call = self.next_call();
        let credential = self.credential_to_restore();
        let Some(restoration) = &mut self.console.restoration else { return false };
        let Some(credential) = credential.filter(|it| !another || it != restoration.connection.credential()) else {
            return false;
        };
        if let Stage::Following(following) = &mut restoration.stage
            && following.is_running()
        {
            restoration.connection = Rc::new(restoration.connection.by(credential));
            if matches!(following.watch, Watch::Stopped) {
                following.watch = Watch::Asking(call);
            }
        }
        true
    }

    /// The token is dropped, wherever it is.
    pub(in crate::backup) fn stop_restoring(&mut self) {
        let Some(restoration) = &mut self.console.restoration else { return };
        restoration.connection = Rc::new(restoration.connection.by(Credential::None));
        match &mut restoration.stage {
            Stage::Following(following) if following.is_running() => following.watch = Watch::Stopped,
            Stage::Looking(.., why) => restoration.stage = Stage::Lost(why.clone(), Some(Error::SignedOut)),
            _ => {}
        }
    }

    /// The component was taken off its page meanwhile.
    pub(in crate::backup) fn put_back_restoring(&mut self) {
        let call = self.next_call();
        let Some(restoration) = &mut self.console.restoration else { return };
        // By the same token: whether the host gives one now is not known yet.
        match &mut restoration.stage {
            Stage::Sending(_) => restoration.stage = Stage::Looking(call, None, Error::Detached),
            Stage::Looking(at, behind, _) => {
                (*at, *behind) = (call, None);
                restoration.pages = 0;
            }
            Stage::Following(following) => {
                if let Watch::Asking(_) = following.watch {
                    following.watch = Watch::Waiting(following.looked);
                }
            }
            _ => {}
        }
    }
}
