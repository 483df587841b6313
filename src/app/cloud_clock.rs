//! How far this device's clock is from the cloud's, by the times that the cloud itself writes. Ages of what the
//! cloud dates are told and judged by its clock: a device that is a day ahead would call a fresh backup too old.

use super::answer::Answer;
use super::effect::Room;
use super::state::State;
use crate::openstack::types::time::UtcTime;

/// Seconds that clocks may differ before it matters: an answer takes some, and `Date` has whole ones.
const TOLERANCE: i64 = 120;

impl State {
    /// Takes note of the cloud's time where an answer tells it: by its `Date`. A backup that was created just now
    /// tells it too: `create.rs`.
    pub(super) fn note_cloud_time(&mut self, answer: &Answer) {
        match answer {
            // Whom these are asked of may be another cloud than the one of today.
            Answer::Replied(Room::Tracking | Room::Resources | Room::Create, ..) => {}
            Answer::Replied(_, _, Ok(reply), now) => self.cloud_said(reply.date, *now),
            _ => {}
        }
    }

    /// The cloud's clock showed this when ours showed `now`.
    pub(super) fn cloud_said(&mut self, cloud: Option<UtcTime>, now: UtcTime) {
        if let Some(cloud) = cloud {
            let ahead = now.0.saturating_sub(cloud.0);
            self.clock_ahead = if (-TOLERANCE..=TOLERANCE).contains(&ahead) { 0 } else { ahead };
        }
    }

    /// What the cloud's clock shows when ours shows `now`, as far as is known.
    #[must_use]
    pub fn cloud_time(&self, now: UtcTime) -> UtcTime {
        now.plus(self.clock_ahead.saturating_neg())
    }
}
