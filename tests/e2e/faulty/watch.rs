//! What a scenario holds of the requests over a time: that they stop, that they go on.

use super::Faulty;
use crate::deadline::{LATE, Look, SOON, throughout, until};
use std::time::{Duration, Instant};

/// Longer than the pauses between polls in a backup's first 15 seconds, so that a poll that must not come would have come.
const A_WHILE: Duration = Duration::from_secs(5);
const A_MOMENT: Duration = Duration::from_millis(1500);

impl Faulty {
    /// Holds that a backup was asked for once, and not again.
    pub fn was_posted_to_once(&self) -> Look<()> {
        match self.count("POST") {
            1 => Ok(()),
            posts => Err(format!("expected one POST and never a second one, got {posts}")),
        }
    }

    /// Waits until what was under way is over, then holds that no request comes.
    pub async fn is_silent(&self) -> Look<()> {
        let begin = Instant::now();
        until("a moment without a request", SOON, async || {
            let last = self.requests().last().map_or(begin, |request| request.at.max(begin));
            if last.elapsed() > A_MOMENT { Ok(()) } else { Err("they go on".to_owned()) }
        })
        .await?;
        let before = self.heard();
        throughout("no request", A_WHILE, async || match self.heard() - before {
            0 => Ok(()),
            more => {
                Err(format!("{more} came, the last one for {:?}", self.requests().last().map(|one| one.path.clone())))
            }
        })
        .await
    }

    /// Waits for one more GET.
    pub async fn is_polled_again(&self) -> Look<()> {
        let before = self.count("GET");
        until("another GET", LATE, async || match self.count("GET") {
            now if now > before => Ok(()),
            now => Err(format!("there are {now} as before")),
        })
        .await
    }
}
