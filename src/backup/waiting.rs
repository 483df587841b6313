//! Waiting for a busy instance, as part of the state: what it is busy with, and sending when it is free.

use std::rc::Rc;

use super::request_wording as wording;
use super::state::State;
use super::submission::{CallId, Look, Submission};
use super::validation::Order;
use crate::openstack::error::{Cause, Error};
use crate::openstack::instances::Instance;
use crate::openstack::time::UtcTime;

/// Seconds between looks at an instance that has to become free.
const WHEN_FREE: i64 = 10;

impl State {
    /// The busy instance was looked at: when it is free, what waits for that is sent.
    pub(super) fn instance_shown(&mut self, call: CallId, answer: Result<Instance, Error>, now: UtcTime) {
        let Submission::Busy { order, error, go_on, look: Look::Asking(awaited), status } = self.submission.clone()
        else {
            return;
        };
        if call != awaited {
            return;
        }
        let instance = match answer {
            Ok(instance) => instance,
            Err(error) if error.wants_token() || error.cause() == Some(Cause::NotFound) => {
                return self.refused(order, error, now);
            }
            Err(trouble) => {
                let pause = trouble.retry_after().map_or(WHEN_FREE, i64::from);
                let look = if go_on { Look::Waiting(now.plus(pause)) } else { Look::Over };
                self.submission = Submission::Busy { order, error, status, go_on, look };
                return;
            }
        };
        if instance.is_free() && go_on {
            // Who asks may be somebody else by now.
            let connection = self.connection().unwrap_or_else(|| order.connection.clone());
            return self.send(Rc::new(Order { connection, backup: order.backup.clone() }), now);
        }
        if Some(&instance.status) != status.as_ref() {
            self.say(&wording::instance_is(&instance.status));
        }
        let look = if go_on { Look::Waiting(now.plus(WHEN_FREE)) } else { Look::Over };
        let status = Some(instance.status);
        self.submission = Submission::Busy { order, error, status, go_on, look };
        self.refresh_lists();
    }

    /// The person wants the backup to be sent when its instance is free.
    pub(super) fn send_when_free(&mut self) {
        if let Submission::Busy { order, error, status, .. } = self.submission.clone() {
            let look = Look::Asking(self.next_call());
            self.say(wording::WHEN_FREE);
            self.submission = Submission::Busy { order, error, status, go_on: true, look };
        }
    }

    /// The next look at the busy instance is due.
    pub(super) fn look_at_instance(&mut self, now: UtcTime) {
        let next = self.next_call();
        if let Submission::Busy { look, .. } = &mut self.submission
            && matches!(look, Look::Waiting(due) if *due <= now)
        {
            *look = Look::Asking(next);
        }
    }
}
