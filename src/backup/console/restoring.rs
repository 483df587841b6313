//! The task of restoring, as part of the state: from the form to a healthy instance, a refusal or a lost reply.

use std::rc::Rc;

use super::restoration::{Following, Restoration, Stage, Watch, ask, at_fault, datastore, least};
use super::restoration_wording as words;
use super::view::View;
use super::{Errand, wording};
use crate::backup::credential::Credential;
use crate::backup::draft::Field;
use crate::backup::effect::Effect;
use crate::backup::lists;
use crate::backup::rules::FieldProblem;
use crate::backup::state::{Spot, State};
use crate::backup::submission::CallId;
use crate::openstack::error::Error;
use crate::openstack::id::Id;
use crate::openstack::instances;
use crate::openstack::reply::Reply;
use crate::openstack::time::UtcTime;

impl State {
    /// What restoring wants now.
    pub(in crate::backup) fn restoring(&self) -> Option<Effect> {
        let restoration = self.console.restoration.as_ref()?;
        match &restoration.stage {
            Stage::Sending(call, connection, _) => {
                Some(Effect::Errand(*call, connection.clone(), Errand::Restore(restoration.restore.clone())))
            }
            Stage::Following(following) if self.environment.may_ask() => match following.watch {
                Watch::Waiting(due) => Some(Effect::Alarm(due)),
                Watch::Asking(call) => {
                    let id = following.instance.id.clone();
                    Some(Effect::Errand(call, following.connection.clone(), Errand::Instance(id)))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Fills the form for another backup than before, as soon as its size and datastore are known.
    pub(in crate::backup) fn prepare_restore(&mut self) {
        let Some(follow) = self.detail.as_ref().filter(|_| self.view() == View::Restore) else { return };
        let (backup, id) = (follow.backup.clone(), follow.backup.text("id").unwrap_or_default());
        if backup.text("status").is_none() {
            return;
        }
        if *self.console.prepared != *id {
            self.console.prepared = id.into();
            self.touched.retain(|field| *field != Field::Volume);
            let name = format!("{}-restored", backup.text("name").unwrap_or_default());
            let (_, version) = datastore(&backup);
            self.draft.set(Field::RestoreName, name.into());
            self.draft.set(Field::Volume, least(&backup).to_string().into());
            self.draft.set(Field::RestoreVersion, version);
        }
        // As large as the instance that it was made of, as soon as that is known.
        let of = backup.text("instance_id").unwrap_or_default();
        let volume = self.instances().iter().find(|choice| *choice.id == *of).and_then(|choice| choice.volume.clone());
        if let Some(volume) = volume.filter(|_| !self.touched.contains(&Field::Volume)) {
            self.draft.set(Field::Volume, volume);
        }
    }

    pub(in crate::backup) fn restore(&mut self, now: UtcTime) {
        if self.console.restoration.as_ref().is_some_and(Restoration::is_busy) {
            return self.say(wording::ONE_AFTER_ANOTHER);
        }
        let Some(backup) = self.detail.as_ref().map(|follow| follow.backup.clone()) else { return };
        let Some(connection) = self.connection() else { return self.say(wording::CONNECT) };
        if !backup.status().is_good_end() {
            return self.say(words::NOT_RESTORABLE);
        }
        self.picking = None;
        self.resolve(Field::Flavor);
        let versions = self.lists.of(Field::RestoreVersion).map(|list| list.choices.clone()).unwrap_or_default();
        match ask(&self.draft, &backup, &versions, &self.circumstances()) {
            Ok(restore) => {
                self.problems.clear();
                self.say(words::RESTORING);
                let stage = Stage::Sending(self.next_call(), connection.into(), now);
                let list = self.lists.of(Field::InstanceId).filter(|list| matches!(list.stage, lists::Stage::Done));
                let before = list.map(|list| list.choices.clone());
                self.console.restoration = Some(Restoration { restore: restore.into(), before, stage });
            }
            Err(problems) if problems.is_empty() => self.say(words::NOT_RESTORABLE),
            Err(problems) => self.at_fault(problems),
        }
    }

    /// Whether an answer is one that restoring waits for; if so, it is taken.
    pub(in crate::backup) fn restored(
        &mut self,
        call: CallId,
        answer: Result<Reply, Error>,
        now: UtcTime,
    ) -> Option<Result<Reply, Error>> {
        let Some(restoration) = &mut self.console.restoration else { return Some(answer) };
        match &mut restoration.stage {
            Stage::Sending(awaited, connection, since) if *awaited == call => {
                let (connection, since) = (connection.clone(), *since);
                match answer.and_then(|reply| instances::read(&reply)) {
                    Ok(instance) => {
                        let said = words::accepted(&instance.name);
                        let watch = Watch::Waiting(now.plus(4));
                        restoration.stage =
                            Stage::Following(Following::begin(connection, instance, Some(since), watch));
                        self.say(&said);
                        self.call_attention_to(Some(Spot::Result));
                        self.refresh_lists();
                    }
                    Err(error) if error.may_have_arrived() => self.look_for_restored(error),
                    Err(error) => self.restore_refused(error),
                }
            }
            Stage::Following(following) if matches!(following.watch, Watch::Asking(awaited) if awaited == call) => {
                let before = words::instance(&following.instance);
                let told = answer.and_then(|reply| {
                    let fault = instances::read_fault(&reply)?.map(|fault| fault.message);
                    Ok((instances::read(&reply)?, fault))
                });
                following.answered(told, now);
                let (over, stopped) = (!following.is_running(), matches!(following.watch, Watch::Stopped));
                let is = words::instance(&following.instance);
                if over || is != before {
                    self.say(&is);
                }
                if over {
                    self.refresh_lists();
                }
                if stopped {
                    let problem = self.token_refused();
                    self.problems = vec![problem];
                }
            }
            _ => return Some(answer),
        }
        None
    }

    fn restore_refused(&mut self, error: Error) {
        let Some(restoration) = &mut self.console.restoration else { return };
        let field = at_fault(&error, &restoration.restore);
        let token = error.wants_token();
        restoration.stage = Stage::Refused(error);
        self.say("");
        if token {
            let problem = self.token_refused();
            self.problems = vec![problem];
        } else if let Some(field) = field {
            self.problems = vec![(field, FieldProblem::ByServer)];
        }
        let spot = self.problems.first().map_or(Spot::Alert, |(field, _)| Spot::Field(*field));
        self.call_attention_to(Some(spot));
    }

    /// The reply was lost: the instances are asked for anew.
    pub(in crate::backup) fn look_for_restored(&mut self, why: Error) {
        let Some(restoration) = &mut self.console.restoration else { return };
        restoration.stage = Stage::Looking(why);
        self.say(words::LOOKING);
        self.refresh_lists();
        self.want(Field::InstanceId);
        if self.connection().is_none() {
            self.restored_listed(None);
        }
    }

    /// All instances were told, or could not be: is the new one among them?
    pub(in crate::backup) fn restored_listed(&mut self, trouble: Option<Error>) {
        let call = self.next_call();
        let connection = self.connection();
        let there = self.lists.of(Field::InstanceId).map(|list| list.choices.clone()).unwrap_or_default();
        let Some(restoration) = &mut self.console.restoration else { return };
        let Stage::Looking(why) = &restoration.stage else { return };
        // Where it is not known which were there, none is known to be new.
        let before = restoration.before.as_ref();
        let is_new = |id: &str| before.is_some_and(|before| before.iter().all(|known| *known.id != *id));
        let new = there.iter().find(|choice| choice.name == restoration.restore.name && is_new(&choice.id));
        let found = new.and_then(|choice| Some((Id::parse(&choice.id)?, choice)));
        match found.zip(connection) {
            Some(((id, choice), connection)) => {
                let instance = instances::Instance::known(id, choice.name.clone());
                let found = Following::begin(connection.into(), instance, None, Watch::Asking(call));
                restoration.stage = Stage::Following(found);
                self.say(words::FOUND);
                self.call_attention_to(Some(Spot::Result));
            }
            None => {
                restoration.stage = Stage::Lost(why.clone(), trouble);
                self.say("");
                self.call_attention_to(Some(Spot::Alert));
            }
        }
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

    /// Goes on with today's token, where it is one for the same place.
    pub(in crate::backup) fn resume_restoring(&mut self) {
        let call = self.next_call();
        let circumstances = self.circumstances();
        if let Some(Stage::Following(following)) = self.console.restoration.as_mut().map(|known| &mut known.stage)
            && matches!(following.watch, Watch::Stopped)
            && let Some(credential) = circumstances.credential_at(&following.connection.endpoint, &self.draft)
        {
            following.connection = Rc::new(following.connection.by(credential));
            following.watch = Watch::Asking(call);
        }
    }

    /// The token is dropped, wherever it is.
    pub(in crate::backup) fn stop_restoring(&mut self) {
        if let Some(Stage::Following(following)) = self.console.restoration.as_mut().map(|known| &mut known.stage) {
            following.connection = Rc::new(following.connection.by(Credential::None));
            if following.is_running() {
                following.watch = Watch::Stopped;
            }
        }
    }

    /// The component was taken off its page meanwhile.
    pub(in crate::backup) fn put_back_restoring(&mut self) {
        let Some(restoration) = &mut self.console.restoration else { return };
        match &mut restoration.stage {
            Stage::Sending(..) => self.look_for_restored(Error::Detached),
            Stage::Looking(why) => {
                let why = why.clone();
                self.look_for_restored(why);
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
