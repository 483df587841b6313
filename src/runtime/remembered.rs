//! What is not secret, remembered on this device while the person wants it: the only file that names the browser's
//! storage. What is remembered is decided in `src/app/remembering.rs`.

use serde::{Serialize, Serializer};
use web_sys::Storage;

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::memory::REMEMBERED;
use crate::app::state::State;
use crate::openstack::types::json::{Json, Object, text};

/// The key in the browser's storage.
const KEY: &str = "trove-backup";

/// Some browsers refuse it, to some pages.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was remembered, as an object of texts by the fields' keys; none where nothing was.
fn remembered() -> Option<Object> {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?)?;
    Some(Object::parse(&kept).unwrap_or_default())
}

/// The endpoint that was remembered, if one was.
#[must_use]
pub fn endpoint() -> Option<String> {
    text(remembered()?.get(Field::Endpoint.key())?)
}

/// Fills in what was remembered.
pub fn recall(mut tell: impl FnMut(Action)) {
    let Some(kept) = remembered() else { return };
    tell(Action::Remember(true));
    for (key, json) in kept.members() {
        if let Some((field, text)) = Field::named(key).zip(text(json)) {
            tell(Action::Recall(field, text.into()));
        }
    }
}

/// Remembers what is there now, while it is wanted. Only the person's own word removes it: another tab's may have been
/// given since.
pub fn keep(state: &State, forget: bool) {
    let Some(storage) = storage() else { return };
    if forget {
        let _ = storage.remove_item(KEY);
    }
    if !state.remember {
        return;
    }
    let now = Json::of(&Remembered(state));
    if storage.get_item(KEY).ok().flatten().as_deref() != Some(now.text()) {
        let _ = storage.set_item(KEY, now.text());
    }
}

/// The texts that are remembered, by their fields' keys.
struct Remembered<'a>(&'a State);

impl Serialize for Remembered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let texts = REMEMBERED.iter().map(|field| (field.key(), self.0.memory.get(*field)));
        serializer.collect_map(texts.filter(|(_, text)| !text.is_empty()))
    }
}
