//! Waiting for a busy instance, as part of the state: what it is busy with, and sending when it is free.

use std::rc::Rc;

use super::request_wording as wording;
use super::state::{FocusTarget, State};
use super::submission::{Look, Submission};
use super::wording as general;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::trove::instances::Instance;
use crate::openstack::types::time::UtcTime;

/// Seconds between looks at an instance that has to become free.
const WHEN_FREE: i64 = 10;

impl State {
    /// The busy instance was looked at: when it is free, what waits for that is sent.
    pub(super) fn instance_shown(&mut self, call: CallId, answer: Result<Instance, Error>, now: UtcTime) {
        let (order, error, go_on, status) = match &self.submission {
            Submission::Busy { order, error, go_on, look: Look::Asking(awaited), status } if *awaited == call => {
                (order.clone(), error.clone(), *go_on, status.clone())
            }
            _ => return,
        };
        let instance = match answer {
            Ok(instance) => instance,
            Err(error) if error.wants_token() || error.cause() == Some(Cause::NotFound) => {
                return self.refused(order, error, now);
            }
            Err(trouble) => {
                let look = if go_on { Look::Waiting(now.plus(trouble.pause(WHEN_FREE))) } else { Look::Over };
                self.submission = Submission::Busy { order, error, status, go_on, look };
                return;
            }
        };
        if instance.is_free() && go_on {
            // Who asks may have another token by now; the place stays the same.
            match self.session.credential_at(order.connection.endpoint()) {
                Some(credential) => return self.send(Rc::new(order.by(credential)), now),
                None => self.say(general::OF_ANOTHER_ENDPOINT),
            }
        } else if Some(&instance.status) != status.as_ref() {
            self.say(&wording::instance_is(&instance.status));
            self.refresh_lists();
        }
        // Such an instance does not become free by itself, and a free one needs nobody to wait.
        let goes_on = go_on && !instance.is_free() && !matches!(&*instance.status, "ERROR" | "FAILED" | "SHUTDOWN");
        let look = if goes_on { Look::Waiting(now.plus(WHEN_FREE)) } else { Look::Over };
        let status = Some(instance.status);
        self.submission = Submission::Busy { order, error, status, go_on: goes_on, look };
    }

    /// The person wants the backup to be sent when its instance is free.
    pub(super) fn send_when_free(&mut self) {
        let call = self.next_call();
        if let Submission::Busy { go_on, look, .. } = &mut self.submission {
            (*go_on, *look) = (true, Look::Asking(call));
            self.say(wording::WHEN_FREE);
            self.focus_on(Some(FocusTarget::Alert));
        }
    }

    /// The next look at the busy instance is due.
    pub(super) fn look_at_instance(&mut self, now: UtcTime) {
        let next = self.next_call();
        let session = &self.session;
        if let Submission::Busy { look, order, .. } = &mut self.submission
            && matches!(look, Look::Waiting(due) if *due <= now)
        {
            // The token that the order was sent with may have ended since.
            if let Some(credential) = session.credential_at(order.connection.endpoint()) {
                *order = Rc::new(order.by(credential));
            }
            *look = Look::Asking(next);
        }
    }
}
