//! A stand-in for `fetch`: answers as it is told, and remembers what it was asked.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Request, Response, ResponseInit};

/// What comes back.
#[derive(Clone)]
pub enum Answer {
    /// A status and a body.
    Json(u16, String),
    /// What Keystone answers with a token: a JSON body, and the token in a header of its own.
    Token(String, String),
    /// Nothing, for ever, unless the request is aborted.
    Never,
    /// A rejection, as of a broken connection.
    Reject,
    /// A rejection with something that is no `Error`.
    RejectWithText,
    /// A rejection with an `Error` of another window.
    RejectFromFrame,
    /// Something that is no `Response`.
    ResolveWithText,
    /// A body of endless chunks of this many bytes.
    Endless(u32),
    /// A body that breaks off after some bytes.
    Broken(u16, String),
}

/// `fetch`, replaced for as long as this lives.
pub struct StandIn {
    asked: Rc<RefCell<Vec<Request>>>,
    original: JsValue,
    _closure: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl StandIn {
    /// Answers each request in turn; the last answer serves all that follow.
    pub fn new(answers: Vec<Answer>) -> Self {
        let mut at = 0;
        Self::answering(move |_| {
            at += 1;
            answers.get(at - 1).or(answers.last()).expect("an answer").clone()
        })
    }

    /// Answers each request as it is told.
    pub fn answering(mut answer: impl FnMut(&Request) -> Answer + 'static) -> Self {
        let window = web_sys::window().expect("a window");
        let asked = Rc::new(RefCell::new(Vec::<Request>::new()));
        let closure = {
            let asked = asked.clone();
            Closure::new(move |request: JsValue| {
                let request: Request = request.dyn_into().expect("a Request");
                let promise = promise(answer(&request), &request);
                asked.borrow_mut().push(request);
                promise
            })
        };
        let original = Reflect::get(&window, &"fetch".into()).expect("fetch");
        Reflect::set(&window, &"fetch".into(), closure.as_ref()).expect("fetch can be replaced");
        Self { asked, original, _closure: closure }
    }

    /// The requests so far.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.borrow().clone()
    }

    /// The tokens that the requests to Trove carried so far.
    pub fn tokens(&self) -> Vec<String> {
        let token = |request: &Request| request.headers().get("x-auth-token").ok().flatten();
        self.asked().iter().filter(|request| request.url().contains("/v1.0/")).filter_map(token).collect()
    }

    /// How many requests of a method were made so far.
    pub fn count(&self, method: &str) -> usize {
        self.asked.borrow().iter().filter(|request| request.method() == method).count()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        let window = web_sys::window().expect("a window");
        Reflect::set(&window, &"fetch".into(), &self.original).expect("fetch can be put back");
    }
}

/// Timers of a second and more, twenty times as fast for as long as this lives.
pub struct Hurry {
    original: JsValue,
}

impl Hurry {
    /// What takes ten seconds takes half a second from now on.
    pub fn begin() -> Self {
        let window = web_sys::window().expect("a window");
        let original = Reflect::get(&window, &"setTimeout".into()).expect("setTimeout");
        let fast = "return (act, wait, ...more) => original(act, wait >= 1000 ? wait / 20 : wait, ...more)";
        let fast = Function::new_with_args("original", fast).call1(&JsValue::NULL, &original).expect("a function");
        Reflect::set(&window, &"setTimeout".into(), &fast).expect("setTimeout can be replaced");
        Self { original }
    }
}

impl Drop for Hurry {
    fn drop(&mut self) {
        let window = web_sys::window().expect("a window");
        Reflect::set(&window, &"setTimeout".into(), &self.original).expect("setTimeout can be put back");
    }
}

/// The machine's clock, set back or forth for as long as this lives.
pub struct WallClock {
    original: JsValue,
}

impl WallClock {
    /// It shows so many milliseconds more from now on.
    pub fn set_forth(milliseconds: f64) -> Self {
        let date = Self::date();
        let original = Reflect::get(&date, &"now".into()).expect("Date.now");
        let other = Function::new_with_args("original, more", "return () => original() + more");
        let other = other.call2(&JsValue::NULL, &original, &milliseconds.into()).expect("a function");
        Reflect::set(&date, &"now".into(), &other).expect("Date.now can be replaced");
        Self { original }
    }

