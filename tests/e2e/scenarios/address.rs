//! What the page's address may and may not do: prefill, live anywhere, never carry a token; and `config.json`.

use e2e::deadline::{Look, SOON, throughout, until};
use e2e::expect;
use e2e::outcome::{Outcome, skip};
use e2e::page::Role;
use e2e::site::{BROKEN, NOWHERE, PRESET, PRESET_ENDPOINT, SUB_PATH};
use e2e::stage::Stage;
use serde_json::json;
use std::time::Duration;

const SECRET: &str = "gAAAAABsecretFromTheAddress";

/// Waits until a field holds this.
async fn holds(stage: &Stage, field: &str, expected: &str) -> Outcome {
    until(&format!("{field} to hold {expected:?}"), SOON, async || match stage.page.value(field).await? {
        value if value == expected => Ok(()),
        value => Err(format!("it holds {value:?}")),
    })
    .await?;
    Ok(())
}

pub async fn fragment_prefills(stage: Stage) -> Outcome {
    let fragment = "#endpoint=http%3A%2F%2F127.0.0.1%3A18779%2Fv1.0%2Fabc\
                    &instance-id=a0000000-0000-4000-8000-000000000001&name=nightly%201&description=by%20link";
    stage.page.open(&stage.address(&format!("/{fragment}"))).await?;
    holds(&stage, "API endpoint", "http://127.0.0.1:18779/v1.0/abc").await?;
    holds(&stage, "Instance ID", "a0000000-0000-4000-8000-000000000001").await?;
    holds(&stage, "Name", "nightly 1").await?;
    holds(&stage, "Description", "by link").await
}

pub async fn token_in_the_fragment_is_dropped(stage: Stage) -> Outcome {
    let path = format!("/#name=nightly&token={SECRET}");
    dropped(&stage, &path).await?;
    holds(&stage, "Name", "nightly").await?;
    stage.page.driver.back().await?;
    let before = stage.page.ask_text("return location.href").await?;
    expect!(!before.contains(SECRET), "Back not to lead to the token, it leads to {before}");
    Ok(())
}

pub async fn token_in_the_query_is_dropped(stage: Stage) -> Outcome {
    dropped(&stage, &format!("/?token={SECRET}")).await
}

async fn dropped(stage: &Stage, path: &str) -> Outcome {
    let page = &stage.page;
    page.open(&stage.address(path)).await?;
    until("the address to lose the token", SOON, async || match page.ask_text("return location.href").await? {
        address if address.contains(SECRET) => Err(format!("it is {address}")),
        _ => Ok(()),
    })
    .await?;
    let token = page.value("Token").await?;
    expect!(token.is_empty(), "a token in the address not to be used");
    page.text_with_any(SOON, &["held a token", "token was not used", "token in the address"]).await?;
    let source = page.markup().await?;
    expect!(!source.contains(SECRET), "the token from the address nowhere in the document");
    Ok(())
}

pub async fn presets_survive_back_and_forward(stage: Stage) -> Outcome {
    stage.page.open(&stage.address("/#name=nightly")).await?;
    holds(&stage, "Name", "nightly").await?;
    stage.page.driver.back().await?;
    stage.page.driver.forward().await?;
    holds(&stage, "Name", "nightly").await
}

pub async fn works_below_a_path(stage: Stage) -> Outcome {
    stage.page.open(&stage.address(SUB_PATH)).await?;
    stage.page.create(&stage.draft("orders", "e2e sub path")).await?;
    stage.page.follows_to("COMPLETED").await?;
    Ok(())
}

pub async fn config_presets(stage: Stage) -> Outcome {
    stage.page.open(&stage.address(PRESET)).await?;
    holds(&stage, "API endpoint", PRESET_ENDPOINT).await
}

pub async fn broken_config_is_said(stage: Stage) -> Outcome {
    stage.page.open(&stage.address(BROKEN)).await?;
    stage.page.text_with_any(SOON, &["config.json"]).await?;
    stage.page.create(&stage.draft("metrics", "e2e broken config")).await?;
    stage.page.follows_to("COMPLETED").await?;
    Ok(())
}

