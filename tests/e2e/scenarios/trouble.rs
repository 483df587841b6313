//! Trouble while a backup is followed: the last good table stays, and the page waits for what it needs.

use e2e::deadline::{LATE, throughout, until};
use e2e::expect;
use e2e::faulty::{Answer, Fault};
use e2e::outcome::Outcome;
use e2e::page::{Role, told};
use e2e::stage::Stage;
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

pub async fn refused_token_asks_for_another(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.follow(&network, "billing", "e2e token ends slow=20").await?;
    let refusal = json!({ "error": { "code": 401, "title": "Unauthorized",
        "message": "The request you have made requires authentication." } });
    network.always("GET", "/backups", Fault::Answer(Answer::json(401, &refusal)));
    page.alert_within(LATE, &["token"]).await?;
    expect!(page.table().await?.is_some(), "the last table to stay when the token is refused");
    stage.picture("token-refused-while-following").await?;
    network.is_silent().await?;
    network.heal();
    // Another token: the page may well remember the one that was refused.
    page.type_into("Token", &stage.cloud.new_token().await?).await?;
    let goes_on = ["continue", "go on", "resume", "follow", "use this token", "use token"];
    let named = |name: &str| goes_on.iter().any(|words| name.to_lowercase().contains(words));
    match page.find_now(Role::Button, named).await? {
        Some(button) => button.click().await.map_err(told)?,
        None => page.keys(Key::Enter + "").await?,
    }
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn failed_poll_keeps_the_table(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    let first = stage.follow(&network, "orders", "e2e bad poll slow=8").await?;
    let id = first.raw("id").unwrap_or_default().to_owned();
    network.once("GET", &id, Fault::Answer(Answer::html(502, "<html><title>502</title></html>")));
    network.once("GET", &id, Fault::LoseReply);
    until("the table to end well, and to be there all the time", LATE, async || {
        let table = stage.page.table().await?;
        let status = table.ok_or("the table is gone")?.raw("status").unwrap_or_default().to_owned();
        if status == "COMPLETED" { Ok(()) } else { Err(format!("it shows {status}")) }
    })
    .await?;
    Ok(())
}

pub async fn gone_is_said_and_ends_it(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    let first = stage.follow(&network, "metrics", "e2e hang then 404").await?;
    let id = first.raw("id").unwrap_or_default().to_owned();
    let gone = Answer::fault(404, "itemNotFound", &format!("Backup {id} cannot be found."));
    network.always("GET", &id, Fault::Answer(gone));
    stage.page.alert_within(LATE, &["404"]).await?;
    expect!(stage.page.table().await?.is_some(), "the last table to stay when the backup is gone");
    Ok(network.is_silent().await?)
}

pub async fn retry_after_is_obeyed(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    let first = stage.follow(&network, "sessions", "e2e rate slow=20").await?;
    let id = first.raw("id").unwrap_or_default().to_owned();
    let body = json!({ "overLimit": { "code": 413, "message": "This request was rate-limited.",
        "details": "Only 200 GET request(s) can be made to * every minute.", "retryAfter": "9" } });
    network.once("GET", &id, Fault::Answer(Answer::json(413, &body)));
    until("the poll that is rate-limited", LATE, async || match network.pending() {
        0 => Ok(()),
        _ => Err("it has not come".to_owned()),
    })
    .await?;
    let limited = network.count("GET");
    throughout("no request before retryAfter is over", Duration::from_secs(8), async || {
        match network.count("GET") - limited {
            0 => Ok(()),
            more => Err(format!("there were {more}")),
        }
    })
    .await?;
    stage.page.follows_to("COMPLETED").await?;
    Ok(())
}
