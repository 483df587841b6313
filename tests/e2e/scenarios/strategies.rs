//! The backup strategies of the real cloud.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::stage::Stage;

pub async fn set_used_and_removed(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    page.go_to("Strategies").await?;
    page.text_with_any(SOON, &["There are none: the cloud decides where backups go."]).await?;
    page.type_into("Swift container", "everything").await?;
    page.press("Set strategy").await?;
    page.list_until("Strategies", "to have one", |list| list.names() == ["everything"]).await?;
    page.text_with_any(SOON, &["Replaces everything."]).await?;
    let orders = stage.cloud.instance("orders");
    let named = format!("orders-db ({orders})");
    until("instances of one name to be told apart", SOON, async || {
        let (names, _) = page.choices("For").await?;
        if names.contains(&named) { Ok(()) } else { Err(format!("the choices are {names:?}")) }
    })
    .await?;
    page.choose("For", orders).await?;
    page.type_into("Swift container", "orders").await?;
    page.press("Set strategy").await?;
    let both = |list: &e2e::page::List| list.names().len() == 2 && list.names().contains(&"orders");
    page.list_until("Strategies", "to have two", both).await?;
    let told = stage.cloud.get("/backup_strategies").await?;
    expect!(told.body["backup_strategies"].as_array().is_some_and(|all| all.len() == 2), "two, got {}", told.body);
    let made = stage.cloud.create("e2e by its strategy", stage.cloud.instance("orders")).await?;
    expect!(made.status == 202, "the cloud to take a backup, got {}", made.status);
    page.press("Remove orders-db").await?;
    page.focus_goes_to("Swift container").await?;
    page.status_with("1 of 1 accepted").await?;
    page.list_until("Strategies", "to have one", |list| list.names() == ["everything"]).await?;
    page.holds(&[("Swift container", "orders")]).await?;
    page.press("Remove The whole project").await?;
    page.text_with_any(SOON, &["There are none"]).await?;
    page.press("Set strategy").await?;
    page.list_until("Strategies", "to have it again", |list| list.names() == ["everything"]).await?;
    page.press("Remove The whole project").await?;
    page.text_with_any(SOON, &["There are none"]).await?;
    Ok(())
}