/// Changes the fragment of the open page, as a link or another page may.
async fn link(stage: &Stage, fragment: &str) -> Look<()> {
    stage.page.ask("location.hash = arguments[0]; return null", vec![json!(fragment)]).await.map(drop)
}

pub async fn a_link_leads_no_token_away(stage: Stage) -> Outcome {
    let page = &stage.page;
    let (ours, theirs) = (stage.faulty().await?, stage.faulty().await?);
    let (our_endpoint, their_endpoint) =
        (ours.endpoint(stage.cloud.endpoint()), theirs.endpoint(stage.cloud.endpoint()));
    let is_quiet = async || {
        throughout("nothing to be asked at the link's endpoint", Duration::from_secs(2), async || {
            match theirs.heard() {
                0 => Ok(()),
                heard => Err(format!("{heard} requests came")),
            }
        })
        .await
    };
    // With a token typed, and no endpoint.
    stage.open().await?;
    page.type_into("Token", stage.cloud.token()).await?;
    link(&stage, &format!("view=backups&endpoint={their_endpoint}")).await?;
    page.text_with_any(SOON, &[&format!("fills in an endpoint at 127.0.0.1:{}.", theirs.port)]).await?;
    is_quiet().await?;
    stage.picture("link-with-an-endpoint").await?;
    // A list that is opened beside it.
    page.press("New backup").await?;
    page.press("Instances").await?;
    page.text_with_any(SOON, &["nothing was asked yet"]).await?;
    is_quiet().await?;
    // With an endpoint that a press confirmed.
    stage.page.open(&stage.address(&format!("/#endpoint={our_endpoint}"))).await?;
    page.type_into("Token", stage.cloud.token()).await?;
    page.press("Backups").await?;
    page.press("Show backups").await?;
    page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    link(&stage, &format!("view=freshness&endpoint={their_endpoint}")).await?;
    page.text_with_any(SOON, &["The token was removed"]).await?;
    page.holds(&[("Token", ""), ("API endpoint", &their_endpoint)]).await?;
    is_quiet().await?;
    // Typed once more, and pressed beside its host: then it is the person's own will.
    page.type_into("Token", stage.cloud.token()).await?;
    is_quiet().await?;
    page.press(&format!("Use this token at 127.0.0.1:{}", theirs.port)).await?;
    page.list_until("Instances", "to be whole", |board| board.rows.len() == 5).await?;
    expect!(theirs.heard() > 0, "the pressed endpoint to be asked");
    Ok(())
}

/// The browser keeps the page as it is while somebody looks at another one, and shows that one again.
pub async fn comes_back_from_the_browsers_cache(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.open().await?;
    let listen = "addEventListener('pageshow', (event) => { document.documentElement.lang = event.persisted ? 'x-kept' : 'en' }); \
                  return null";
    page.ask(listen, Vec::new()).await?;
    let draft = stage.draft_by(&network, "orders", "e2e back from the cache");
    page.fill(&draft).await?;
    page.driver.goto(&stage.address(NOWHERE)).await?;
    page.driver.back().await?;
    page.find(Role::Button, "Create backup").await?;
    if page.ask_text("return document.documentElement.lang").await? != "x-kept" {
        return skip("this browser keeps no pages under its driver");
    }
    let heard = network.heard();
    expect!(heard == 0, "nothing to be asked by coming back, got {heard}");
    page.keeps(&draft).await?;
    page.press("Create backup").await?;
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}

/// A file that misses its field would open in the place of the page.
pub async fn what_is_dropped_beside_a_field_is_no_navigation(stage: Stage) -> Outcome {
    stage.open().await?;
    let script = "const drop = (target) => { \
                      const over = new DragEvent('dragover', { bubbles: true, cancelable: true }); \
                      const event = new DragEvent('drop', { bubbles: true, cancelable: true }); \
                      target.dispatchEvent(over); target.dispatchEvent(event); \
                      return [over.defaultPrevented, event.defaultPrevented]; }; \
                  return [drop(document.body), drop(all('input').find(shown))]";
    let kept = stage.page.ask(script, Vec::new()).await?;
    expect!(kept == json!([[true, true], [false, false]]), "a drop to count in fields alone, got {kept}");
    Ok(())
}
