//! The body of an answer, read as text up to a limit, so that a bad one survives for the message.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, TextDecoder};

use super::error::Problem;

/// The most bytes of an answer that are read. A backup is under 3 kB, a page of a list under 60.
pub const LONGEST: usize = 1 << 20;

/// The bytes as text, without a byte order mark.
/// The browser's decoder reads what is no UTF-8: it takes ten times as long.
pub(super) fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(_) => TextDecoder::new().and_then(|decoder| decoder.decode_with_u8_array(bytes)).unwrap_or_default(),
    }
}

/// The body's bytes; with a problem, as many as were read.
pub(super) async fn read(stream: Option<ReadableStream>) -> Result<Vec<u8>, (Vec<u8>, Problem)> {
    let mut bytes = Vec::new();
    let reader = stream.map(|stream| stream.get_reader());
    let Some(reader) = reader.and_then(|reader| reader.dyn_into::<ReadableStreamDefaultReader>().ok()) else {
        return Ok(bytes);
    };
    loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            return Err((bytes, Problem::Truncated));
        };
        let part = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if part("done").is_truthy() {
            return Ok(bytes);
        }
        if let Ok(piece) = part("value").dyn_into::<Uint8Array>() {
            bytes.extend(piece.to_vec());
        }
        if bytes.len() > LONGEST {
            let _ = reader.cancel();
            return Err((bytes, Problem::Enormous));
        }
    }
}
