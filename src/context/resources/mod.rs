//! What fields are filled from, as the cloud lists it: instances, backups of an instance, versions of datastores, flavors;
//! and the quota.
//!
//! The cloud is asked when somebody opens a list, or has signed in; never because somebody typed a token. One thing is asked
//! for after another.

mod answer;
pub mod text;

use std::rc::Rc;

pub use answer::{Answered, answered};
pub use text::why_unusable;

use super::call::{CallId, Calls};
use super::choices::Choices;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::operation::Operation;
use crate::openstack::trove::quotas::Quota;
use crate::openstack::types::id::{Id, Uuid};

/// How far a list is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Stage {
    /// Nobody wanted it so far, or what is there is old.
    #[default]
    Unasked,
    /// This is asked.
    Asking(CallId, Operation),
    /// It is whole.
    Done,
    /// It could not be got.
    Failed(Error),
}

/// One list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct List {
    /// What is there so far.
    pub choices: Rc<Choices>,
    /// What was told of it so far, while it is read anew.
    coming: Choices,
    /// How far it is.
    pub stage: Stage,
}

impl List {
    /// What is shown of it: what is there, and how far it is.
    #[must_use]
    pub fn shown(&self) -> (Rc<Choices>, Stage) {
        (self.choices.clone(), self.stage.clone())
    }
}

/// What can be asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Resource {
    /// The instances of the project.
    Instances,
    /// The completed backups of an instance.
    Backups(Uuid),
    /// The versions of the datastores.
    Versions,
    /// The flavors.
    Flavors,
    /// The quota for backups.
    Quota,
}

/// All of it, as of one connection.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Resources {
    /// The instances of the project.
    pub instances: List,
    /// The completed backups of one instance.
    pub backups: List,
    /// The versions of the datastores.
    pub versions: List,
    /// The flavors.
    pub flavors: List,
    /// The quota for backups.
    pub quota: Option<Quota>,
    quota_stage: Stage,
    calls: Calls,
}

impl Resources {
    /// Asks for something unless it is there, or is asked for already.
    pub fn want(&mut self, resource: &Resource) {
        let operation = match resource {
            Resource::Instances => Operation::ListInstances(None),
            Resource::Backups(instance) => Operation::ListBackupsOf(instance.clone()),
            Resource::Versions => Operation::ListDatastores,
            Resource::Flavors => Operation::ListFlavors,
            Resource::Quota => Operation::ShowQuota,
        };
        let call = self.calls.next_id();
        let stage = match resource {
            Resource::Instances => &mut self.instances.stage,
            Resource::Backups(_) => &mut self.backups.stage,
            Resource::Versions => &mut self.versions.stage,
            Resource::Flavors => &mut self.flavors.stage,
            Resource::Quota => &mut self.quota_stage,
        };
        if matches!(stage, Stage::Unasked | Stage::Failed(_)) {
            *stage = Stage::Asking(call, operation);
        }
    }

    /// What is to be asked for now. What a project of thousands of instances has further on is asked for last.
    #[must_use]
    pub fn asks(&self) -> Option<(CallId, &Operation)> {
        let all =
            [&self.instances.stage, &self.backups.stage, &self.versions.stage, &self.quota_stage, &self.flavors.stage];
        let asked = all.into_iter().filter_map(|stage| match stage {
            Stage::Asking(call, operation) => Some((*call, operation)),
            _ => None,
        });
        let is_further = |operation: &Operation| matches!(operation, Operation::ListInstances(Some(_)));
        asked.min_by_key(|(_, operation)| is_further(operation))
    }

    /// What was listed was another connection's. Numbers of calls go on, so that an answer on its way is nobody's.
    pub fn forget(&mut self) {
        *self = Self { calls: std::mem::take(&mut self.calls), ..Self::default() };
    }

    /// What is known is old, and is asked for again when somebody wants it.
    pub fn expire(&mut self) {
        for stage in self.stages() {
            if matches!(stage, Stage::Done) {
                *stage = Stage::Unasked;
            }
        }
    }

    /// What was known is old, and what is not answered yet may have been answered before a change. Returns whether anything
    /// was asked for so far.
    pub fn refresh(&mut self) -> bool {
        let mut known = false;
        for stage in self.stages() {
            known |= !matches!(stage, Stage::Unasked);
            *stage = Stage::Unasked;
        }
        known
    }

    /// What is not answered yet will not be.
    pub fn abort(&mut self) {
        for stage in self.stages() {
            if matches!(stage, Stage::Asking(..)) {
                *stage = Stage::Unasked;
            }
        }
    }

    fn stages(&mut self) -> [&mut Stage; 5] {
        [
            &mut self.instances.stage,
            &mut self.backups.stage,
            &mut self.versions.stage,
            &mut self.quota_stage,
            &mut self.flavors.stage,
        ]
    }

    /// Asks for the instances behind this one.
    fn go_on(&mut self, last: Id) {
        self.instances.stage = Stage::Asking(self.calls.next_id(), Operation::ListInstances(Some(last)));
    }
}
