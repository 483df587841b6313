//! The field that a refusal is about.

use super::form::Input;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::restoration::Restore;

/// The field that a refusal is about, if the server's words tell (`docs/trove-api.md` §5.2; `trove/instance/models.py`
/// `Instance.create`).
#[must_use]
pub fn at_fault(error: &Error, restore: &Restore) -> Option<Input> {
    let Error::Refused(refusal) = error else { return None };
    let words = refusal.fault.message.to_ascii_lowercase();
    if words == format!("resource {} cannot be found.", restore.flavor) {
        return Some(Input::Flavor);
    }
    if restore.volume.is_none() && words.contains("too large") {
        return Some(Input::Flavor);
    }
    // The first one counts: a backup is "too large for given flavor or volume".
    let telling = [
        ("too large", Input::Volume),
        ("volume type", Input::VolumeType),
        ("volume_type", Input::VolumeType),
        ("flavor", Input::Flavor),
        ("['ram']", Input::Flavor),
        ("datastore", Input::Version),
        ("volume", Input::Volume),
        ("network", Input::Network),
        ("subnet", Input::Network),
        ("['name']", Input::Name),
    ];
    telling.iter().find(|(word, _)| words.contains(word)).map(|(_, input)| *input)
}
