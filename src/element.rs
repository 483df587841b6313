//! What the custom element imports from wasm: `src/embed/element.js` makes one `Component` for each element.

use js_sys::{Function, TypeError};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// A quarter of the size of the allocator that std brings.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// See [`trove_backup::embed::component::Component`], whose methods these are.
#[wasm_bindgen]
#[derive(Default)]
pub struct Component(trove_backup::embed::component::Component);

#[wasm_bindgen]
impl Component {
    /// A hidden one.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows it in an element.
    ///
    /// # Errors
    /// A `TypeError` names an option that is of another type than it must be.
    pub fn show(&mut self, root: Element, options: JsValue, emit: Function) -> Result<(), JsValue> {
        self.0.show(root, options, emit).map_err(type_error)
    }

    /// Gives it other options.
    ///
    /// # Errors
    /// A `TypeError` names an option that is of another type than it must be.
    pub fn update(&mut self, options: JsValue) -> Result<(), JsValue> {
        self.0.update(options).map_err(type_error)
    }

    /// Takes it away; what was typed is kept.
    pub fn hide(&mut self) {
        self.0.hide();
    }
}

fn type_error(wrong: impl std::fmt::Display) -> JsValue {
    TypeError::new(&wrong.to_string()).into()
}

/// Nothing happens until an element asks.
fn main() {}
