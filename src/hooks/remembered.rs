//! What is not secret, remembered on this device while the person wants it: the only file that names the browser's
//! storage.

use web_sys::Storage;

use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::state::State;
use crate::openstack::json::{Object, quote, text};

/// The key in the browser's storage.
const KEY: &str = "trove-backup";

/// The fields that are remembered: where and who, never a secret.
const FIELDS: [Field; 9] = [
    Field::Way,
    Field::Identity,
    Field::User,
    Field::UserDomain,
    Field::ApplicationCredential,
    Field::Project,
    Field::ProjectDomain,
    Field::Region,
    Field::Endpoint,
];

/// Some browsers refuse it, to some pages.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Presets what was remembered.
pub fn recall(mut tell: impl FnMut(Action)) {
    let Some(kept) = storage().and_then(|storage| storage.get_item(KEY).ok()?) else { return };
    tell(Action::Remember(true));
    for (key, json) in Object::parse(&kept).unwrap_or_default().members() {
        let field = Field::named(key).filter(|field| FIELDS.contains(field));
        // What the person chose to keep wins over what the site presets, but for the endpoint, which a link may name.
        match field.zip(text(json)) {
            Some((Field::Endpoint, text)) => tell(Action::Preset(Field::Endpoint, text.into())),
            Some((field, text)) => tell(Action::Edit(field, text.into())),
            None => {}
        }
    }
}

/// Remembers what is there now, or nothing any more.
pub fn keep(state: &State) {
    let Some(storage) = storage() else { return };
    let before = storage.get_item(KEY).ok().flatten();
    if !state.remember {
        if before.is_some() {
            let _ = storage.remove_item(KEY);
        }
        return;
    }
    let mut members = Vec::new();
    for field in &FIELDS {
        let text = state.draft.get(*field);
        if !text.is_empty() {
            members.push(format!("{}:{}", quote(field.key()), quote(text)));
        }
    }
    let now = format!("{{{}}}", members.join(","));
    if before.as_deref() != Some(&now) {
        let _ = storage.set_item(KEY, &now);
    }
}
