//! The token is in one header and nowhere else: not in the document, a store, the address, the console.

use e2e::browser::Browser;
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Draft;
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
    let places = page.ask(SWEEP, vec![json!(token)]).await?;
    expect!(places == json!([]), "the token to be nowhere in the document, storage or address, it is in {places}");
    let cookies = page.driver.get_all_cookies().await?;
    expect!(cookies.is_empty(), "no cookie at all, got {}", cookies.len());
    let hosts = page.ask(HOSTS, Vec::new()).await?;
    let foreign = hosts.as_array().is_some_and(|hosts| hosts.iter().any(|host| host != "127.0.0.1"));
    expect!(!foreign, "requests to this machine only, got {hosts}");
    let (said, told) = match stage.browser() {
        Browser::Chromium => {
            let log = page.driver.browser_log().await?;
            (log.iter().map(|entry| format!("{entry:?}\n")).collect::<String>(), true)
        }
        Browser::WebKit => (page.ask_text("return window.said.join('\\n')").await?, true),
        Browser::Firefox => (String::new(), false),
    };
    if !told {
        println!("    note: Firefox's driver does not tell what is on the console; that part is not judged here");
    }
    expect!(!said.contains(&token), "the token not to be on the console");
    Ok(())
}
