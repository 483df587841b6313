//! One request over the browser's `fetch`, built and sent by gloo-net.
//!
//! A request can be cancelled, has a time-out, follows no redirect, and sends no cookie and no referrer.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCredentials, RequestRedirect, ResponseType};

use super::abort::Signal;
use super::answer::Answer;
use super::body::{read, text};
use super::csp::CspWatch;
use super::error::Error;
use super::masking::Secrets;
use super::reply::Reply;
use super::request::{Call, Verb};
use crate::openstack::types::token::Token;

/// Sends a call and reads the answer. What is secret in the call joins the secrets, which are masked in the answer.
///
/// # Errors
/// [`Error`]; a refusal and an unreadable body keep what the server said, without any secret.
pub async fn send(call: Call, signal: Signal, secrets: &Secrets) -> Result<Reply, Error> {
    keep(&call, secrets);
    let window = web_sys::window().ok_or(Error::Unreachable)?;
    if !window.navigator().on_line() {
        return Err(Error::Offline);
    }
    let timed_out = Rc::new(Cell::new(false));
    let timer = {
        let (timed_out, signal) = (timed_out.clone(), signal.clone());
        Timeout::new(call.time_out.saturating_mul(1000), move || {
            timed_out.set(true);
            signal.abort();
        })
    };
    let why = |otherwise: Error| match (timed_out.get(), signal.is_unwanted()) {
        (true, _) => Error::TimedOut,
        (_, true) => Error::Cancelled,
        _ => otherwise,
    };
    let csp = CspWatch::new(&call.url);
    let request = request(&call, &signal).map_err(|_| Error::Unreachable)?.into();
    // Not by `Request::send`: it panics where a `fetch` that the page has replaced rejects with something that is no
    // `Error` of this window, or resolves with no `Response` (gloo-net 0.7, `error.rs`, `http/request.rs`).
    let response = match JsFuture::from(window.fetch_with_request(&request)).await {
        Ok(value) => Response::from(value.dyn_into::<web_sys::Response>().map_err(|_| Error::Unreachable)?),
        Err(_) if csp.was_violated().await => return Err(Error::Blocked),
        Err(_) => return Err(why(Error::Unreachable)),
    };
    if response.type_() == ResponseType::Opaqueredirect || (300..400).contains(&response.status()) {
        return Err(Error::Redirected);
    }
    let body = read(response.body()).await;
    drop(timer);
    let header = |name: &str| response.headers().get(name);
    let receipt = header("openstack-auth-receipt").filter(|_| response.status() == 401);
    if let Some(receipt) = receipt {
        secrets.keep_token(&receipt);
        return Err(Error::SecondFactor(receipt.as_str().into()));
    }
    let (body, problem) = match body {
        Ok(body) => (body, None),
        Err((body, problem)) => (body, Some(problem)),
    };
    if problem.is_some() && (timed_out.get() || signal.is_unwanted()) {
        return Err(why(Error::Cancelled));
    }
    let answer = Answer {
        status: response.status(),
        request_id: header("x-openstack-request-id"),
        retry_after: header("retry-after"),
        date: header("date"),
        subject: header("x-subject-token").and_then(|text| Token::parse(&text).ok()),
        body: text(&body),
        problem,
        keystone: call.keystone,
    };
    let reply = answer.read(secrets);
    if body.len() > LONG {
        // To read it as a type and to show it is another task: the browser may answer people in between.
        TimeoutFuture::new(0).await;
    }
    reply
}

/// The bytes of a body that take a while.
const LONG: usize = 100_000;

/// Keeps what no answer may show from now on, neither this one nor a later one.
fn keep(call: &Call, secrets: &Secrets) {
    if let Some(token) = &call.token {
        secrets.keep_token(token.header());
    }
    if let Some((_, secret)) = &call.header {
        secrets.keep_token(secret.text());
    }
    secrets.keep_password(call.secret.text());
}

/// The request, with the headers that Trove's and Keystone's CORS let in and no other: one more can break a cloud's
/// preflight (`docs/trove-api.md` §1.3). The builder throws at a header's value that no header can carry: tokens are
/// checked when they are read, and a receipt came in a header.
fn request(call: &Call, signal: &Signal) -> Result<Request, gloo_net::Error> {
    let mut builder = RequestBuilder::new(&call.url)
        .header("Accept", "application/json")
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(signal.listened().as_ref());
    if let Some(token) = &call.token {
        builder = builder.header("X-Auth-Token", token.header());
    }
    if let Some((name, secret)) = &call.header {
        builder = builder.header(name, secret.text());
    }
    match &call.verb {
        Verb::Get => builder.build(),
        Verb::Delete => builder.method(Method::DELETE).build(),
        Verb::Post(json) => builder.method(Method::POST).json(json),
    }
}
