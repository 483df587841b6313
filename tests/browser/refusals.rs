//! What a cloud may answer to a POST: told in an alert, with everything that was typed still there, and never sent again.

use wasm_bindgen_test::wasm_bindgen_test;

use super::component::backup;
use super::page::{Mounted, is_silent, markup, rendered, until};
use super::stand_in::{Answer, Hurry, StandIn};

const TOKEN: &str = "a-token-of-some-length";
const TYPED: [(&str, &str); 5] = [
    ("API endpoint", "http://127.0.0.1:9/v1.0/p"),
    ("Token", TOKEN),
    ("Instance ID", "a0000000-0000-4000-8000-000000000001"),
    ("Name", "nightly"),
    ("Description", "by hand"),
];

/// Sends a good form to a cloud that answers so.
async fn sent(id: &'static str, answers: Vec<Answer>) -> (StandIn, Mounted) {
    let fetch = StandIn::new(answers);
    let page = Mounted::new(id);
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill_in(&TYPED);
    page.press("Create backup");
    until("the POST", || fetch.count("POST") == 1).await;
    (fetch, page)
}

/// Waits for an alert with all these words, whatever their case; returns it in lower case.
async fn alert(page: &Mounted, words: &[&str]) -> String {
    let lower = || page.alerts().to_lowercase();
    until(&format!("an alert with {words:?}"), || words.iter().all(|word| lower().contains(&word.to_lowercase())))
        .await;
    lower()
}

/// What holds after each of them.
async fn survived(fetch: &StandIn, page: &Mounted) {
    rendered().await;
    page.holds(&TYPED);
    assert_eq!(page.property("id"), None, "no table is made of it");
    assert_eq!(fetch.count("POST"), 1, "nothing is sent again");
}

fn told(body: &str) -> String {
    body.replace('\'', "\"")
}

