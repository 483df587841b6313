//! What the page lets out and in: the headers and the body of its requests, and the content policy that it ships with.

use e2e::browser::Browser;
use e2e::deadline::SOON;
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Role;
use e2e::site::CHANGED;
use e2e::stage::Stage;
use serde_json::{Value, json};

/// Headers that browsers add by themselves.
const BROWSERS_OWN: &[&str] = &[
    "host",
    "connection",
    "user-agent",
    "accept-language",
    "accept-encoding",
    "origin",
    "content-length",
    "dnt",
    "te",
    "priority",
    "sec-gpc",
];

pub async fn requests_carry_what_they_must_and_no_more(stage: Stage) -> Outcome {
    let network = stage.faulty().await?;
    stage.follow(&network, "orders", "e2e headers").await?;
    stage.page.follows_to("COMPLETED").await?;
    let requests = network.requests();
    expect!(requests.len() >= 2, "a POST and at least one GET, got {}", requests.len());
    for request in &requests {
        let what = format!("{} {}", request.method, request.path);
        let ours = |name: &&str| !BROWSERS_OWN.contains(name) && !name.starts_with("sec-");
        let mut names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).filter(ours).collect();
        names.sort_unstable();
        names.retain(|name| *name != "content-type" || request.method == "POST");
        let expected: &[&str] = if request.method == "POST" {
            &["accept", "content-type", "x-auth-token"]
        } else {
            &["accept", "x-auth-token"]
        };
        expect!(names == expected, "{what} to carry {expected:?}, got {names:?}");
        expect!(request.header("accept") == Some("application/json"), "{what} to accept JSON only");
        expect!(request.header("x-auth-token") == Some(stage.cloud.token()), "{what} to carry the token");
    }
    let post = requests.iter().find(|request| request.method == "POST");
    let body: Value = post.map(|post| serde_json::from_slice(&post.body).unwrap_or_default()).unwrap_or_default();
    let expected = json!({ "backup": { "instance": stage.cloud.instance("orders"), "name": "e2e headers" } });
    expect!(body == expected, "the body {expected}, got {body}");
    Ok(())
}

pub async fn policy_is_in_force(stage: Stage) -> Outcome {
    stage.open().await?;
    let page = &stage.page;
    let inline = "const s = document.createElement('script'); \
                  try { s.append(document.createTextNode('document.documentElement.dataset.ran = \"yes\"')); \
                        document.head.append(s); } catch {} \
                  return document.documentElement.dataset.ran ?? 'no'";
    let ran = page.ask_text(inline).await?;
    expect!(ran == "no", "an injected inline script not to run");
    let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''";
    let policy = page.ask_text(policy).await?;
    for word in [
        "require-trusted-types-for 'script'",
        "connect-src",
        "object-src 'none'",
        "worker-src 'none'",
        "base-uri 'none'",
    ] {
        let none = word == "object-src 'none'" && policy.contains("default-src 'none'");
        expect!(none || policy.contains(word), "{word} in the page's policy, which is {policy:?}");
    }
    expect!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "no unsafe word in {policy:?}");
    if stage.browser() == Browser::Chromium {
        let sink =
            "try { document.createElement('div').innerHTML = '<b>x</b>'; return 'done' } catch (e) { return e.name }";
        let thrown = page.ask_text(sink).await?;
        expect!(thrown == "TypeError", "Trusted Types to refuse plain text as markup, got {thrown}");
    } else {
        println!("    note: Trusted Types are judged in Chromium only");
    }
    Ok(())
}

pub async fn changed_files_do_not_run(stage: Stage) -> Outcome {
    for (place, _) in CHANGED {
        stage.page.go(&stage.address(place)).await?;
        stage.page.text_with_any(SOON, &["was changed on its way"]).await?;
        let form = stage.page.find_now(Role::Button, "Create backup").await?;
        expect!(form.is_none(), "no form from the changed files of {place}");
    }
    Ok(())
}
