//! The task of sending several requests one after another, as part of the state.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::batch::{Batch, End, Job, Task};
use super::view::View;
use super::{Errand, batch_wording, chain, wording};
use crate::backup::draft::Field;
use crate::backup::effect::Effect;
use crate::backup::state::{Spot, State};
use crate::backup::submission::CallId;
use crate::backup::suggestion::suggested_name;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::backups;
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;

impl State {
    /// What is sent one after another wants now.
    pub(in crate::backup) fn carrying_out(&self) -> Option<Effect> {
        let batch = &self.console.batch;
        match batch.asking() {
            Some((call, task)) => Some(Effect::Errand(call, batch.connection.clone()?, Errand::Job(task.clone()))),
            None => batch.until.map(Effect::Alarm),
        }
    }

    pub(in crate::backup) fn delete(&mut self) {
        if self.console.batch.is_busy() {
            return self.say(wording::ONE_AFTER_ANOTHER);
        }
        match self.console.deletion.take() {
            Some(deletion) if deletion.sure || !deletion.is_grave(self.console.inventory.knows_all()) => {
                self.console.marked.clear();
                // What is deleted has no page any more.
                if self.view() == View::Backup {
                    self.edit(Field::View, View::Backups.name().into());
                }
                self.carry_out(deletion.jobs());
            }
            unsure => {
                self.console.deletion = unsure;
                self.say(wording::TICK_FIRST);
            }
        }
    }

    pub(in crate::backup) fn back_up(&mut self, id: Option<Rc<str>>, now: UtcTime) {
        if self.console.batch.is_busy() {
            return self.say(wording::ONE_AFTER_ANOTHER);
        }
        let ids = id.map_or_else(|| self.console.marked.clone(), |id| BTreeSet::from([id]));
        let mut jobs = Vec::new();
        for choice in self.instances().iter().filter(|choice| ids.contains(&choice.id) && choice.unusable.is_none()) {
            if let Some(instance) = Uuid::find(&choice.id) {
                let name: Rc<str> = suggested_name(&choice.name, now).into();
                let source = Source::Instance { instance, base: Base::Nothing, container: None, driver: None };
                let backup = CreateBackup { name: name.clone(), description: None, source };
                jobs.push(Job::new(Task::Create(backup.into()), name));
            }
        }
        self.console.marked.clear();
        self.carry_out(jobs);
        // “Back up now” goes as soon as the instance is busy.
        self.call_attention_to(Some(Spot::View));
    }

    pub(in crate::backup) fn carry_out(&mut self, jobs: Vec<Job>) {
        if self.console.batch.is_busy() {
            return self.say(wording::ONE_AFTER_ANOTHER);
        }
        if jobs.is_empty() {
            return;
        }
        let Some(connection) = self.connection() else { return };
        self.console.batch = Batch { connection: Some(connection.into()), jobs, until: None };
        let call = self.next_call();
        self.console.batch.next(call);
        self.say(&batch_wording::progress(&self.console.batch));
        self.call_attention_to(Some(Spot::Result));
    }

    pub(in crate::backup) fn job_done(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let creates = matches!(self.console.batch.asking(), Some((_, Task::Create(_))));
        let answer = answer.and_then(|reply| if creates { backups::read(&reply).map(Some) } else { Ok(None) });
        let Some(job) = self.console.batch.answered(call, answer, now) else { return };
        if let (Task::Delete(id), End::Accepted(_) | End::Unknown(_)) = (&job.task, &job.end) {
            let id = id.text();
            let chain = chain::around(&self.console.inventory.items, &id);
            for id in chain.descendants.into_iter().map(|(_, item)| item.id.clone()).chain([id]) {
                self.console.inventory.going.entry(id).or_insert(now);
            }
        }
        if let End::Refused(error) = &job.end
            && error.wants_token()
            && self.console.batch.connection.as_deref() == self.connection().as_ref()
        {
            self.token_refused();
        }
        if self.console.batch.until.is_none() {
            let call = self.next_call();
            self.console.batch.next(call);
        }
        self.say(&batch_wording::progress(&self.console.batch));
        self.console.inventory.hurry(now);
        if !self.console.batch.is_busy() {
            self.console.batch.connection = None;
            self.refresh_lists();
        }
    }
}