/// A refusal: its words, what must not be said, and the field that it leads to.
type Refusal = (&'static str, u16, String, &'static [&'static str], &'static [&'static str], Option<&'static str>);

#[wasm_bindgen_test]
async fn a_refusal_is_told_in_the_servers_words() {
    let quota = "{'overLimit': {'code': 413, 'message': 'Quota exceeded for resources: [backups].'}}";
    let storage = "{'unauthorized': {'code': 401, 'message': 'Swift refused the account.'}}";
    let denied = "{'message': 'Access was denied to this resource.<br /><br />\\nProject id differs\\n\\n', \
                  'code': '403 Forbidden', 'title': 'Forbidden'}";
    let unknown =
        "{'itemNotFound': {'code': 404, 'message': 'Resource a0000000-0000-4000-8000-000000000001 cannot be found.'}}";
    let repeated = format!("{{'badRequest': {{'code': 400, 'message': 'Cannot use token {TOKEN} here'}}}}");
    let cases: [Refusal; 5] = [
        (
            "unknown",
            404,
            told(unknown),
            &["Resource a0000000", "cannot be found.", "HTTP 404", "req-1"],
            &[],
            Some("Instance ID"),
        ),
        ("quota", 413, told(quota), &["Quota exceeded for resources", "HTTP 413"], &["rate", "possible again"], None),
        ("storage", 401, told(storage), &["Swift refused the account.", "HTTP 401"], &[], None),
        (
            "denied",
            403,
            told(denied),
            &["Access was denied to this resource.", "HTTP 403"],
            &["<br"],
            Some("API endpoint"),
        ),
        ("repeated", 400, told(&repeated), &["Cannot use token", "here", "HTTP 400"], &[TOKEN], None),
    ];
    for (id, status, body, words, never, field) in cases {
        let (fetch, page) = sent(id, vec![Answer::Json(status, body)]).await;
        let said = alert(&page, words).await;
        for word in never {
            assert!(!said.contains(word), "{word} in {said}");
        }
        survived(&fetch, &page).await;
        let at_fault: Vec<_> = TYPED.iter().filter(|(label, _)| page.fault_of(label).is_some()).collect();
        assert_eq!(at_fault.iter().map(|(label, _)| *label).collect::<Vec<_>>(), field.into_iter().collect::<Vec<_>>());
        assert!(!page.text(".wait").contains("possible again"), "{id}: no countdown");
        assert!(!markup().contains(TOKEN), "{id}: the token is nowhere in the document");
    }
}

/// Of a proxy or a login page nobody knows what became of the request: it is looked for, and told.
#[wasm_bindgen_test]
async fn what_no_trove_answers_is_told_without_its_markup() {
    let proxy = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center>\
                 <hr><center>nginx</center></body></html>";
    let login = "<!doctype html><html><head><title>Sign in</title></head><body><form action=/login><input name=user>\
                 </form><p>Sign in to continue</p></body></html>";
    for (id, status, body, words) in [
        ("proxy", 502, proxy, ["HTTP 502", "Bad Gateway", "check again"]),
        ("login", 200, login, ["HTTP 200", "an HTML page", "check again"]),
    ] {
        let none = Answer::Json(200, r#"{"backups": []}"#.into());
        let (fetch, page) = sent(id, vec![Answer::Json(status, body.into()), none]).await;
        let said = alert(&page, &words).await;
        assert!(!said.contains('<'), "{said}");
        survived(&fetch, &page).await;
        assert_eq!(fetch.count("GET"), 1, "one look");
    }
}

/// Where a body is shorter than was declared, some browsers give what there is of it, and some an error.
#[wasm_bindgen_test]
async fn a_reply_that_breaks_off_may_have_made_it() {
    let half = r#"{"backup": {"id": "c0ffee00-0000-4000-8000-000000000001", "name": "nigh"#;
    for (id, answer, how) in [
        ("half", Answer::Broken(202, half.into()), "it broke off"),
        ("short", Answer::Json(202, half.into()), "it was not JSON"),
    ] {
        let (fetch, page) = sent(id, vec![answer, Answer::Json(200, r#"{"backups": []}"#.into())]).await;
        alert(&page, &["could not be read", how, "may still appear", "check again"]).await;
        survived(&fetch, &page).await;
    }
}

/// And where it did, it is found and followed to its end.
#[wasm_bindgen_test]
async fn a_backup_whose_reply_broke_off_is_found() {
    let list = r#"{"backups": [{"id": "b1", "name": "nightly", "status": "NEW", "created": "2099-11-23T10:00:00",
        "instance_id": "a0000000-0000-4000-8000-000000000001", "description": "by hand"}]}"#;
    let answers = vec![
        Answer::Broken(202, r#"{"backup": {"id": "b1"#.into()),
        Answer::Json(200, list.into()),
        Answer::Json(200, backup("COMPLETED")),
    ];
    let (fetch, page) = sent("cut", answers).await;
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert_eq!(page.property("name").as_deref(), Some("nightly"));
    assert_eq!((fetch.count("POST"), page.alerts().as_str()), (1, ""));
    assert!(page.text(".result .notices").contains("The reply was lost, but the backup exists: here it is."));
}

/// The request never arrived; it is looked for as often as a person wants, and found once it is there.
#[wasm_bindgen_test]
async fn a_lost_request_is_looked_for_and_never_sent_again() {
    let none = || Answer::Json(200, r#"{"backups": []}"#.into());
    let list = r#"{"backups": [{"id": "b1", "name": "nightly", "status": "NEW", "created": "2099-11-23T10:00:00",
        "instance_id": "a0000000-0000-4000-8000-000000000001", "description": "by hand"}]}"#;
    let answers =
        vec![Answer::Reject, none(), none(), Answer::Json(200, list.into()), Answer::Json(200, backup("NEW"))];
    let (fetch, page) = sent("vain", answers).await;
    for looks in 1..=2 {
        until("a look", || fetch.count("GET") == looks).await;
        alert(&page, &["may still appear", "check again"]).await;
        survived(&fetch, &page).await;
        assert_eq!(fetch.count("GET"), looks, "each look is one GET");
        page.press("Check again");
    }
    until("the table", || page.property("id").as_deref() == Some("b1")).await;
    assert_eq!((fetch.count("POST"), page.alerts().as_str()), (1, ""));
}

/// What waits for a busy instance can be given up: nothing is sent later.
#[wasm_bindgen_test]
async fn waiting_for_a_busy_instance_can_be_given_up() {
    let _hurry = Hurry::begin();
    let busy = "{'unprocessableEntity': {'code': 422, 'message': 'Instance a0000000 is not currently available for an action to be performed (status was BACKUP).'}}";
    let instance = "{'instance': {'id': 'a0000000-0000-4000-8000-000000000001', 'name': 'orders', 'status': 'BACKUP'}}";
    let (fetch, page) = sent("busy", vec![Answer::Json(422, told(busy)), Answer::Json(200, told(instance))]).await;
    let words = ["not currently available for an action", "HTTP 422", "req-1", "The instance is BACKUP now."];
    alert(&page, &words).await;
    survived(&fetch, &page).await;
    page.press("Send when it is free");
    until("Cancel", || page.button("Cancel").is_some()).await;
    until("a look", || fetch.count("GET") >= 2).await;
    page.press("Cancel");
    until("the end of it", || page.said().contains("Nothing was sent")).await;
    until("the button", || page.button("Send when it is free").is_some()).await;
    alert(&page, &words).await;
    is_silent(&fetch).await;
    survived(&fetch, &page).await;
}
