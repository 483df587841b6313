//! Waiting for something to become true, with a deadline; never a sleep in the hope that it has. Used everywhere.

use std::time::{Duration, Instant};

/// A short one: what the page does by itself.
pub const SOON: Duration = Duration::from_secs(10);
/// A long one: what the cloud does.
pub const LATE: Duration = Duration::from_mins(1);
/// Looks cost the page time, so those of a long wait are rarer: each pauses for a tenth of the time so far, between these.
const PAUSE: Duration = Duration::from_millis(60);
const LONG_PAUSE: Duration = Duration::from_millis(600);

/// Why a look has not yet found what it waits for.
pub type Look<T> = Result<T, String>;

/// Looks again and again until `look` gives a value; past the deadline the last reason becomes the failure.
pub async fn until<T>(what: &str, limit: Duration, mut look: impl AsyncFnMut() -> Look<T>) -> Look<T> {
    let begin = Instant::now();
    loop {
        match look().await {
            Ok(value) => return Ok(value),
            Err(reason) if begin.elapsed() > limit => {
                return Err(format!("expected within {} s: {what}; but {reason}", limit.as_secs()));
            }
            Err(_) => tokio::time::sleep((begin.elapsed() / 10).clamp(PAUSE, LONG_PAUSE)).await,
        }
    }
}

/// Watches for the whole time that nothing breaks `rule`; for what must not happen there is no other way than to wait.
pub async fn throughout(what: &str, time: Duration, mut rule: impl AsyncFnMut() -> Look<()>) -> Look<()> {
    let begin = Instant::now();
    while begin.elapsed() < time {
        rule().await.map_err(|reason| format!("expected for {} s: {what}; but {reason}", time.as_secs()))?;
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}
