//! `openstack::http`: how it calls `fetch`, and what becomes of every kind of answer.

use std::cell::RefCell;
use std::rc::Rc;
use trove_backup::openstack::transport::abort::{Abort, Signal};

use trove_backup::openstack::transport::body::LONGEST;
use trove_backup::openstack::transport::error::{Error, Problem};
use trove_backup::openstack::transport::http;
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::transport::request::{Call, Verb};
use trove_backup::openstack::types::json::{Json, Object};
use trove_backup::openstack::types::token::Token;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::page::until;
use super::stand_in::{Answer, StandIn, header_names};

fn call(body: Option<&str>) -> Call {
    let token = Token::parse("a-token-of-some-length").expect("a token");
    let call = Call::get("http://127.0.0.1:9/v1.0/p/backups".into(), &token);
    let verb = body.map_or(Verb::Get, |body| Verb::Post(Json::of(&Object::parse(body).expect("an object"))));
    Call { verb, time_out: 5, ..call }
}

async fn send(call: Call, signal: Signal) -> Result<Reply, Error> {
    http::send(call, signal, &Secrets::default()).await
}

async fn answer(answer: Answer) -> Result<Reply, Error> {
    let _fetch = StandIn::new(vec![answer]);
    let abort = Abort::new();
    send(call(None), abort.signal()).await
}

fn problem(answer: Result<Reply, Error>) -> Option<Problem> {
    match answer {
        Err(Error::Unreadable(unreadable)) => Some(unreadable.problem),
        _ => None,
    }
}

