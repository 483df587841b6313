//! What happens to the form under the hands: no scolding too early, and what people paste is put right.

use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Draft;
use e2e::stage::Stage;
use serde_json::{Value, json};

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
