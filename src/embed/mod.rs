//! The JavaScript border: what the custom element and `mount()` need of Rust, and the only place of
//! `serde_wasm_bindgen`.
//!
//! The element itself is JavaScript (`element.js`), because a class that extends `HTMLElement` cannot be made in Rust.
//! It is there at once and holds no logic of backups; the wasm is loaded when the first one is connected to a document.
//! The binary `trove-backup-element` exports [`component::Component`] to it.

pub mod component;
mod detail;
pub mod options;
mod root;
