//! From a draft to an order that the server's own schema accepts, or to the fields at fault.

use std::rc::Rc;

use super::draft::{Draft, Field};
use super::kind::Kind;
use super::rules::{Problems, check, driver};
use crate::context::connection::{Connection, Credential};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::name::cleaned;

/// A request that cannot be invalid: where to, who asks, for what.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Where to, and who asks.
    pub connection: Connection,
    /// What for.
    pub backup: Rc<CreateBackup>,
}

impl Order {
    /// The same order by somebody else.
    #[must_use]
    pub fn by(&self, credential: Credential) -> Self {
        Self { connection: self.connection.by(credential), backup: self.backup.clone() }
    }
}

/// Makes a request of a draft.
///
/// # Errors
/// All fields at fault; never an empty list.
pub fn validate(draft: &Draft) -> Result<CreateBackup, Problems> {
    let problem = |field: Field| Some((field, check(draft, field).filter(|_| is_wanted(draft, field))?));
    let problems: Problems = Field::ALL.into_iter().filter_map(problem).collect();
    let description = cleaned(draft.get(Field::Description));
    match source(draft) {
        Some(source) if problems.is_empty() => {
            let description = (!description.is_empty()).then_some(description);
            Ok(CreateBackup { name: cleaned(draft.get(Field::Name)), description, source })
        }
        _ => Err(problems),
    }
}

/// What is backed up, if the draft says so rightly.
#[must_use]
pub fn source(draft: &Draft) -> Option<Source> {
    let uuid = |field: Field| Uuid::find(draft.get(field));
    let kind = Kind::chosen(draft);
    if kind == Kind::Register {
        let version = uuid(Field::Version)?;
        let location = draft.or(Field::Location, "").into();
        return Some(Source::Remote { location, version, size: draft.or(Field::Size, "").into() });
    }
    let base = match kind {
        Kind::Latest => Base::Latest,
        Kind::Parent => Base::Backup(uuid(Field::Parent)?),
        _ => Base::Nothing,
    };
    let container = Some(draft.or(Field::Container, "")).filter(|name| !name.is_empty()).map(Into::into);
    Some(Source::Instance { instance: uuid(Field::InstanceId)?, base, container, driver: driver(draft) })
}

/// Whether a field belongs to what is asked for, so that it has to be right.
#[must_use]
pub fn is_wanted(draft: &Draft, field: Field) -> bool {
    let kind = Kind::chosen(draft);
    match field {
        Field::InstanceId | Field::Container | Field::Driver => kind != Kind::Register,
        Field::Parent => kind == Kind::Parent,
        Field::Location | Field::Version | Field::Size => kind == Kind::Register,
        Field::Name | Field::Description => true,
        _ => false,
    }
}

/// The field that a refusal of a create is about, if the server's message or status tells.
#[must_use]
pub fn at_fault(error: &Error, order: Option<&Order>) -> Option<Field> {
    let refusal = match error {
        Error::NoToken(_) | Error::SignedOut | Error::Revoked => return Some(Field::Token),
        Error::Refused(refusal) => refusal,
        _ => return None,
    };
    let words = &refusal.fault.message;
    match refusal.cause() {
        Cause::Token => Some(Field::Token),
        Cause::Project => Some(Field::Endpoint),
        Cause::Invalid if words.contains("The value is not allowed") => Some(Field::Container),
        Cause::NotFound if Uuid::find(words).is_some_and(|id| order.is_some_and(|order| is_parent(order, &id))) => {
            Some(Field::Parent)
        }
        Cause::NotFound if Uuid::find(words).is_some() => Some(Field::InstanceId),
        Cause::NotFound => Some(Field::Endpoint),
        Cause::Invalid => [(Field::InstanceId, "instance"), (Field::Name, "name"), (Field::Description, "description")]
            .into_iter()
            .find(|(_, key)| {
                words.contains(&format!("backup['{key}']")) || words.contains(&format!("'{key}' is a required"))
            })
            .map(|(field, _)| field),
        _ => None,
    }
}

fn is_parent(order: &Order, id: &Uuid) -> bool {
    matches!(&order.backup.source, Source::Instance { base: Base::Backup(parent), .. } if parent == id)
}
