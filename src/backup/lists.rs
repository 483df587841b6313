//! What can be picked instead of being typed: instances, parents, versions; and the quota, which is asked for along.
//!
//! The cloud is asked when somebody opens a list, or has signed in; never because somebody typed a token.

use std::rc::Rc;

use super::credential::Connection;
use super::draft::Field;
use super::effect::Effect;
use super::request_wording as wording;
use super::state::State;
use super::submission::CallId;
use crate::openstack::backups::{self, Backup};
use crate::openstack::datastores;
use crate::openstack::error::Error;
use crate::openstack::http::Reply;
use crate::openstack::id::{Id, Uuid};
use crate::openstack::instances::{self, Instance};
use crate::openstack::quotas::{self, Quota};
use crate::openstack::status::Status;

/// One thing that can be picked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is picked.
    pub id: Rc<str>,
    /// What it is called.
    pub name: Rc<str>,
    /// What else tells it from others.
    pub note: Rc<str>,
    /// Why it cannot be picked now, if it cannot.
    pub unusable: Option<Rc<str>>,
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// The instances behind this one.
    Instances(Option<Id>),
    /// The backups of an instance.
    Parents(Uuid),
    /// The datastores' versions.
    Versions,
    /// The quota.
    Quota,
}

/// How far a list is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Stage {
    /// Nobody wanted it so far.
    #[default]
    Unasked,
    /// This is asked.
    Asking(CallId, Question),
    /// It is whole.
    Done,
    /// It could not be got.
    Failed(Error),
}

/// One list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// What is there so far.
    pub choices: Rc<Vec<Choice>>,
    /// How far it is.
    pub stage: Stage,
}

/// All lists, as of one connection.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lists {
    /// The project's instances.
    pub instances: List,
    /// The completed backups of the instance.
    pub parents: List,
    /// The datastores' versions.
    pub versions: List,
    /// The quota for backups.
    pub quota: Option<Quota>,
    quota_stage: Stage,
}

/// The most instances that are asked for: 250 pages.
const MOST: usize = 5000;

impl Lists {
    /// The list of a field that has one.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<&List> {
        match field {
            Field::InstanceId => Some(&self.instances),
            Field::Parent => Some(&self.parents),
            Field::Version => Some(&self.versions),
            _ => None,
        }
    }

    fn stages(&mut self) -> [&mut Stage; 4] {
        [&mut self.instances.stage, &mut self.parents.stage, &mut self.versions.stage, &mut self.quota_stage]
    }

    fn stage(&mut self, question: &Question) -> &mut Stage {
        match question {
            Question::Instances(_) => &mut self.instances.stage,
            Question::Parents(_) => &mut self.parents.stage,
            Question::Versions => &mut self.versions.stage,
            Question::Quota => &mut self.quota_stage,
        }
    }

    /// What is not answered yet will not be.
    pub(super) fn drop_questions(&mut self) {
        self.stages()
            .into_iter()
            .filter(|stage| matches!(stage, Stage::Asking(..)))
            .for_each(|stage| *stage = Stage::Unasked);
    }
}

impl State {
    /// What the lists want to be asked for now: one thing after another.
    #[must_use]
    pub fn listing(&self) -> Option<Effect> {
        let lists = &self.lists;
        let stages = [&lists.instances.stage, &lists.parents.stage, &lists.versions.stage, &lists.quota_stage];
        let (call, question) = stages.into_iter().find_map(|stage| match stage {
            Stage::Asking(call, question) => Some((*call, question.clone())),
            _ => None,
        })?;
        if !self.environment.may_ask() {
            return None;
        }
        Some(Effect::List(call, Rc::new(self.connection()?), question))
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        self.circumstances().connection(&self.draft)
    }

    /// Asks for a field's list unless it is there.
    pub(super) fn want(&mut self, field: Field) {
        if self.connection().is_none() {
            return;
        }
        let question = match field {
            Field::InstanceId => Some(Question::Instances(None)),
            Field::Parent => Uuid::find(self.draft.get(Field::InstanceId)).map(Question::Parents),
            Field::Version => Some(Question::Versions),
            _ => None,
        };
        self.question(question);
        self.question(Some(Question::Quota));
    }

