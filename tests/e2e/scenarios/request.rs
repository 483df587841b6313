//! What can be asked for besides a plain backup, and waiting for a busy instance.

use e2e::deadline::{LATE, Look, SOON, until};
use e2e::expect;
use e2e::faulty::{Faulty, Request};
use e2e::outcome::Outcome;
use e2e::page::{Draft, Role, Table};
use e2e::stage::Stage;
use serde_json::Value;
use thirtyfour::Key;

const ORDERS_NEXT: &str = "c0000000-0000-4000-8000-000000000002";
const ORDERS_FULL: &str = "c0000000-0000-4000-8000-000000000001";

pub async fn sent_when_the_instance_is_free(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.open().await?;
    page.fill(&stage.draft_by(&network, "metrics", "e2e when free")).await?;
    let before = stage.cloud.create("e2e before slow=6", stage.cloud.instance("metrics")).await?;
    expect!(before.status == 202, "the cloud to take the backup before, got {}", before.status);
    page.press("Create backup").await?;
    let direct = stage.cloud.create("e2e direct", stage.cloud.instance("metrics")).await?;
    page.alert_with(&["422", &direct.message(), "The instance is BACKUP now."]).await?;
    stage.picture("busy").await?;
    page.press("Send when it is free").await?;
    page.find(Role::Button, "Cancel").await?;
    expect!(page.table().await?.is_none(), "nothing to be sent while the instance is busy");
    stage.picture("waiting-until-free").await?;
    let table = page.follows_to("COMPLETED").await?;
    expect!(table.raw("name") == Some("e2e when free"), "the backup that waited, got {:?}", table.raw("name"));
    let posts = network.count("POST");
    expect!(posts == 2, "the refused POST and one more, got {posts}");
    Ok(())
}

/// Opens the page with the rare fields in view.
async fn unfolded(stage: &Stage, network: &Faulty, instance: &str, name: &str) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.fill(&stage.draft_by(network, instance, name)).await?;
    let more = page.more_options().await?;
    let folded = page.find_now(Role::Select, "Kind").await?;
    expect!(folded.is_none(), "the rare fields to be folded away");
    expect!(more.attr("aria-expanded").await?.as_deref() == Some("false"), "More options to say that it is folded");
    page.click(&more).await?;
    page.find(Role::Select, "Kind").await?;
    expect!(more.attr("aria-expanded").await?.as_deref() == Some("true"), "More options to say that it is unfolded");
    Ok(())
}

/// What the page asked the cloud to make.
fn posted(network: &Faulty) -> Value {
    let requests = network.requests();
    let post = requests.iter().find(|request| request.method == "POST");
    post.and_then(|Request { body, .. }| serde_json::from_slice(body).ok()).unwrap_or_default()
}

async fn sent(stage: &Stage) -> Look<Table> {
    stage.page.press("Create backup").await?;
    stage.page.shows_table().await
}

pub async fn unfolds_what_is_rare(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    unfolded(&stage, &network, "orders", "e2e rare").await?;
    let (_, kind) = page.choices("Kind").await?;
    let (_, driver) = page.choices("Storage driver").await?;
    expect!(kind == "full" && driver.is_empty(), "a full backup by the cloud's own driver, got {kind:?}, {driver:?}");
    let parent = page.find_now(Role::Textbox, "Parent backup").await?;
    expect!(parent.is_none(), "no parent for a full backup");
    page.choose("Kind", "incremental-of").await?;
    page.find(Role::Textbox, "Parent backup").await?;
    page.find(Role::Textbox, "Swift container").await?;
    stage.picture("options").await?;
    // The mark that says which way it folds is no part of the name.
    page.find(Role::Button, "More options").await?;
    Ok(())
}

pub async fn incremental_became_full(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    unfolded(&stage, &network, "sessions", "e2e became full").await?;
    page.choose("Kind", "incremental").await?;
    let table = sent(&stage).await?;
    expect!(table.raw("parent_id") == Some("None"), "no parent, got {:?}", table.raw("parent_id"));
    page.text_with_any(SOON, &["It became a full backup"]).await?;
    page.follows_to("COMPLETED").await?;
    Ok(())
}

