//! The views of signing in, picking and asking for more, before axe-core, and 320 px wide.

use super::looks::{prefers_dark, sticks_out, violations};
use e2e::browser::Browser;
use e2e::deadline::Look;
use e2e::expect;
use e2e::outcome::{Outcome, skip};
use e2e::page::Role;
use e2e::site::NARROW;
use e2e::stage::Stage;
use thirtyfour::Key;

/// Goes from one view to the next, and calls at each with its name.
async fn each_view(stage: &Stage, mut at: impl AsyncFnMut(&str) -> Look<()>) -> Look<()> {
    let page = &stage.page;
    let identity = stage.cloud.identity();
    page.fill_password(identity, "demo", "wrong").await?;
    page.unfold("Project, domains, region").await?;
    page.unfold("Fill in from openrc or clouds.yaml").await?;
    at("password").await?;
    page.press("Sign in").await?;
    page.alert_with(&["401"]).await?;
    at("refused").await?;
    page.choose_way("Application credential").await?;
    at("credential").await?;
    page.sign_in(identity, "demo", "demo").await?;
    page.is_signed_in().await?;
    at("session").await?;
    let field = page.field("Instance ID").await?;
    page.click(&field).await?;
    page.keys(Key::Down + "").await?;
    page.picking_until("Instance ID", "to be full", |list| list.choices.len() == 5).await?;
    page.go_to_choice("Instance ID", "archive-db").await?;
    at("picking").await?;
    page.keys(Key::Escape + "").await?;
    page.click(&page.more_options().await?).await?;
    page.choose("Kind", "incremental-of").await?;
    page.choose("Storage driver", "cinder").await?;
    page.type_into("Swift container", "a b").await?;
    page.press("Create backup").await?;
    at("options").await?;
    page.type_into("Swift container", "").await?;
    page.choose("Storage driver", "").await?;
    page.choose("Kind", "register").await?;
    let location = format!("http://swift.example/v1/AUTH_p/{}/object.xbstream.gz", "container".repeat(8));
    page.fill_in(&[("Remote location", &location), ("Size in GiB", "5"), ("Name", "e2e views")]).await?;
    page.type_into("Datastore version", "a0000000-0000-4000-8000-000000000001").await?;
    page.press("Create backup").await?;
    page.find(Role::Region, "Check what will be registered").await?;
    at("review").await?;
    page.press("Back").await?;
    page.choose("Kind", "full").await?;
    page.fill_in(&[("Instance ID", stage.cloud.instance("archive"))]).await?;
    page.press("Create backup").await?;
    page.alert_with(&["The instance is BACKUP now."]).await?;
    at("busy").await?;
    page.go_to("Backups").await?;
    page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    page.unfold("Columns").await?;
    at("list").await?;
    page.tick("Select orders-full").await?;
    page.press("Delete selected (1)").await?;
    page.find(Role::Checkbox, "All 3 backups may go").await?;
    at("deletion").await?;
    page.press("Keep").await?;
    page.press("orders-inc-1").await?;
    page.shows_table().await?;
    at("chain").await?;
    page.go_to("Freshness").await?;
    page.list_until("Instances", "to be whole", |board| board.rows.len() == 5).await?;
    at("board").await?;
    page.go_to("Backups").await?;
    page.press("orders-full").await?;
    page.shows_table().await?;
    page.press("Restore …").await?;
    page.focus_goes_to("Restore “orders-full”").await?;
    page.press("Restore").await?;
    page.focus_goes_to("Flavor").await?;
    at("restore").await?;
    page.go_to("Strategies").await?;
    page.press("Set strategy").await?;
    page.focus_goes_to("Swift container").await?;
    at("strategies").await
}

async fn judged(stage: Stage, theme: &str) -> Outcome {
    let mut found = Vec::new();
    stage.open().await?;
    each_view(&stage, async |view| {
        stage.picture(&format!("{theme}-{view}")).await?;
        found.extend(violations(&stage, view).await?);
        Ok(())
    })
    .await?;
    expect!(found.is_empty(), "no violation of axe-core's rules ({theme}), got {found:#?}");
    Ok(())
}

pub async fn accessible_light(stage: Stage) -> Outcome {
    judged(stage, "light").await
}

pub async fn accessible_dark(stage: Stage) -> Outcome {
    if stage.browser() == Browser::WebKit {
        return skip("WebKit's driver cannot ask for dark pages");
    }
    prefers_dark(&stage).await?;
    judged(stage, "dark").await
}

pub async fn narrow_without_sideways_scrolling(stage: Stage) -> Outcome {
    let mut wide = Vec::new();
    stage.page.go(&stage.address(NARROW)).await?;
    stage.page.driver.enter_frame(0).await?;
    stage.page.find(Role::Button, "Create backup").await?;
    each_view(&stage, async |view| {
        wide.extend(sticks_out(&stage, view).await?);
        Ok(())
    })
    .await?;
    expect!(wide.is_empty(), "no sideways scrolling at 320 px, got {wide:?}");
    Ok(())
}
