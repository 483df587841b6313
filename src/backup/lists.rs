//! What can be picked instead of being typed: instances, parents, versions, flavors; and what is asked for along: the
//! quota.
//!
//! The cloud is asked when somebody opens a list, or has signed in; never because somebody typed a token.

use std::rc::Rc;

use super::draft::Field;
use super::request_wording as wording;
use crate::context::backups::item::Item;
use crate::context::backups::text::kind;
use crate::context::call::CallId;
use crate::context::choices::{Choice, Choices};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::flavors::Flavor;
use crate::openstack::trove::instances::Instance;
use crate::openstack::trove::quotas::Quota;
use crate::openstack::types::id::{Id, Uuid};
use crate::openstack::types::time::UtcTime;

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
    /// The flavors.
    Flavors,
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
    pub choices: Rc<Choices>,
    /// What was told of it so far, while it is read anew.
    pub(super) coming: Choices,
    /// How far it is.
    pub stage: Stage,
}

/// All lists, as of one connection.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lists {
    /// Of the questions, in their order; the quota's has no choices.
    pub(super) lists: [List; 5],
    /// The quota for backups.
    pub quota: Option<Quota>,
}

impl Lists {
    /// The list of a field that has one.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<&List> {
        self.lists.get(match field {
            Field::InstanceId => 0,
            Field::Parent => 1,
            Field::Version | Field::RestoreVersion => 2,
            Field::Flavor => 4,
            _ => return None,
        })
    }

    /// The instances, as far as they are known.
    #[must_use]
    pub fn instances(&self) -> &Choices {
        let [list, ..] = &self.lists;
        &list.choices
    }

    pub(super) fn answering(&mut self, question: &Question) -> Option<&mut List> {
        self.lists.get_mut(match question {
            Question::Instances(_) => 0,
            Question::Parents(_) => 1,
            Question::Versions => 2,
            Question::Quota => 3,
            Question::Flavors => 4,
        })
    }

    /// The parents of another instance.
    pub(super) fn forget_parents(&mut self) {
        if let Some(list) = self.lists.get_mut(1) {
            *list = List::default();
        }
    }

    /// What is known is old, and is asked for again when somebody wants it.
    pub(super) fn age(&mut self) {
        for list in self.lists.iter_mut().filter(|list| matches!(list.stage, Stage::Done)) {
            list.stage = Stage::Unasked;
        }
    }

    /// What is not answered yet will not be.
    pub(super) fn drop_questions(&mut self) {
        for list in &mut self.lists {
            if matches!(list.stage, Stage::Asking(..)) {
                list.stage = Stage::Unasked;
            }
        }
    }
}

/// The list that is open, and where in it the person is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picking {
    /// Whose list.
    pub field: Field,
    /// Whether what is typed narrows it: not what stood there before.
    pub typed: bool,
    /// The place among those that are shown.
    pub active: Option<usize>,
}

impl Choice {
    /// An instance.
    pub(super) fn of_instance(instance: &Instance) -> Self {
        let volume = instance.volume.as_ref().map(|size| format!(" · {size} GB")).unwrap_or_default();
        let status = if instance.status.is_empty() { "status not told" } else { &instance.status };
        Choice {
            id: instance.id.text(),
            name: instance.name.clone(),
            note: format!("{}{volume} · {status}", instance.datastore).into(),
            unusable: (!instance.is_free()).then(|| wording::why_unusable(&instance.status).into()),
            volume: instance.volume.clone(),
        }
    }

    /// A flavor.
    pub(super) fn of_flavor(flavor: Flavor) -> Self {
        Self { note: wording::flavor(&flavor).into(), id: flavor.id, name: flavor.name, ..Self::default() }
    }

    /// A backup.
    pub(super) fn of_backup(item: Item) -> Self {
        let created = item.created.map(UtcTime::iso).unwrap_or_default();
        let note = format!("{} · {created} · {} GiB", kind(&item), item.size).into();
        Self { id: item.id, name: item.name, note, ..Self::default() }
    }
}
