//! What this device may remember: where and who, never a secret.

use std::rc::Rc;

use super::field::Field;

/// What is remembered: a text each of [`REMEMBERED`], as far as there is one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Memory(Vec<(Field, Rc<str>)>);

impl Memory {
    /// The text of a field; empty where none is remembered.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.0.iter().find(|(at, _)| *at == field).map_or("", |(_, text)| text)
    }

    pub(super) fn set(&mut self, field: Field, text: Rc<str>) {
        self.0.retain(|(at, _)| *at != field);
        self.0.push((field, text));
    }
}

/// The fields that are remembered: where and who, never a secret.
pub const REMEMBERED: [Field; 9] = [
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
