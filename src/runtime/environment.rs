//! Whether the page is seen and online, as it changes, and whether the browser brought it back.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, VisibilityState};
use yew::Callback;

use crate::app::action::Action;
use crate::context::environment::Environment;

/// Tells the environment now and whenever it changes, until the listeners are dropped; and when the browser brings the
/// page back from its back/forward cache: `WebKit` then shows the fields empty.
pub fn watch(onaction: &Callback<Action>) -> Vec<EventListener> {
    let onaction = onaction.clone();
    let tell = move |event: Option<&Event>| {
        let persisted = event
            .filter(|event| event.type_() == "pageshow")
            .map(|event| Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()));
        match persisted {
            Some(true) => onaction.emit(Action::Restored),
            Some(false) => {}
            None => read().into_iter().for_each(|environment| onaction.emit(Action::Environment(environment))),
        }
    };
    tell(None);
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |target: &EventTarget, event: &'static str| {
        let tell = tell.clone();
        EventListener::new(target, event, move |event| tell(Some(event)))
    };
    let mut listeners = vec![on(&window, "online"), on(&window, "offline"), on(&window, "pageshow")];
    listeners.extend(window.document().map(|document| on(&document, "visibilitychange")));
    listeners
}

/// Whether the person wants few bytes to be loaded (`navigator.connection.saveData`); some browsers do not tell.
pub fn saves_data() -> bool {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok().filter(|value| !value.is_falsy());
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator()));
    let connection = navigator.and_then(|navigator| get(&navigator, "connection"));
    connection.and_then(|connection| get(&connection, "saveData")).is_some()
}

/// Milliseconds after which what waits for an idle browser is done all the same.
const LONGEST_IDLE: u32 = 2000;

/// Calls a function once the browser has nothing else to do; soon, where it does not tell (`WebKit`).
pub fn when_idle(call: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let request = Reflect::get(&window, &"requestIdleCallback".into()).ok();
    match request.and_then(|request| request.dyn_into::<Function>().ok()) {
        Some(request) => {
            let options = Object::new();
            let _ = Reflect::set(&options, &"timeout".into(), &LONGEST_IDLE.into());
            let _ = request.call2(&window, &Closure::once_into_js(call), &options);
        }
        None => {
            Timeout::new(LONGEST_IDLE / 10, call).forget();
        }
    }
}

fn read() -> Option<Environment> {
    let window = web_sys::window()?;
    let location = window.location();
    Some(Environment {
        https: location.protocol().ok()? == "https:",
        origin: location.origin().ok()?.into(),
        visible: window.document()?.visibility_state() != VisibilityState::Hidden,
        online: window.navigator().on_line(),
    })
}
