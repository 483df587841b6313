//! The page: the component, preset by the address and by `config.json`.

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::address::{self, Address};
use super::config::{self, Config};
use super::trove_backup::TroveBackup;
use crate::backup::draft::Field;
use crate::backup::wording::TOKEN_IN_ADDRESS;

/// The page. The address wins over `config.json`; neither of them waits for the other, or the form for them.
#[component]
pub fn App() -> Html {
    let address = use_state(Address::default);
    let config = use_state(Config::default);
    use_effect_with((), {
        let (address, config) = (address.clone(), config.clone());
        move |()| {
            address.set(address::read_page());
            spawn_local(async move { config.set(config::load().await) });
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| address.set(address::read_page()))
            });
            move || drop(listener)
        }
    });
    let preset = |field: Field| {
        let mut all = address.presets.iter().chain(&config.presets);
        all.find(|(at, _)| *at == field).map(|(_, text)| AttrValue::from(text.clone()))
    };
    html! {
        <>
            <div class="notices">
                if address.scrubbed.is_some() {
                    <p class="warning">{ TOKEN_IN_ADDRESS }</p>
                }
                if let Some(problem) = &config.problem {
                    <p class="warning">{ problem }</p>
                }
            </div>
            <TroveBackup
                endpoint={preset(Field::Endpoint)}
                instance_id={preset(Field::InstanceId)}
                name={preset(Field::Name)}
                description={preset(Field::Description)}
            />
        </>
    }
}
