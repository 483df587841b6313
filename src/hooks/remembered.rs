//! What is not secret, remembered on this device while the person wants it: the only file that names the browser's
//! storage.

use web_sys::Storage;

use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::state::State;
use crate::backup::way::chosen;
use crate::openstack::endpoint::Endpoint;
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
    let mut members = Vec::new();
    for field in &FIELDS {
        let typed = state.draft.get(*field);
        let text = match field {
            Field::Way => chosen(&state.draft).name().to_owned(),
            // An address that is none may hold anything, a password too.
            Field::Identity | Field::Endpoint => {
                Endpoint::parse(typed).map(|address| address.to_string()).unwrap_or_default()
            }
            _ => typed.to_owned(),
        };
        if !text.is_empty() {
            members.push(format!("{}:{}", quote(field.key()), quote(&text)));
        }
    }
    let now = format!("{{{}}}", members.join(","));
    if storage.get_item(KEY).ok().flatten().as_deref() != Some(&now) {
        let _ = storage.set_item(KEY, &now);
    }
}
