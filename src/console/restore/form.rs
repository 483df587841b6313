//! The form of the room: its texts, the rule of each field, and the request that is made of them.

use std::mem::discriminant;
use std::rc::Rc;

use crate::context::choices::Choice;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::datastores::Datastore;
use crate::openstack::trove::restoration::Restore;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::name::{self, NameError, cleaned};
use crate::openstack::types::size::hundredths;

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The name of the new instance.
    Name,
    /// Its flavor, by id.
    Flavor,
    /// GB of its volume.
    Volume,
    /// The type of the volume.
    VolumeType,
    /// The version of its datastore, by id or by name.
    Version,
    /// Its network, by UUID.
    Network,
}

impl Input {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Name, Self::Flavor, Self::Volume, Self::VolumeType, Self::Version, Self::Network];
}

/// What a person typed, or what was filled in, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The text of [`Input::Name`].
    pub name: Rc<str>,
    /// The text of [`Input::Flavor`].
    pub flavor: Rc<str>,
    /// The text of [`Input::Volume`].
    pub volume: Rc<str>,
    /// The text of [`Input::VolumeType`].
    pub volume_type: Rc<str>,
    /// The text of [`Input::Version`].
    pub version: Rc<str>,
    /// The text of [`Input::Network`].
    pub network: Rc<str>,
}

impl Draft {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, input: Input) -> &str {
        match input {
            Input::Name => &self.name,
            Input::Flavor => &self.flavor,
            Input::Volume => &self.volume,
            Input::VolumeType => &self.volume_type,
            Input::Version => &self.version,
            Input::Network => &self.network,
        }
    }

    pub(super) fn set(&mut self, input: Input, text: Rc<str>) {
        *match input {
            Input::Name => &mut self.name,
            Input::Flavor => &mut self.flavor,
            Input::Volume => &mut self.volume,
            Input::VolumeType => &mut self.volume_type,
            Input::Version => &mut self.version,
            Input::Network => &mut self.network,
        } = text;
    }
}

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
    SmallerThan(i64),
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
        _ => Err(Problem::SmallerThan(least)),
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
