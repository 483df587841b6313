//! The options as the element gives them: a plain object, each member of which is read as what it must be.
//!
//! Not by `serde_wasm_bindgen::from_value`: how it words a wrong type takes 6 kB of floating-point text along, and
//! `mount.js` words it before anything is loaded.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use yew::AttrValue;

use crate::app::field::Field;
use crate::runtime::host_token::TokenSource;

#[wasm_bindgen]
extern "C" {
    /// The options of one component. What is missing, `null` or of another type is not given.
    #[derive(Clone)]
    pub type Options;

    /// The texts of fields, by their keys.
    #[wasm_bindgen(method, getter)]
    pub fn texts(this: &Options) -> JsValue;
    /// The language of times.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Options) -> Option<String>;
    /// A string, or a function that returns one or a promise of one.
    #[wasm_bindgen(method, getter)]
    pub fn token(this: &Options) -> JsValue;
    /// Whether somebody wrote a token into an attribute.
    #[wasm_bindgen(method, getter, js_name = tokenInAttribute)]
    pub fn token_in_attribute(this: &Options) -> bool;
}

/// The texts that are given, each with its field. Secrets are not taken from here.
pub fn presets(options: &Options) -> Vec<(Field, AttrValue)> {
    let texts = options.texts();
    let mut presets = Vec::new();
    for field in &Field::ALL {
        let text = Reflect::get(&texts, &field.key().into()).ok().and_then(|text| text.as_string());
        if let Some(text) = text.filter(|_| !field.is_secret()) {
            presets.push((*field, text.into()));
        }
    }
    presets
}

/// The source of tokens that a value of JavaScript's is, if it is one.
pub fn token_source(value: &JsValue) -> Option<TokenSource> {
    if let Some(text) = value.as_string() {
        return (!text.trim().is_empty()).then(|| TokenSource::Text(text.into()));
    }
    let function = value.dyn_ref::<Function>()?.clone();
    Some(TokenSource::function(move || ask(function.clone())))
}

async fn ask(function: Function) -> Result<String, String> {
    let given = function.call0(&JsValue::UNDEFINED).map_err(words)?;
    let token = JsFuture::from(Promise::resolve(&given)).await.map_err(words)?;
    token.as_string().ok_or_else(|| "What it gave is no token.".into())
}

/// The sentence in what a function threw.
fn words(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_default()
}
