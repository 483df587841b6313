//! What ties a batch to the rest.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::effect::{Effect, Room};
use crate::app::state::{FocusTarget, State};
use crate::console::batch::{Event, Message, Task, text, update};
use crate::console::freshness;
use crate::context::backups::chain;
use crate::context::phrases;
use crate::create::suggested_name;
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::id::{Id, Uuid};
use crate::openstack::types::time::UtcTime;

impl State {
    /// The request that is under way, or the wait before the next one.
    pub(in crate::app) fn sending_batch(&self) -> Option<Effect> {
        Some(Effect::Room(Room::Batch, self.console.batch.effect()?))
    }

    /// Something happens in the room of batches.
    pub(in crate::app) fn batch(&mut self, message: Message) {
        for event in update(&mut self.console.batch, message) {
            match event {
                Event::Busy => self.announce(phrases::BUSY),
                Event::Started => {
                    self.announce(&text::progress(&self.console.batch));
                    self.focus_on(Some(FocusTarget::Result));
                }
                Event::Progressed(now) => {
                    self.announce(&text::progress(&self.console.batch));
                    self.console.inventory.hurry(now);
                }
                Event::Deleting(id, now) => self.is_deleting(&id, now),
                Event::TokenRefused(connection) if Some(&*connection) == self.connection().as_ref() => {
                    self.token_refused();
                }
                Event::TokenRefused(_) => {}
                Event::Ended => self.refresh_lists(),
                Event::Dismissed => self.focus_on(Some(FocusTarget::Result)),
            }
        }
    }

    /// Sends requests, one after another.
    pub(in crate::app) fn send_batch(&mut self, tasks: Vec<Task>) {
        if let Some(connection) = self.connection() {
            self.batch(Message::Start(connection.into(), tasks));
        }
    }

    /// A person wants backups of these instances.
    pub(in crate::app) fn back_up(&mut self, ids: &BTreeSet<Rc<str>>, now: UtcTime) {
        if self.console.batch.is_busy() {
            return self.announce(phrases::BUSY);
        }
        let mut tasks = Vec::new();
        for choice in self.instances().iter().filter(|choice| ids.contains(&choice.id) && choice.unusable.is_none()) {
            if let Some(instance) = Uuid::find(&choice.id) {
                let name = suggested_name(&choice.name, now).into();
                let source = Source::Instance { instance, base: Base::Nothing, container: None, driver: None };
                tasks.push(Task::Create(Rc::new(CreateBackup { name, description: None, source })));
            }
        }
        self.freshness(freshness::Message::SelectNone);
        self.send_batch(tasks);
        // “Back up now” goes as soon as the instance is busy.
        self.focus_on(Some(FocusTarget::View));
    }

    /// The cloud deletes a backup, and those that build on it.
    fn is_deleting(&mut self, id: &Id, now: UtcTime) {
        let id = id.text();
        let chain = chain::around(&self.console.inventory.items, &id);
        for id in chain.descendants.into_iter().map(|(_, item)| item.id.clone()).chain([id]) {
            self.console.inventory.going.entry(id).or_insert(now);
        }
    }
}
