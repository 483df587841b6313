//! The component's life: what it announces, where the focus goes, and that nothing of it is left behind.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use trove_backup::{TokenSource, TroveBackupProps};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use super::page::{Mounted, active_id, is_silent, markup, rendered, until};
use super::stand_in::{Answer, Hurry, StandIn, WallClock, hide};

/// A backup as the cloud tells of it.
pub fn backup(status: &str) -> String {
    format!(
        r#"{{"backup": {{"id": "b1", "name": "nightly", "status": "{status}", "instance_id": null,
            "created": "2026-11-23T10:00:00", "updated": "2026-11-23T10:00:05", "size": 0.31}}}}"#
    )
}

fn active_tag() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().map(|element| element.tag_name()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn an_empty_form_sends_nothing_and_leads_to_the_first_field() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let page = Mounted::new("empty");
    until("the form", || page.button("Create backup").is_some()).await;
    assert_eq!(page.text("[role=status]"), "", "the live region is there from the start, and silent");
    page.press("Create backup");
    until("the focus", || active_id() == "empty-endpoint").await;
    assert_eq!(page.text("[role=status]"), "4 fields need attention. Nothing was sent.");
    let input = page.input("API endpoint");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = input.get_attribute("aria-describedby").unwrap_or_default();
    assert!(described.starts_with("empty-endpoint-error "), "{described}");
    assert_eq!(page.text("#empty-endpoint-error"), "Enter the address of the database service.");
    assert_eq!(page.input("Description").get_attribute("aria-invalid"), None);
    assert!(fetch.asked().is_empty());
}

/// yew gives the browser a turn between the first render and what follows it, when the machine is slow.
#[wasm_bindgen_test]
async fn what_a_host_gives_at_once_after_mounting_is_taken() {
    let mut page = Mounted::new("at-once");
    page.preset("at-once", "http://127.0.0.1:9/v1.0/early");
    until("the form", || page.button("Create backup").is_some()).await;
    until("the preset", || page.input("API endpoint").value() == "http://127.0.0.1:9/v1.0/early").await;
}

#[wasm_bindgen_test]
async fn an_error_waits_until_the_field_is_left() {
    let page = Mounted::new("leave");
    until("the form", || page.button("Create backup").is_some()).await;
    for (label, early, rule, good) in
        [("Instance ID", "a", "no UUID", "a0000000-0000-4000-8000-000000000001"), ("Name", "…", "letter", "…1")]
    {
        page.input(label).focus().expect("focus");
        page.type_into(label, early);
        rendered().await;
        assert_eq!(page.fault_of(label), None, "nothing while the first character is typed");
        page.input("Description").focus().expect("focus");
        until("the error", || page.fault_of(label).is_some_and(|fault| fault.contains(rule))).await;
        page.type_into(label, good);
        until("it goes with its cause", || page.fault_of(label).is_none()).await;
    }
}

/// What no Trove takes, and what no header can carry.
#[wasm_bindgen_test]
async fn what_is_wrong_is_told_at_its_field_and_nothing_is_sent() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let page = Mounted::new("wrong");
    until("the form", || page.button("Create backup").is_some()).await;
    let labels = ["API endpoint", "Token", "Instance ID", "Name", "Description"];
    let long = "n".repeat(256);
    for (label, wrong, rule) in [
        ("Name", "備份", "at least one letter"),
        ("Name", "---", "at least one letter"),
        ("Name", &long, "256 characters are too many"),
        ("Description", "…!", "at least one letter"),
        ("Instance ID", "orders-db", "There is no UUID in it"),
        ("Instance ID", "..", "There is no UUID in it"),
        ("Instance ID", "a0000000-0000-4000-8000-00000000000", "There is no UUID in it"),
        ("Token", "gAAAAA\u{2026}\u{20ac}", "Character 7 cannot be part of a token"),
    ] {
        page.fill();
        page.type_into("Description", "");
        page.type_into(label, wrong);
        page.press("Create backup");
        until(&format!("a fault of {wrong:?}"), || page.fault_of(label).is_some_and(|fault| fault.contains(rule)))
            .await;
        let at_fault: Vec<_> = labels.into_iter().filter(|label| page.fault_of(label).is_some()).collect();
        assert_eq!(at_fault, [label], "{wrong:?}");
        assert!(page.said().contains("Nothing was sent."), "{}", page.said());
        rendered().await;
        assert!(fetch.asked().is_empty(), "{wrong:?}");
    }
}

