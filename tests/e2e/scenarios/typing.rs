//! What happens to the form under the hands: no scolding too early, and what people paste is put right.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Draft;
use e2e::stage::Stage;
use serde_json::{Value, json};
use thirtyfour::Key;

pub async fn no_scolding_while_typing(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.type_into("Instance ID", "a").await?;
    let early = page.fault_of("Instance ID").await?;
    expect!(early.is_none(), "no fault while the first character is typed, got {early:?}");
    page.keys(Key::Tab + "").await?;
    until("a fault once the field is left", SOON, async || {
        page.fault_of("Instance ID").await?.ok_or_else(|| "it is not aria-invalid".to_owned())
    })
    .await?;
    Ok(())
}

pub async fn pasted_variants_are_put_right(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let right = stage.draft_by(&network, "orders", "e2e pasted");
    let pasted = Draft {
        endpoint: format!("  {}/backups/ ", right.endpoint),
        token: format!("\"Bearer {}\"", right.token),
        instance: format!("https://horizon.example/project/databases/{}/?tab=a", right.instance.to_uppercase()),
        name: "  e2e pasted  ".into(),
        description: "   ".into(),
    };
    stage.open().await?;
    page.create(&pasted).await?;
    page.shows_table().await?;
    let requests = network.requests();
    let Some(post) = requests.iter().find(|request| request.method == "POST") else {
        return Err("expected a POST".to_owned().into());
    };
    let body: Value = serde_json::from_slice(&post.body).unwrap_or_default();
    let expected = json!({ "backup": { "instance": right.instance, "name": "e2e pasted" } });
    expect!(body == expected, "the body {expected}, got {body}");
    expect!(post.header("x-auth-token") == Some(&right.token), "the bare token in X-Auth-Token");
    expect!(post.path.ends_with("/backups") && !post.path.contains("//"), "a plain path, got {}", post.path);
    Ok(())
}