#[wasm_bindgen_test]
async fn keystone_gets_its_own_header_and_masks_what_was_secret() {
    let fetch = StandIn::new(vec![Answer::Json(401, r#"{"error": {"message": "no a-long-secret"}}"#.into())]);
    let abort = Abort::new();
    let header = Some(("X-Subject-Token", "a-token-of-some-length".into()));
    let wanted = Call { verb: Verb::Delete, header, secret: "a-long-secret".into(), keystone: true, ..call(None) };
    let refused = send(wanted, abort.signal()).await;
    let Err(Error::Refused(refusal)) = refused else { panic!("a refusal, not {refused:?}") };
    assert_eq!(&*refusal.fault.message, "no ••••••••");
    let request = fetch.asked().pop().expect("a request");
    assert_eq!(request.method(), "DELETE");
    assert_eq!(header_names(&request), ["accept", "x-auth-token", "x-subject-token"]);
}

#[wasm_bindgen_test]
async fn a_post_carries_three_headers_and_nothing_else() {
    let fetch = StandIn::new(vec![Answer::Json(202, r#"{"backup": {"id": "1"}}"#.into())]);
    let abort = Abort::new();
    let reply = send(call(Some(r#"{"backup":{}}"#)), abort.signal()).await.expect("a reply");
    assert_eq!(reply.status, 202);
    assert_eq!(reply.request_id.as_deref(), Some("req-1"));
    let request = fetch.asked().pop().expect("a request");
    assert_eq!(request.method(), "POST");
    assert_eq!(header_names(&request), ["accept", "content-type", "x-auth-token"]);
    assert_eq!(request.headers().get("content-type"), Ok(Some("application/json".into())));
    assert_eq!(request.headers().get("x-auth-token"), Ok(Some("a-token-of-some-length".into())));
    assert_eq!(request.credentials(), RequestCredentials::Omit);
    assert_eq!(request.redirect(), RequestRedirect::Manual);
    assert_eq!(request.referrer_policy(), ReferrerPolicy::NoReferrer);
    assert_eq!(request.cache(), RequestCache::Default, "no-store would bypass the preflight cache");
    let body = JsFuture::from(request.text().expect("a body")).await.expect("a body");
    assert_eq!(body.as_string().as_deref(), Some(r#"{"backup":{}}"#));
}

#[wasm_bindgen_test]
async fn a_get_carries_two_headers() {
    let fetch = StandIn::new(vec![Answer::Json(200, "{}".into())]);
    let abort = Abort::new();
    send(call(None), abort.signal()).await.expect("a reply");
    let request = fetch.asked().pop().expect("a request");
    assert_eq!(
        (request.method().as_str(), header_names(&request)),
        ("GET", vec!["accept".into(), "x-auth-token".into()])
    );
}

#[wasm_bindgen_test]
async fn a_refusal_keeps_the_servers_words_without_the_token() {
    let body = r#"{"badRequest": {"code": 400, "message": "who is a-token-of-some-length?"}}"#;
    let Err(Error::Refused(refusal)) = answer(Answer::Json(400, body.into())).await else { panic!("it was refused") };
    assert_eq!(refusal.status, 400);
    assert_eq!(&*refusal.fault.message, "who is ••••••••?");
    assert_eq!(refusal.request_id.as_deref(), Some("req-1"));
}

#[wasm_bindgen_test]
async fn what_went_out_before_and_what_comes_back_is_masked_from_then_on() {
    let echo =
        r#"{"a": "a-token-of-some-length", "b": "a-new-token-of-keystone", "c": "an-earlier-token", "d": "a receipt"}"#;
    let _fetch = StandIn::new(vec![
        Answer::Json(200, "{}".into()),
        Answer::Token("{}".into(), "a-new-token-of-keystone".into()),
        Answer::Json(200, echo.into()),
    ]);
    let (abort, secrets) = (Abort::new(), Secrets::default());
    let earlier = Token::parse("an-earlier-token").expect("a token");
    let header = Some(("Openstack-Auth-Receipt", "a receipt".into()));
    let before = Call { token: Some(earlier), header, ..call(None) };
    http::send(before, abort.signal(), &secrets).await.expect("a reply");
    http::send(call(Some("{}")), abort.signal(), &secrets).await.expect("a token");
    let reply = http::send(call(None), abort.signal(), &secrets).await.expect("a reply");
    let mask = "••••••••";
    assert_eq!(&*reply.body, format!(r#"{{"a": "{mask}", "b": "{mask}", "c": "{mask}", "d": "{mask}"}}"#));
}

/// Why `http::send` waits for `fetch` itself: gloo-net's own `send` panics at all of these but the first, and dashboards
/// replace `fetch`.
#[wasm_bindgen_test]
async fn whatever_fetch_rejects_or_resolves_with_is_no_panic() {
    for strange in [Answer::Reject, Answer::RejectWithText, Answer::RejectFromFrame, Answer::ResolveWithText] {
        assert_eq!(answer(strange).await, Err(Error::Unreachable));
    }
}

#[wasm_bindgen_test]
async fn an_endless_body_is_cut() {
    let size = u32::try_from(LONGEST / 8).expect("it fits");
    assert_eq!(problem(answer(Answer::Endless(size)).await), Some(Problem::Enormous));
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_told() {
    let answer = answer(Answer::Broken(202, "{\"backup\":".into())).await;
    assert!(answer.as_ref().is_err_and(Error::may_have_arrived));
    assert_eq!(problem(answer), Some(Problem::Truncated));
}

#[wasm_bindgen_test]
async fn nothing_is_waited_for_longer_than_the_time_out() {
    let _fetch = StandIn::new(vec![Answer::Never]);
    let abort = Abort::new();
    let answer = send(Call { time_out: 1, ..call(None) }, abort.signal()).await;
    assert_eq!(answer, Err(Error::TimedOut));
}

#[wasm_bindgen_test]
async fn dropping_the_handle_aborts_the_request() {
    let fetch = StandIn::new(vec![Answer::Never]);
    let abort = Abort::new();
    let signal = abort.signal();
    let answer = Rc::new(RefCell::new(None));
    spawn_local({
        let answer = answer.clone();
        async move {
            let sent = send(call(None), signal.clone()).await;
            assert!(signal.is_unwanted());
            *answer.borrow_mut() = Some(sent);
        }
    });
    until("the request is out", || fetch.count("GET") == 1).await;
    let request = fetch.asked().pop().expect("a request");
    assert!(!request.signal().aborted());
    drop(abort);
    assert!(request.signal().aborted());
    until("it is answered", || answer.borrow().is_some()).await;
    assert_eq!(answer.take(), Some(Err(Error::Cancelled)));
}