pub async fn incremental_on_a_chosen_one(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    unfolded(&stage, &network, "orders", "e2e on top").await?;
    page.choose("Kind", "incremental-of").await?;
    page.press("Create backup").await?;
    let fault = page.fault_of("Parent backup").await?.unwrap_or_default();
    expect!(!fault.is_empty(), "the missing parent to be asked for");
    expect!(network.heard() == 0, "nothing to be sent without the parent");
    let field = page.field("Parent backup").await?;
    page.click(&field).await?;
    page.keys(Key::Down + "").await?;
    let list = page.picking_until("Parent backup", "to be full", |list| list.open && !list.choices.is_empty()).await?;
    expect!(list.name == "Completed backups", "a list named Completed backups, got {:?}", list.name);
    expect!(list.choices.len() == 3, "the three completed ones of orders, got {:?}", list.choices);
    page.go_to_choice("Parent backup", "orders-inc-1").await?;
    page.keys(Key::Enter + "").await?;
    page.holds(&[("Parent backup", ORDERS_NEXT)]).await?;
    let table = sent(&stage).await?;
    expect!(table.raw("parent_id") == Some(ORDERS_NEXT), "the chosen parent, got {:?}", table.raw("parent_id"));
    expect!(posted(&network)["backup"]["parent_id"] == ORDERS_NEXT, "it in the body, got {}", posted(&network));
    page.follows_to("COMPLETED").await?;
    Ok(())
}

pub async fn container_is_checked_and_used(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    unfolded(&stage, &network, "billing", "e2e container").await?;
    for wrong in ["my container", "a/b"] {
        page.type_into("Swift container", wrong).await?;
        page.press("Create backup").await?;
        let fault = page.fault_of("Swift container").await?.unwrap_or_default();
        expect!(!fault.is_empty(), "the container {wrong:?} to be at fault, in words");
        let heard = network.heard();
        expect!(heard == 0, "nothing to be sent with the container {wrong:?}, got {heard} requests");
    }
    page.type_into("Swift container", "e2e_container").await?;
    sent(&stage).await?;
    let table = page.follows_to("COMPLETED").await?;
    let location = table.raw("locationRef").unwrap_or_default();
    expect!(location.contains("/e2e_container/"), "the object in its container, got {location:?}");
    Ok(())
}

pub async fn registers_after_a_last_look(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let known = stage.cloud.get(&format!("/backups/{ORDERS_FULL}")).await?.body;
    let known = &known["backup"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (location, version) = (text(&known["locationRef"]), text(&known["datastore"]["version_id"]));
    stage.open().await?;
    let draft = Draft { instance: String::new(), ..stage.draft_by(&network, "orders", "e2e registered") };
    page.fill(&draft).await?;
    page.click(&page.more_options().await?).await?;
    page.choose("Kind", "register").await?;
    let instance = page.find_now(Role::Textbox, "Instance ID").await?;
    expect!(instance.is_none(), "no instance for a backup made elsewhere");
    page.press("Create backup").await?;
    for field in ["Remote location", "Datastore version", "Size in GiB"] {
        let fault = page.fault_of(field).await?.unwrap_or_default();
        expect!(!fault.is_empty(), "{field} to be needed");
    }
    page.fill_in(&[("Remote location", &location), ("Size in GiB", "0.31")]).await?;
    let field = page.field("Datastore version").await?;
    page.click(&field).await?;
    page.keys(Key::Down + "").await?;
    let list = |list: &e2e::page::Picking| list.open && !list.choices.is_empty();
    page.picking_until("Datastore version", "to be full", list).await?;
    page.go_to_choice("Datastore version", &version).await?;
    page.keys(Key::Enter + "").await?;
    page.holds(&[("Datastore version", &version)]).await?;
    page.press("Create backup").await?;
    let review = page.find(Role::Region, "Check what will be registered").await?;
    let shown = review.text().await?;
    for words in ["e2e registered", &location, "mysql 8.0", "0.31"] {
        expect!(shown.contains(words), "the review to show {words:?}, got {shown:?}");
    }
    stage.picture("review").await?;
    expect!(network.count("POST") == 0, "nothing to be sent before it is confirmed");
    page.press("Back").await?;
    until("the review to go", SOON, async || {
        let review = page.find_now(Role::Region, "Check what will be registered").await?;
        if review.is_none() { Ok(()) } else { Err("it is there".to_owned()) }
    })
    .await?;
    page.holds(&[("Remote location", &location), ("Name", "e2e registered")]).await?;
    expect!(network.count("POST") == 0, "Back to send nothing");
    page.press("Create backup").await?;
    page.press("Register backup").await?;
    let table = until("the registered backup", LATE, async || {
        let table = page.table().await?.ok_or_else(|| "there is no table".to_owned())?;
        let status = table.raw("status").unwrap_or_default().to_owned();
        if status == "RESTORED" { Ok(table) } else { Err(format!("its status is {status}")) }
    })
    .await?;
    expect!(table.raw("name") == Some("e2e registered"), "its name, got {:?}", table.raw("name"));
    let alerts = page.alerts().await?;
    expect!(alerts.is_empty(), "no alert for a backup that is registered, got {alerts:?}");
    Ok(network.was_posted_to_once()?)
}
