//! The page: the component, preset by the address and by `config.json`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{AppHandle, AttrValue, Renderer};

use super::address::{self, Address};
use super::config::{self, Config};
use super::props::TroveBackupProps;
use super::trove_backup::TroveBackup;
use crate::app::field::Field;
use crate::app::wording::{TOKEN_IN_ADDRESS, endpoint_of_link};
use crate::openstack::types::endpoint::Endpoint;
use crate::runtime::remembered;

/// What the page knows besides the component.
#[derive(Default)]
struct Page {
    address: Address,
    config: Config,
    remembered: Option<String>,
    shown: Option<AppHandle<TroveBackup>>,
}

/// Shows the component in an element, for as long as the page lives. The form waits neither for the address nor for
/// `config.json`; where both preset a field, the address wins.
pub fn run(root: Element) {
    let page = Rc::new(RefCell::new(Page {
        address: address::read_page(),
        remembered: remembered::endpoint(),
        ..Page::default()
    }));
    let shown = Renderer::with_root_and_props(root, page.borrow().props()).render();
    page.borrow_mut().shown = Some(shown);
    if let Some(window) = web_sys::window() {
        let page = page.clone();
        EventListener::new(&window, "hashchange", move |_| {
            Page::update(&page, |page| page.address = address::read_page());
        })
        .forget();
    }
    keep_what_is_dropped_beside();
    spawn_local(async move {
        let config = config::load().await;
        Page::update(&page, |page| page.config = config);
    });
}

/// A file, a link or a text that is dropped beside a field would take the page's place in the window, with all that was
/// typed.
fn keep_what_is_dropped_beside() {
    let Some(window) = web_sys::window() else { return };
    for event in ["dragover", "drop"] {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, event, options, |event| {
            let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if at.is_none_or(|at| !at.matches("input, textarea").unwrap_or(false)) {
                event.prevent_default();
            }
        })
        .forget();
    }
}

impl Page {
    /// What to say of a link that fills in another endpoint than the site, or this device, has: it could lead a token to
    /// somebody else's server. An address that is none is told at its field.
    fn link(&self) -> Option<String> {
        let of = |presets: &[(Field, String)], field: Field| {
            presets.iter().find(|(at, _)| *at == field).map(|(_, text)| text.clone())
        };
        let link = Endpoint::parse(&of(&self.address.presets, Field::Endpoint)?).ok()?;
        let (site, here) = (of(&self.config.presets, Field::Endpoint), self.remembered.clone());
        let known = [("this site", site), ("this device", here)];
        let mut known = known.iter().filter_map(|(who, text)| Some((*who, Endpoint::parse(text.as_ref()?).ok()?)));
        let known = known.next();
        if known.as_ref().is_some_and(|(_, endpoint)| *endpoint == link) {
            return None;
        }
        let by_token = of(&self.config.presets, Field::Identity).is_some();
        let known = known.as_ref().map(|(who, endpoint)| (*who, endpoint.host()));
        Some(endpoint_of_link(link.host(), known, by_token))
    }

    fn update(page: &RefCell<Self>, change: impl FnOnce(&mut Self)) {
        let Ok(mut page) = page.try_borrow_mut() else { return };
        change(&mut page);
        let props = page.props();
        if let Some(shown) = &mut page.shown {
            shown.update(props);
        }
    }

    fn props(&self) -> TroveBackupProps {
        let preset = |field: Field| {
            let mut all = self.address.presets.iter().chain(&self.config.presets);
            all.find(|(at, _)| *at == field).map(|(_, text)| AttrValue::from(text.clone()))
        };
        let token = self.address.scrubbed.as_ref().map(|_| TOKEN_IN_ADDRESS.into());
        let config = self.config.problem.as_ref().map(|problem| problem.clone().into());
        TroveBackupProps {
            id: "trove-backup".into(),
            presets: Field::ALL.into_iter().filter_map(|field| Some((field, preset(field)?))).collect(),
            remembers: true,
            views: true,
            warnings: token.into_iter().chain(self.link().map(AttrValue::from)).collect(),
            remarks: config.into_iter().collect(),
            ..TroveBackupProps::default()
        }
    }
}
