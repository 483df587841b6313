//! Whether the page's own Content Security Policy stopped a request.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Listens whether the page's Content Security Policy stops a request: `fetch` does not say so.
pub(super) struct CspWatch {
    violated: Rc<Cell<bool>>,
    listener: Closure<dyn FnMut(JsValue)>,
}

const VIOLATION: &str = "securitypolicyviolation";

impl CspWatch {
    pub(super) fn new(url: &str) -> Self {
        let violated = Rc::new(Cell::new(false));
        let listener = {
            let (violated, url) = (violated.clone(), url.to_owned());
            Closure::new(move |event: JsValue| {
                let blocked =
                    Reflect::get(&event, &JsValue::from_str("blockedURI")).ok().and_then(|uri| uri.as_string());
                if blocked.is_some_and(|uri| !uri.is_empty() && url.starts_with(&uri)) {
                    violated.set(true);
                }
            })
        };
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let _ = document.add_event_listener_with_callback(VIOLATION, listener.as_ref().unchecked_ref());
        }
        Self { violated, listener }
    }

    /// The event may come a moment after the rejection.
    pub(super) async fn was_violated(&self) -> bool {
        sleep(Duration::from_millis(20)).await;
        self.violated.get()
    }
}

impl Drop for CspWatch {
    fn drop(&mut self) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let _ = document.remove_event_listener_with_callback(VIOLATION, self.listener.as_ref().unchecked_ref());
        }
    }
}
