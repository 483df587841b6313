//! Not a test but a benchmark, played by `tools/bench freezes`: the longest that the worst answers, files and texts keep the
//! main thread of the built page from doing anything else. `tools/worst` measures the program alone, without a browser that
//! lays out and paints what became of it.

use super::replies::of_2013;
use e2e::browser::Browser;
use e2e::cloud::keystone_port;
use e2e::deadline::{Look, SOON, throughout, until};
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::{Outcome, skip};
use e2e::page::{Draft, Role};
use e2e::project;
use e2e::stage::Stage;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::Key;

/// A little less than the page reads of an answer.
const BYTES: usize = (1 << 20) - 2000;
/// So many rows the page reads of one answer.
const READ: usize = 1000;
/// So many of them it asks for twice, where rows may move meanwhile.
const TWICE: usize = 20;
/// Long enough for an answer of a megabyte to come and to be shown, and for the clock of a session to tick twice after it.
/// The driver asks nothing of the page meanwhile, for its questions are tasks as well.
const REST: Duration = Duration::from_secs(4);

pub async fn of_the_main_thread(stage: Stage) -> Outcome {
    if stage.browser() != Browser::Chromium {
        return skip("only Chromium tells of long tasks");
    }
    println!("    {:<66}{:>10}{:>8}{:>10}", "ms", "longest", "long", "longest");
    println!("    {:<66}{:>10}{:>8}{:>10}", "", "task", "tasks", "frame");
    stage.open().await?;
    measured(&stage, "nothing, for comparison", async || Ok(())).await?;
    long_values(&stage).await?;
    refusals(&stage).await?;
    lists(&stage).await?;
    of_keystone(&stage).await?;
    settings_files(&stage).await?;
    Ok(())
}

/// Does something, and prints how long it keeps the page busy.
async fn measured(stage: &Stage, what: &str, act: impl AsyncFnOnce() -> Look<()>) -> Look<()> {
    stage.page.ask(include_str!("../bench/freezes.js"), Vec::new()).await?;
    act().await?;
    throughout("time to answer and to show it", REST, async || Ok(())).await?;
    let freezes = stage.page.ask("return window.freezes ?? {}", Vec::new()).await?;
    let number = |key: &str| freezes[key].as_f64().unwrap_or_default();
    let task = if number("count") > 0.0 { format!("{:.0}", number("task")) } else { "< 50".into() };
    println!("    {what:<66}{task:>10}{:>8.0}{:>10.0}", number("count"), number("frame"));
    Ok(())
}

async fn pressed(stage: &Stage, button: &str, what: &str) -> Look<()> {
    let button = stage.page.find(Role::Button, button).await?;
    measured(stage, what, async || stage.page.click(&button).await).await
}

fn ended(description: &str) -> Value {
    let mut backup = of_2013();
    backup["status"] = json!("COMPLETED");
    backup["description"] = json!(description);
    json!({ "backup": backup })
}

/// A filled form, and a server that answers the POST like this.
async fn filled(stage: &Stage, answer: Answer) -> Look<Faulty> {
    let network = stage.faulty().await?;
    network.always("GET", "/backups/", Fault::Answer(answer.clone()));
    network.always("POST", "/backups", Fault::Answer(answer));
    stage.open().await?;
    stage.page.fill(&stage.draft_by(&network, "orders", "e2e freezes")).await?;
    Ok(network)
}

async fn long_values(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    let words = "word ".repeat(BYTES / 5);
    for (what, text) in [
        ("one word of 40,000 letters", "x".repeat(40_000)),
        ("one word of 1 MiB", "x".repeat(BYTES)),
        ("words of 1 MiB", words.trim().to_owned()),
    ] {
        let network = filled(stage, Answer::json(202, &ended(&text))).await?;
        pressed(stage, "Create backup", &format!("a reply with {what}")).await?;
        page.shows_table().await?;
        let all = format!("Show all {} characters", text.chars().count());
        pressed(stage, &all, &format!("all of {what}, unfolded")).await?;
        page.unfold("Raw JSON").await?;
        let last = "return named(all('button').filter(shown).filter((e) => named(e).startsWith('Show all')).at(-1))";
        let all = page.ask_text(last).await?;
        pressed(stage, &all, &format!("raw JSON with {what}, unfolded")).await?;
        drop(network);
    }
    let many: serde_json::Map<String, Value> = (0..BYTES / 16).map(|at| (format!("m{at:06}"), json!(1))).collect();
    let mut backup = ended("many members");
    backup["backup"]["members"] = Value::Object(many);
    let _network = filled(stage, Answer::json(202, &backup)).await?;
    pressed(stage, "Create backup", "a reply with 65,000 members").await?;
    page.shows_table().await.map(drop)
}

