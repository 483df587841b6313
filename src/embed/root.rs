//! Roots where yew renders, used again and again.
//!
//! yew never takes back the listeners of a root that it rendered into, and with them the root itself stays for good. So a
//! root that is not needed any more waits for the next component: there are never more of them than were needed at once.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::virtual_dom::{Key, VChild};
use yew::{AppHandle, Component, Context, Html, Properties, Renderer};

use crate::page::trove_backup::TroveBackup;

thread_local! {
    static FREE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
    static LAST_KEY: Cell<u64> = const { Cell::new(0) };
}

/// A root of yew's, and what is shown in it.
pub struct Root {
    root: Option<Element>,
    app: Option<AppHandle<Content>>,
}

#[derive(Properties, PartialEq)]
struct ContentProps {
    child: Option<VChild<TroveBackup>>,
}

/// What is in a root: a component, or nothing.
struct Content;

impl Component for Content {
    type Message = ();
    type Properties = ContentProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().child.clone().map(Html::from).unwrap_or_default()
    }
}

impl Root {
    /// A free root, or a new one.
    pub fn take() -> Self {
        FREE.with_borrow_mut(Vec::pop).unwrap_or(Self { root: None, app: None })
    }

    /// A key that tells a component from all others before it.
    pub fn next_key() -> Key {
        LAST_KEY.set(LAST_KEY.get().wrapping_add(1));
        Key::from(LAST_KEY.get())
    }

    /// Shows a component as the last child of an element.
    pub fn show(&mut self, parent: &Element, child: VChild<TroveBackup>) {
        let root = self.root.take().or_else(|| parent.owner_document()?.create_element("div").ok());
        let Some(root) = root else { return };
        let _ = parent.append_child(&root);
        match &mut self.app {
            Some(app) => app.update(ContentProps { child: Some(child) }),
            None => {
                self.app =
                    Some(Renderer::with_root_and_props(root.clone(), ContentProps { child: Some(child) }).render());
            }
        }
        self.root = Some(root);
    }

    /// Gives the component that is shown other properties.
    pub fn update(&mut self, child: VChild<TroveBackup>) {
        if let Some(app) = &mut self.app {
            app.update(ContentProps { child: Some(child) });
        }
    }

    /// Takes the component away, and keeps the root for the next one.
    pub fn give_back(mut self) {
        if let Some(app) = &mut self.app {
            app.update(ContentProps { child: None });
        }
        if let Some(root) = &self.root {
            root.remove();
        }
        FREE.with_borrow_mut(|free| free.push(self));
    }
}
