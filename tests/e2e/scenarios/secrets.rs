//! Token and password are in requests and nowhere else: not in the document, a store, the address, the console.

use e2e::browser::Browser;
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::{Draft, Role};
use e2e::stage::Stage;
use serde_json::json;

/// Looks for the argument's beginning in all that a page can hold; returns where it is.
const SWEEP: &str = include_str!("sweep.js");

const HOSTS: &str = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).hostname)";

/// Keeps what is said on the console, for drivers that cannot tell.
const LISTEN: &str = "
window.said = [];
for (const kind of ['log', 'info', 'warn', 'error', 'debug']) {
  const old = console[kind].bind(console);
  console[kind] = (...words) => { window.said.push(words.map(String).join(' ')); old(...words); };
}
return null";

pub async fn token_is_nowhere_after_a_whole_run(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let token = stage.cloud.token().to_owned();
    stage.open().await?;
    page.ask(LISTEN, Vec::new()).await?;
    let busy = Draft { description: "first refused".into(), ..stage.draft_by(&network, "archive", "e2e secrets") };
    page.create(&busy).await?;
    page.alert_with(&["422"]).await?;
    page.create(&stage.draft_by(&network, "orders", "e2e secrets")).await?;
    page.follows_to("COMPLETED").await?;
    are_nowhere(&stage, &[("the token", &token)]).await?;
    let cookies = page.driver.get_all_cookies().await?;
    expect!(cookies.is_empty(), "no cookie at all, got {}", cookies.len());
    let hosts = page.ask(HOSTS, Vec::new()).await?;
    let foreign = hosts.as_array().is_some_and(|hosts| hosts.iter().any(|host| host != "127.0.0.1"));
    expect!(!foreign, "requests to this machine only, got {hosts}");
    Ok(())
}

/// By password, and with a user whose password is like nothing else, while what is not secret is remembered.
pub async fn password_is_nowhere_after_a_whole_run(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let (user, password, wrong) = ("e2e-visitor", "Tr0ve-7-visits-the-horse", "not-the-password-of-visitor");
    stage.cloud.new_user(user, password).await?;
    let keystone = stage.keystone_before(&network).await?;
    let identity = keystone.endpoint(stage.cloud.identity());
    stage.open().await?;
    page.ask(LISTEN, Vec::new()).await?;
    let remember = async || {
        let remember = page.find(Role::Checkbox, "Remember on this device what is not secret").await?;
        page.click(&remember).await
    };
    page.fill_password(&identity, user, wrong).await?;
    remember().await?;
    page.press("Sign in").await?;
    page.alert_with(&["401"]).await?;
    page.type_into("Password", password).await?;
    page.press("Sign in").await?;
    page.is_signed_in().await?;
    page.fill_in(&[("Instance ID", stage.cloud.instance("archive")), ("Name", "e2e secrets")]).await?;
    page.press("Create backup").await?;
    page.alert_with(&["422"]).await?;
    page.type_into("Instance ID", stage.cloud.instance("orders")).await?;
    page.press("Create backup").await?;
    page.follows_to("COMPLETED").await?;
    let requests = network.requests();
    let token = requests.iter().find_map(|request| request.header("x-auth-token")).unwrap_or_default();
    expect!(token.len() > 40, "to know the token of the session");
    are_nowhere(&stage, &[("the token", token), ("the password", password), ("the wrong password", wrong)]).await?;
    let stored = page.ask_text("return JSON.stringify({ ...localStorage })").await?;
    expect!(stored.contains(user), "the user to be remembered, got {stored}");
    let led = requests.iter().any(|request| request.path.contains("/backups"));
    expect!(led, "the backup to have been asked for by way of this network");
    Ok(())
}

/// Holds that secrets are nowhere in the document, the stores, the address and on the console.
async fn are_nowhere(stage: &Stage, secrets: &[(&str, &str)]) -> Outcome {
    let page = &stage.page;
    for (what, secret) in secrets {
        let places = page.ask(SWEEP, vec![json!(secret)]).await?;
        expect!(places == json!([]), "{what} to be nowhere in the document, storage or address, it is in {places}");
    }
    let (said, told) = match stage.browser() {
        Browser::Chromium => {
            let log = page.driver.browser_log().await?;
            (format!("{log:?}"), true)
        }
        Browser::WebKit => (page.ask_text("return window.said.join('\\n')").await?, true),
        Browser::Firefox => (String::new(), false),
    };
    if !told {
        println!("    note: Firefox's driver does not tell what is on the console; that part is not judged here");
    }
    for (what, secret) in secrets {
        expect!(!said.contains(secret), "{what} not to be on the console");
    }
    Ok(())
}