async fn refusals(stage: &Stage) -> Look<()> {
    for (what, again) in [("tags", "<b>x</b>"), ("words", "no "), ("entities", "&amp;lt;")] {
        let body = format!("<html><h1>{}", again.repeat(BYTES / again.len()));
        let _network = filled(stage, Answer::html(500, &body)).await?;
        pressed(stage, "Create backup", &format!("a refusal in HTML, 1 MiB of {what}")).await?;
        stage.page.alert_with(&["500"]).await?;
    }
    Ok(())
}

/// Rows of JSON objects in a list, of so many bytes at most.
fn rows(name: &str, most: usize, row: impl Fn(usize) -> Value) -> (usize, Value) {
    let length = row(most).to_string().len() + 1;
    let count = most.min(BYTES / length);
    (count, json!({ name: (0..count).map(row).collect::<Vec<_>>() }))
}

async fn lists(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let (count, backups) = rows(
        "backups",
        10_000,
        |at| json!({ "id": format!("b{at:05}"), "name": format!("n{at}"), "instance_id": format!("i{}", at % 999), "status": "COMPLETED" }),
    );
    network.always("GET", "/backups", Fault::Answer(Answer::json(200, &backups)));
    // The page reads 1,000 rows of an answer, and asks for the rest like another page.
    for marker in (1..11).map(|page| page * (READ - TWICE)) {
        let rest = json!({ "backups": backups["backups"].as_array().map(|all| &all[marker.min(count)..]) });
        network.always("GET", &format!("marker={marker}"), Fault::Answer(Answer::json(200, &rest)));
    }
    let (instances, list) = rows("instances", 5000, |at| {
        json!({ "id": format!("a0000000-0000-4000-8000-0000000{at:05}"), "name": format!("instance {at}"), "status": "ACTIVE",
                "datastore": { "type": "mysql", "version": "8.0" }, "volume": { "size": 5 } })
    });
    network.always("GET", "/instances", Fault::Answer(Answer::json(200, &list)));
    for page in (READ..instances).step_by(READ) {
        let rest = json!({ "instances": list["instances"].as_array().map(|all| &all[page..]) });
        let last = list["instances"][page - 1]["id"].as_str().unwrap_or_default();
        network.always("GET", &format!("marker={last}"), Fault::Answer(Answer::json(200, &rest)));
    }
    stage.open().await?;
    let draft = Draft { instance: String::new(), ..stage.draft_by(&network, "orders", "e2e freezes") };
    page.fill(&draft).await?;
    page.click(&page.field("Instance ID").await?).await?;
    let down = async || page.keys(Key::Down + "").await;
    measured(stage, &format!("a list of {instances} instances, opened below its field"), down).await?;
    page.picking_until("Instance ID", "to be full", |list| !list.choices.is_empty()).await?;
    measured(stage, "a letter typed, which narrows that list", async || page.keys("7").await).await?;
    page.keys(Key::Escape + "").await?;
    pressed(stage, "Backups", &format!("a list of {count} backups in one page, beside {instances} instances")).await?;
    let wanted = u64::try_from(count).map_err(|error| error.to_string())?;
    page.list_until("Backups", "to be whole", |list| list.count == wanted).await?;
    page.click(&page.field("Search").await?).await?;
    measured(stage, "a letter typed, which searches that list", async || page.keys("7").await).await?;
    pressed(stage, "Freshness", "the board of freshness of all that").await?;
    pressed(stage, "Strategies", "the form for a strategy of one of these instances").await?;
    page.click(&page.field("Swift container").await?).await?;
    measured(stage, "a letter typed into that form", async || page.keys("7").await).await
}

