//! One component on a page that is not ours: shown in an element, hidden and shown again.

use js_sys::{Function, Object};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::virtual_dom::{Key, VChild};
use yew::{AttrValue, Callback};

use super::detail;
use super::options::{Options, WrongOption, token_source};
use super::root::Root;
use crate::app::event::Event;
use crate::app::wording::TOKEN_IN_ATTRIBUTE;
use crate::page::props::TroveBackupProps;
use crate::runtime::host_token::TokenSource;
use crate::runtime::kept::Kept;

/// A component and what was typed into it. While it is hidden nothing of JavaScript's is held here, so that the browser
/// can free the element when nobody wants it any more.
#[derive(Default)]
pub struct Component {
    kept: Kept,
    shown: Option<Shown>,
}

struct Shown {
    root: Root,
    key: Key,
    emit: Function,
    token: (JsValue, Option<TokenSource>),
}

impl Component {
    /// Shows it as the last child of an element, where it left off. `emit` is called with an event's type and detail.
    ///
    /// # Errors
    /// Where an option is of another type than it must be: nothing is shown.
    pub fn show(&mut self, root: Element, options: JsValue, emit: Function) -> Result<(), WrongOption> {
        self.hide();
        let options = Options::read(options)?;
        let token = (options.token.clone(), token_source(&options.token));
        let mut rendered = Root::take();
        let key = Root::next_key();
        rendered.show(&root, VChild::new(self.props(&options, token.1.clone(), &emit), Some(key.clone())));
        self.shown = Some(Shown { root: rendered, key, emit, token });
        Ok(())
    }

    /// Gives it other options. What a person typed stays.
    ///
    /// # Errors
    /// Where an option is of another type than it must be: those of before stay.
    pub fn update(&mut self, options: JsValue) -> Result<(), WrongOption> {
        let options = Options::read(options)?;
        let Some(mut shown) = self.shown.take() else { return Ok(()) };
        // The same function is the same source, so that nobody is asked anew.
        if !Object::is(&shown.token.0, &options.token) {
            shown.token = (options.token.clone(), token_source(&options.token));
        }
        let props = self.props(&options, shown.token.1.clone(), &shown.emit);
        shown.root.update(VChild::new(props, Some(shown.key.clone())));
        self.shown = Some(shown);
        Ok(())
    }

    /// Takes it away: its requests are aborted, its timers end, what was typed is kept here.
    pub fn hide(&mut self) {
        if let Some(shown) = self.shown.take() {
            shown.root.give_back();
        }
    }

    fn props(&self, options: &Options, token: Option<TokenSource>, emit: &Function) -> TroveBackupProps {
        let tell = {
            let emit = emit.clone();
            Callback::from(move |event: Event| {
                let (name, detail) = detail::of(&event);
                // What a listener throws is the host's own matter.
                let _ = emit.call2(&JsValue::UNDEFINED, &name.into(), &detail);
            })
        };
        TroveBackupProps {
            id: "trove-backup".into(),
            presets: options.presets(),
            lang: options.lang.clone().map(AttrValue::from),
            token,
            kept: Some(self.kept.clone()),
            warnings: options
                .token_in_attribute
                .unwrap_or(false)
                .then(|| TOKEN_IN_ATTRIBUTE.into())
                .into_iter()
                .collect(),
            onevent: tell,
            ..TroveBackupProps::default()
        }
    }
}
