//! The console, as part of the state: all backups, one of them, deleting, and which databases need one.

pub mod batch;
pub mod chain;
pub mod columns;
pub mod deletion;
pub mod export;
pub mod freshness;
pub mod inventory;
pub mod item;
mod jobs;
pub mod restoration;
pub mod restoration_wording;
mod restoring;
pub mod shown;
mod stock;
mod strategies;
pub mod view;
pub mod wording;

use std::rc::Rc;

use batch::{Batch, Task};
use deletion::Deletion;
use freshness::Row;
use inventory::Inventory;
use item::Item;
use restoration::{Restoration, Stage};
use view::View;

use super::draft::Field;
use super::effect::Effect;
use super::lists::{self, Choice};
use super::state::{Spot, State};
use super::submission::CallId;
use crate::openstack::error::Error;
use crate::openstack::id::Id;
use crate::openstack::reply::Reply;
use crate::openstack::restoration::Restore;
use crate::openstack::time::UtcTime;

/// What the console knows and does.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// All backups.
    pub inventory: Inventory,
    /// Those that are shown, in their order.
    pub shown: Rc<Vec<Rc<Item>>>,
    /// The board of instances.
    pub board: Rc<Vec<Row>>,
    /// The first row of the list that is in sight.
    pub first: usize,
    /// The ids that are ticked: of backups or of instances, as the view has them.
    pub marked: Vec<Rc<str>>,
    /// What is to be deleted, as soon as it is confirmed.
    pub deletion: Option<Deletion>,
    /// What is sent one after another, or was.
    pub batch: Batch,
    /// The backup for which the form to restore was filled in, by its id.
    pub prepared: Rc<str>,
    /// What is restored, or was.
    pub restoration: Option<Restoration>,
}

/// The most that are selected at once: as many requests as Trove takes in a minute.
const MOST: usize = 200;

/// What can happen in the console.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// A person asks for the list, or for a new look.
    Refresh,
    /// Another row is the first one in sight.
    Scroll(usize),
    /// A person ticks an id, or takes the tick away.
    Mark(Rc<str>),
    /// A person ticks all that is shown, or nothing.
    MarkShown,
    /// A person opens a backup.
    Open(Rc<str>),
    /// A person wants to delete a backup, or those that are ticked.
    Delete(Option<Rc<str>>),
    /// A person ticks that all of them may go, or takes the tick away.
    Sure,
    /// A person confirms.
    Confirm,
    /// A person wants backups of an instance, or of those that are ticked.
    BackUp(Option<Rc<str>>, UtcTime),
    /// A person wants the instance that the form says.
    Restore(UtcTime),
    /// A person gives up waiting for the reply, or has seen what was restored.
    LeaveRestore,
    /// A person asks to look again for an instance whose reply was lost.
    LookForRestored,
    /// A person sets a strategy.
    SetStrategy,
    /// A person removes the one of an instance, or the project's.
    RemoveStrategy(Rc<str>),
    /// A person wants those that were refused to be sent again.
    Retry,
    /// A person closes what asks or tells; what was not sent yet is not.
    Dismiss,
}

/// A call of the console.
#[derive(Clone, PartialEq, Debug)]
pub enum Errand {
    /// So many rows of the list, behind so many others.
    Page(usize, usize),
    /// One of several requests.
    Job(Task),
    /// A new instance.
    Restore(Rc<Restore>),
    /// How that is.
    Instance(Id),
}

impl State {
    /// What is shown.
    #[must_use]
    pub fn view(&self) -> View {
        View::chosen(&self.draft)
    }

    /// The instances, as far as they are known.
    #[must_use]
    pub fn instances(&self) -> &[Choice] {
        self.lists.of(Field::InstanceId).map_or(&[], |list| &list.choices)
    }

    /// The strategies, as far as they are known: for which instance, and the container as a note.
    #[must_use]
    pub fn strategies(&self) -> &[Choice] {
        self.lists.of(Field::StrategyContainer).map_or(&[], |list| &list.choices)
    }

