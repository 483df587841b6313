//! Service workers: the page registers none and lets no script in it register one. One that another page of the same
//! origin registered answers the page's files and sees its requests: what still holds then (docs/security.md, "From whom").

use e2e::deadline::{Look, SOON, until};
use e2e::expect;
use e2e::outcome::{End, Outcome, skip};
use e2e::page::Role;
use e2e::site::{PLAIN, WORKER};
use e2e::stage::Stage;
use serde_json::{Value, json};

/// Does something that takes its time, and waits for its result; the result is of an object's kind, or of an error's name.
async fn awaited(stage: &Stage, promise: &str) -> Look<Value> {
    let begin = format!(
        "window.awaited = undefined; \
         Promise.resolve().then(() => {promise}).then((it) => {{ window.awaited = it ?? null }}, (e) => {{ window.awaited = `${{e.name}}` }}); \
         return null"
    );
    stage.page.ask(&begin, Vec::new()).await?;
    until("an end of what was begun", SOON, async || {
        let ended = stage.page.ask("return window.awaited === undefined ? [] : [window.awaited]", Vec::new()).await?;
        ended.get(0).cloned().ok_or_else(|| "there is none".to_owned())
    })
    .await
}

const REGISTERED: &str = "navigator.serviceWorker.getRegistrations().then((all) => all.length)";

/// Whether this browser has service workers under its driver.
async fn has_workers(stage: &Stage) -> Look<bool> {
    Ok(stage.page.ask("return Boolean(navigator.serviceWorker)", Vec::new()).await? == json!(true))
}

const NONE: &str = "this browser has no service workers under its driver";

pub async fn none_is_registered_nor_can_be(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    if !has_workers(&stage).await? {
        return skip(NONE);
    }
    page.create(&stage.draft("orders", "e2e no worker")).await?;
    page.follows_to("COMPLETED").await?;
    let count = awaited(&stage, REGISTERED).await?;
    expect!(count == 0, "the page to have registered no service worker, got {count}");
    let register = format!("navigator.serviceWorker.register('{WORKER}').then(() => 'registered')");
    let refused = awaited(&stage, &register).await?;
    // By Trusted Types where the browser has them, by the policy's `worker-src` elsewhere.
    let refusals = [json!("TypeError"), json!("SecurityError")];
    expect!(refusals.contains(&refused), "a script in the page to be refused a service worker, got {refused}");
    let count = awaited(&stage, REGISTERED).await?;
    expect!(count == 0, "no service worker after it was refused, got {count}");
    Ok(())
}

/// Another page of the origin, which has no policy, registers a worker for all of it.
async fn registered(stage: &Stage, address: &str) -> Outcome {
    stage.page.go(&stage.address(PLAIN)).await?;
    if !has_workers(stage).await? {
        return skip(NONE);
    }
    let register = format!(
        "navigator.serviceWorker.register('{address}', {{ scope: '/' }}).then(() => navigator.serviceWorker.ready).then(() => 'ready')"
    );
    let ready = awaited(stage, &register).await?;
    if ready == "ready" {
        Ok(())
    } else {
        skip(&format!("this browser registers no service worker under its driver: {ready}"))
    }
}

async fn unregistered(stage: &Stage) -> Outcome {
    stage.page.go(&stage.address(PLAIN)).await?;
    let each = "navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))).then((all) => all.length)";
    let count = awaited(stage, each).await?;
    expect!(count == 1, "one service worker to be there still, got {count}");
    Ok(())
}

async fn is_controlled(stage: &Stage) -> Outcome {
    let script = "return Boolean(navigator.serviceWorker.controller)";
    until("the worker to have the page", SOON, async || match stage.page.ask(script, Vec::new()).await? {
        Value::Bool(true) => Ok(()),
        other => Err(format!("it is {other}")),
    })
    .await?;
    Ok(())
}

/// What the worker sees of requests to other origins: their addresses hold no token. Their headers do, for a worker of the
/// same origin is as much as the page itself.
pub async fn a_foreign_one_sees_headers_and_no_token_in_an_address(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    registered(&stage, WORKER).await?;
    stage.open().await?;
    is_controlled(&stage).await?;
    page.create(&stage.draft_by(&network, "orders", "e2e by a worker")).await?;
    page.follows_to("COMPLETED").await?;
    network.was_posted_to_once()?;
    let seen = awaited(&stage, "fetch('/seen-by-the-worker').then((answer) => answer.json())").await?;
    let seen: Vec<Value> = seen.as_array().cloned().unwrap_or_default();
    expect!(seen.iter().any(|one| one["method"] == "POST"), "the worker to see the POST, got {seen:?}");
    for one in &seen {
        let address = one["url"].as_str().unwrap_or_default();
        expect!(!address.contains(stage.cloud.token()), "no token in the address {address}");
        let header = one["names"].as_array().is_some_and(|names| names.contains(&json!("x-auth-token")));
        expect!(header, "the header with the token to be what docs/security.md says that a worker sees, got {one}");
    }
    unregistered(&stage).await
}

/// What the worker changes of wasm, glue and parts does not run: their integrity is checked after the worker.
pub async fn what_a_foreign_one_changes_does_not_run(stage: Stage) -> Outcome {
    for ending in ["_bg.wasm", ".js"] {
        registered(&stage, &format!("{WORKER}?change={ending}")).await?;
        stage.page.go(&stage.address("/")).await?;
        is_controlled(&stage).await?;
        let said = stage.page.text_with_any(SOON, &["was changed on its way"]).await;
        let form = stage.page.find_now(Role::Button, "Create backup").await?;
        unregistered(&stage).await?;
        said.map_err(|reason| End::Failed(format!("{ending}: {reason}")))?;
        expect!(form.is_none(), "no form from the files that a worker changed, those that end in {ending}");
    }
    // Nor does a part that is loaded later.
    registered(&stage, &format!("{WORKER}?change=-cloud-")).await?;
    let network = stage.faulty().await?;
    stage.open().await?;
    is_controlled(&stage).await?;
    stage.page.create(&stage.draft_by(&network, "metrics", "e2e a changed part")).await?;
    let said = stage.page.alert_with(&["A part of this page did not load"]).await;
    unregistered(&stage).await?;
    said.map_err(|reason| End::Failed(format!("the part that sends: {reason}")))?;
    expect!(network.count("POST") == 0, "nothing to be sent by a part that a worker changed");
    Ok(())
}
