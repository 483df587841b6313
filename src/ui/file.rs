//! Reading a file that a person dropped or chose.

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{FileList, TextDecoder};
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
        let bytes = JsFuture::from(file.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer).to_vec());
        taken.emit(bytes.ok().and_then(|bytes| decoded(&bytes)).ok_or(NotRead::Failed));
    });
}

/// A text of bytes: UTF-8, or the UTF-16 that Windows writes, which begins with a byte order mark.
fn decoded(bytes: &[u8]) -> Option<String> {
    let label = match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        _ => "utf-8",
    };
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
