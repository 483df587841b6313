//! What ties the room of freshness to the rest.

use std::rc::Rc;

use super::wording::SELECTED_FIRST;
use crate::app::route::View;
use crate::app::state::State;
use crate::console::freshness::view::Instances;
use crate::console::freshness::{Event, Message, board, update};
use crate::context::resources::Stage;
use crate::openstack::types::time::UtcTime;

impl State {
    /// Something happens in the room of freshness.
    pub(in crate::app) fn freshness(&mut self, message: Message) {
        match update(&mut self.console.freshness, message) {
            Some(Event::SelectedFirst) => self.announce(SELECTED_FIRST),
            Some(Event::Refresh) => self.refresh(),
            Some(Event::Open(id)) => self.open_backup(id),
            Some(Event::BackUp(ids, now)) => self.back_up(&ids, now),
            None => {}
        }
    }

    /// What is shown follows from what is known.
    pub(in crate::app) fn arrange_board(&mut self, now: UtcTime) {
        if self.view() == View::Freshness {
            let rows = board::board(&self.console.inventory.items, self.instances(), self.cloud_time(now));
            self.freshness(Message::Arranged(Rc::new(rows)));
        }
    }

    /// How far the list of instances is read.
    #[must_use]
    pub fn instances_are(&self) -> Instances {
        match &self.resources.instances.stage {
            Stage::Done => Instances::Loaded,
            Stage::Asking(..) => Instances::Loading,
            _ => Instances::Unknown,
        }
    }
}
