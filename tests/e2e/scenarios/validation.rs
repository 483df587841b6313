//! Checks before sending: beside the field and in words.

use e2e::expect;
use e2e::outcome::Outcome;
use e2e::stage::Stage;
use serde_json::Value;

pub async fn empty_form(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.press("Create backup").await?;
    for field in ["API endpoint", "Token", "Instance ID", "Name"] {
        let fault = page.fault_of(field).await?;
        expect!(fault.is_some(), "{field} to be aria-invalid in an empty form");
        expect!(!fault.unwrap_or_default().is_empty(), "{field} to have its rule tied by aria-describedby");
    }
    let optional = page.fault_of("Description").await?;
    expect!(optional.is_none(), "the optional Description not to be at fault, got {optional:?}");
    let focus = page.focus().await?;
    let script = "const e = focused(); return !!e.querySelector('a[href*=\"#\"], button') || e.matches('a')";
    let summary = page.ask(script, Vec::new()).await? == Value::Bool(true);
    expect!(focus == "API endpoint" || summary, "the focus on the first field at fault or on a summary, got {focus:?}");
    stage.picture("invalid").await?;
    Ok(())
}
