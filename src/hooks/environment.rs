//! Whether the page is seen and online, as it changes, and whether the browser brought it back.

use gloo_events::EventListener;
use js_sys::Reflect;
use web_sys::{Event, EventTarget, VisibilityState};
use yew::Callback;

use crate::backup::action::Action;
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