#[wasm_bindgen_test]
async fn however_often_it_is_pressed_one_post_leaves() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let page = Mounted::new("once");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    for _ in 0..5 {
        page.press("Create backup");
    }
    until("the request", || fetch.count("POST") == 1).await;
    page.press("Create backup");
    until("cancel", || page.button("Cancel").is_some()).await;
    assert_eq!(fetch.count("POST"), 1);
    assert_eq!(
        page.button("Create backup").and_then(|button| button.get_attribute("aria-disabled")).as_deref(),
        Some("true")
    );
}

/// One press is one act: neither the second click of a double click nor a held Enter presses a small button again.
#[wasm_bindgen_test]
async fn a_small_button_acts_once_a_press() {
    let page = Mounted::new("small");
    until("the form", || page.button("Create backup").is_some()).await;
    let shown = || page.input("Token").type_() == "text";
    page.click("Show token", 1);
    until("the token is shown", shown).await;
    // Where the button hides it now, a double click's second click would undo the first.
    page.click("Hide token", 2);
    rendered().await;
    assert!(shown(), "the second click of a double click does nothing");
    assert!(page.may_press("Hide token", "Enter", false), "the first Enter presses");
    assert!(!page.may_press("Hide token", "Enter", true), "a held one does not");
    assert!(page.may_press("Hide token", "Tab", true), "other keys are the browser's");
    page.click("Hide token", 1);
    until("the token is hidden", || !shown()).await;
}

