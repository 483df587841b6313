//! A dashboard in yew with the custom element: two wasm modules of yew on one page.

mod session;

use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use session::{Session, session};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::{CustomEvent, Element};
use yew::prelude::*;

/// The token as JavaScript takes it: a function that returns a promise.
fn token() -> Function {
    let ask = || future_to_promise(async { Ok(session().await?.token.into()) });
    Closure::<dyn Fn() -> js_sys::Promise>::new(ask).into_js_value().unchecked_into()
}

fn name_of(event: &web_sys::Event) -> Option<String> {
    let backup = Reflect::get(&event.dyn_ref::<CustomEvent>()?.detail(), &"backup".into()).ok()?;
    Reflect::get(&backup, &"name".into()).ok()?.as_string()
}

#[component]
fn Dashboard() -> Html {
    let known = use_state(Session::default);
    let said = use_state(|| "Nothing so far.".to_owned());
    let clicks = use_state(|| 0);
    let token = use_memo((), |()| token());
    let place = use_node_ref();
    use_effect_with((), {
        let (known, said, place) = (known.clone(), said.clone(), place.clone());
        move |()| {
            spawn_local(async move { known.set(session().await.unwrap_or_default()) });
            let listeners = place.cast::<Element>().map(|element| {
                ["created", "completed", "failed"].map(|what| {
                    let said = said.clone();
                    EventListener::new(&element, format!("trove-backup-{what}"), move |event| {
                        said.set(format!("{}: {what}", name_of(event).unwrap_or_default()));
                    })
                })
            });
            move || drop(listeners)
        }
    });
    let onclick = {
        let clicks = clicks.clone();
        move |_| clicks.set(*clicks + 1)
    };
    html! {
        <main {onclick}>
            <h1>{ "yew dashboard with the element" }</h1>
            <trove-backup
                ref={place}
                endpoint={known.endpoint.clone()}
                instance-id={known.instance_id.clone()}
                ~token={(*token).clone()}
            />
            <p>{ &*said }</p>
            <p>{ format!("{} clicks", *clicks) }</p>
        </main>
    }
}

fn main() {
    yew::Renderer::<Dashboard>::new().render();
}
