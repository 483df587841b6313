//! Reading a file that a person dropped or chose.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::Callback;

/// Why a file gave no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotRead {
    /// It has more bytes than are read.
    TooLarge,
    /// The browser could not read it: it was moved, or may not be read.
    Failed,
}

/// Gives the text of the first file, unless it has more than `most` bytes. Nothing is given where there is no file.
pub fn read(files: Option<FileList>, most: u32, taken: Callback<Result<String, NotRead>>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    if file.size() > most.into() {
        return taken.emit(Err(NotRead::TooLarge));
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        taken.emit(text.ok().and_then(|text| text.as_string()).ok_or(NotRead::Failed));
    });
}
