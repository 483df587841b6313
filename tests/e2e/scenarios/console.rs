//! The console against the real cloud: the list, one backup and its chain, deleting, the board of instances.

use e2e::deadline::{Look, SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::{List, Role, told};
use e2e::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

/// Signs in and goes to the list; waits until its seven backups are there, with their instances' names.
async fn list(stage: &Stage) -> Look<List> {
    stage.begin_session().await?;
    stage.page.go_to("Backups").await?;
    let whole = |list: &List| list.count == 7 && list.cell("orders-full", "Instance") == Some("orders-db");
    stage.page.list_until("Backups", "to be whole", whole).await
}

pub async fn lists_all_by_name(stage: Stage) -> Outcome {
    let list = list(&stage).await?;
    expect!(list.sort == "Created descending", "the newest first, got {:?}", list.sort);
    expect!(list.names()[0] == "archive-hanging", "the newest first, got {:?}", list.names());
    for (name, heading, text) in [
        ("archive-hanging", "Status", "BUILDING"),
        ("billing-broken", "Status", "FAILED"),
        ("orders-full", "Kind", "full"),
        ("orders-inc-2", "Kind", "incremental"),
        ("billing-before-upgrade", "Size", "4.2 GiB"),
        ("sessions-lost", "Datastore", "postgresql 16"),
    ] {
        let cell = list.cell(name, heading).unwrap_or("nothing");
        expect!(cell == text, "{text:?} as {heading} of {name}, got {cell:?}");
    }
    stage.page.text_with_any(SOON, &["7 of 500 backups used"]).await?;
    Ok(())
}

pub async fn searched_filtered_sorted(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.type_into("Search", "ORDERS").await?;
    let found = page.list_until("Backups", "to be narrowed", |list| list.count == 3).await?;
    expect!(
        found.names() == ["orders-inc-2", "orders-inc-1", "orders-full"],
        "the newest first, got {:?}",
        found.names()
    );
    page.press("Name").await?;
    let sorted = page.list_until("Backups", "to be sorted", |list| list.sort == "Name ascending").await?;
    expect!(sorted.names() == ["orders-full", "orders-inc-1", "orders-inc-2"], "by name, got {:?}", sorted.names());
    page.press("Size").await?;
    page.press("Size").await?;
    let sorted = page.list_until("Backups", "to be sorted", |list| list.sort == "Size descending").await?;
    expect!(sorted.names()[0] == "orders-full", "the largest first, got {:?}", sorted.names());
    page.type_into("Search", "").await?;
    page.choose("Status", "failed").await?;
    page.list_until("Backups", "to have one", |list| list.names() == ["billing-broken"]).await?;
    page.choose("Status", "running").await?;
    page.list_until("Backups", "to have one", |list| list.names() == ["archive-hanging"]).await?;
    page.choose("Instance", stage.cloud.instance("orders")).await?;
    page.list_until("Backups", "to have none", |list| list.count == 0).await?;
    page.text_with_any(SOON, &["No backup fits."]).await?;
    Ok(())
}

pub async fn columns_are_chosen(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.unfold("Columns").await?;
    page.tick("Datastore").await?;
    page.tick("Id").await?;
    page.tick("UTC times").await?;
    let list = page
        .list_until("Backups", "to have other columns", |list| {
            list.headings.iter().any(|heading| heading == "Id")
                && !list.headings.iter().any(|heading| heading == "Datastore")
        })
        .await?;
    let id = list.cell("orders-full", "Id").unwrap_or_default();
    expect!(id == "c0000000-0000-4000-8000-000000000001", "the id, got {id:?}");
    let created = list.cell("orders-full", "Created").unwrap_or_default();
    expect!(created.ends_with('Z') && created.contains('T'), "the time as the cloud has it, got {created:?}");
    Ok(())
}

pub async fn address_holds_what_is_shown(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.type_into("Search", "orders").await?;
    page.fragment_with("view=backups&search=orders").await?;
    page.press("orders-inc-1").await?;
    page.shows_table().await?;
    let address = page.fragment_with("backup=c0000000-0000-4000-8000-000000000002").await?;
    page.driver.back().await.map_err(told)?;
    page.list_until("Backups", "to be back, narrowed", |list| list.count == 3).await?;
    page.driver.forward().await.map_err(told)?;
    page.shows_table().await?;
    page.go(&stage.address(&format!("/{address}"))).await?;
    page.sign_in(stage.cloud.identity(), "demo", "demo").await?;
    let table = page.shows_table().await?;
    let name = until("the backup of the address", SOON, async || {
        let table = page.table().await?.unwrap_or_default();
        table.raw("name").map(str::to_owned).ok_or_else(|| format!("the rows are {:?}", table.rows.len()))
    })
    .await?;
    expect!(name == "orders-inc-1", "the backup of the address, got {name:?} in {table:?}");
    Ok(())
}

pub async fn opens_one_with_its_chain(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.press("orders-inc-1").await?;
    page.focus_goes_to("orders-inc-1").await?;
    page.follows_to("COMPLETED").await?;
    let told = stage.cloud.get("/backups/c0000000-0000-4000-8000-000000000002").await?;
    page.table().await?.unwrap_or_default().equals(&told.body["backup"])?;
    page.text_with_any(SOON, &["It builds on a full backup. 1 backup builds on it, and would be deleted with it."])
        .await?;
    page.press("orders-full").await?;
    page.focus_goes_to("orders-full").await?;
    page.text_with_any(SOON, &["It builds on no other backup. 2 backups build on it"]).await?;
    page.go_to("Backups").await?;
    page.press("billing-broken").await?;
    page.alert_with(&["The backup failed."]).await?;
    Ok(())
}

pub async fn deletes_one(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.tick("Select orders-inc-2").await?;
    page.press("Delete selected (1)").await?;
    page.find(Role::Region, "Delete “orders-inc-2”?").await?;
    page.press("Delete").await?;
    page.status_with("1 of 1 accepted").await?;
    page.list_until("Backups", "to have one less", |list| list.count == 6).await?;
    let gone = stage.cloud.get("/backups/c0000000-0000-4000-8000-000000000003").await?;
    expect!(gone.status == 404, "it to be gone, got {}", gone.status);
    Ok(())
}

pub async fn deletes_a_chain_after_a_tick(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.press("orders-full").await?;
    page.press("Delete …").await?;
    let region = page.find(Role::Region, "Delete “orders-full”, and 2 backups that build on it?").await?;
    let named = region.text().await.map_err(told)?;
    expect!(
        ["orders-full", "orders-inc-1", "orders-inc-2"].iter().all(|name| named.contains(name)),
        "all that go, got {named:?}"
    );
    page.press("Delete").await?;
    page.status_with("Tick first").await?;
    expect!(
        stage.cloud.get("/backups/c0000000-0000-4000-8000-000000000001").await?.status == 200,
        "nothing to go without a tick"
    );
    page.tick("All 3 backups may go").await?;
    page.press("Delete").await?;
    page.focus_goes_to("Backups").await?;
    page.list_until("Backups", "to have three less", |list| list.count == 4).await?;
    Ok(())
}

pub async fn what_runs_is_not_deleted(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    page.tick("Select archive-hanging").await?;
    page.press("Delete selected (1)").await?;
    let region = page.find(Role::Region, "Nothing of this can be deleted now.").await?;
    let text = region.text().await.map_err(told)?;
    expect!(text.contains("archive-hanging: It runs"), "the reason, got {text:?}");
    page.press("Keep").await?;
    Ok(())
}

pub async fn what_others_create_appears(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    stage.cloud.create("e2e by somebody else", stage.cloud.instance("metrics")).await?;
    let fits = |list: &List| list.cell("e2e by somebody else", "Status") == Some("COMPLETED");
    page.list_until("Backups", "to have it, completed", fits).await?;
    Ok(())
}

pub async fn backs_up_from_the_board(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    page.go_to("Freshness").await?;
    // The instances are often listed before the last page of the backups: "none" is said once all are read.
    let known = |board: &List| {
        let last = board.cell("metrics-db", "Last good backup");
        board.rows.len() == 5 && last.is_some_and(|last| last.contains("none"))
    };
    let board = page.list_until("Instances", "to know that metrics-db has no good backup", known).await?;
    expect!(board.names()[4].starts_with("orders-db"), "the best last, got {:?}", board.names());
    page.press("Back up now metrics-db").await?;
    page.status_with("1 of 1 accepted").await?;
    let fresh = |board: &List| {
        board
            .cell("metrics-db", "Last good backup")
            .is_some_and(|last| last.contains("(full)") && !last.contains("too old"))
    };
    page.list_until("Instances", "to have a fresh backup", fresh).await?;
    let made = stage.cloud.get(&format!("/backups?instance_id={}", stage.cloud.instance("metrics"))).await?;
    expect!(made.body["backups"].as_array().is_some_and(|all| all.len() == 1), "one POST, got {}", made.body);
    for name in ["orders-db", "billing-db"] {
        page.tick(&format!("Select {name}")).await?;
    }
    page.press("Back up selected (2)").await?;
    page.status_with("2 of 2 accepted").await?;
    Ok(())
}

pub async fn by_token_after_a_press(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.press("Backups").await?;
    page.text_with_any(SOON, &["to see the backups of your project"]).await?;
    page.fill_in(&[("API endpoint", stage.cloud.endpoint()), ("Token", stage.cloud.token())]).await?;
    page.press("Show backups").await?;
    page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    let markup = page.markup().await?;
    expect!(!markup.contains(stage.cloud.token()), "the token in no part of the document");
    Ok(())
}

pub async fn by_keyboard_alone(stage: Stage) -> Outcome {
    let page = &stage.page;
    list(&stage).await?;
    // From the heading, which has the focus, on to the box before the name of the first one.
    for _ in 0..40 {
        if page.focus().await? == "archive-hanging" {
            break;
        }
        page.keys(Key::Tab + "").await?;
    }
    page.focus_goes_to("archive-hanging").await?;
    page.keys(Key::Enter + "").await?;
    page.shows_table().await?;
    page.focus_goes_to("archive-hanging").await?;
    Ok(())
}

/// So many more backups than on one page, so that most rows are not in the document.
pub async fn hundreds_scroll(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.cloud.crowd(800).await?;
    stage.begin_session().await?;
    page.go_to("Backups").await?;
    let early = page.list_until("Backups", "to have the first rows", |list| list.count >= 50).await?;
    expect!(early.count < 807, "the first rows before the last page, got {}", early.count);
    // However slow the machine is, each page has to come.
    let mut whole = early;
    while whole.count < 807 {
        whole = page.list_until("Backups", "to have more rows", |list| list.count > whole.count).await?;
    }
    expect!(whole.rows.len() < 100, "only some rows in the document, got {}", whole.rows.len());
    let scroll = "const pane = all('[role=region]').find((e) => named(e) === 'List of backups'); \
                  pane.scrollTop = arguments[0] * pane.scrollHeight; return pane.scrollHeight";
    page.ask(scroll, vec![json!(1)]).await?;
    let end = page.list_until("Backups", "to be at its end", |list| list.first > 700).await?;
    expect!(
        end.first + end.rows.len() as u64 == 807 + 2,
        "the last row to be the last, got {} and {}",
        end.first,
        end.rows.len()
    );
    page.ask(scroll, vec![json!(0.5)]).await?;
    page.list_until("Backups", "to be in its middle", |list| (300..500).contains(&list.first)).await?;
    page.type_into("Search", "crowd-00799").await?;
    page.list_until("Backups", "to be narrowed", |list| list.names() == ["crowd-00799"]).await?;
    Ok(())
}

/// What a dashboard gets with `view="console"`.
pub async fn in_a_dashboard(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.sign_in("orders")?;
    page.open(&stage.address("/hosts/html/")).await?;
    page.ask("all('trove-backup')[0].setAttribute('view', 'console'); return null", Vec::new()).await?;
    page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    page.press("orders-full").await?;
    page.follows_to("COMPLETED").await?;
    expect!(!page.fragment().await?.contains("view"), "the dashboard's address to be its own");
    Ok(())
}
