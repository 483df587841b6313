//! Checks before sending: beside the field and in words.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::faulty::Faulty;
use e2e::outcome::Outcome;
use e2e::page::Draft;
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

/// Types a wrong value, sends, and holds that this field is at fault and that nothing was sent.
async fn refuses(stage: &Stage, network: &Faulty, field: &str, wrong: &Draft) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.create(wrong).await?;
    let rule = until(&format!("{field} to be at fault"), SOON, async || {
        page.fault_of(field).await?.ok_or_else(|| "it is not aria-invalid".to_owned())
    })
    .await?;
    expect!(!rule.is_empty(), "the rule for {field} to be tied to it by aria-describedby");
    let sent = network.heard();
    expect!(sent == 0, "nothing to be sent while {field} is at fault, got {sent} requests");
    Ok(())
}

pub async fn names_that_trove_refuses(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    for name in ["備份", "---", &"n".repeat(256)] {
        refuses(&stage, &network, "Name", &stage.draft_by(&network, "orders", name)).await?;
    }
    let plain = stage.draft_by(&network, "orders", "e2e plain");
    let wrong = Draft { description: "…!".into(), ..plain };
    refuses(&stage, &network, "Description", &wrong).await
}

pub async fn instance_that_is_none(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    let plain = stage.draft_by(&network, "orders", "e2e plain");
    for instance in ["orders-db", "..", "a0000000-0000-4000-8000-00000000000"] {
        let wrong = Draft { instance: instance.into(), ..plain.clone() };
        refuses(&stage, &network, "Instance ID", &wrong).await?;
    }
    Ok(())
}

pub async fn token_that_no_header_can_carry(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    let wrong = Draft { token: "gAAAAA\u{2026}\u{20ac}".into(), ..stage.draft_by(&network, "orders", "e2e plain") };
    refuses(&stage, &network, "Token", &wrong).await
}
