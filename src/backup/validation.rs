//! From a draft to an order that the server's own schema accepts, or to the fields at fault.

use std::rc::Rc;

use super::credential::{Credential, credential};
use super::draft::{Draft, Field};
use crate::openstack::backups::CreateBackup;
use crate::openstack::endpoint::{Endpoint, EndpointError};
use crate::openstack::error::{Cause, Error};
use crate::openstack::id::Uuid;
use crate::openstack::token::TokenError;

/// The most characters (code points) of a name and of a description (`trove/common/apischema.py`
/// `non_empty_string`; the description's column would hold 512).
pub const LONGEST: usize = 255;

/// A request that cannot be invalid: where to, who asks, for what.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Where to.
    pub endpoint: Endpoint,
    /// Who asks.
    pub credential: Credential,
    /// What for.
    pub backup: CreateBackup,
}

/// What is wrong with the text of one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldProblem {
    /// It is no endpoint.
    Endpoint(EndpointError),
    /// A page over https may not call this http address.
    MixedContent,
    /// It is no token.
    Token(TokenError),
    /// The cloud refused this token.
    TokenRefused,
    /// The cloud refused the host's token, or the host gave none.
    HostTokenRefused,
    /// Nothing was typed.
    Missing,
    /// There is no UUID in it.
    NoUuid,
    /// There are too many characters: so many.
    TooLong(usize),
    /// There is no ASCII letter or digit in it, which Trove's schema demands.
    NoLetterOrDigit,
    /// The cloud named this field; its words are in the alert.
    ByServer,
}

impl FieldProblem {
    /// Whether it is the same fault, perhaps of another text.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self == other || matches!((self, other), (Self::TooLong(_), Self::TooLong(_)))
    }
}

/// The fields at fault, in the order of the form.
pub type Problems = Vec<(Field, FieldProblem)>;

/// What the rules depend on besides the draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Circumstances {
    /// Whether the page came over https.
    pub https: bool,
    /// Whether the host gives a token.
    pub host_token: bool,
}

/// Makes an order of a draft.
///
/// # Errors
/// All fields at fault; never an empty list.
pub fn validate(draft: &Draft, circumstances: Circumstances) -> Result<Order, Problems> {
    let mut problems: Problems = Vec::new();
    for field in Field::ALL {
        problems.extend(check(draft, field, circumstances).map(|problem| (field, problem)));
    }
    let name = cleaned(draft.get(Field::Name));
    let description = cleaned(draft.get(Field::Description));
    match (
        Endpoint::parse(draft.get(Field::Endpoint)),
        credential(draft, circumstances.host_token),
        Uuid::find(draft.get(Field::InstanceId)),
    ) {
        (Ok(endpoint), Ok(credential), Some(instance)) if problems.is_empty() => {
            let description = (!description.is_empty()).then_some(description);
            Ok(Order { endpoint, credential, backup: CreateBackup { name, instance, description } })
        }
        _ => Err(problems),
    }
}

/// What is wrong with one field, if anything is.
#[must_use]
pub fn check(draft: &Draft, field: Field, circumstances: Circumstances) -> Option<FieldProblem> {
    let typed = draft.get(field);
    match field {
        Field::Endpoint => match Endpoint::parse(typed) {
            Err(error) => Some(FieldProblem::Endpoint(error)),
            Ok(endpoint) if circumstances.https && endpoint.is_plain_http() && !endpoint.is_loopback() => {
                Some(FieldProblem::MixedContent)
            }
            Ok(_) => None,
        },
        Field::Token => credential(draft, circumstances.host_token).err().map(FieldProblem::Token),
        Field::InstanceId if typed.trim().is_empty() => Some(FieldProblem::Missing),
        Field::InstanceId => Uuid::find(typed).is_none().then_some(FieldProblem::NoUuid),
        Field::Name => match cleaned(typed) {
            text if text.is_empty() => Some(FieldProblem::Missing),
            text => check_text(&text),
        },
        Field::Description => match cleaned(typed) {
            text if text.is_empty() => None,
            text => check_text(&text),
        },
    }
}

/// Trove's rule for names and descriptions: `^.*[0-9a-zA-Z]+.*$`, 1 to 255 code points.
fn check_text(text: &str) -> Option<FieldProblem> {
    let length = text.chars().count();
    if length > LONGEST {
        Some(FieldProblem::TooLong(length))
    } else if !text.contains(|c: char| c.is_ascii_alphanumeric()) {
        Some(FieldProblem::NoLetterOrDigit)
    } else {
        None
    }
}

/// A text as it is sent: one line, no control characters, no space at the ends. Trove would store the spaces.
#[must_use]
pub fn cleaned(typed: &str) -> Rc<str> {
    let one_line: String = typed
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    one_line.trim().into()
}

/// The field that a refusal of a create is about, if the server's message or status tells.
#[must_use]
pub fn at_fault(error: &Error) -> Option<Field> {
    let refusal = match error {
        Error::NoToken(_) => return Some(Field::Token),
        Error::Refused(refusal) => refusal,
        _ => return None,
    };
    let words = &refusal.fault.message;
    match refusal.cause() {
        Cause::Token => Some(Field::Token),
        Cause::Project => Some(Field::Endpoint),
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