    fn date() -> JsValue {
        Reflect::get(&js_sys::global(), &"Date".into()).expect("Date")
    }
}

impl Drop for WallClock {
    fn drop(&mut self) {
        Reflect::set(&Self::date(), &"now".into(), &self.original).expect("Date.now can be put back");
    }
}

/// The clock that ages are told by, stopped for as long as this lives.
pub struct StoppedClock;

impl StoppedClock {
    /// It shows what it shows now.
    pub fn stop() -> Self {
        let stop = "const at = performance.now(); performance.now = () => at";
        let _ = Function::new_no_args(stop).call0(&JsValue::NULL).expect("performance.now can be replaced");
        Self
    }
}

impl Drop for StoppedClock {
    fn drop(&mut self) {
        let _ = Function::new_no_args("delete performance.now").call0(&JsValue::NULL);
    }
}

/// Hides the page, or shows it again, as far as it can tell itself.
pub fn hide(hidden: bool) {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let state = if hidden { "hidden" } else { "visible" };
    let set = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })";
    Function::new_with_args("document, state", set).call2(&JsValue::NULL, &document, &state.into()).expect("a state");
    let event = web_sys::Event::new("visibilitychange").expect("an event");
    document.dispatch_event(&event).expect("somebody to hear of it");
}

fn promise(answer: Answer, request: &Request) -> Promise {
    match answer {
        Answer::Json(status, body) => Promise::resolve(&response(status, &body.into(), "")),
        Answer::Token(body, token) => Promise::resolve(&response(201, &body.into(), &token)),
        Answer::Never => aborted(request),
        Answer::Reject => Promise::reject(&js_sys::TypeError::new("Failed to fetch")),
        Answer::RejectWithText => Promise::reject(&"no error at all".into()),
        Answer::RejectFromFrame => {
            let make = "const frame = document.body.appendChild(document.createElement('iframe'));
                const error = new frame.contentWindow.TypeError('Failed to fetch');
                frame.remove();
                return error";
            Promise::reject(&Function::new_no_args(make).call0(&JsValue::NULL).expect("an error"))
        }
        Answer::ResolveWithText => Promise::resolve(&JsValue::from_str("no response at all")),
        Answer::Endless(size) => Promise::resolve(&response(
            200,
            &stream(&format!("return {{ pull(c) {{ c.enqueue(new Uint8Array({size})); }} }}")),
            "",
        )),
        Answer::Broken(status, start) => Promise::resolve(&response(
            status,
            &stream(&format!(
                "let n = 0; return {{ pull(c) {{ if (n++) c.error(new TypeError('network error')); else c.enqueue(new TextEncoder().encode({start:?})); }} }}"
            )),
            "",
        )),
    }
}

fn response(status: u16, body: &JsValue, token: &str) -> JsValue {
    let init = ResponseInit::new();
    init.set_status(status);
    let headers = Object::new();
    Reflect::set(&headers, &"x-openstack-request-id".into(), &"req-1".into()).expect("a header");
    if !token.is_empty() {
        Reflect::set(&headers, &"x-subject-token".into(), &token.into()).expect("a header");
    }
    init.set_headers(&headers);
    let make = Function::new_with_args("body, init", "return new Response(body, init)");
    make.call2(&JsValue::NULL, body, &init).expect("a response").unchecked_into::<Response>().into()
}

fn stream(source: &str) -> JsValue {
    let source = Function::new_no_args(source).call0(&JsValue::NULL).expect("a source");
    let stream = Function::new_with_args("source", "return new ReadableStream(source)");
    stream.call1(&JsValue::NULL, &source).expect("a stream")
}

/// Rejects as `fetch` does when its signal aborts it.
fn aborted(request: &Request) -> Promise {
    let wait = Function::new_with_args(
        "signal",
        "return new Promise((_, no) => signal.addEventListener('abort', () => no(signal.reason)))",
    );
    wait.call1(&JsValue::NULL, &request.signal()).expect("a promise").unchecked_into()
}

/// The names of a request's headers, sorted.
pub fn header_names(request: &Request) -> Vec<String> {
    let names = Array::from(&request.headers().keys());
    let mut names: Vec<_> = names.iter().filter_map(|name| name.as_string()).collect();
    names.sort();
    names
}
