//! One request over the browser's `fetch`: the only file that names `gloo_net`.
//!
//! A request can be cancelled, has a time-out, follows no redirect, sends no cookie and no referrer, and reads
//! at most [`LONGEST`] bytes of the answer, as text, so that a bad body survives for the message.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use gloo_net::http::Response;
use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect,
    ResponseType, TextDecoder,
};

use super::abort::Signal;
use super::answer::Answer;
use super::csp::CspWatch;
use super::error::{Error, Problem};
use super::masking::Secrets;
use super::reply::Reply;
use super::secret::Secret;
use super::token::Token;

/// The most bytes of an answer that are read. A backup is under 3 kB, a page of a list under 60.
pub const LONGEST: usize = 1 << 20;

/// What to ask.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// The absolute address.
    pub url: String,
    /// What is done there.
    pub verb: Verb,
    /// Who asks; nobody yet, where somebody signs in.
    pub token: Option<Token>,
    /// One more header of Keystone's, which its CORS lets in: `X-Subject-Token`, `Openstack-Auth-Receipt`.
    pub header: Option<(&'static str, Secret)>,
    /// What is secret in the body.
    pub secret: Secret,
    /// Whether Keystone is asked, which knows the passwords of whoever signs in.
    pub keystone: bool,
    /// How long to wait for the whole answer, in seconds.
    pub time_out: u32,
}

/// What a call does. `Debug` prints no body, for a password may be in it.
#[derive(Clone, PartialEq, Eq)]
pub enum Verb {
    /// Reads.
    Get,
    /// Sends this JSON.
    Post(String),
    /// Takes away.
    Delete,
}

impl fmt::Debug for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "Get",
            Self::Post(_) => "Post(***)",
            Self::Delete => "Delete",
        })
    }
}

/// Seconds that an answer may take unless the call says otherwise.
const TIME_OUT: u32 = 30;

impl Call {
    /// A call by somebody, or by nobody yet.
    #[must_use]
    pub fn new(verb: Verb, url: String, token: Option<&Token>) -> Self {
        let (header, secret, keystone) = (None, Secret::default(), false);
        Self { url, verb, token: token.cloned(), header, secret, keystone, time_out: TIME_OUT }
    }

    /// A GET.
    #[must_use]
    pub fn get(url: String, token: &Token) -> Self {
        Self::new(Verb::Get, url, Some(token))
    }
}

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
    let request = request(&call, &signal).ok_or(Error::Unreachable)?;
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
    answer.read(secrets)
}

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
/// preflight (`docs/trove-api.md` §1.3). Not by gloo's builder: its reading of queries weighs a kilobyte.
fn request(call: &Call, signal: &Signal) -> Option<web_sys::Request> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    if let Some(token) = &call.token {
        headers.set("X-Auth-Token", token.header()).ok()?;
    }
    if let Some((name, secret)) = &call.header {
        headers.set(name, secret.text()).ok()?;
    }
    let init = RequestInit::new();
    match &call.verb {
        Verb::Get => {}
        Verb::Delete => init.set_method("DELETE"),
        Verb::Post(json) => {
            headers.set("Content-Type", "application/json").ok()?;
            init.set_method("POST");
            init.set_body(&json.into());
        }
    }
    init.set_headers(&headers);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Manual);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(signal.listened().as_ref());
    web_sys::Request::new_with_str_and_init(&call.url, &init).ok()
}

/// The bytes as text, without a byte order mark. The browser's own decoder weighs nothing.
fn text(bytes: &[u8]) -> String {
    TextDecoder::new().and_then(|decoder| decoder.decode_with_u8_array(bytes)).unwrap_or_default()
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
