//! Restoring a backup into a new instance, against the real cloud, and over a bad network.

use e2e::deadline::{LATE, Look, SOON, until};
use e2e::expect;
use e2e::faulty::{Fault, Faulty};
use e2e::outcome::Outcome;
use e2e::page::Role;
use e2e::stage::Stage;
use thirtyfour::Key;

const BILLING: &str = "c0000000-0000-4000-8000-000000000004";

/// Opens a backup of 4.2 GiB of an instance of 10 GB, and the form that restores it.
async fn form(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    stage.begin_session().await?;
    opened(stage).await?;
    page.press("billing-before-upgrade").await?;
    page.shows_table().await?;
    page.press("Restore …").await?;
    filled(stage).await
}

async fn opened(stage: &Stage) -> Look<()> {
    stage.page.go_to("Backups").await?;
    stage.page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    Ok(())
}

/// Waits until the form is filled in, and picks a flavor.
async fn filled(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    page.focus_goes_to("Restore “billing-before-upgrade”").await?;
    until("the volume of the instance", SOON, async || match page.value("Volume size in GB").await?.as_str() {
        "10" => Ok(()),
        other => Err(format!("it is {other:?}")),
    })
    .await?;
    page.holds(&[("Name of the new instance", "billing-before-upgrade-restored")]).await?;
    page.type_into("Flavor", "db.s").await?;
    page.picking_until("Flavor", "to have one", |list| list.choices.len() == 1).await?;
    page.keys(Key::Down + "").await?;
    page.keys(Key::Enter + "").await?;
    page.holds(&[("Flavor", "20")]).await
}

async fn instances(stage: &Stage) -> Look<Vec<String>> {
    let told = stage.cloud.get("/instances?limit=20").await?;
    let name = |instance: &serde_json::Value| instance["name"].as_str().unwrap_or_default().to_owned();
    Ok(told.body["instances"].as_array().map(|all| all.iter().map(name).collect()).unwrap_or_default())
}

pub async fn follows_to_healthy(stage: Stage) -> Outcome {
    let page = &stage.page;
    form(&stage).await?;
    page.text_with_any(SOON, &["Size of the backup: 4.2 GiB."]).await?;
    stage.cloud.hold_guests(true)?;
    page.press("Restore").await?;
    page.text_with_any(SOON, &["“billing-before-upgrade-restored”: BUILD. The cloud makes it"]).await?;
    stage.picture("restoring").await?;
    stage.cloud.hold_guests(false)?;
    page.text_with_any(LATE, &["“billing-before-upgrade-restored”: ACTIVE HEALTHY. Ready to be used."]).await?;
    stage.picture("restored").await?;
    let made = stage.cloud.get("/instances?limit=20").await?;
    let made = made.body["instances"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["name"] == "billing-before-upgrade-restored").cloned());
    let made = made.unwrap_or_default();
    expect!(made["volume"]["size"] == 10 && made["flavor"]["id"] == "20", "what was asked for, got {made}");
    page.press("Restore it again …").await?;
    page.holds(&[("Volume size in GB", "10")]).await?;
    expect!(instances(&stage).await?.len() == 6, "one more instance");
    page.press("Back to the backup").await?;
    page.focus_goes_to("billing-before-upgrade").await?;
    page.shows_table().await?;
    Ok(())
}

pub async fn refused_at_its_field(stage: Stage) -> Outcome {
    let page = &stage.page;
    form(&stage).await?;
    page.type_into("Volume size in GB", "51").await?;
    page.press("Restore").await?;
    page.alert_with(&["The volume is larger than this cloud allows.", "cannot exceed maximum of 50 GB", "413"]).await?;
    page.focus_goes_to("Volume size in GB").await?;
    page.type_into("Volume size in GB", "10").await?;
    page.type_into("Flavor", "999").await?;
    page.press("Restore").await?;
    page.alert_with(&["Resource 999 cannot be found.", "400"]).await?;
    page.focus_goes_to("Flavor").await?;
    page.holds(&[("Name of the new instance", "billing-before-upgrade-restored"), ("Volume size in GB", "10")]).await?;
    expect!(instances(&stage).await?.len() == 5, "nothing to be made");
    Ok(())
}

/// Asks for the instance by a bad network.
async fn sent_by(stage: &Stage, fault: Fault) -> Look<Faulty> {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/instances", fault);
    let _keystone = stage.begin_session_by(&network).await?;
    opened(stage).await?;
    page.press("billing-before-upgrade").await?;
    page.shows_table().await?;
    page.press("Restore …").await?;
    filled(stage).await?;
    page.press("Restore").await?;
    Ok(network)
}

pub async fn lost_reply_is_found(stage: Stage) -> Outcome {
    let network = sent_by(&stage, Fault::LoseReply).await?;
    stage.page.text_with_any(SOON, &["exists: here it is. Nothing was sent twice."]).await?;
    stage.page.text_with_any(LATE, &["ACTIVE HEALTHY. Ready to be used."]).await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn only_good_ones_can_be_restored(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    opened(&stage).await?;
    page.press("billing-broken").await?;
    page.alert_with(&["The backup failed."]).await?;
    let button = page.find_beginning(Role::Button, "Restore").await?;
    expect!(button.is_none(), "no way to restore a failed backup");
    page.go(&stage.address("/#view=restore&backup=c0000000-0000-4000-8000-000000000005")).await?;
    page.sign_in(stage.cloud.identity(), "demo", "demo").await?;
    page.text_with_any(SOON, &["Only a backup that is COMPLETED or RESTORED can be restored."]).await?;
    Ok(())
}

pub async fn by_keyboard_alone(stage: Stage) -> Outcome {
    let page = &stage.page;
    page.go(&stage.address(&format!("/#view=restore&backup={BILLING}"))).await?;
    page.sign_in(stage.cloud.identity(), "demo", "demo").await?;
    filled(&stage).await?;
    page.keys(Key::Enter + "").await?;
    page.text_with_any(LATE, &["ACTIVE HEALTHY. Ready to be used."]).await?;
    Ok(())
}
