//! Whether the page is seen and online, as it changes.

use gloo_events::EventListener;
use web_sys::{EventTarget, VisibilityState};
use yew::prelude::*;

use crate::backup::state::Environment;

/// Tells the environment at the start and whenever they change.
#[hook]
pub fn use_environment(tell: Callback<Environment>) {
    use_effect_with((), move |()| {
        let tell = move || read().into_iter().for_each(|environment| tell.emit(environment));
        tell();
        let listeners = web_sys::window().map(|window| {
            let on = |target: &EventTarget, event: &'static str| {
                let tell = tell.clone();
                EventListener::new(target, event, move |_| tell())
            };
            let mut listeners = vec![on(&window, "online"), on(&window, "offline")];
            listeners.extend(window.document().map(|document| on(&document, "visibilitychange")));
            listeners
        });
        move || drop(listeners)
    });
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
