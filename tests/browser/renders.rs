//! How often the heavy views are rendered while somebody types beside them: not at all, unless they show what is typed.

use std::collections::BTreeMap;

use gloo_timers::future::TimeoutFuture;
use trove_backup::ui::renders::counts;
use trove_backup::{Field, TroveBackupProps};
use wasm_bindgen_test::wasm_bindgen_test;

use super::component::backup;
use super::page::{Mounted, rendered, until};
use super::stand_in::{Answer, StandIn};

/// A cloud with one backup that has ended, and no instance.
fn cloud() -> StandIn {
    StandIn::answering(|request| match request.url() {
        _ if request.method() == "POST" => Answer::Json(202, backup("COMPLETED")),
        url if url.contains("/instances") => Answer::Json(200, r#"{"instances": []}"#.into()),
        url if url.contains("/backups/b1") => Answer::Json(200, backup("COMPLETED")),
        url if url.contains("/backups") => {
            let whole = backup("COMPLETED");
            let item = whole.trim_start_matches(r#"{"backup": "#).trim_end().trim_end_matches('}');
            Answer::Json(200, format!(r#"{{"backups": [{item}}}]}}"#))
        }
        _ => Answer::Json(200, r#"{"quotas": []}"#.into()),
    })
}

/// Types a word into the input behind a label, letter by letter. Returns how often each view was rendered meanwhile.
async fn renders_while_typing(page: &Mounted, label: &str, word: &str) -> BTreeMap<&'static str, usize> {
    // What shows how long ago something was is rendered each half minute anyway.
    while js_sys::Date::now() / 1000.0 % 30.0 > 25.0 {
        TimeoutFuture::new(200).await;
    }
    // Nothing that was asked is still being answered.
    TimeoutFuture::new(500).await;
    let before = counts();
    for end in 1..=word.len() {
        page.type_into(label, &word[..end]);
        rendered().await;
    }
    let since = |(name, count): (&'static str, usize)| (name, count - before.get(name).copied().unwrap_or_default());
    counts().into_iter().map(since).collect()
}

#[wasm_bindgen_test]
async fn typing_in_the_form_renders_the_form_once_a_letter_and_no_result() {
    let _fetch = cloud();
    let page = Mounted::new("renders-form");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill_in(&[
        ("API endpoint", "http://127.0.0.1:9/v1.0/p"),
        ("Token", "a-token-of-some-length"),
        ("Instance ID", "a0000000-0000-4000-8000-000000000001"),
        ("Name", "nightly"),
    ]);
    page.press("Create backup");
    until("the table", || page.property("status").is_some()).await;
    let renders = renders_while_typing(&page, "Description", "letters").await;
    assert_eq!((renders["form"], renders["commands"]), (7, 7), "{renders:?}");
    assert_eq!((renders["result"], renders["session"], renders["combobox"]), (0, 0, 0), "{renders:?}");
}

#[wasm_bindgen_test]
async fn typing_beside_a_list_renders_no_list_and_searching_it_nothing_else() {
    let _fetch = cloud();
    let presets = vec![(Field::View, "backups".into())];
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "renders-list", presets: presets, views: true }));
    until("the connection", || page.find_input("Token").is_some()).await;
    page.fill_in(&[("API endpoint", "http://127.0.0.1:9/v1.0/p"), ("Token", "a-token-of-some-length")]);
    page.press("Show backups");
    until("the list", || page.button("nightly").is_some()).await;
    let renders = renders_while_typing(&page, "Identity endpoint", "https").await;
    assert_eq!((renders["list"], renders["session"]), (0, 5), "{renders:?}");
    let renders = renders_while_typing(&page, "Search", "night").await;
    assert_eq!((renders["list"], renders["session"]), (5, 0), "{renders:?}");
    page.press("Freshness");
    until("the board", || counts().contains_key("board")).await;
    let renders = renders_while_typing(&page, "Identity endpoint", "http").await;
    assert_eq!((renders["board"], renders["list"]), (0, 0), "{renders:?}");
    page.press("Backups");
    until("the list again", || page.button("nightly").is_some()).await;
    page.press("nightly");
    until("the chain", || counts().contains_key("chain") && page.property("status").is_some()).await;
    let renders = renders_while_typing(&page, "Identity endpoint", "https").await;
    assert_eq!((renders["chain"], renders["detail"], renders["list"]), (0, 0, 0), "{renders:?}");
}
