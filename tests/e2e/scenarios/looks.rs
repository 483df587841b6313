//! Looks that a program can judge: axe-core in each state, light and dark; no sideways scrolling on a narrow screen.

use e2e::browser::Browser;
use e2e::deadline::{Look, SOON, until};
use e2e::expect;
use e2e::outcome::{Outcome, skip};
use e2e::page::{Role, told};
use e2e::project;
use e2e::site::NARROW;
use e2e::stage::Stage;
use serde_json::{Value, json};

/// Runs axe on the page as it is; returns the violations, each as a line.
pub(super) async fn violations(stage: &Stage, state: &str) -> Look<Vec<String>> {
    let file = project::local().join("node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&file).map_err(|error| format!("axe-core in .local/node_modules: {error}"))?;
    let driver = &stage.page.driver;
    let script = "const done = arguments[arguments.length - 1]; \
                  axe.run(document, { resultTypes: ['violations'] }) \
                     .then((r) => done(r.violations), (e) => done(String(e)))";
    // In one script, because Firefox gives each one a world of its own.
    let answer = driver.execute_async(format!("{source}\n;{script}"), Vec::new()).await.map_err(told)?;
    let found = answer.json().as_array().cloned().ok_or_else(|| format!("axe in {state}: {}", answer.json()))?;
    let line = |violation: &Value| {
        let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let places: Vec<_> = nodes.iter().map(|node| node["html"].as_str().unwrap_or_default()).collect();
        format!("{state}: {} ({}) at {places:?}", violation["id"], violation["help"])
    };
    Ok(found.iter().map(line).collect())
}

/// The four states, with a picture of each.
async fn judged(stage: Stage, theme: &str) -> Outcome {
    let page = &stage.page;
    let mut found = Vec::new();
    let look = async |state: &str| -> Look<Vec<String>> {
        stage.picture(&format!("{theme}-{state}")).await?;
        violations(&stage, state).await
    };
    stage.open().await?;
    found.extend(look("idle").await?);
    page.press("Create backup").await?;
    until("fields at fault", SOON, async || page.fault_of("Name").await?.ok_or("there are none".to_owned())).await?;
    found.extend(look("invalid").await?);
    page.create(&stage.draft("archive", "e2e looks")).await?;
    page.alert_with(&["422"]).await?;
    found.extend(look("error").await?);
    page.create(&stage.draft("orders", "e2e looks")).await?;
    page.shows_table().await?;
    found.extend(look("following").await?);
    page.follows_to("COMPLETED").await?;
    found.extend(look("result").await?);
    expect!(found.is_empty(), "no violation of axe-core's rules ({theme}), got {found:#?}");
    Ok(())
}

/// The live demo: the element in another page, in each theme.
pub async fn accessible_demo(stage: Stage) -> Outcome {
    let page = &stage.page;
    page.open(&stage.address("/embed.html")).await?;
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        let script = format!(
            "const select = document.querySelector('[data-attribute=theme]'); select.value = '{theme}'; \
             select.dispatchEvent(new Event('input')); return document.getElementById('code').textContent"
        );
        let code = page.ask_text(&script).await?;
        expect!(code.contains(&format!("theme=\"{theme}\"")), "the code to follow the switch, got {code:?}");
        page.press("Create backup").await?;
        until("fields at fault", SOON, async || page.fault_of("Token").await?.ok_or("there are none".to_owned()))
            .await?;
        stage.picture(&format!("demo-{theme}")).await?;
        found.extend(violations(&stage, theme).await?);
    }
    expect!(found.is_empty(), "no violation of axe-core's rules in the demo, got {found:#?}");
    page.type_into("Instance ID", "typed").await?;
    page.press("Take it away").await?;
    page.press("Put it back").await?;
    let value = page.value("Instance ID").await?;
    expect!(value == "typed", "the draft to come back with the element, got {value:?}");
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

/// Has Chromium prefer dark pages, as Firefox does already, and holds that it does.
pub(super) async fn prefers_dark(stage: &Stage) -> Outcome {
    if stage.browser() == Browser::Chromium {
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        stage.page.devtools("Emulation.setEmulatedMedia", dark).await?;
    }
    stage.open().await?;
    let script = "return [matchMedia('(prefers-color-scheme: dark)').matches, getComputedStyle(document.body).color]";
    let dark = stage.page.ask(script, Vec::new()).await?;
    expect!(dark[0] == Value::Bool(true), "the browser to prefer dark pages");
    Ok(())
}

/// How far the content sticks out of a window 320 px wide, as a line; nothing when it does not.
pub(super) async fn sticks_out(stage: &Stage, state: &str) -> Look<Option<String>> {
    stage.picture(&format!("narrow-{state}")).await?;
    let script = "const e = document.scrollingElement; \
                  const wide = all('body *').filter((e) => shown(e) && \
                      e.getBoundingClientRect().right > innerWidth); \
                  return [innerWidth, e.clientWidth, e.scrollWidth, wide.map((e) => e.localName).join(' ')]";
    let found = stage.page.ask(script, Vec::new()).await?;
    if found[0] != json!(320) {
        return Err(format!("expected a window 320 px wide, got {found}"));
    }
    let fits = found[2].as_f64() <= found[1].as_f64();
    Ok((!fits).then(|| format!("{state}: {} px, by {}", found[2], found[3])))
}

pub async fn narrow_without_sideways_scrolling(stage: Stage) -> Outcome {
    let page = &stage.page;
    let mut wide = Vec::new();
    page.go(&stage.address(NARROW)).await?;
    page.driver.enter_frame(0).await?;
    page.find(Role::Button, "Create backup").await?;
    wide.extend(sticks_out(&stage, "idle").await?);
    page.press("Create backup").await?;
    wide.extend(sticks_out(&stage, "invalid").await?);
    page.create(&stage.draft("archive", "e2e narrow")).await?;
    page.alert_with(&["422"]).await?;
    wide.extend(sticks_out(&stage, "error").await?);
    let long = "unbroken1".repeat(25);
    page.create(&stage.draft("orders", &long)).await?;
    page.shows_table().await?;
    page.follows_to("COMPLETED").await?;
    wide.extend(sticks_out(&stage, "result").await?);
    expect!(wide.is_empty(), "no sideways scrolling at 320 px, got {wide:?}");
    Ok(())
}
