//! The options of one component, as JavaScript gives them.

use std::collections::BTreeMap;
use std::fmt;

use js_sys::{Function, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::AttrValue;

use crate::app::field::Field;
use crate::runtime::host_token::TokenSource;

/// The options of one component: a plain object. What is missing or `null` is not given.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The texts of fields, by their keys.
    texts: Option<BTreeMap<String, Option<String>>>,
    /// The language of times, as a BCP 47 tag.
    pub lang: Option<String>,
    /// A string, or a function that returns one or a promise of one.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub token: JsValue,
    /// Whether somebody wrote a token into an attribute.
    pub token_in_attribute: Option<bool>,
}

/// An option of another type than it must be: its path, such as `texts.name`, and what is wrong with it.
#[derive(Debug)]
pub struct WrongOption(serde_path_to_error::Error<serde_wasm_bindgen::Error>);

impl fmt::Display for WrongOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "trove-backup: the option “{}”: {}", self.0.path(), self.0.inner())
    }
}

impl std::error::Error for WrongOption {}

impl Options {
    /// Reads options.
    ///
    /// # Errors
    /// Where one of them is of another type than it must be.
    pub fn read(value: JsValue) -> Result<Self, WrongOption> {
        let options = serde_wasm_bindgen::Deserializer::from(value);
        serde_path_to_error::deserialize(options).map_err(WrongOption)
    }

    /// The texts that are given, each with its field. Secrets are not taken from here.
    pub fn presets(&self) -> Vec<(Field, AttrValue)> {
        let text = |(key, text): (&String, &Option<String>)| Some((Field::named(key)?, AttrValue::from(text.clone()?)));
        self.texts.iter().flatten().filter_map(text).collect()
    }
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