#[wasm_bindgen_test]
async fn cancel_aborts_and_looks_before_anything_else() {
    let fetch = StandIn::new(vec![Answer::Never, Answer::Json(200, r#"{"backups": []}"#.into())]);
    let page = Mounted::new("cancel");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("cancel", || page.button("Cancel").is_some()).await;
    page.button("Cancel").expect("Cancel").focus().expect("focus");
    page.press("Cancel");
    until("the alert", || page.text("[role=alert]").contains("You stopped waiting")).await;
    let asked = fetch.asked();
    assert!(asked.first().is_some_and(|request| request.signal().aborted()), "the POST was aborted");
    assert_eq!((fetch.count("POST"), fetch.count("GET")), (1, 1));
    assert!(page.text("[role=alert]").contains("check again"));
    assert_ne!(active_tag(), "BODY", "the focus is not lost with the button that had it");
    assert_eq!(page.input("Name").value(), "nightly", "the draft is kept");
    page.press("Check again");
    until("the second look", || fetch.count("GET") == 2).await;
    assert_eq!(fetch.count("POST"), 1);
}

#[wasm_bindgen_test]
async fn a_good_end_is_announced_politely_and_is_no_alert() {
    let answers = vec![Answer::Json(202, backup("NEW")), Answer::Json(200, backup("COMPLETED"))];
    let fetch = StandIn::new(answers);
    let page = Mounted::new("good");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("status").as_deref() == Some("NEW")).await;
    assert!(page.said().starts_with("Accepted. Status NEW."));
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert!(
        page.text("[role=status]")
            .starts_with("“\u{2068}nightly\u{2069}”: status \u{2068}COMPLETED\u{2069} after 5 s."),
        "{}",
        page.text("[role=status]")
    );
    assert!(page.find("[role=alert]").is_none());
    assert_eq!(page.property("size").as_deref(), Some("0.31"));
    let _hurry = Hurry::begin();
    is_silent(&fetch).await;
    assert_eq!(fetch.asked().len(), 2, "nothing is asked after the end");
}

/// A proxy's page, and then a reply that is lost: the last good table is there all the time.
#[wasm_bindgen_test]
async fn looks_that_fail_keep_the_table() {
    let _hurry = Hurry::begin();
    let fetch = StandIn::new(vec![
        Answer::Json(202, backup("NEW")),
        Answer::Json(502, "<html><title>502</title></html>".into()),
        Answer::Reject,
        Answer::Json(200, backup("COMPLETED")),
    ]);
    let page = Mounted::new("trouble");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    let mut told = Vec::new();
    until("the end", || {
        let status = page.property("status").expect("the table is there all the time");
        assert_eq!(page.alerts(), "", "one line tells of it, and no alert");
        let trouble = page.text(".status .warning");
        if !trouble.is_empty() && told.last() != Some(&trouble) {
            told.push(trouble);
        }
        status == "COMPLETED"
    })
    .await;
    assert_eq!(told.len(), 2, "both failures were met, and told: {told:?}");
    assert!(told[0].contains("HTTP 502") && told[1].contains("cannot be reached"), "{told:?}");
    assert_eq!((fetch.count("POST"), fetch.count("GET")), (1, 3));
    assert_eq!(page.text(".status .warning"), "", "a good look ends the trouble");
}

/// Somebody, or a time server, sets the clock by a day.
#[wasm_bindgen_test]
async fn a_clock_that_is_set_neither_stops_the_following_nor_hurries_it() {
    let _hurry = Hurry::begin();
    for (id, day) in [("clock-back", -86_400_000.0), ("clock-forth", 86_400_000.0)] {
        let fetch = StandIn::new(vec![
            Answer::Json(202, backup("NEW")),
            Answer::Json(200, backup("NEW")),
            Answer::Json(200, backup("BUILDING")),
            Answer::Json(200, backup("COMPLETED")),
        ]);
        let page = Mounted::new(id);
        until("the form", || page.button("Create backup").is_some()).await;
        page.fill();
        page.press("Create backup");
        until("the table", || page.property("id").is_some()).await;
        // What waits is waited for anew when the page is shown again.
        hide(true);
        rendered().await;
        let _clock = WallClock::set_forth(day);
        hide(false);
        until("a look", || page.property("status").as_deref() == Some("BUILDING")).await;
        until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
        assert_eq!((fetch.count("POST"), fetch.count("GET")), (1, 3), "{id}");
    }
}

/// It is shown, and no address is made of it.
#[wasm_bindgen_test]
async fn an_id_that_would_climb_is_not_asked_for() {
    let _hurry = Hurry::begin();
    let fetch = StandIn::new(vec![Answer::Json(202, backup("NEW").replace("b1", "../instances"))]);
    let page = Mounted::new("climbing");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("id").as_deref() == Some("../instances")).await;
    is_silent(&fetch).await;
    assert_eq!(fetch.asked().len(), 1, "the POST alone");
}

#[wasm_bindgen_test]
async fn an_accepted_draft_is_not_sent_again_by_mistake() {
    let fetch = StandIn::new(vec![Answer::Json(202, backup("NEW")), Answer::Never]);
    let page = Mounted::new("again");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    page.press("Create backup");
    until("the sentence", || page.text("[role=status]").contains("accepted already")).await;
    assert_eq!(fetch.count("POST"), 1);
    page.type_into("Name", "another");
    page.press("Create backup");
    until("the second one", || fetch.count("POST") == 2).await;
}

#[wasm_bindgen_test]
async fn a_refused_token_is_asked_for_in_place() {
    let refusal = r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#;
    let fetch = StandIn::new(vec![Answer::Json(401, refusal.into()), Answer::Json(202, backup("NEW"))]);
    let page = Mounted::new("refused");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the focus", || active_id() == "refused-token").await;
    let alert = page.text("[role=alert]");
    for part in ["log in", "HTTP 401", "req-1", "new token"] {
        assert!(alert.contains(part), "{part} in {alert}");
    }
    page.type_into("Token", "another-token-of-some-length");
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    assert!(page.find("[role=alert]").is_none());
    let sent = fetch.asked().pop().and_then(|request| request.headers().get("x-auth-token").ok().flatten());
    assert_eq!(sent.as_deref(), Some("another-token-of-some-length"));
}

#[wasm_bindgen_test]
async fn a_token_of_before_is_masked_in_the_document_and_in_events() {
    let refusal = r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#;
    let echo = r#"{"backup": {"id": "b1", "name": "a%2Dtoken-of-some-length", "description": "a-token-of-some-length",
        "x": "another-token&#45;of-some-length", "status": "COMPLETED"}}"#;
    let _fetch = StandIn::new(vec![Answer::Json(401, refusal.into()), Answer::Json(202, echo.into())]);
    let told = Rc::new(RefCell::new(Vec::new()));
    let onevent = {
        let told = told.clone();
        Callback::from(move |event| told.borrow_mut().push(format!("{event:?}")))
    };
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "before", onevent }));
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the refusal", || page.text("[role=alert]").contains("log in")).await;
    page.type_into("Token", "another-token-of-some-length");
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    for name in ["name", "description", "x"] {
        assert_eq!(page.property(name).as_deref(), Some("••••••••"), "{name}");
    }
    // The host hears of it once the table is rendered.
    until("the event", || told.borrow().join(" ").contains("Completed")).await;
    let html = page.find(".trove-backup").map(|root| root.outer_html()).unwrap_or_default();
    let told = told.borrow().join(" ");
    assert!(
        told.contains("Completed") && !html.contains("token-of-some") && !told.contains("of-some"),
        "{told} {html}"
    );
}

#[wasm_bindgen_test]
async fn what_a_host_says_instead_of_a_token_repeats_none_that_it_gave_before() {
    let refusal = r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#;
    let fetch = StandIn::new(vec![Answer::Json(401, refusal.into())]);
    let given = Rc::new(Cell::new(false));
    let token = TokenSource::function(move || {
        let again = given.replace(true);
        let token = "a-token-of-the-host".to_owned();
        async move { if again { Err(format!("{token} has ended")) } else { Ok(token) } }
    });
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "words", token: Some(token) }));
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill_in(&[
        ("API endpoint", "http://127.0.0.1:9/v1.0/p"),
        ("Instance ID", "a0000000-0000-4000-8000-000000000001"),
        ("Name", "nightly"),
    ]);
    page.press("Create backup");
    until("the refusal", || page.alerts().contains("log in")).await;
    page.press("Create backup");
    until("the host's words", || page.alerts().contains("•••••••• has ended")).await;
    assert_eq!(fetch.count("POST"), 1);
    assert!(!markup().contains("a-token-of-the-host"));
}

