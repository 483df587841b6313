//! Picking the instance from the list below its field.

use e2e::deadline::{Look, SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::{Draft, Picking, told};
use e2e::stage::Stage;
use thirtyfour::Key;

const FIELD: &str = "Instance ID";

/// Opens the list from the field, and waits until the cloud has answered.
async fn opened(stage: &Stage) -> Look<Picking> {
    let page = &stage.page;
    let field = page.field(FIELD).await?;
    page.click(&field).await?;
    page.keys(Key::Down + "").await?;
    page.picking_until(FIELD, "to be open and full", |picking| picking.open && !picking.choices.is_empty()).await
}

/// Whether it is what is suggested for an instance: `orders-db-20261124-1530`.
fn is_suggested(name: &str, instance: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let time =
        name.strip_prefix(instance).and_then(|rest| rest.strip_prefix('-')).and_then(|rest| rest.split_once('-'));
    time.is_some_and(|(date, minute)| digits(date, 8) && digits(minute, 4))
}

pub async fn by_keyboard_alone(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    page.focus_goes_to(FIELD).await?;
    let list = opened(&stage).await?;
    expect!(list.name == "Instances", "a list named Instances, got {:?}", list.name);
    let known = stage.cloud.get("/instances").await?.body;
    let names: Vec<&str> =
        known["instances"].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect();
    expect!(names.len() == 5, "the cloud to have five instances, got {names:?}");
    expect!(list.choices.len() == names.len(), "all {names:?}, got {:?}", list.choices);
    for (choice, name) in list.choices.iter().zip(&names) {
        expect!(choice.text.contains(name), "{name} in the order of the cloud, got {choice:?}");
    }
    expect!(list.active.is_none(), "nothing to be active at first, got {:?}", list.active);
    let at = async |index: usize| {
        let is = |picking: &Picking| picking.active.as_ref().is_some_and(|active| active.contains(names[index]));
        page.picking_until(FIELD, &format!("to have {} active", names[index]), is).await
    };
    page.keys(Key::Down + "").await?;
    let moved = at(0).await?;
    let selected: Vec<_> = moved.choices.iter().filter(|choice| choice.selected).collect();
    expect!(selected.len() == 1 && selected[0].text.contains(names[0]), "one choice to be selected, got {selected:?}");
    page.keys(Key::Up + "").await?;
    at(names.len() - 1).await?;
    page.keys(Key::Down + "").await?;
    at(0).await?;
    page.keys(Key::Down + "").await?;
    at(1).await?;
    page.focus_goes_to(FIELD).await?;
    stage.picture("picking").await?;
    page.keys(Key::Escape + "").await?;
    page.picking_until(FIELD, "to be closed by Escape", |picking| !picking.open).await?;
    page.holds(&[(FIELD, ""), ("Name", "")]).await?;
    opened(&stage).await?;
    page.go_to_choice(FIELD, "orders-db").await?;
    page.keys(Key::Enter + "").await?;
    page.picking_until(FIELD, "to be closed by Enter", |picking| !picking.open).await?;
    page.holds(&[(FIELD, stage.cloud.instance("orders"))]).await?;
    let name = page.value("Name").await?;
    expect!(is_suggested(&name, "orders-db"), "a name like orders-db-20261124-1530, got {name:?}");
    expect!(page.table().await?.is_none(), "Enter in the list to send nothing");
    page.keys(Key::Enter + "").await?;
    let table = page.follows_to("COMPLETED").await?;
    expect!(table.raw("name") == Some(&name), "the suggested name, got {:?}", table.raw("name"));
    Ok(())
}

pub async fn typing_narrows(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    opened(&stage).await?;
    page.keys("bill").await?;
    let list = page.picking_until(FIELD, "to have one choice", |picking| picking.choices.len() == 1).await?;
    expect!(list.choices[0].text.contains("billing-db"), "billing-db, got {:?}", list.choices);
    page.keys("nothing like this").await?;
    page.picking_until(FIELD, "to have none", |picking| picking.open && picking.choices.is_empty()).await?;
    page.text_with_any(SOON, &["Nothing fits."]).await?;
    page.type_into(FIELD, "metrics").await?;
    page.picking_until(FIELD, "to have one choice again", |picking| picking.choices.len() == 1).await?;
    page.keys(Key::Down + "").await?;
    page.keys(Key::Enter + "").await?;
    page.holds(&[(FIELD, stage.cloud.instance("metrics"))]).await?;
    Ok(())
}

pub async fn tab_leaves(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    opened(&stage).await?;
    page.keys(Key::Down + "").await?;
    page.keys(Key::Tab + "").await?;
    let focus = page.focus().await?;
    let kind = page.ask_text("return focused()?.localName").await?;
    expect!(focus == "Name", "Tab to go on to Name, the focus is on {focus:?} ({kind})");
    page.picking_until(FIELD, "to be closed", |picking| !picking.open).await?;
    page.holds(&[(FIELD, "")]).await?;
    Ok(())
}

pub async fn by_mouse_keeps_a_name(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    page.type_into("Name", "my own name").await?;
    page.press("Instances").await?;
    page.picking_until(FIELD, "to be open and full", |picking| picking.open && picking.choices.len() == 5).await?;
    page.focus_goes_to(FIELD).await?;
    let script = "return all('[role=option]').filter(shown).find((e) => e.textContent.includes('sessions-db'))";
    let found = page.driver.execute(format!("{}\n{script}", e2e::page::DEEP), Vec::new()).await?;
    page.click(&found.element()?).await?;
    page.picking_until(FIELD, "to be closed by a click", |picking| !picking.open).await?;
    page.holds(&[(FIELD, stage.cloud.instance("sessions")), ("Name", "my own name")]).await?;
    Ok(())
}

pub async fn busy_one_says_why(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    let list = opened(&stage).await?;
    let busy: Vec<_> = list.choices.iter().filter(|choice| choice.disabled).collect();
    expect!(busy.len() == 1 && busy[0].text.contains("archive-db"), "archive-db alone to be disabled, got {busy:?}");
    expect!(busy[0].text.contains("a backup of it is running"), "the reason with it, got {busy:?}");
    page.go_to_choice(FIELD, "archive-db").await?;
    page.keys(Key::Enter + "").await?;
    page.status_with("archive-db cannot be backed up now").await?;
    page.holds(&[(FIELD, ""), ("Name", "")]).await?;
    Ok(())
}

/// With endpoint and token alone, too; and the cloud is asked for nothing before.
pub async fn with_a_token(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.open().await?;
    let draft = Draft { instance: String::new(), ..stage.draft_by(&network, "orders", "") };
    page.fill(&draft).await?;
    let typed = stage.cloud.instance("billing");
    page.type_into(FIELD, typed).await?;
    let heard = network.heard();
    expect!(heard == 0, "nothing to be asked because of typing, got {heard} requests");
    page.type_into(FIELD, "").await?;
    opened(&stage).await?;
    page.go_to_choice(FIELD, "billing-db").await?;
    page.keys(Key::Enter + "").await?;
    page.holds(&[(FIELD, typed)]).await?;
    Ok(())
}

pub async fn uuid_can_be_typed_all_the_same(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    let id = stage.cloud.instance("orders");
    opened(&stage).await?;
    page.keys(id).await?;
    page.picking_until(FIELD, "to know the typed one", |picking| picking.choices.len() == 1).await?;
    page.keys(Key::Tab + "").await?;
    let fault = page.fault_of(FIELD).await?;
    expect!(fault.is_none(), "a typed UUID to be right, got {fault:?}");
    let address = format!("https://dashboard.example/project/databases/{id}/");
    page.type_into(FIELD, &address).await?;
    page.type_into("Name", "e2e typed").await?;
    let (fault, name) = (page.fault_of(FIELD).await?, page.value("Name").await?);
    expect!(fault.is_none(), "the address of the instance's page to be right, got {fault:?}");
    expect!(name == "e2e typed", "the typed name, got {name:?}");
    page.press("Create backup").await?;
    let table = page.shows_table().await?;
    expect!(table.raw("instance_id") == Some(id), "a backup of it, got {:?}", table.raw("instance_id"));
    Ok(())
}

pub async fn quota_is_told(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    opened(&stage).await?;
    page.text_with_any(SOON, &["7 of 500 backups used: 493 left."]).await?;
    page.keys(Key::Escape + "").await?;
    page.fill_in(&[(FIELD, stage.cloud.instance("orders")), ("Name", "e2e counted")]).await?;
    page.press("Create backup").await?;
    page.shows_table().await?;
    until("the quota to count the new one", SOON, async || {
        let text = page.text().await.map_err(told)?;
        if text.contains("8 of 500 backups used") { Ok(()) } else { Err(format!("the page says {text:?}")) }
    })
    .await?;
    Ok(())
}
