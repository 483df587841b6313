//! The state of a component that is taken off its page and put back: nothing is lost, and nothing is sent twice.

use super::state::State;
use super::submission::{Look, Submission};
use crate::console::{batch, restore};
use crate::context::environment::Environment;
use crate::openstack::transport::error::Error;
use crate::tracking;

impl State {
    /// The state to begin with again. Requests were aborted meanwhile: whether a POST had arrived is looked up, as
    /// after any lost reply; a look at the backup is due again. What was announced is not announced again, and the focus
    /// stays where it is.
    pub fn put_back(&mut self) {
        let next = self;
        next.environment = Environment::default();
        next.said = "".into();
        next.focus = (0, None);
        next.session.put_back();
        match std::mem::take(&mut next.submission) {
            Submission::Sending { left: false, .. } => {}
            Submission::Sending { order, since, .. } => next.look(order, since, Error::Detached),
            Submission::Busy { order, error, status, .. } => {
                next.submission = Submission::Busy { order, error, status, go_on: false, look: Look::Over };
            }
            other => next.submission = other,
        }
        next.drop_questions();
        next.console.inventory.drop_question();
        next.batch(batch::Message::Detach);
        next.connected();
        next.restore(restore::Message::Detach);
        next.open_list = None;
        next.track(tracking::Message::Detach);
    }
}
