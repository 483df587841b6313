//! Refusals of a Trove that are easily mistaken for one another, or that repeat what they should not.

use super::faults::{answered, survived};
use e2e::deadline::{SOON, throughout, until};
use e2e::faulty::Answer;
use e2e::outcome::Outcome;
use e2e::stage::Stage;
use serde_json::json;
use std::time::Duration;

pub async fn rate_limit_counts_down(stage: Stage) -> Outcome {
    let body = json!({ "overLimit": { "code": 413, "message": "This request was rate-limited.",
        "details": "Only 200 POST request(s) can be made to * every minute.", "retryAfter": "15" } });
    let (network, draft) = answered(&stage, Answer::json(413, &body).header("Retry-After", "15")).await?;
    stage.page.alert_with(&["This request was rate-limited.", "413"]).await?;
    // A machine that does other things, too, may be slow to look.
    let counted =
        ["possible again in 14 s", "again in 13 s", "again in 12 s", "again in 11 s", "again in 10 s", "again in 9 s"];
    stage.page.text_with_any(SOON, &counted).await?;
    stage.page.press("Create backup").await?;
    throughout("no request before the time is over", Duration::from_secs(4), async || match network.count("POST") {
        1 => Ok(()),
        posts => Err(format!("there were {posts} POSTs")),
    })
    .await?;
    stage.picture("rate-limited").await?;
    survived(&stage, &network, &draft).await
}

pub async fn refusal_is_in_sight(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.create(&stage.draft("archive", "e2e in sight")).await?;
    page.alert_with(&["422"]).await?;
    let script = "const r = all('[role=alert]').find(shown).getBoundingClientRect(); \
                  return [r.top, r.bottom, innerHeight]";
    until("the alert to be in the window, not below it", SOON, async || {
        let place = page.ask(script, Vec::new()).await?;
        let (top, height) = (place[0].as_f64(), place[2].as_f64());
        let seen = top >= Some(0.0) && top < height.map(|height| height - 40.0);
        if seen { Ok(()) } else { Err(format!("top, bottom and window are {place}")) }
    })
    .await?;
    Ok(())
}
