//! The rule of each field, and the request that is made of what stands in them.

use std::rc::Rc;

use super::form::{Draft, Input, Kind};
use crate::openstack::trove::create_backup::{Base, CreateBackup, Driver, Source};
use crate::openstack::types::container::{ContainerName, ContainerNameError};
use crate::openstack::types::endpoint::{Endpoint, EndpointError};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::name::{self, LONGEST, NameError};

/// What is wrong with the text of one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
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
    /// The cloud refused it; its words are in the alert.
    Refused,
}

impl Problem {
    /// Whether it is the same fault, perhaps of another text.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self == other
            || matches!((self, other), (Self::TooLong(_), Self::TooLong(_)) | (Self::Character(_), Self::Character(_)))
    }
}

impl From<NameError> for Problem {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Missing => Self::Missing,
            NameError::TooLong(length) => Self::TooLong(length),
            NameError::NoLetterOrDigit => Self::NoLetterOrDigit,
        }
    }
}

impl From<ContainerNameError> for Problem {
    fn from(error: ContainerNameError) -> Self {
        match error {
            ContainerNameError::Missing => Self::Missing,
            ContainerNameError::Character(c) => Self::Character(c),
            ContainerNameError::TooLong(length) => Self::TooLong(length),
        }
    }
}

/// The fields at fault, in the order of the form.
pub type Problems = Vec<(Input, Problem)>;

/// What is wrong with one field, if anything is.
#[must_use]
pub fn check(draft: &Draft, input: Input) -> Option<Problem> {
    match input {
        Input::Instance => uuid(&draft.instance).err(),
        Input::Parent => uuid(&draft.parent).err(),
        Input::Version => uuid(&draft.version).err(),
        Input::Name => name::parse(&draft.name).err().map(Problem::from),
        Input::Description => description(&draft.description).err(),
        Input::Location => location(draft.location.trim()).err(),
        Input::Size => size(draft.size.trim()).err(),
        Input::Container => container(&draft.container).err(),
        Input::Driver => driver(draft).err(),
        Input::Kind => None,
    }
}

/// The request that the form asks for.
///
/// # Errors
/// All fields at fault; never an empty list.
pub fn validate(draft: &Draft) -> Result<CreateBackup, Problems> {
    if let (Ok(name), Ok(description), Ok(source)) =
        (name::parse(&draft.name), description(&draft.description), source(draft))
    {
        return Ok(CreateBackup { name, description, source });
    }
    let wanted = Input::ALL.into_iter().filter(|input| is_wanted(draft, *input));
    Err(wanted.filter_map(|input| Some((input, check(draft, input)?))).collect())
}

/// Whether a field belongs to what is asked for, so that it has to be right.
fn is_wanted(draft: &Draft, input: Input) -> bool {
    let kind = draft.kind();
    match input {
        Input::Instance | Input::Container | Input::Driver => kind != Kind::Register,
        Input::Parent => kind == Kind::Parent,
        Input::Location | Input::Version | Input::Size => kind == Kind::Register,
        Input::Name | Input::Description => true,
        Input::Kind => false,
    }
}

fn source(draft: &Draft) -> Result<Source, Problem> {
    let kind = draft.kind();
    if kind == Kind::Register {
        return Ok(Source::Remote {
            location: location(draft.location.trim())?,
            version: uuid(&draft.version)?,
            size: size(draft.size.trim())?,
        });
    }
    Ok(Source::Instance {
        instance: uuid(&draft.instance)?,
        base: match kind {
            Kind::Latest => Base::Latest,
            Kind::Parent => Base::Backup(uuid(&draft.parent)?),
            Kind::Full | Kind::Register => Base::Nothing,
        },
        container: container(&draft.container)?,
        driver: driver(draft)?,
    })
}

fn uuid(typed: &str) -> Result<Uuid, Problem> {
    let problem = || if typed.trim().is_empty() { Problem::Missing } else { Problem::NoUuid };
    Uuid::find(typed).ok_or_else(problem)
}

fn description(typed: &str) -> Result<Option<Rc<str>>, Problem> {
    match name::parse(typed) {
        Ok(text) => Ok(Some(text)),
        Err(NameError::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn container(typed: &str) -> Result<Option<Rc<str>>, Problem> {
    match ContainerName::parse(typed) {
        Ok(container) => Ok(Some(container.as_str().into())),
        Err(ContainerNameError::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn driver(draft: &Draft) -> Result<Option<Driver>, Problem> {
    let incremental = matches!(draft.kind(), Kind::Latest | Kind::Parent);
    if draft.driver == Some(Driver::Cinder) && incremental {
        return Err(Problem::SnapshotIsFull);
    }
    Ok(draft.driver)
}

/// Two segments behind a host at least: container and object are the last two (`trove/common/swift.py`).
fn location(typed: &str) -> Result<Rc<str>, Problem> {
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    Endpoint::parse(typed).map_err(Problem::Address)?;
    let length = typed.chars().count();
    let path = typed.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let segments = path.map_or(0, |(_, path)| path.split('/').filter(|segment| !segment.is_empty()).count());
    if segments < 2 {
        Err(Problem::NoObject)
    } else if length > LONGEST {
        Err(Problem::TooLong(length))
    } else {
        Ok(typed.into())
    }
}

/// A positive decimal number as JSON writes it.
fn size(typed: &str) -> Result<Rc<str>, Problem> {
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let (whole, fraction) = typed.split_once('.').unwrap_or((typed, "0"));
    let digits = |text: &str| !text.is_empty() && text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit());
    let plain = !whole.starts_with('0') || whole == "0";
    let positive = typed.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if digits(whole) && digits(fraction) && plain && positive { Ok(typed.into()) } else { Err(Problem::NoSize) }
}
