//! Reading a file that a person dropped or chose.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::Callback;

/// The most bytes that are read: no openrc file and no clouds.yaml is as long.
const LONGEST: f64 = 1_000_000.0;

/// Gives the text of the first file, if it is one that can be read.
pub fn read(files: Option<FileList>, taken: Callback<String>) {
    let Some(file) = files.and_then(|files| files.get(0)).filter(|file| file.size() < LONGEST) else { return };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        taken.emit(text.ok().and_then(|text| text.as_string()).unwrap_or_default());
    });
}
