//! In a real browser: `fetch` as it is called, and the component's life, focus and live regions.
//!
//! `fetch` is replaced here, because only a stand-in can be asked how it was called, hang, or reject with nonsense.
//! The real cloud is met in `tests/e2e`.
#![cfg(target_arch = "wasm32")]

mod component;
mod embedding;
mod fetching;
mod options;
mod page;
mod picking;
mod refusals;
mod renders;
mod signing;
mod stand_in;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
