//! What can happen in the console, and what that makes of the state.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::restoration::Stage;
use super::wording;
use crate::backup::draft::Field;
use crate::backup::route::View;
use crate::backup::state::{Spot, State};
use crate::console::backups::deletion::Deletion;
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// What can happen in the console.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// A person asks for the list, or for a new look.
    Refresh,
    /// Another row is the first one in sight.
    Scroll(usize),
    /// A person ticks an id, or takes the tick away.
    Mark(Rc<str>),
    /// A person ticks all that is shown, or takes all ticks away where it is.
    MarkShown,
    /// A person opens a backup.
    Open(Rc<str>),
    /// A person wants to delete a backup, or those that are ticked.
    Delete(Option<Rc<str>>),
    /// A person ticks that all of them may go, or takes the tick away.
    Sure,
    /// A person confirms.
    Confirm,
    /// A person wants the instance that the form says.
    Restore(UtcTime),
    /// A person gives up waiting for the reply, or has seen what was restored.
    LeaveRestore,
    /// A person asks to look again for an instance whose reply was lost.
    LookForRestored,
    /// A person keeps what was to be deleted.
    Dismiss,
}

impl State {
    /// Something happened in the console.
    pub(in crate::backup) fn step(&mut self, step: Step) {
        match step {
            Step::Refresh => self.refresh(),
            Step::Scroll(first) => self.console.first = first,
            Step::Mark(id) => self.console.selection.toggle(id),
            Step::MarkShown => {
                let console = &mut self.console;
                if console.selection.toggle_all(console.shown.iter().map(|item| &item.id)) {
                    self.say(wording::SELECTED_FIRST);
                }
            }
            Step::Open(id) => self.open_backup(id),
            Step::Delete(id) => {
                let mut ids = id.map_or_else(|| self.console.selection.ids().clone(), |id| BTreeSet::from([id]));
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
            Step::Restore(now) => self.restore(now),
            Step::LeaveRestore => {
                if let Some(Stage::Sending(_)) = self.console.restoration.as_ref().map(|known| &known.stage) {
                    self.look_for_restored(Error::Cancelled);
                } else {
                    self.console.restoration = None;
                    self.call_attention_to(Some(Spot::View));
                }
            }
            Step::LookForRestored => {
                if let Some(Stage::Lost(why, _)) = self.console.restoration.as_ref().map(|known| &known.stage) {
                    self.look_for_restored(why.clone());
                }
            }
            Step::Dismiss => {
                self.console.deletion = None;
                self.call_attention_to(Some(Spot::Result));
            }
        }
    }

    /// A person asks for the lists as they are now.
    pub(in crate::backup) fn refresh(&mut self) {
        self.confirm_for_token();
        if self.connection().is_none() {
            return self.say(wording::CONNECT);
        }
        let call = self.next_call();
        self.console.inventory.read_again(call);
        self.expire_lists();
        self.take_stock();
        // “Show backups” is gone then.
        self.call_attention_to(Some(Spot::Result));
    }

    /// A person opens a backup.
    pub(in crate::backup) fn open_backup(&mut self, id: Rc<str>) {
        self.route.backup = id;
        self.edit(Field::View, View::Backup.name().into());
    }

    /// Whether all backups that are shown are ticked.
    #[must_use]
    pub fn is_all_selected(&self) -> bool {
        self.console.selection.is_all(self.console.shown.iter().map(|item| &item.id))
    }
}
