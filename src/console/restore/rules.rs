//! The rule of each field, and the request that is made of what stands in them.

use std::mem::discriminant;
use std::rc::Rc;

use super::form::{Draft, Input};
use crate::context::choices::Choice;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::datastores::Datastore;
use crate::openstack::trove::restoration::Restore;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::name::{self, NameError, cleaned};
use crate::openstack::types::size::hundredths;

/// What is wrong with the text of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Nothing was typed.
    Missing,
    /// It has so many characters; [`name::LONGEST`] are taken.
    TooLong(usize),
    /// There is no ASCII letter or digit in it, which Trove's schema demands.
    NoLetterOrDigit,
    /// It is no whole number, or less than this.
    TooFewGb(i64),
    /// There is no UUID in it.
    NoUuid,
    /// The cloud refused it; its words are in the alert.
    Refused,
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

impl Problem {
    /// Whether it is the same fault, perhaps of another text.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other)
    }
}

/// The fields at fault, in the order of the form.
pub type Problems = Vec<(Input, Problem)>;

/// GB that a volume needs for a backup, at least.
#[must_use]
pub fn least_volume(backup: &Backup) -> i64 {
    let size = hundredths(backup.members.get("size").unwrap_or_default());
    size.map_or(1, |size| size.saturating_add(99) / 100).max(1)
}

/// The backup's datastore: its name, and its version by id, or by name on clouds that tell no id; empty where they are
/// not told.
#[must_use]
pub fn datastore(backup: &Backup) -> (Rc<str>, Rc<str>) {
    let datastore = backup.members.object("datastore").and_then(|datastore| datastore.read::<Datastore>());
    let Datastore { name, version, version_id } = datastore.unwrap_or_default();
    (name, version_id.unwrap_or(version))
}

/// What is wrong with one field, if anything is. `least` are the GB that the volume needs.
#[must_use]
pub fn check(draft: &Draft, input: Input, least: i64) -> Option<Problem> {
    match input {
        Input::Name => name::parse(&draft.name).err().map(Problem::from),
        Input::Flavor => needed(&draft.flavor).err(),
        Input::Volume => volume(&draft.volume, least).err(),
        Input::VolumeType => volume_type(&draft.volume_type).err(),
        Input::Version => needed(&draft.version).err(),
        Input::Network => network(&draft.network).err(),
    }
}

/// The request that the form asks for: a new instance out of `backup`, whose id is `id`.
///
/// # Errors
/// All fields at fault; never an empty list.
pub fn validate(draft: &Draft, backup: &Backup, id: Uuid, versions: &[Choice]) -> Result<Restore, Problems> {
    let least = least_volume(backup);
    let texts = (name::parse(&draft.name), needed(&draft.flavor), needed(&draft.version));
    let options = (volume(&draft.volume, least), volume_type(&draft.volume_type), network(&draft.network));
    if let ((Ok(name), Ok(flavor), Ok(version)), (Ok(volume), Ok(volume_type), Ok(network))) = (texts, options) {
        let (mut datastore, _) = datastore(backup);
        // An old cloud does not tell the datastore of a backup: the chosen version does.
        if let Some(choice) = versions.iter().find(|choice| choice.id == version && datastore.is_empty()) {
            datastore = choice.name.split(' ').next().unwrap_or_default().into();
        }
        return Ok(Restore { backup: id, name, flavor, volume, volume_type, datastore: (datastore, version), network });
    }
    let problem = |input: Input| check(draft, input, least).map(|problem| (input, problem));
    Err(Input::ALL.into_iter().filter_map(problem).collect())
}

fn optional(typed: &str) -> Option<Rc<str>> {
    Some(cleaned(typed)).filter(|text| !text.is_empty())
}

fn needed(typed: &str) -> Result<Rc<str>, Problem> {
    optional(typed).ok_or(Problem::Missing)
}

/// Whole GB: at least as many as the backup needs. None where the cloud's datastores have no volumes.
fn volume(typed: &str, least: i64) -> Result<Option<Rc<str>>, Problem> {
    let Some(text) = optional(typed) else { return Ok(None) };
    let is_plain = text.len() < 10 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<i64>() {
        Ok(size) if is_plain && size >= least => Ok(Some(text)),
        _ => Err(Problem::TooFewGb(least)),
    }
}

fn volume_type(typed: &str) -> Result<Option<Rc<str>>, Problem> {
    match name::parse(typed) {
        Ok(text) => Ok(Some(text)),
        Err(NameError::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn network(typed: &str) -> Result<Option<Uuid>, Problem> {
    match Uuid::find(typed) {
        None if !typed.trim().is_empty() => Err(Problem::NoUuid),
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What cannot be sent is some field's fault: a field that is missing in [`Input::ALL`] would be nobody's.
    #[test]
    fn what_is_not_valid_has_a_field_at_fault() {
        let good = Draft {
            name: "orders".into(),
            flavor: "1".into(),
            volume: "5".into(),
            version: "8.0".into(),
            ..Draft::default()
        };
        let backup = Backup::of_id("b1");
        let id = || Uuid::find("a0000000-0000-4000-8000-000000000001").expect("a UUID");
        assert!(validate(&good, &backup, id(), &[]).is_ok());
        let long = "…".repeat(300);
        for input in Input::ALL {
            // Some take any text but none, and the others not this one.
            let wrong = if matches!(input, Input::Flavor | Input::Version) { "" } else { &long };
            let mut draft = good.clone();
            draft.set(input, wrong.into());
            let problems = validate(&draft, &backup, id(), &[]).expect_err("it is wrong");
            assert_eq!(problems.iter().map(|(input, _)| *input).collect::<Vec<_>>(), [input]);
        }
    }
}
