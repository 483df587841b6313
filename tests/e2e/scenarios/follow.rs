//! Following a backup: politely, only while somebody looks, and to the end.

use e2e::browser::Browser;
use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::{Outcome, skip};
use e2e::stage::Stage;
use serde_json::json;

pub async fn silent_while_hidden(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.follow(&network, "metrics", "e2e hang while hidden").await?;
    let window = page.driver.window().await?;
    page.driver.minimize_window().await?;
    let mut hidden = page.ask_text("return document.visibilityState").await? == "hidden";
    if !hidden {
        let tab = page.driver.new_tab().await?;
        page.driver.switch_to_window(tab).await?;
        page.driver.switch_to_window(window.clone()).await?;
        hidden = page.ask_text("return document.visibilityState").await? == "hidden";
    }
    if !hidden {
        return skip("neither minimising nor another tab hides the page in this browser under its driver");
    }
    let end = network.is_silent().await;
    page.driver.set_window_rect(0, 0, 1280, 1000).await?;
    end?;
    until("the page to be visible again", SOON, async || {
        match page.ask_text("return document.visibilityState").await?.as_str() {
            "visible" => Ok(()),
            state => Err(format!("it is {state}")),
        }
    })
    .await?;
    Ok(network.is_polled_again().await?)
}

pub async fn silent_while_offline(stage: Stage) -> Outcome {
    if stage.browser() != Browser::Chromium {
        return skip("only Chromium's driver can take a page offline");
    }
    let network = stage.faulty().await?;
    stage.follow(&network, "sessions", "e2e hang unplugged").await?;
    let line = |offline| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    stage.page.devtools("Network.enable", json!({})).await?;
    stage.page.devtools("Network.emulateNetworkConditions", line(true)).await?;
    let end = network.is_silent().await;
    let said = stage.page.text_with_any(SOON, &["offline"]).await;
    let kept = stage.page.table().await?.is_some();
    stage.page.devtools("Network.emulateNetworkConditions", line(false)).await?;
    end?;
    said?;
    expect!(kept, "the last table to stay while offline");
    Ok(network.is_polled_again().await?)
}
