//! The form that restores a backup: filled in from the backup, checked, sent, and what a refusal is about.

use std::rc::Rc;

use super::restoration::{Restoration, Stage};
use super::restoration_wording as words;
use super::wording;
use crate::backup::access::Access;
use crate::backup::draft::{Draft, Field};
use crate::backup::route::View;
use crate::backup::rules::{FieldProblem, Problems, check, cleaned};
use crate::backup::state::State;
use crate::context::choices::Choice;
use crate::context::phrases;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::datastores::Datastore;
use crate::openstack::trove::restoration::Restore;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::size::hundredths;
use crate::openstack::types::time::UtcTime;

/// The fields of a restore, in the order of its form.
pub const FIELDS: [Field; 6] =
    [Field::RestoreName, Field::Flavor, Field::Volume, Field::VolumeType, Field::RestoreVersion, Field::Network];

impl State {
    /// Fills the form for another backup than before, as soon as its size and datastore are known.
    pub(in crate::backup) fn prepare_restore(&mut self) {
        let Some(follow) = self.detail.as_ref().filter(|_| self.view() == View::Restore) else { return };
        let (backup, id) = (follow.backup.clone(), follow.backup.text("id").unwrap_or_default());
        if backup.text("status").is_none() {
            return;
        }
        if *self.console.prepared != *id {
            self.console.prepared = id.into();
            self.touched.retain(|field| *field != Field::Volume);
            // What was wrong was wrong for another backup.
            self.keep_problems(&|field, _| !FIELDS.contains(&field));
            // With its end it has 255 characters, the most that are taken.
            let mut name: String = backup.text("name").unwrap_or_default().chars().take(246).collect();
            name += "-restored";
            let (_, version) = datastore(&backup);
            self.draft.set(Field::RestoreName, name.into());
            self.draft.set(Field::Volume, least(&backup).to_string().into());
            self.draft.set(Field::RestoreVersion, version);
        }
        // As large as the instance that it was made of, as soon as that is known.
        let of = backup.text("instance_id").unwrap_or_default();
        let volume = self.instances().get(&of).and_then(|choice| choice.volume.clone());
        if let Some(volume) = volume.filter(|_| !self.touched.contains(&Field::Volume)) {
            self.draft.set(Field::Volume, volume);
        }
    }

    pub(in crate::backup) fn restore(&mut self, now: UtcTime) {
        if self.console.restoration.as_ref().is_some_and(|known| known.is_busy() || known.is_lost_just_now(now)) {
            return self.say(phrases::BUSY);
        }
        let Some(backup) = self.detail.as_ref().map(|follow| follow.backup.clone()) else { return };
        let Some(connection) = self.connection() else { return self.say(wording::CONNECT) };
        if !backup.status().is_good_end() {
            return self.say(words::NOT_RESTORABLE);
        }
        self.picking = None;
        self.resolve(Field::Flavor);
        let versions = self.lists.of(Field::RestoreVersion).map(|list| list.choices.clone()).unwrap_or_default();
        match ask(&self.draft, &backup, &versions, &self.access()) {
            Ok(restore) => {
                self.problems.clear();
                self.say(words::RESTORING);
                let stage = Stage::Sending(self.next_call());
                let (restore, connection) = (restore.into(), connection.into());
                self.console.restoration = Some(Restoration { restore, connection, since: now, stage, pages: 0 });
            }
            Err(problems) if problems.is_empty() => self.say(words::NOT_RESTORABLE),
            Err(problems) => self.at_fault(problems),
        }
    }
}

/// GB that a volume needs for a backup, at least.
#[must_use]
pub fn least(backup: &Backup) -> i64 {
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

/// What the form asks for, of a backup.
///
/// # Errors
/// All fields at fault; none, where the backup has no id that Trove would take.
pub fn ask(draft: &Draft, backup: &Backup, versions: &[Choice], who: &Access) -> Result<Restore, Problems> {
    let optional = |field: Field| Some(cleaned(draft.get(field))).filter(|text| !text.is_empty());
    let volume = optional(Field::Volume);
    let least = least(backup);
    let small = volume.as_ref().and_then(|size| size.parse::<i64>().ok()).is_some_and(|size| size < least);
    let mut problems: Problems = Vec::new();
    for field in &FIELDS {
        let small = (small && *field == Field::Volume).then_some(FieldProblem::SmallerThan(least));
        let problem = match small.or(check(draft, *field, who)) {
            Some(FieldProblem::SmallerThan(_)) => Some(FieldProblem::SmallerThan(least)),
            problem => problem,
        };
        problems.extend(problem.map(|problem| (*field, problem)));
    }
    let version = draft.get(Field::RestoreVersion);
    let (mut datastore, _) = datastore(backup);
    // An old cloud does not tell the datastore of a backup: the chosen version does.
    if let Some(choice) = versions.iter().find(|choice| *choice.id == *version && datastore.is_empty()) {
        datastore = choice.name.split(' ').next().unwrap_or_default().into();
    }
    match backup.text("id").as_deref().and_then(Uuid::find) {
        Some(id) if problems.is_empty() => Ok(Restore {
            backup: id,
            name: cleaned(draft.get(Field::RestoreName)),
            flavor: cleaned(draft.get(Field::Flavor)),
            volume,
            volume_type: optional(Field::VolumeType),
            datastore: (datastore, version.into()),
            network: Uuid::find(draft.get(Field::Network)),
        }),
        _ => Err(problems),
    }
}

/// The field that a refusal is about, if the server's words tell (`docs/trove-api.md` §5.2; `trove/instance/models.py`
/// `Instance.create`).
#[must_use]
pub fn at_fault(error: &Error, restore: &Restore) -> Option<Field> {
    let Error::Refused(refusal) = error else { return None };
    let words = refusal.fault.message.to_ascii_lowercase();
    if words == format!("resource {} cannot be found.", restore.flavor) {
        return Some(Field::Flavor);
    }
    if restore.volume.is_none() && words.contains("too large") {
        return Some(Field::Flavor);
    }
    // The first one counts: a backup is "too large for given flavor or volume".
    let telling = [
        ("too large", Field::Volume),
        ("volume type", Field::VolumeType),
        ("volume_type", Field::VolumeType),
        ("flavor", Field::Flavor),
        ("['ram']", Field::Flavor),
        ("datastore", Field::RestoreVersion),
        ("volume", Field::Volume),
        ("network", Field::Network),
        ("subnet", Field::Network),
        ("['name']", Field::RestoreName),
    ];
    telling.iter().find(|(word, _)| words.contains(word)).map(|(_, field)| *field)
}
