//! The page: the component, preset by the address and by `config.json`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{AppHandle, AttrValue, Renderer};

use super::address::{self, Address};
use super::config::{self, Config};
use super::trove_backup::{TroveBackup, TroveBackupProps};
use crate::backup::draft::Field;
use crate::backup::wording::{TOKEN_IN_ADDRESS, endpoint_of_link};

/// What the page knows besides the component.
#[derive(Default)]
struct Page {
    address: Address,
    config: Config,
    shown: Option<AppHandle<TroveBackup>>,
}

/// Shows the component in an element, for as long as the page lives. The form waits neither for the address nor for
/// `config.json`; where both preset a field, the address wins.
pub fn run(root: Element) {
    let page = Rc::new(RefCell::new(Page { address: address::read_page(), ..Page::default() }));
    let shown = Renderer::with_root_and_props(root, page.borrow().props()).render();
    page.borrow_mut().shown = Some(shown);
    if let Some(window) = web_sys::window() {
        let page = page.clone();
        EventListener::new(&window, "hashchange", move |_| {
            Page::update(&page, |page| page.address = address::read_page());
        })
        .forget();
    }
    spawn_local(async move {
        let config = config::load().await;
        Page::update(&page, |page| page.config = config);
    });
}

impl Page {
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
        let of = |presets: &[(Field, String)]| presets.iter().find(|(at, _)| *at == Field::Endpoint).cloned();
        let endpoints = of(&self.address.presets).zip(of(&self.config.presets));
        // A link could lead a token to somebody else's server.
        let elsewhere = endpoints.filter(|((_, link), (_, site))| link != site);
        let elsewhere = elsewhere.map(|((_, link), (_, site))| endpoint_of_link(&link, &site).into());
        let config = self.config.problem.as_ref().map(|problem| problem.clone().into());
        TroveBackupProps {
            id: "trove-backup".into(),
            presets: Field::ALL.into_iter().filter_map(|field| Some((field, preset(field)?))).collect(),
            remembers: true,
            views: true,
            warnings: token.into_iter().chain(elsewhere).collect(),
            remarks: config.into_iter().collect(),
            ..TroveBackupProps::default()
        }
    }
}
