//! Picking from the list below a field, by the keyboard, as it stands in the document.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Request;

use super::page::{Mounted, until};
use super::stand_in::{Answer, StandIn};

const FIELD: &str = "Instance ID";

/// A page of Trove's list, with a link that leads elsewhere.
fn instances(from: usize, to: usize, more: bool) -> Answer {
    let instance =
        |at: usize| format!(r#"{{"id": "e0000000-0000-4000-8000-{at:012}", "name": "many-{at}", "status": "ACTIVE"}}"#);
    let all: Vec<_> = (from..to).map(instance).collect();
    let next = r#"{"rel": "next", "href": "http://elsewhere.example/v1.0/p/instances?marker=x"}"#;
    Answer::Json(200, format!(r#"{{"instances": [{}], "links": [{}]}}"#, all.join(","), if more { next } else { "" }))
}

fn lists(fetch: &StandIn) -> Vec<String> {
    let urls = fetch.asked().into_iter().map(|request| request.url());
    urls.filter(|url| url.contains("/instances")).collect()
}

/// A mounted component that knows endpoint and token.
async fn connected(id: &'static str) -> Mounted {
    let page = Mounted::new(id);
    until("the form", || page.button("Create backup").is_some()).await;
    page.fill_in(&[("API endpoint", "http://127.0.0.1:9/v1.0/p"), ("Token", "a-token-of-some-length")]);
    page
}

#[wasm_bindgen_test]
async fn all_pages_are_there_to_pick_from() {
    let fetch = StandIn::answering(|request: &Request| match request.url() {
        url if !url.contains("/instances") => Answer::Json(404, String::new()),
        url if url.contains("marker=e0000000-0000-4000-8000-000000000039") => instances(40, 47, false),
        url if url.contains("marker=e0000000-0000-4000-8000-000000000019") => instances(20, 40, true),
        _ => instances(0, 20, true),
    });
    let page = connected("pages").await;
    page.key(FIELD, "ArrowDown");
    until("all 47", || page.all("[role=option]").len() == 47).await;
    assert_eq!(page.input(FIELD).get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(lists(&fetch).len(), 3, "{:?}", lists(&fetch));
    assert!(lists(&fetch).iter().all(|url| url.starts_with("http://127.0.0.1:9/v1.0/p/")), "{:?}", lists(&fetch));
    page.type_into(FIELD, "many-46");
    until("the last one", || page.all("[role=option]").len() == 1).await;
    assert!(page.text("[role=option]").contains("many-46"));
    assert_eq!(lists(&fetch).len(), 3, "typing asks for nothing");
}

#[wasm_bindgen_test]
async fn a_list_that_could_not_be_got_is_asked_for_anew() {
    let mut asked = 0;
    let fetch = StandIn::answering(move |request: &Request| {
        if !request.url().contains("/instances") {
            return Answer::Json(404, String::new());
        }
        asked += 1;
        if asked == 1 { Answer::Json(502, "<title>502</title>".into()) } else { instances(0, 5, false) }
    });
    let page = connected("failing").await;
    page.key(FIELD, "ArrowDown");
    let told = "The list could not be got; you can type the UUID.";
    until("the sentence", || page.text(".options").contains(told)).await;
    assert!(page.all("[role=option]").is_empty());
    page.key(FIELD, "Escape");
    until("it closes", || page.input(FIELD).get_attribute("aria-expanded").as_deref() == Some("false")).await;
    assert_eq!(lists(&fetch).len(), 1, "nobody asks by itself");
    page.key(FIELD, "ArrowDown");
    until("the list", || page.all("[role=option]").len() == 5).await;
    assert!(!page.text(".options").contains(told));
}

#[wasm_bindgen_test]
async fn without_a_connection_the_list_says_what_is_needed() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let page = Mounted::new("nowhere");
    until("the form", || page.button("Create backup").is_some()).await;
    page.key(FIELD, "ArrowDown");
    let told = "Sign in first, or fill in the endpoint and the token.";
    until("the sentence", || page.text(".options").contains(told)).await;
    assert!(fetch.asked().is_empty());
}
