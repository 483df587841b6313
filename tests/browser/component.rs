//! The component's life: what it announces, where the focus goes, and that nothing of it is left behind.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Mounted, until};
use super::stand_in::{Answer, StandIn};

fn backup(status: &str) -> String {
    format!(
        r#"{{"backup": {{"id": "b1", "name": "nightly", "status": "{status}", "instance_id": null,
            "created": "2026-11-23T10:00:00", "updated": "2026-11-23T10:00:05", "size": 0.31}}}}"#
    )
}

fn active_id() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().map(|element| element.id()).unwrap_or_default()
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
    page.input("Name").focus().expect("focus");
    page.type_into("Name", "…");
    until("a render", || page.input("Name").value() == "…").await;
    assert_eq!(page.text("#leave-name-error"), "", "nothing while the first character is typed");
    page.input("Description").focus().expect("focus");
    until("the error", || page.text("#leave-name-error").contains("letter")).await;
    page.type_into("Name", "…1");
    until("it goes with its cause", || page.text("#leave-name-error").is_empty()).await;
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
    page.type_into("Name", "a render later");
    until("a render", || page.input("Name").value() == "a render later").await;
    TimeoutFuture::new(50).await;
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
    assert!(page.text("[role=status]").starts_with("Accepted. Status NEW."));
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert!(
        page.text("[role=status]").starts_with("“nightly”: status COMPLETED after 5 s."),
        "{}",
        page.text("[role=status]")
    );
    assert!(page.find("[role=alert]").is_none());
    assert_eq!(page.property("size").as_deref(), Some("0.31"));
    assert_eq!(fetch.asked().len(), 2);
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
    let _fetch = StandIn::new(vec![Answer::Json(202, backup("NEW")), Answer::Json(404, gone.into())]);
    let page = Mounted::new("vanished");
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill();
    page.press("Create backup");
    until("the alert", || page.text("[role=alert]").contains("The backup is gone.")).await;
    assert_eq!(page.property("status").as_deref(), Some("NEW"));
    assert!(page.text("[role=alert]").contains("Resource b1 cannot be found."));
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
    until("a render", || one.input("Name").value() == "only here").await;
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
