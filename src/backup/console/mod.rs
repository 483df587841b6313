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
pub mod shown;
mod stock;
pub mod view;
pub mod wording;

use std::rc::Rc;

use batch::{Batch, Task};
use deletion::Deletion;
use freshness::Row;
use inventory::{Inventory, Stage};
use item::Item;
use view::View;

use super::draft::Field;
use super::effect::Effect;
use super::lists::Choice;
use super::state::{Spot, State};
use super::submission::CallId;
use crate::openstack::error::Error;
use crate::openstack::reply::Reply;
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
                if !self.console.marked.is_empty() {
                    all.clear();
                } else if all.len() > MOST {
                    all.truncate(MOST);
                    self.say(wording::SELECTED_FIRST);
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
        match self.console.inventory.stage {
            Stage::Asking { call: awaited, marker, limit } if awaited == call => {
                self.counted(answer, (marker, limit), now);
            }
            _ => self.job_done(call, answer, now),
        }
    }
}
