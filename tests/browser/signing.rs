//! Signing in and the life of a session, as they stand in the document. Keystone's answers are captured ones.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Request;
use yew::AttrValue;

use trove_backup::TroveBackupProps;
use trove_backup::app::field::Field;

use super::component::backup;
use super::page::{Mounted, active_id, is_silent, markup, rendered, until};
use super::stand_in::{Answer, Hurry, StandIn};

const IDENTITY: &str = "http://127.0.0.1:5000/v3";
const INSTANCE: &str = "a0000000-0000-4000-8000-000000000001";
const FORM: [(&str, &str); 3] = [("Instance ID", INSTANCE), ("Name", "nightly"), ("Description", "typed before")];

/// What Keystone answered to the password of demo.
fn granted() -> String {
    let captured = include_str!("../fixtures/07-token-demo.http").replace("\r\n", "\n");
    captured.rsplit("\n\n").map(str::trim).find(|body| body.starts_with("{\"token\"")).expect("a token").to_owned()
}

/// What Keystone answered to a wrong one.
fn refused() -> Answer {
    let body = r#"{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"#;
    Answer::Json(401, body.into())
}

/// A cloud that gives a token of its own to each who signs in. A look at the backup is answered as `look` says, by the
/// number of the token, from 1 on.
fn cloud(look: impl Fn(usize) -> Answer + 'static) -> StandIn {
    let mut tokens = 0;
    StandIn::answering(move |request: &Request| {
        let (method, url) = (request.method(), request.url());
        let token = request.headers().get("x-auth-token").ok().flatten().unwrap_or_default();
        match method.as_str() {
            "POST" if url.ends_with("/v3/auth/tokens") => {
                tokens += 1;
                Answer::Token(granted(), format!("token-number-{tokens}-of-keystone"))
            }
            "DELETE" if url.ends_with("/v3/auth/tokens") => Answer::Json(200, String::new()),
            "POST" => Answer::Json(202, backup("NEW")),
            "GET" if url.contains("/backups/") => look(
                (1..100).find(|number| token == format!("token-number-{number}-of-keystone")).expect("a token of ours"),
            ),
            _ => Answer::Json(200, r#"{"instances": []}"#.into()),
        }
    })
}

fn session(page: &Mounted) -> Option<String> {
    page.find("section[aria-label=Session]").and_then(|section| section.text_content())
}

async fn open(id: &'static str) -> Mounted {
    let page = Mounted::new(id);
    until("the form", || page.button("Create backup").is_some()).await;
    page
}

/// Chooses a way, whose fields come with the next render.
async fn choose(page: &Mounted, way: &str, field: &str) {
    page.radio(way).click();
    until("the fields of the way", || page.find_input(field).is_some()).await;
}

/// Signs in as demo.
async fn signed_in(id: &'static str) -> Mounted {
    let page = open(id).await;
    choose(&page, "Password", "Password").await;
    page.fill_in(&[("Identity endpoint", IDENTITY), ("User", "demo"), ("Password", "a-long-password")]);
    page.press("Sign in");
    until("the session", || session(&page).is_some_and(|text| text.contains("Signed in as demo, project demo"))).await;
    page
}

/// Follows a backup in a session.
async fn followed(id: &'static str, fetch: &StandIn) -> Mounted {
    let page = signed_in(id).await;
    page.fill_in(&FORM);
    page.press("Create backup");
    until("the table", || page.property("status").as_deref() == Some("NEW")).await;
    let before = fetch.count("GET");
    until("a look", || fetch.count("GET") > before).await;
    page
}

async fn signs_in_anew(page: &Mounted) {
    until("the password's field", || page.find_input("Password").is_some()).await;
    page.type_into("Password", "a-long-password");
    page.press("Sign in");
    until("the session", || session(page).is_some_and(|text| text.contains(" h left"))).await;
}

#[wasm_bindgen_test]
async fn a_wrong_password_keeps_everything() {
    let mut asked = 0;
    let fetch = StandIn::answering(move |_| {
        asked += 1;
        if asked == 1 { refused() } else { Answer::Token(granted(), "token-number-1-of-keystone".into()) }
    });
    let page = open("wrong-password").await;
    page.fill_in(&FORM);
    choose(&page, "Password", "Password").await;
    let who = [("Identity endpoint", IDENTITY), ("User", "demo"), ("Password", "not-the-password")];
    let whither = [("Project", "demo"), ("User's domain", "Default"), ("Region", "RegionOne")];
    page.fill_in(&who);
    page.fill_in(&whither);
    page.press("Sign in");
    until("the alert", || page.alerts().contains("The cloud refused to sign you in")).await;
    for words in ["The request you have made requires authentication.", "HTTP 401", "req-1"] {
        assert!(page.alerts().contains(words), "{words} in {}", page.alerts());
    }
    assert!(page.fault_of("Password").is_some_and(|fault| fault.contains("refused")));
    until("the focus", || active_id() == "wrong-password-password").await;
    page.holds(&FORM);
    page.holds(&who);
    page.holds(&whither);
    page.type_into("Password", "the-right-one");
    page.press("Sign in");
    until("the session", || session(&page).is_some_and(|text| text.contains("Signed in as demo"))).await;
    assert_eq!((page.alerts().as_str(), fetch.asked().len()), ("", 2), "the alert of the first try is gone");
    page.holds(&FORM);
}

#[wasm_bindgen_test]
async fn what_signing_in_needs_is_told_at_its_field() {
    let fetch = StandIn::new(vec![Answer::Token(granted(), "token-number-1-of-keystone".into())]);
    let page = open("needs").await;
    choose(&page, "Password", "Password").await;
    page.press("Sign in");
    until("the focus", || active_id() == "needs-identity-endpoint").await;
    for (label, rule) in
        [("Identity endpoint", "Enter the address"), ("User", "This is needed"), ("Password", "This is needed")]
    {
        assert!(page.fault_of(label).is_some_and(|fault| fault.contains(rule)), "{label}: {:?}", page.fault_of(label));
    }
    page.fill_in(&FORM);
    page.press("Create backup");
    until("the sentence", || page.fault_of("Password").is_some_and(|fault| fault.contains("Sign in first"))).await;
    // A credential's name is not enough: it needs its user, whose field is folded away at first.
    choose(&page, "Application credential", "Secret").await;
    let folded = || page.input("User").closest("details").expect("a selector").expect("it can be folded");
    assert!(!folded().has_attribute("open"));
    page.fill_in(&[("Identity endpoint", IDENTITY), ("Application credential", "nightly"), ("Secret", "its-secret")]);
    page.press("Sign in");
    until("the focus", || active_id() == "needs-user").await;
    assert!(folded().has_attribute("open"), "in sight");
    assert!(page.fault_of("User").is_some_and(|fault| fault.contains("This is needed")));
    assert!(fetch.asked().is_empty(), "nothing was sent so far");
    page.type_into("User", "demo");
    page.press("Sign in");
    until("the session", || session(&page).is_some_and(|text| text.contains("Signed in as demo, project demo"))).await;
}

#[wasm_bindgen_test]
async fn a_keystone_that_cannot_be_reached_keeps_everything() {
    let fetch = StandIn::new(vec![Answer::Reject]);
    let page = open("unreachable").await;
    choose(&page, "Password", "Password").await;
    let who = [("Identity endpoint", IDENTITY), ("User", "demo"), ("Password", "a-long-password")];
    page.fill_in(&who);
    page.press("Sign in");
    until("the alert", || page.alerts().contains("cannot be reached")).await;
    for words in ["CORS", "allowed_origin", "# in keystone.conf and in trove.conf"] {
        assert!(page.alerts().contains(words), "{words} in {}", page.alerts());
    }
    page.holds(&who);
    assert_eq!(fetch.asked().len(), 1, "it is not tried again");
}

/// The site says where Keystone is, and a person empties that field to type another address.
#[wasm_bindgen_test]
async fn the_way_stays_while_its_fields_are_emptied() {
    let presets = vec![(Field::Identity, AttrValue::from(IDENTITY))];
    let page = Mounted::with(yew::props!(TroveBackupProps { id: "emptied", presets: presets }));
    until("the way of the preset", || page.find_input("Password").is_some()).await;
    assert!(page.radio("Password").checked());
    page.input("Identity endpoint").focus().expect("focus");
    page.type_into("Identity endpoint", "");
    rendered().await;
    assert!(page.radio("Password").checked() && !page.radio("Use a token").checked());
    assert_eq!(active_id(), "emptied-identity-endpoint");
}

#[wasm_bindgen_test]
async fn an_endpoint_is_found_by_the_token() {
    let body = include_str!("../fixtures/10-token-check.http").replace("\r\n", "\n");
    let body = body.rsplit("\n\n").map(str::trim).find(|body| body.starts_with('{')).expect("a token");
    // Nobody knows how far the cloud's clock is off where the token was not issued just now, and the captured one ended.
    let body = body.replace("\"expires_at\": \"20", "\"expires_at\": \"21");
    let fetch = StandIn::answering(move |request: &Request| match request.method().as_str() {
        "POST" => Answer::Json(202, backup("NEW")),
        _ if request.url().ends_with("/v3/auth/tokens") => Answer::Json(200, body.clone()),
        _ => Answer::Never,
    });
    let page = open("look-up").await;
    page.type_into("Token", "a-token-of-some-length");
    page.type_into("Identity endpoint", IDENTITY);
    page.press("Look up");
    let who = "Signed in as demo, project demo, region RegionOne";
    until("the session", || session(&page).is_some_and(|text| text.contains(who))).await;
    page.fill_in(&FORM);
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    assert_eq!(fetch.tokens().first().map(String::as_str), Some("a-token-of-some-length"));
    let post = fetch.asked().into_iter().find(|request| request.method() == "POST").expect("a POST");
    assert!(post.url().starts_with("http://127.0.0.1:8779/v1.0/"), "the endpoint of the catalog: {}", post.url());
}

/// A file may hold a password, so its text does not stay in the document.
#[wasm_bindgen_test]
async fn a_pasted_file_fills_in_and_does_not_stay() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let page = open("pasted").await;
    choose(&page, "Password", "Password").await;
    page.type_into("Text", "Dear operator,\nplease find enclosed nothing of use.\n");
    until("the sentence", || page.said().contains("neither an openrc file nor a clouds.yaml")).await;
    page.holds(&[("Identity endpoint", ""), ("User", ""), ("Password", "")]);
    page.type_into(
        "Text",
        "#!/usr/bin/env bash\nexport OS_AUTH_URL=http://127.0.0.1:5000/v3\nexport OS_PROJECT_NAME=\"demo\"\n\
         export OS_USER_DOMAIN_NAME=\"Default\"\nexport OS_PROJECT_DOMAIN_ID=\"default\"\nexport OS_USERNAME='demo'\n\
         read -sr OS_PASSWORD_INPUT\nexport OS_PASSWORD=$OS_PASSWORD_INPUT\nexport OS_REGION_NAME=\"RegionOne\"\n",
    );
    until("the sentence", || page.said().starts_with("Filled in 6 fields: Identity endpoint, User,")).await;
    // yew may give the browser a turn between what is announced and the fields.
    rendered().await;
    page.holds(&[
        ("Text", ""),
        ("Identity endpoint", IDENTITY),
        ("User", "demo"),
        ("Password", ""),
        ("Project", "demo"),
        ("User's domain", "Default"),
        ("Project's domain", "default"),
        ("Region", "RegionOne"),
    ]);
    until("the focus", || active_id() == "pasted-password").await;
    assert!(fetch.asked().is_empty(), "it is read on the page, and not sent");
}