    /// Why what is shown could not be got, if it could not.
    #[must_use]
    pub fn console_trouble(&self) -> Option<&Error> {
        let of_list = |field: Field| match &self.lists.of(field)?.stage {
            lists::Stage::Failed(error) => Some(error),
            _ => None,
        };
        match (self.view(), &self.console.inventory.stage) {
            (View::Strategies, _) => of_list(Field::StrategyContainer),
            (_, inventory::Stage::Failed(error)) => Some(error),
            (View::Freshness, _) => of_list(Field::InstanceId),
            _ => None,
        }
    }

    fn errand(&self, call: CallId, errand: Errand) -> Option<Effect> {
        Some(Effect::Errand(call, Rc::new(self.connection()?), errand))
    }

    /// Something happened in the console.
    pub(super) fn step(&mut self, step: Step) {
        match step {
            Step::Refresh if self.connection().is_none() => self.say(wording::CONNECT),
            Step::Refresh => {
                let call = self.next_call();
                self.console.inventory.read_again(call);
                self.take_stock();
            }
            Step::Scroll(first) => self.console.first = first,
            Step::Mark(id) => match self.console.marked.iter().position(|marked| *marked == id) {
                Some(at) => drop(self.console.marked.remove(at)),
                None => self.console.marked.push(id),
            },
            Step::MarkShown => {
                let mut all = self.markable();
                let busy = self.console.board.len().saturating_sub(all.len());
                if !self.console.marked.is_empty() {
                    all.clear();
                } else if all.len() > MOST {
                    all.truncate(MOST);
                    self.say(wording::SELECTED_FIRST);
                } else if self.view() == View::Freshness && busy > 0 {
                    self.say(&wording::left_out(busy));
                }
                self.console.marked = all;
            }
            Step::Open(id) => {
                self.draft.set(Field::Backup, id);
                self.edit(Field::View, View::Backup.name().into());
            }
            Step::Delete(id) => {
                let mut ids = id.map_or_else(|| self.console.marked.clone(), |id| vec![id]);
                ids.retain(|id| !self.console.inventory.is_going(id));
                // Another one may build on it since the list was read.
                if self.connection().is_some() {
                    let call = self.next_call();
                    self.console.inventory.ask(call);
                }
                self.console.deletion = Some(Deletion::of(&self.console.inventory.items, &ids));
                self.call_attention_to(Some(Spot::Review));
            }
            Step::Sure => {
                if let Some(deletion) = &mut self.console.deletion {
                    deletion.sure = !deletion.sure;
                }
            }
            Step::Confirm => self.delete(),
            Step::BackUp(id, now) => self.back_up(id, now),
            Step::Restore(now) => self.restore(now),
            Step::LeaveRestore => match self.console.restoration.as_ref().map(|known| &known.stage) {
                Some(Stage::Sending(..)) => self.look_for_restored(Error::Cancelled),
                _ => {
                    self.console.restoration = None;
                    self.call_attention_to(Some(Spot::View));
                }
            },
            Step::LookForRestored => {
                if let Some(Stage::Lost(why, _)) = self.console.restoration.as_ref().map(|known| &known.stage) {
                    self.look_for_restored(why.clone());
                }
            }
            Step::SetStrategy => self.set_strategy(),
            Step::RemoveStrategy(instance) => self.remove_strategy(&instance),
            Step::Retry => {
                let jobs = self.console.batch.refused();
                self.carry_out(jobs);
            }
            Step::Dismiss => {
                self.console.deletion = None;
                self.console.batch.end_waiting(&Error::Cancelled);
                if !self.console.batch.is_busy() {
                    self.console.batch = Batch::default();
                }
                self.call_attention_to(Some(Spot::Result));
            }
        }
    }

    fn markable(&self) -> Vec<Rc<str>> {
        match self.view() {
            View::Freshness => {
                let free = self.console.board.iter().filter(|row| row.instance.unusable.is_none());
                free.map(|row| row.instance.id.clone()).collect()
            }
            _ => self.console.shown.iter().map(|item| item.id.clone()).collect(),
        }
    }

    /// A call was answered, or not.
    pub(super) fn errand_done(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let Some(answer) = self.restored(call, answer, now) else { return };
        match self.console.inventory.stage {
            inventory::Stage::Asking { call: awaited, marker, limit } if awaited == call => {
                self.counted(answer, (marker, limit), now);
            }
            _ => self.job_done(call, answer, now),
        }
    }
}
