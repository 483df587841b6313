//! The border to JavaScript: options that are read, and those that are of another type than they must be.

use js_sys::{Function, JSON};
use trove_backup::Field;
use trove_backup::embed::component::Component;
use trove_backup::embed::options::Options;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn value(json: &str) -> JsValue {
    JSON::parse(json).expect("JSON")
}

#[wasm_bindgen_test]
fn what_is_missing_or_null_is_not_given_and_secrets_are_not_taken() {
    let json =
        r#"{"texts": {"name": "nightly", "region": null, "password": "s3cret", "no-such-field": "x"}, "lang": null}"#;
    let options = Options::read(value(json)).expect("options");
    assert_eq!(options.presets(), [(Field::Name, "nightly".into())]);
    assert!(options.lang.is_none() && options.token_in_attribute.is_none() && options.token.is_undefined());
    assert!(Options::read(value("{}")).is_ok());
    assert!(Options::read(value(r#"{"texts": null, "token": null, "tokenInAttribute": null}"#)).is_ok());
}

#[wasm_bindgen_test]
fn an_option_of_another_type_is_named() {
    for (json, path) in [
        (r#"{"texts": {"name": 5}}"#, "texts.name"),
        (r#"{"texts": "nightly"}"#, "texts"),
        (r#"{"lang": ["en"]}"#, "lang"),
        (r#"{"tokenInAttribute": "yes"}"#, "tokenInAttribute"),
    ] {
        let wrong = Options::read(value(json)).err().map(|wrong| wrong.to_string()).unwrap_or_default();
        assert!(wrong.contains(path), "{json}: {wrong:?}");
    }
}

#[wasm_bindgen_test]
fn nothing_is_shown_with_a_wrong_option() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let root = document.create_element("div").expect("an element");
    let mut component = Component::default();
    let shown = component.show(root.clone(), value(r#"{"lang": 1}"#), Function::default());
    assert!(shown.is_err() && root.child_element_count() == 0);
    component.show(root.clone(), value("{}"), Function::default()).expect("options");
    assert_eq!(root.child_element_count(), 1);
    assert!(component.update(value(r#"{"lang": 1}"#)).is_err());
    assert_eq!(root.child_element_count(), 1, "those of before stay");
    component.hide();
}
