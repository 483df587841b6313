//! The state of a component that is taken off its page and put back: nothing is lost, and nothing is sent twice.

use super::state::State;
use crate::console::{batch, restore};
use crate::context::environment::Environment;
use crate::create;
use crate::tracking;

impl State {
    /// The state to begin with again. Requests were aborted meanwhile: whether a POST had arrived is looked up, as
    /// after any lost reply; a look at the backup is due again. What was announced is not announced again, and the focus
    /// stays where it is.
    pub fn reattach(&mut self) {
        let next = self;
        next.environment = Environment::default();
        next.announcement = "".into();
        next.focus = (0, None);
        next.session.reattach();
        next.create(create::Message::Detach);
        next.drop_questions();
        next.console.inventory.drop_question();
        next.batch(batch::Message::Detach);
        next.connected();
        next.restore(restore::Message::Detach);
        next.open_list = None;
        next.track(tracking::Message::Detach);
    }
}
