//! The console, as part of the state: all backups, one of them, deleting, and which databases need one.

mod backups;
mod batch;
mod freshness;
pub mod preparing;
pub mod restoration;
pub mod restoration_wording;
mod restoring;
mod step;
mod stock;
mod strategies;
pub mod wording;

use std::rc::Rc;

use restoration::Restoration;
pub use step::Step;

use super::draft::Field;
use super::effect::Effect;
use super::lists;
use super::state::State;
use super::submission::CallId;
use crate::backup::route::View;
use crate::console::backups::Model as Backups;
use crate::console::batch::Model as Batch;
use crate::console::freshness::Model as Freshness;
use crate::console::strategies::Model as Strategies;
use crate::context::backups::inventory::{self, Inventory};
use crate::context::choices::Choices;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::restoration::Restore;
use crate::openstack::types::id::Id;
use crate::openstack::types::time::UtcTime;

/// What the console knows and does.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// All backups.
    pub inventory: Inventory,
    /// The table of them.
    pub backups: Backups,
    /// Which instances have no good recent backup.
    pub freshness: Freshness,
    /// What is sent one after another, or was.
    pub batch: Batch,
    /// The backup for which the form to restore was filled in, by its id.
    pub prepared: Rc<str>,
    /// What is restored, or was.
    pub restoration: Option<Restoration>,
    /// The backup strategies.
    pub strategies: Rc<Strategies>,
}

/// A call of the console.
#[derive(Clone, PartialEq, Debug)]
pub enum Errand {
    /// So many rows of the list, behind so many others.
    Page(usize, usize),
    /// A new instance.
    Restore(Rc<Restore>),
    /// How that is.
    Instance(Id),
    /// All instances behind this one, each with all that is told of it.
    Instances(Option<Id>),
}

impl State {
    /// The instances, as far as they are known.
    #[must_use]
    pub fn instances(&self) -> &Choices {
        self.lists.instances()
    }

    /// Why what is shown could not be got, if it could not.
    #[must_use]
    pub fn console_trouble(&self) -> Option<&Error> {
        let of_list = |field: Field| match &self.lists.of(field)?.stage {
            lists::Stage::Failed(error) => Some(error),
            _ => None,
        };
        match (self.view(), &self.console.inventory.stage) {
            (_, inventory::Stage::Failed(error)) => Some(error),
            (View::Strategies, _) => self.console.strategies.strategies.error(),
            (View::Freshness, _) => of_list(Field::InstanceId),
            _ => None,
        }
    }

    fn errand(&self, call: CallId, errand: Errand) -> Option<Effect> {
        Some(Effect::Errand(call, Rc::new(self.connection()?), errand))
    }

    /// A call was answered, or not.
    pub(super) fn errand_done(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let Some(answer) = self.restored(call, answer, now) else { return };
        match self.console.inventory.stage {
            inventory::Stage::Asking { call: awaited, marker, limit } if awaited == call => {
                self.counted(answer, (marker, limit), now);
            }
            _ => {}
        }
    }
}
