//! What ties the room of all backups to the rest.

use std::rc::Rc;

use super::wording::SELECTED_FIRST;
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::state::{FocusTarget, State};
use crate::console::backups::arrange::arrange;
use crate::console::backups::text::TICK_FIRST;
use crate::console::backups::{Context, Event, Message, update};
use crate::console::batch::Task;
use crate::context::backups::text::backups;
use crate::context::phrases;
use crate::openstack::types::id::Id;

impl State {
    /// Something happens in the room of all backups.
    pub(in crate::app) fn backups(&mut self, message: Message) {
        let console = &mut self.console;
        let context = Context { inventory: &console.inventory, is_busy: console.batch.is_busy() };
        match update(&mut console.backups, message, &context) {
            Some(Event::Narrowed) => {
                self.rearrange();
                if self.console.inventory.looked.is_some() {
                    self.announce(&backups(self.console.backups.shown.len()));
                }
            }
            Some(Event::SelectedFirst) => self.announce(SELECTED_FIRST),
            Some(Event::Refresh) => self.refresh(),
            Some(Event::Open(id)) => self.open_backup(id),
            Some(Event::Asked) => {
                if self.connection().is_some() {
                    let call = self.next_call();
                    self.console.inventory.ask(call);
                }
                self.focus_on(Some(FocusTarget::Review));
            }
            Some(Event::Delete(backups)) => self.delete(backups),
            Some(Event::Busy) => self.announce(phrases::BUSY),
            Some(Event::Unsure) => self.announce(TICK_FIRST),
            Some(Event::Dismissed) => self.focus_on(Some(FocusTarget::Result)),
            None => {}
        }
    }

    /// What is shown follows from what is known.
    pub(in crate::app) fn arrange_backups(&mut self) {
        let console = &self.console;
        let shown = arrange(&console.inventory.items, &console.backups.table, self.instances());
        self.backups(Message::Arranged(Rc::new(shown)));
    }

    fn delete(&mut self, backups: Vec<(Id, Rc<str>)>) {
        // What is deleted has no page any more.
        if self.view() == View::Backup {
            self.edit(Field::View, View::Backups.name().into());
        }
        self.send_batch(backups.into_iter().map(|(id, name)| Task::Delete { id, name }).collect());
    }

    /// A person opens a backup.
    pub(in crate::app) fn open_backup(&mut self, id: Rc<str>) {
        self.route.backup = id;
        self.edit(Field::View, View::Backup.name().into());
    }
}
