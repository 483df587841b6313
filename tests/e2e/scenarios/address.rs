//! What the page's address may and may not do: prefill, live anywhere, never carry a token; and `config.json`.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::site::{BROKEN, PRESET, PRESET_ENDPOINT, SUB_PATH};
use e2e::stage::Stage;

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
