//! How often the heavy views are rendered while somebody types beside them: not at all, unless they show what is typed.

use std::collections::BTreeMap;

use gloo_timers::future::TimeoutFuture;
use trove_backup::ui::renders::counts;
use trove_backup::{Field, Kept, TroveBackupProps};
use wasm_bindgen_test::wasm_bindgen_test;

use super::component::backup;
use super::page::{Mounted, rendered, until};
use super::stand_in::{Answer, StandIn, StoppedClock};

/// What somebody does.
type Step = Box<dyn Fn(&Mounted)>;

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
    // What shows how long ago something was is rendered each half minute anyway.
    let (_fetch, _clock) = (cloud(), StoppedClock::stop());
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
    // What shows how long ago something was is rendered each half minute anyway.
    let (_fetch, _clock) = (cloud(), StoppedClock::stop());
    let presets = vec![(Field::View, "backups".into())];
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "renders-list", presets: presets, views: true }));
    until("the connection", || page.find_input("Token").is_some()).await;
    page.fill_in(&[("API endpoint", "http://127.0.0.1:9/v1.0/p"), ("Token", "a-token-of-some-length")]);
    until("the button", || page.button("Show backups").is_some()).await;
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

/// A component that is made anew of the same state.
async fn fresh(kept: &Kept) -> Mounted {
    let copy = Kept::default();
    let state = kept.read().expect("a state");
    copy.change(|now| {
        *now = (*state).clone();
        // It leaves the focus where it is.
        now.focus.1 = None;
    });
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "live", kept: Some(copy), views: true }));
    rendered().await;
    page
}

/// Whatever somebody does, no view shows what was true before.
#[wasm_bindgen_test]
async fn what_is_shown_is_what_a_fresh_component_shows_of_the_same_state() {
    // What shows how long ago something was is rendered each half minute anyway.
    let (_fetch, _clock) = (cloud(), StoppedClock::stop());
    let kept = Kept::default();
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "live", kept: Some(kept.clone()), views: true }));
    until("the form", || page.button("Create backup").is_some()).await;
    let press = |text: &'static str| -> Step { Box::new(move |page: &Mounted| page.press(text)) };
    let types = |label: &'static str, text: &'static str| -> Step {
        Box::new(move |page: &Mounted| page.type_into(label, text))
    };
    let leaves = |label: &'static str| -> Step {
        Box::new(move |page: &Mounted| {
            page.input(label).focus().expect("focus");
            page.input(label).blur().expect("blur");
        })
    };
    let steps: Vec<(&str, Step)> = vec![
        ("an empty form is submitted", press("Create backup")),
        ("an endpoint is typed", types("API endpoint", "http://127.0.0.1:9/v1.0/p")),
        ("a token is typed", types("Token", "a-token-of-some-length")),
        ("its characters are shown", Box::new(|page: &Mounted| page.press("Show token"))),
        ("an instance is typed", types("Instance ID", "a0000000-0000-4000-8000-00000000000")),
        ("it is wrong", leaves("Instance ID")),
        ("it is mended", types("Instance ID", "a0000000-0000-4000-8000-000000000001")),
        ("more options", press("More options")),
        ("a container", types("Swift container", "a b")),
        ("it is wrong, too", leaves("Swift container")),
        ("it is emptied", types("Swift container", "")),
        ("a list is opened", Box::new(|page: &Mounted| page.key("Instance ID", "ArrowDown"))),
        ("it is closed", Box::new(|page: &Mounted| page.key("Instance ID", "Escape"))),
        ("a name is suggested", Box::new(|page: &Mounted| page.press("Suggest a name"))),
        ("it is sent", press("Create backup")),
        ("it is sent again", press("Create backup")),
        ("another way to sign in", Box::new(|page: &Mounted| page.radio("Password").click())),
        ("a user", types("User", "demo")),
        ("back to the token", Box::new(|page: &Mounted| page.radio("Use a token").click())),
        ("the list", press("Backups")),
        ("a search", types("Search", "night")),
        ("a search for nothing", types("Search", "zzz")),
        ("the search is emptied", types("Search", "")),
        ("sorted by name", press("Name")),
        ("the board", press("Freshness")),
        ("the list again", press("Backups")),
        ("a backup", press("nightly")),
        ("it is to be deleted", press("Delete …")),
        ("it is kept", press("Keep")),
        ("the form", press("New backup")),
        ("the token is emptied", types("Token", "")),
    ];
    for (what, step) in steps {
        step(&page);
        // What is asked is answered, and shown.
        TimeoutFuture::new(200).await;
        let fresh = fresh(&kept).await;
        assert!(page.shows_the_same(&fresh), "{what}:\n{}\n{}", page.markup(), fresh.markup());
    }
}
