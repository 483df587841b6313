//! Creating a backup on the real cloud: to its end, to failure, and refused.

use e2e::deadline::{LATE, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Draft;
use e2e::stage::Stage;

pub async fn follows_to_completed(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    let draft = Draft { description: "nightly, by hand".into(), ..stage.draft("orders", "e2e nightly 1") };
    page.create(&draft).await?;
    let first = page.shows_table().await?;
    first.is_well_formed()?;
    let id = first.raw("id").unwrap_or_default().to_owned();
    let shown = page.follows_to("COMPLETED").await?;
    let backup = stage.cloud.get(&format!("/backups/{id}")).await?;
    expect!(backup.status == 200, "the API to know the backup {id:?}, got {}", backup.status);
    shown.equals(&backup.body["backup"])?;
    let (status, alerts) = (page.status().await?, page.alerts().await?);
    expect!(alerts.is_empty(), "no alert for a backup that ends well, got {alerts:?}");
    expect!(!status.is_empty(), "the status region to say how it went");
    stage.picture("completed").await?;
    Ok(())
}

pub async fn says_why_a_backup_failed(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.create(&stage.draft("sessions", "e2e fail")).await?;
    page.follows_to("FAILED").await?;
    let instance = format!("/instances/{}", stage.cloud.instance("sessions"));
    let instance = stage.cloud.get(&instance).await?.body;
    let why = instance["instance"]["fault"]["message"].as_str();
    expect!(why.is_some(), "the cloud to leave a fault with the instance, got {instance}");
    page.alert_with(&["failed", why.unwrap_or_default()]).await?;
    stage.picture("failed").await?;
    Ok(())
}

pub async fn refused_token_then_a_right_one(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    let right = Draft { description: "second try".into(), ..stage.draft("billing", "e2e second try") };
    let wrong = Draft { token: "gAAAAABno-such-token".into(), ..right.clone() };
    page.create(&wrong).await?;
    page.alert_with(&["The request you have made requires authentication", "401"]).await?;
    page.keeps(&Draft { token: page.value("Token").await?, ..right.clone() }).await?;
    stage.picture("token-refused").await?;
    page.type_into("Token", &right.token).await?;
    page.press("Create backup").await?;
    let table = page.shows_table().await?;
    expect!(table.raw("name") == Some("e2e second try"), "the backup that was typed, got {:?}", table.raw("name"));
    until("the alert of the first try to go away", LATE, async || match page.alerts().await?.as_str() {
        "" => Ok(()),
        alerts => Err(format!("it says {alerts:?}")),
    })
    .await?;
    Ok(())
}
