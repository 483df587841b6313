//! A POST whose answer is lost: the page looks for the backup, tells what it found, and never resends.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::faulty::{Fault, Faulty};
use e2e::outcome::{End, Outcome};
use e2e::page::Role;
use e2e::stage::Stage;

pub async fn lost_reply_is_found(stage: Stage) -> Outcome {
    lost_on_the_way(stage, Fault::LoseReply, "e2e lost reply").await
}

pub async fn cut_reply_is_found(stage: Stage) -> Outcome {
    lost_on_the_way(stage, Fault::CutReply, "e2e cut reply").await
}

async fn lost_on_the_way(stage: Stage, fault: Fault, name: &str) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/backups", fault);
    stage.open().await?;
    page.create(&stage.draft_by(&network, "orders", name)).await?;
    let table = page.shows_table().await?;
    expect!(table.raw("name") == Some(name), "the backup that was made, got {:?}", table.raw("name"));
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}

/// The POST never arrives; the page offers to look again.
async fn lose_request(stage: &Stage, network: &Faulty, name: &str) -> Result<(), End> {
    let page = &stage.page;
    network.always("POST", "/backups", Fault::LoseRequest);
    stage.open().await?;
    let draft = stage.draft_by(network, "billing", name);
    page.create(&draft).await?;
    page.text_with_any(SOON, &["may still appear", "check again"]).await?;
    page.keeps(&draft).await?;
    expect!(page.table().await?.is_none(), "no table for a backup that is not there");
    Ok(())
}

async fn check_again(stage: &Stage) -> Outcome {
    let page = &stage.page;
    let button = until("a button to check again", SOON, async || {
        let found = page.find_now(Role::Button, |name| name.to_lowercase().contains("check")).await?;
        found.ok_or_else(|| "there is none".to_owned())
    })
    .await?;
    button.click().await?;
    Ok(())
}

pub async fn lost_request_is_not_resent(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    lose_request(&stage, &network, "e2e lost request").await?;
    stage.picture("reply-lost").await?;
    let before = network.count("GET");
    expect!(before >= 1, "at least one GET to look for the backup, got {before}");
    check_again(&stage).await?;
    until("another GET after Check again", SOON, async || match network.count("GET") {
        now if now > before => Ok(()),
        now => Err(format!("there are {now} in all")),
    })
    .await?;
    stage.page.text_with_any(SOON, &["may still appear", "check again"]).await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn lost_then_appears(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    lose_request(&stage, &network, "e2e appears later").await?;
    let made = stage.cloud.create("e2e appears later", stage.cloud.instance("billing")).await?;
    expect!(made.status == 202, "the cloud to take the backup now, got {}", made.status);
    check_again(&stage).await?;
    let table = stage.page.shows_table().await?;
    let id = made.body["backup"]["id"].as_str();
    expect!(table.raw("id") == id, "the backup {id:?}, got {:?}", table.raw("id"));
    Ok(network.was_posted_to_once()?)
}
