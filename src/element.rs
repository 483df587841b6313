//! What the custom element imports from wasm: `src/embed/element.js` makes one `Component` for each element.

use js_sys::Function;
use trove_backup::embed::options::Options;
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
    pub fn show(&mut self, root: Element, options: &Options, emit: Function) {
        self.0.show(root, options, emit);
    }

    /// Gives it other options.
    pub fn update(&mut self, options: &Options) {
        self.0.update(options);
    }

    /// Takes it away; what was typed is kept.
    pub fn hide(&mut self) {
        self.0.hide();
    }
}

/// Nothing happens until an element asks.
fn main() {}
