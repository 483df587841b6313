//! Trouble while a backup is followed: the last good table stays, and the page waits for what it needs.

use e2e::deadline::LATE;
use e2e::expect;
use e2e::faulty::{Answer, Fault};
use e2e::outcome::Outcome;
use e2e::stage::Stage;
use serde_json::json;

pub async fn refused_token_asks_for_another(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.follow(&network, "billing", "e2e token ends slow=6").await?;
    let refusal = json!({ "error": { "code": 401, "title": "Unauthorized",
        "message": "The request you have made requires authentication." } });
    network.always("GET", "/backups", Fault::Answer(Answer::json(401, &refusal)));
    page.alert_within(LATE, &["The request you have made requires authentication.", "401"]).await?;
    expect!(page.table().await?.is_some(), "the last table to stay when the token is refused");
    stage.picture("token-refused-while-following").await?;
    network.is_silent().await?;
    network.heal();
    // Another token: the page may well remember the one that was refused.
    page.type_into("Token", &stage.cloud.new_token().await?).await?;
    page.press("Continue with the new token").await?;
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}
