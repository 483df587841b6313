//! The rule of each field: what is wrong with its text.

use super::draft::{Draft, Field};
use super::kind::Kind;
use crate::openstack::trove::create_backup::Driver;
use crate::openstack::types::container::{ContainerName, ContainerNameError};
use crate::openstack::types::endpoint::{Endpoint, EndpointError};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::name::{self, LONGEST, NameError};

/// What is wrong with the text of one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldProblem {
    /// It is no address.
    Address(EndpointError),
    /// Nothing was typed.
    Missing,
    /// There is no UUID in it.
    NoUuid,
    /// There are too many characters: so many.
    TooLong(usize),
    /// There is no ASCII letter or digit in it, which Trove's schema demands.
    NoLetterOrDigit,
    /// This character is none that Trove lets into a container's name, or one that Swift cannot have there.
    Character(char),
    /// It is no positive number.
    NoSize,
    /// It is no address of an object.
    NoObject,
    /// A snapshot of a volume is never incremental.
    SnapshotIsFull,
    /// The cloud named this field; its words are in the alert.
    ByServer,
}

impl FieldProblem {
    /// Whether it is the same fault, perhaps of another text.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self == other
            || matches!((self, other), (Self::TooLong(_), Self::TooLong(_)) | (Self::Character(_), Self::Character(_)))
    }
}

/// The fields at fault, in the order of the form.
pub type Problems = Vec<(Field, FieldProblem)>;

/// Whether a field is rarely used, and folded away.
#[must_use]
pub fn is_rare(field: Field) -> bool {
    matches!(field, Field::Kind | Field::Parent | Field::Container | Field::Driver)
}

/// The storage driver that is chosen, if one is.
#[must_use]
pub fn driver(draft: &Draft) -> Option<Driver> {
    [Driver::Swift, Driver::Cinder].into_iter().find(|driver| driver.name() == draft.get(Field::Driver))
}

/// What is wrong with one field, if anything is.
#[must_use]
pub fn check(draft: &Draft, field: Field) -> Option<FieldProblem> {
    let typed = draft.get(field);
    let missing = typed.trim().is_empty();
    match field {
        Field::InstanceId | Field::Parent | Field::Version if missing => Some(FieldProblem::Missing),
        Field::InstanceId | Field::Parent | Field::Version => {
            Uuid::find(typed).is_none().then_some(FieldProblem::NoUuid)
        }
        Field::Name | Field::Location | Field::Size if missing => Some(FieldProblem::Missing),
        Field::Name | Field::Description => match name::parse(typed) {
            Ok(_) | Err(NameError::Missing) => None,
            Err(NameError::TooLong(length)) => Some(FieldProblem::TooLong(length)),
            Err(NameError::NoLetterOrDigit) => Some(FieldProblem::NoLetterOrDigit),
        },
        Field::Location => check_location(typed.trim()),
        Field::Size => (!is_size(typed.trim())).then_some(FieldProblem::NoSize),
        Field::Container if missing => None,
        Field::Container => check_container(typed),
        Field::Driver => {
            let incremental = matches!(Kind::chosen(draft), Kind::Latest | Kind::Parent);
            (driver(draft) == Some(Driver::Cinder) && incremental).then_some(FieldProblem::SnapshotIsFull)
        }
        _ => None,
    }
}

/// What is wrong with the name of a container.
fn check_container(typed: &str) -> Option<FieldProblem> {
    Some(match ContainerName::parse(typed).err()? {
        ContainerNameError::Missing => FieldProblem::Missing,
        ContainerNameError::Character(c) => FieldProblem::Character(c),
        ContainerNameError::TooLong(length) => FieldProblem::TooLong(length),
    })
}

/// Two segments behind a host at least: container and object are the last two (`trove/common/swift.py`).
fn check_location(typed: &str) -> Option<FieldProblem> {
    let length = typed.chars().count();
    let path = typed.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let segments = path.map_or(0, |(_, path)| path.split('/').filter(|segment| !segment.is_empty()).count());
    if let Err(error) = Endpoint::parse(typed) {
        Some(FieldProblem::Address(error))
    } else if segments < 2 {
        Some(FieldProblem::NoObject)
    } else if length > LONGEST {
        Some(FieldProblem::TooLong(length))
    } else {
        None
    }
}

/// A positive decimal number as JSON writes it.
fn is_size(typed: &str) -> bool {
    let (whole, fraction) = typed.split_once('.').unwrap_or((typed, "0"));
    let digits = |text: &str| !text.is_empty() && text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit());
    let plain = !whole.starts_with('0') || whole == "0";
    digits(whole) && digits(fraction) && plain && typed.bytes().any(|b| (b'1'..=b'9').contains(&b))
}