#[wasm_bindgen_test]
async fn a_session_that_ends_while_a_backup_runs_goes_on_with_the_next() {
    let _hurry = Hurry::begin();
    let fetch = cloud(|token| if token == 1 { refused() } else { Answer::Json(200, backup("COMPLETED")) });
    let page = followed("ends", &fetch).await;
    until("the end is told", || page.text(".session").contains("session has ended")).await;
    until("the alert", || page.alerts().contains("refused") && page.alerts().contains("HTTP 401")).await;
    assert_eq!(page.property("status").as_deref(), Some("NEW"), "the table stays");
    page.holds(&FORM);
    is_silent(&fetch).await;
    signs_in_anew(&page).await;
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert_eq!(fetch.tokens().last().map(String::as_str), Some("token-number-2-of-keystone"));
    assert_eq!(page.alerts(), "", "no alert once following goes on");
    let posts = fetch.asked().iter().filter(|request| request.url().ends_with("/backups")).count();
    assert_eq!(posts, 1, "one backup");
}

#[wasm_bindgen_test]
async fn a_forgotten_token_is_used_no_more() {
    let _hurry = Hurry::begin();
    let fetch = cloud(|token| Answer::Json(200, backup(if token == 1 { "BUILDING" } else { "COMPLETED" })));
    let page = followed("forget", &fetch).await;
    page.press("Forget");
    until("the alert", || page.alerts().contains("signed out here")).await;
    assert_eq!(session(&page), None);
    assert!(page.property("status").is_some(), "the table stays");
    page.holds(&FORM);
    is_silent(&fetch).await;
    assert_eq!(fetch.count("DELETE"), 0, "it was forgotten here only");
    assert!(!markup().contains("token-number-1"), "it is nowhere in the document");
    signs_in_anew(&page).await;
    until("the end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert_eq!(fetch.tokens().last().map(String::as_str), Some("token-number-2-of-keystone"));
}

#[wasm_bindgen_test]
async fn a_token_is_revoked_at_once_where_nothing_runs() {
    let fetch = cloud(|_| Answer::Never);
    let page = signed_in("revoke").await;
    page.press("Revoke");
    until("the sentence", || page.said().contains("revoked")).await;
    until("no session", || session(&page).is_none()).await;
    assert_eq!((fetch.count("DELETE"), page.alerts().as_str()), (1, ""), "nobody is asked whether it is meant");
    let request = fetch.asked().pop().expect("a request");
    let revoked = request.headers().get("x-subject-token").ok().flatten();
    assert_eq!(revoked.as_deref(), Some("token-number-1-of-keystone"));
}

#[wasm_bindgen_test]
async fn signing_in_again_can_be_left_or_done_while_a_backup_runs() {
    let _hurry = Hurry::begin();
    let fetch = cloud(|token| Answer::Json(200, backup(if token == 1 { "BUILDING" } else { "COMPLETED" })));
    let page = followed("again", &fetch).await;
    assert!(page.find_input("Password").is_none());
    page.press("Sign in again");
    until("the focus", || active_id() == "again-password").await;
    page.press("Stay as it is");
    until("the fields go", || page.find_input("Password").is_none()).await;
    assert!(session(&page).is_some());
    page.press("Sign in again");
    signs_in_anew(&page).await;
    until("the new session alone", || page.find_input("Password").is_none()).await;
    page.type_into("Name", "after that");
    page.press("Create backup");
    until("the second backup", || fetch.asked().iter().filter(|asked| asked.url().ends_with("/backups")).count() == 2)
        .await;
    until("its end", || page.property("status").as_deref() == Some("COMPLETED")).await;
    assert_eq!(fetch.tokens().last().map(String::as_str), Some("token-number-2-of-keystone"));
}

#[wasm_bindgen_test]
async fn a_session_leads_back_to_a_token() {
    let fetch = cloud(|_| Answer::Never);
    let page = signed_in("back").await;
    assert!(page.find_input("API endpoint").is_none() && page.find_input("Token").is_none());
    page.press("Use a token");
    until("the endpoint's field", || page.find_input("API endpoint").is_some()).await;
    assert!(page.radio("Use a token").checked());
    assert_eq!(session(&page), None);
    page.fill();
    page.press("Create backup");
    until("the table", || page.property("id").is_some()).await;
    assert_eq!(fetch.tokens().first().map(String::as_str), Some("a-token-of-some-length"));
}
