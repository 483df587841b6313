//! Answers that mean harm: markup in a name, an id that climbs out of its path, a token where it does not belong.

use super::replies::{cloud_with, of_2013, shown};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::stage::Stage;
use serde_json::json;

pub async fn markup_stays_text(stage: Stage) -> Outcome {
    let mut backup = of_2013();
    backup["name"] = json!("<img src=x onerror=alert(1)><b>bold</b>");
    backup["description"] = json!("\u{202e}desrever and <script>alert(2)</script>");
    shown(&stage, &backup).await?;
    let made = stage.page.ask("return all('img[src=x]').length", Vec::new()).await?;
    expect!(made == json!(0), "text from the cloud to stay text, but an element was made of it");
    Ok(())
}

pub async fn repeated_token_is_masked_in_the_table(stage: Stage) -> Outcome {
    let token = stage.cloud.token().to_owned();
    let mut backup = of_2013();
    backup["description"] = json!(format!("made with {token}"));
    let (network, _) = cloud_with(&stage, &backup).await?;
    stage.open().await?;
    stage.page.create(&stage.draft_by(&network, "orders", "e2e token in a field")).await?;
    let table = stage.page.follows_to("COMPLETED").await?;
    let described = table.raw("description").unwrap_or_default();
    expect!(described.starts_with("made with "), "the rest of the field, got {described:?}");
    let held = stage.page.markup().await?.contains(&token);
    expect!(!held, "the token that the server repeats in a field to be masked in the document");
    Ok(())
}
