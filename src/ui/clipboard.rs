//! Handing texts to the person: the clipboard, and files.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::Callback;

/// Copies a text and tells whether that worked. Without a secure context there is no clipboard at all.
pub fn copy(text: String, done: Callback<bool>) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return };
    if !Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|clipboard| clipboard.is_object()) {
        return done.emit(false);
    }
    spawn_local(async move {
        done.emit(JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok());
    });
}

/// Offers a text as a file of a type. Does nothing where the browser cannot.
pub fn download(name: &str, media_type: &str, text: &str) {
    let _ = offer(name, media_type, text);
}

fn offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Not at once: the browser may not have begun to read it.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