fn token(project: bool, catalog: &Value) -> Value {
    let named = |name: &str| json!({ "id": format!("{name}-id"), "name": name, "domain": { "id": "default", "name": "Default" } });
    let mut token = json!({ "methods": ["password"], "user": named("demo"), "issued_at": "2026-11-27T20:00:00.000000Z",
                            "expires_at": "2099-11-27T20:00:00.000000Z", "catalog": catalog });
    if project {
        token["project"] = named("demo");
    }
    json!({ "token": token })
}

async fn of_keystone(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    let endpoint = |region: &str, id: usize| {
        json!({ "id": format!("{id:032x}"), "interface": "public", "region_id": region, "region": region,
                "url": format!("{}/", stage.cloud.endpoint()) })
    };
    let service = |kind: &str, endpoints: Vec<Value>| json!({ "type": kind, "name": kind, "endpoints": endpoints });
    let length = endpoint("RegionOne", 0).to_string().len() + 1;
    let most = BYTES / length;
    let others = (0..most).map(|at| endpoint("RegionOne", at)).collect();
    let regions = (0..most).map(|at| endpoint(&format!("R{at:08}"), at)).collect();
    let (projects, list) = rows(
        "projects",
        usize::MAX >> 1,
        |at| json!({ "id": format!("{at:032x}"), "name": format!("project {at}"), "enabled": true }),
    );
    for (what, answer) in [
        (
            format!("a catalog of {most} endpoints of another service"),
            token(true, &json!([service("compute", others), service("database", vec![endpoint("RegionOne", 0)])])),
        ),
        (format!("a catalog of {most} regions"), token(true, &json!([service("database", regions)]))),
        (format!("{projects} projects to choose among"), token(false, &json!([]))),
    ] {
        let keystone = Faulty::before(keystone_port()).await?;
        let header = |answer: Answer| {
            answer
                .header("X-Subject-Token", stage.cloud.token())
                .header("Access-Control-Expose-Headers", "X-Subject-Token")
        };
        keystone.always("POST", "/auth/tokens", Fault::Answer(header(Answer::json(201, &answer))));
        keystone.always("GET", "/auth/projects", Fault::Answer(Answer::json(200, &list)));
        stage.open().await?;
        page.fill_password(&keystone.endpoint(stage.cloud.identity()), "demo", "demo").await?;
        pressed(stage, "Sign in", &what).await?;
        let shown = "return document.querySelector('section.session, select') ? 'yes' : 'no'";
        until("a session or a choice", SOON, async || match page.ask_text(shown).await?.as_str() {
            "yes" => Ok(()),
            _ => Err(format!("there is none; the alerts say {:?}", page.alerts().await?)),
        })
        .await?;
        let typed = page.field("Name").await?;
        page.click(&typed).await?;
        measured(stage, &format!("a letter typed beside {what}"), async || page.keys("7").await).await?;
    }
    Ok(())
}

async fn settings_files(stage: &Stage) -> Look<()> {
    let page = &stage.page;
    let most = 100_000;
    let again = "  a:\n    auth:\n      username: b\n";
    let clouds = format!("clouds:\n{}", again.repeat((most - 8) / again.len()));
    let begin = "clouds:\n  long:\n    auth:\n      username: ";
    let value = format!("{begin}{}\n", "x".repeat(most - 1 - begin.len()));
    for (what, text) in [("many clouds", clouds), ("one long value", value)] {
        let file = project::state().join("worst.yaml");
        std::fs::write(&file, &text).map_err(|error| error.to_string())?;
        stage.open().await?;
        page.choose_way("Password").await?;
        page.unfold("Fill in from openrc or clouds.yaml").await?;
        measured(stage, &format!("a clouds.yaml of 100 kB, {what}, chosen"), async || {
            page.choose_settings(&file).await
        })
        .await?;
    }
    Ok(())
}
