//! One request over the browser's `fetch`: the only file that names `gloo_net`.
//!
//! A request can be cancelled, has a time-out, follows no redirect, sends no cookie and no referrer, and reads
//! at most [`LONGEST`] bytes of the answer, as text, so that a bad body survives for the message.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReferrerPolicy, RequestCredentials, RequestRedirect, ResponseType};

use super::abort::Signal;
use super::csp::CspWatch;
use super::error::{Error, Problem, Refusal, Unreadable};
use super::fault::{Fault, plain, seconds};
use super::token::Token;

/// The most bytes of an answer that are read. A backup is under 3 kB, a page of a list under 60.
pub const LONGEST: usize = 1 << 20;

/// What to ask.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// The absolute address.
    pub url: String,
    /// The JSON to POST; without it the call is a GET.
    pub body: Option<String>,
    /// Who asks.
    pub token: Token,
    /// How long to wait for the whole answer, in seconds.
    pub time_out: u32,
}

/// Seconds that an answer to a GET may take.
const GET_TIME_OUT: u32 = 30;

impl Call {
    /// A GET.
    #[must_use]
    pub fn get(url: String, token: &Token) -> Self {
        Self { url, body: None, token: token.clone(), time_out: GET_TIME_OUT }
    }
}

/// A 2xx answer, not decoded yet, with the token masked.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// `x-openstack-request-id`, where the server lets a page read it.
    pub request_id: Option<Rc<str>>,
    /// The body.
    pub body: Rc<str>,
}

impl Reply {
    /// The same reply as an error: its body is not what it should be.
    #[must_use]
    pub fn unreadable(&self, problem: Problem) -> Error {
        let html = self.body.trim_start().starts_with('<');
        Error::Unreadable(Unreadable {
            status: self.status,
            request_id: self.request_id.clone(),
            problem: if html && problem == Problem::NotJson { Problem::Html } else { problem },
            head: if html {
                plain(&self.body)
            } else {
                self.body.chars().take(Unreadable::HEAD).collect::<String>().into()
            },
        })
    }
}

/// Sends a call and reads the answer.
///
/// # Errors
/// [`Error`]; a refusal and an unreadable body keep what the server said, without the token.
pub async fn send(call: Call, signal: Signal) -> Result<Reply, Error> {
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
    let request: web_sys::Request = request(&call, &signal).ok_or(Error::Unreachable)?.into();
    // Not gloo's own `send`: it panics when a replaced `fetch` rejects with something that is no `Error`.
    let response = match JsFuture::from(window.fetch_with_request(&request)).await {
        Ok(value) => Response::from(value.dyn_into::<web_sys::Response>().map_err(|_| Error::Unreachable)?),
        Err(_) if csp.was_violated().await => return Err(Error::Blocked),
        Err(_) => return Err(why(Error::Unreachable)),
    };
    if response.type_() == ResponseType::Opaqueredirect || (300..400).contains(&response.status()) {
        return Err(Error::Redirected);
    }
    let body = read(&response).await;
    drop(timer);
    let mask = |text: &str| -> Rc<str> { call.token.mask(text).into() };
    let header = |name: &str| response.headers().get(name);
    let request_id = header("x-openstack-request-id").map(|id| mask(&id));
    let (body, problem) = match body {
        Ok(body) => (body, None),
        Err((body, problem)) => (body, Some(problem)),
    };
    let reply = Reply { status: response.status(), request_id, body: mask(text(&body).as_ref()) };
    match problem {
        Some(_) if timed_out.get() || signal.is_unwanted() => Err(why(Error::Cancelled)),
        _ if !response.ok() => {
            let Reply { status, request_id, body } = reply;
            let mut fault = Fault::read(&body);
            // Few clouds let a page read this header; Trove repeats it in the body.
            fault.retry_after = fault.retry_after.or_else(|| seconds(&header("retry-after")?));
            Err(Error::Refused(Refusal { status, request_id, fault }))
        }
        Some(problem) => Err(reply.unreadable(problem)),
        None => Ok(reply),
    }
}

/// The request, with the three headers that Trove's CORS lets in and no other: one more can break a cloud's
/// preflight (`trove-backup-api.md` §4.2).
fn request(call: &Call, signal: &Signal) -> Option<Request> {
    let builder = RequestBuilder::new(&call.url)
        .header("Accept", "application/json")
        .header("X-Auth-Token", call.token.header())
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(signal.listened().as_ref());
    match &call.body {
        Some(json) => builder.method(Method::POST).header("Content-Type", "application/json").body(json.as_str()),
        None => builder.method(Method::GET).build(),
    }
    .ok()
}

/// The bytes as text, without a byte order mark.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
}

/// The body's bytes; with a problem, as many as were read.
async fn read(response: &Response) -> Result<Vec<u8>, (Vec<u8>, Problem)> {
    let mut bytes = Vec::new();
    let reader = response.body().map(|stream| stream.get_reader());
    let Some(reader) = reader.and_then(|reader| reader.dyn_into::<ReadableStreamDefaultReader>().ok()) else {
        return Ok(bytes);
    };
    loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            return Err((bytes, Problem::Truncated));
        };
        let part = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if part("done").is_truthy() {
            return Ok(bytes);
        }
        if let Ok(piece) = part("value").dyn_into::<Uint8Array>() {
            bytes.extend(piece.to_vec());
        }
        if bytes.len() > LONGEST {
            let _ = reader.cancel();
            return Err((bytes, Problem::Enormous));
        }
    }
}
