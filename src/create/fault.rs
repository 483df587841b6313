//! What a refusal is about, if the server's message or status tells.

use super::form::Input;
use super::message::RefusedFor;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::{Cause, Refusal};
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::id::Uuid;

/// What the refusal of a request is about; `asked` is what was asked for.
#[must_use]
pub fn at_fault(error: &Error, asked: &CreateBackup) -> RefusedFor {
    let refusal = match error {
        Error::NoToken(_) | Error::SignedOut | Error::Revoked => return RefusedFor::Token,
        Error::Refused(refusal) => refusal,
        _ => return RefusedFor::Other,
    };
    match refusal.cause() {
        Cause::Token => RefusedFor::Token,
        Cause::Project => RefusedFor::Endpoint,
        Cause::NotFound => match Uuid::find(&refusal.fault.message) {
            Some(id) if is_parent(asked, &id) => RefusedFor::Input(Input::Parent),
            Some(_) => RefusedFor::Input(Input::Instance),
            None => RefusedFor::Endpoint,
        },
        Cause::Invalid => invalid(refusal).map_or(RefusedFor::Other, RefusedFor::Input),
        _ => RefusedFor::Other,
    }
}

/// The field that Trove's schema names (`trove/common/apischema.py`), or its check of a container's name.
fn invalid(refusal: &Refusal) -> Option<Input> {
    let words = &refusal.fault.message;
    if words.contains("The value is not allowed") {
        return Some(Input::Container);
    }
    let named =
        |key: &str| words.contains(&format!("backup['{key}']")) || words.contains(&format!("'{key}' is a required"));
    [(Input::Instance, "instance"), (Input::Name, "name"), (Input::Description, "description")]
        .into_iter()
        .find(|(_, key)| named(key))
        .map(|(input, _)| input)
}

fn is_parent(asked: &CreateBackup, id: &Uuid) -> bool {
    matches!(&asked.source, Source::Instance { base: Base::Backup(parent), .. } if parent == id)
}
