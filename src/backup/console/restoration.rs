//! Restoring a backup into a new instance: what is asked for, and how far it is.

use std::rc::Rc;

use super::columns::hundredths;
use crate::backup::credential::{Circumstances, Connection};
use crate::backup::draft::{Draft, Field};
use crate::backup::lists::Choice;
use crate::backup::rules::{FieldProblem, Problems, check, cleaned};
use crate::backup::submission::CallId;
use crate::openstack::backups::Backup;
use crate::openstack::error::Error;
use crate::openstack::id::Uuid;
use crate::openstack::instances::Instance;
use crate::openstack::restoration::Restore;
use crate::openstack::search::holds;
use crate::openstack::time::UtcTime;

/// The fields of a restore, in the order of its form.
pub const FIELDS: [Field; 6] =
    [Field::RestoreName, Field::Flavor, Field::Volume, Field::VolumeType, Field::RestoreVersion, Field::Network];

/// One restore.
#[derive(Clone, Debug)]
pub struct Restoration {
    /// What is asked for.
    pub restore: Rc<Restore>,
    /// The instances that were there before, if all of them were known.
    pub before: Option<Rc<Vec<Choice>>>,
    /// How far it is.
    pub stage: Stage,
}

/// How far a restore is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// The POST is under way, since then.
    Sending(CallId, Rc<Connection>, UtcTime),
    /// The reply was lost, thus; the instance is looked for among all.
    Looking(Error),
    /// Nobody knows whether something was made: the reply was lost, and looking found nothing or failed.
    Lost(Error, Option<Error>),
    /// Nothing was made.
    Refused(Error),
    /// The new instance is there, and is followed.
    Following(Following),
}

/// The new instance, and how it is watched.
#[derive(Clone, Debug)]
pub struct Following {
    /// Where and by whom.
    pub connection: Rc<Connection>,
    /// As it was told last.
    pub instance: Instance,
    /// Its last error.
    pub fault: Option<Rc<str>>,
    /// Since when; nothing where it was found after a lost reply.
    pub since: Option<UtcTime>,
    /// When it was told last.
    pub looked: UtcTime,
    /// Why the last look failed, if it did.
    pub trouble: Option<Error>,
    /// How often was looked.
    pub rounds: i64,
    /// Where watching is.
    pub watch: Watch,
}

/// Where watching is.
#[derive(Clone, Debug)]
pub enum Watch {
    /// The next look is due then.
    Waiting(UtcTime),
    /// It is looked at.
    Asking(CallId),
    /// It is healthy, has failed, or is gone.
    Over,
    /// The token was refused.
    Stopped,
}

impl Restoration {
    /// Whether it is not known yet what became of it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Sending(..) | Stage::Looking(_))
    }

    /// The new instance, where there is one.
    #[must_use]
    pub fn following(&self) -> Option<&Following> {
        match &self.stage {
            Stage::Following(following) => Some(following),
            _ => None,
        }
    }
}

impl Following {
    /// Begins to follow an instance.
    #[must_use]
    pub fn begin(connection: Rc<Connection>, instance: Instance, since: Option<UtcTime>, watch: Watch) -> Self {
        let looked = since.unwrap_or(UtcTime(0));
        Self { connection, instance, fault: None, since, looked, trouble: None, rounds: 0, watch }
    }

    /// Whether it is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !matches!(self.watch, Watch::Over)
    }

    /// Takes the answer to a look.
    pub fn answered(&mut self, answer: Result<(Instance, Option<Rc<str>>), Error>, now: UtcTime) {
        // A volume of some hundred GB takes an hour: quick at first, half a minute in the end.
        self.rounds += 1;
        let mut pause = (self.rounds * 2).clamp(4, 30);
        match answer {
            Ok((instance, fault)) => {
                let over = instance.is_healthy() || instance.is_broken();
                (self.instance, self.fault, self.looked, self.trouble) = (instance, fault, now, None);
                if over {
                    self.watch = Watch::Over;
                    return;
                }
            }
            Err(error) => {
                let gone = matches!(&error, Error::Refused(refusal) if refusal.status == 404 && refusal.fault.json);
                let stopped = error.wants_token();
                pause = error.retry_after().map_or(pause, |seconds| i64::from(seconds) + 1);
                self.trouble = Some(error);
                if gone || stopped {
                    self.watch = if gone { Watch::Over } else { Watch::Stopped };
                    return;
                }
            }
        }
        self.watch = Watch::Waiting(now.plus(pause));
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
    let datastore = backup.members.object("datastore").unwrap_or_default();
    let version = datastore.text("version_id").or(datastore.text("version")).unwrap_or_default();
    (datastore.told("type"), version.into())
}

/// What the form asks for, of a backup.
///
/// # Errors
/// All fields at fault; none, where the backup has no id that Trove would take.
pub fn ask(draft: &Draft, backup: &Backup, versions: &[Choice], who: &Circumstances) -> Result<Restore, Problems> {
    let optional = |field: Field| Some(cleaned(draft.get(field))).filter(|text| !text.is_empty());
    let volume = optional(Field::Volume);
    let least = least(backup);
    let small = volume.as_ref().and_then(|size| size.parse::<i64>().ok()).is_some_and(|size| size < least);
    let mut problems: Problems = Vec::new();
    for field in &FIELDS {
        let small = (small && *field == Field::Volume).then_some(FieldProblem::SmallerThan(least));
        problems.extend(small.or(check(draft, *field, who)).map(|problem| (*field, problem)));
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

/// The field that a refusal is about, if the server's words tell (`trove-backup-api.md` §1.7; `trove/instance/models.py`
/// `Instance.create`).
#[must_use]
pub fn at_fault(error: &Error, restore: &Restore) -> Option<Field> {
    let Error::Refused(refusal) = error else { return None };
    let words = refusal.fault.message.to_ascii_lowercase();
    if words == format!("resource {} cannot be found.", restore.flavor) {
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
    telling.iter().find(|(word, _)| holds(&words, word)).map(|(_, field)| *field)
}
