//! `config.json` beside `index.html`: presets what is not secret.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::app::field::Field;
use crate::app::wording;
use crate::openstack::types::json::{self, Object};

/// What the file says, or why it says nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Config {
    /// The presets of fields.
    pub presets: Vec<(Field, String)>,
    /// What is wrong with it, for the person who put it there.
    pub problem: Option<String>,
}

/// Reads the file's text: keys as in the fragment, at the top or below `defaults`. Unknown members are for other
/// versions of this page; a wrong type is told.
#[must_use]
pub fn read(text: &str) -> Config {
    let Some(object) = Object::parse(text) else {
        return Config::broken("it is not a JSON object");
    };
    let mut config = Config::default();
    let defaults = object.object("defaults").unwrap_or_default();
    for object in [object, defaults] {
        for (key, value) in object.members() {
            match (Field::named(key), json::text(value)) {
                (Some(field), Some(text)) => config.presets.push((field, text)),
                (Some(_), None) => {
                    config.problem = Some(format!("config.json: “{key}” is not a text, so it is not used."));
                }
                (None, _) if key.to_ascii_lowercase().contains("token") => {
                    config.problem = Some(wording::TOKEN_IN_CONFIG.into());
                }
                (None, _) => {}
            }
        }
    }
    config
}

impl Config {
    fn broken(why: &str) -> Self {
        Self {
            presets: Vec::new(),
            problem: Some(format!("config.json is not used: {why}. The page works without it.")),
        }
    }
}

/// Fetches and reads the file beside the page.
pub async fn load() -> Config {
    let Some(window) = web_sys::window() else { return Config::default() };
    let Ok(response) = JsFuture::from(window.fetch_with_str("config.json")).await else {
        return Config::broken("it could not be loaded");
    };
    let Ok(response) = response.dyn_into::<web_sys::Response>() else { return Config::default() };
    if !response.ok() {
        return Config::broken(&format!("the server answered {} for it", response.status()));
    }
    let text = match response.text() {
        Ok(text) => JsFuture::from(text).await.ok().and_then(|text| text.as_string()),
        Err(_) => None,
    };
    text.map_or_else(|| Config::broken("it could not be read"), |text| read(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_presets_and_passes_over_the_unknown() {
        let config =
            read(r#"{"endpoint": "https://cloud.example/v1.0/p", "color": "red", "defaults": {"name": "nightly"}}"#);
        let mut presets = config.presets;
        presets.sort_by_key(|(_, text)| text.clone());
        assert_eq!(
            presets,
            [(Field::Endpoint, "https://cloud.example/v1.0/p".into()), (Field::Name, "nightly".into())]
        );
        assert_eq!(config.problem, None);
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, said) in [
            ("", "not a JSON object"),
            ("<!doctype html>", "not a JSON object"),
            ("[]", "not a JSON object"),
            (r#"{"endpoint": 7}"#, "“endpoint” is not a text"),
            (r#"{"token": "abc"}"#, "holds a token"),
        ] {
            let problem = read(text).problem.unwrap_or_default();
            assert!(problem.contains(said), "{text}: {problem}");
        }
    }
}