#[wasm_bindgen_test]
async fn a_name_in_a_sentence_is_isolated() {
    let named = r#"{"backup": {"id": "b1", "name": "night\u202ely", "status": "NEW\u202e"}}"#;
    let _fetch = StandIn::new(vec![
        Answer::Json(202, named.into()),
        Answer::Json(200, named.replace("NEW\\u202e", "COMPLETED")),
    ]);
    let page = Mounted::new("isolated");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    assert!(page.text("[role=status]").starts_with("Accepted. Status \u{2068}NEW\u{202e}\u{2069}."));
    assert_eq!(page.text(".badge bdi"), "NEW\u{202e}");
    until("a change", || page.said().starts_with("“night")).await;
    let said = "“\u{2068}night\u{202e}ly\u{2069}”: status \u{2068}COMPLETED\u{2069}";
    assert!(page.text("[role=status]").starts_with(said), "{}", page.text("[role=status]"));
}

#[wasm_bindgen_test]
async fn following_goes_on_by_itself_once_a_new_token_is_typed() {
    let refusal = r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#;
    let fetch = StandIn::new(vec![
        Answer::Json(202, backup("NEW")),
        Answer::Json(401, refusal.into()),
        Answer::Json(200, backup("COMPLETED")),
    ]);
    let page = Mounted::new("resume");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the refusal", || page.text("[role=alert]").contains("new token, to go on")).await;
    assert_eq!(page.property("status").as_deref(), Some("NEW"), "the last good table stays");
    assert_eq!(page.input("Token").get_attribute("aria-invalid").as_deref(), Some("true"));
    page.type_into("Token", "another-token-of-some-length");
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    let sent = fetch.asked().pop().and_then(|request| request.headers().get("x-auth-token").ok().flatten());
    assert_eq!(sent.as_deref(), Some("another-token-of-some-length"));
    assert_eq!((fetch.count("POST"), fetch.count("GET")), (1, 2));
}

#[wasm_bindgen_test]
async fn a_gone_backup_keeps_its_table_and_is_an_alert() {
    let gone = r#"{"itemNotFound": {"code": 404, "message": "Resource b1 cannot be found."}}"#;
    let _hurry = Hurry::begin();
    let fetch = StandIn::new(vec![Answer::Json(202, backup("NEW")), Answer::Json(404, gone.into())]);
    let page = Mounted::new("vanished");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the alert", || page.text("[role=alert]").contains("The backup is gone.")).await;
    assert_eq!(page.property("status").as_deref(), Some("NEW"));
    assert!(page.text("[role=alert]").contains("Resource b1 cannot be found."));
    assert!(page.text("[role=alert]").contains("HTTP 404"));
    is_silent(&fetch).await;
    assert_eq!(fetch.count("GET"), 1, "it is not asked for again");
}

#[wasm_bindgen_test]
async fn going_away_aborts_the_request_and_the_timers() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let mut page = Mounted::new("gone");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the request", || fetch.count("POST") == 1).await;
    page.unmount();
    let aborted = || fetch.asked().iter().all(|request| request.signal().aborted());
    until("it is aborted", aborted).await;
    assert_eq!(fetch.count("GET"), 0, "nobody is there to look for the lost reply");
}

#[wasm_bindgen_test]
async fn two_of_them_are_independent() {
    let _fetch = StandIn::new(vec![Answer::Never]);
    let (one, two) = (Mounted::new("one"), Mounted::new("two"));
    until("both", || one.button("Create backup").is_some() && two.button("Create backup").is_some()).await;
    one.type_into("Name", "only here");
    rendered().await;
    assert_eq!(one.input("Name").value(), "only here");
    assert_eq!(two.input("Name").value(), "");
    assert_ne!(one.input("Name").id(), two.input("Name").id());
}

#[wasm_bindgen_test]
async fn a_token_is_in_no_attribute_and_no_text() {
    let _fetch = StandIn::new(vec![Answer::Never]);
    let page = Mounted::new("secret");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("cancel", || page.button("Cancel").is_some()).await;
    let html = page.find(".trove-backup").map(|root| root.outer_html()).unwrap_or_default();
    assert!(html.contains("nightly"), "what was typed is in the commands");
    assert!(!html.contains("a-token-of-some-length"));
}