    fn question(&mut self, question: Option<Question>) {
        let Some(question) = question else { return };
        let call = self.next_call();
        let stage = self.lists.stage(&question);
        if matches!(stage, Stage::Unasked | Stage::Failed(_)) {
            *stage = Stage::Asking(call, question);
        }
    }

    /// What was known of instances and quota is old; what was known once is asked for again.
    pub(super) fn refresh_lists(&mut self) {
        let known = self.lists.quota.is_some() || !matches!(self.lists.instances.stage, Stage::Unasked);
        let [instances, parents, _, quota] = self.lists.stages();
        (*instances, *parents, *quota) = (Stage::Unasked, Stage::Unasked, Stage::Unasked);
        if known {
            self.want(Field::InstanceId);
        }
    }

    pub(super) fn listed(&mut self, call: CallId, answer: Result<Reply, Error>) {
        let asked = self.lists.stages().into_iter().find_map(|stage| match stage {
            Stage::Asking(awaited, question) if *awaited == call => {
                let question = question.clone();
                *stage = Stage::Done;
                Some(question)
            }
            _ => None,
        });
        let Some(question) = asked else { return };
        if let Err(error) = answer.and_then(|reply| self.read(&question, &reply)) {
            if error.wants_token() && self.session.is_some() {
                let problem = self.token_refused();
                self.problems = vec![problem];
            }
            *self.lists.stage(&question) = Stage::Failed(error);
        } else if let Some(picking) = &self.picking {
            let (_, count) = self.offered(picking);
            self.said = wording::offered(count).into();
        }
    }

    fn read(&mut self, question: &Question, reply: &Reply) -> Result<(), Error> {
        match question {
            Question::Quota => self.lists.quota = Some(quotas::read(reply)?),
            Question::Versions => {
                let mut choices = Vec::new();
                for version in datastores::read(reply)? {
                    choices.push(Choice { id: version.id.text(), name: version.name, note: "".into(), unusable: None });
                }
                self.lists.versions.choices = Rc::new(choices);
            }
            Question::Parents(instance) => {
                let mut choices = Vec::new();
                for backup in &backups::read_list(reply)? {
                    let ours = backup.text("instance_id").is_some_and(|id| instance.is(&id));
                    if ours && backup.status() == Status::Completed {
                        choices.extend(of_backup(backup));
                    }
                }
                self.lists.parents.choices = Rc::new(choices);
            }
            Question::Instances(behind) => {
                let (page, more) = instances::read_page(reply)?;
                let mut choices = if behind.is_some() { (*self.lists.instances.choices).clone() } else { Vec::new() };
                let last = page.last().map(|instance| instance.id.clone());
                let before = choices.len();
                for instance in &page {
                    let id = instance.id.text();
                    if choices.iter().all(|choice| choice.id != id) {
                        choices.push(of_instance(instance));
                    }
                }
                // A page that brings nothing new would be asked for without end.
                let go_on = more && choices.len() > before && choices.len() < MOST;
                self.lists.instances.choices = Rc::new(choices);
                if let Some(last) = last.filter(|_| go_on) {
                    self.lists.instances.stage = Stage::Asking(self.next_call(), Question::Instances(Some(last)));
                }
            }
        }
        Ok(())
    }
}

fn of_instance(instance: &Instance) -> Choice {
    let volume = instance.volume.as_ref().map(|size| format!(" · {size} GB")).unwrap_or_default();
    let status = if instance.status.is_empty() { "status not told" } else { &instance.status };
    Choice {
        id: instance.id.text(),
        name: instance.name.clone(),
        note: format!("{}{volume} · {status}", instance.datastore).into(),
        unusable: (!instance.is_free()).then(|| wording::why_unusable(&instance.status).into()),
    }
}

fn of_backup(backup: &Backup) -> Option<Choice> {
    let text = |key: &str| backup.text(key);
    let kind = if text("parent_id").is_some() { "incremental" } else { "full" };
    let size = backup.members.get("size").map(|size| format!(" · {size} GiB")).unwrap_or_default();
    let created = text("created").map(|created| format!(" · {} UTC", created.replace('T', " "))).unwrap_or_default();
    Some(Choice {
        id: backup.id()?.text(),
        name: text("name").unwrap_or_default().into(),
        note: format!("{kind}{created}{size}").into(),
        unusable: None,
    })
}
