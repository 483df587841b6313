//! What can happen in the console, and what that makes of the state.

use super::restoration::Stage;
use super::wording;
use crate::backup::state::{Spot, State};
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// What can happen in the console.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// A person asks for the list, or for a new look.
    Refresh,
    /// A person wants the instance that the form says.
    Restore(UtcTime),
    /// A person gives up waiting for the reply, or has seen what was restored.
    LeaveRestore,
    /// A person asks to look again for an instance whose reply was lost.
    LookForRestored,
}

impl State {
    /// Something happened in the console.
    pub(in crate::backup) fn step(&mut self, step: Step) {
        match step {
            Step::Refresh => self.refresh(),
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
}
