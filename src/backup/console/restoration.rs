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
use crate::openstack::id::{Id, Uuid};
use crate::openstack::instances::Instance;
use crate::openstack::json::Object;
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
    /// Where, and by whom.
    pub connection: Rc<Connection>,
    /// Since when, by this machine's clock.
    pub since: UtcTime,
    /// How far it is.
    pub stage: Stage,
}

/// How far a restore is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// The POST is under way.
    Sending(CallId),
    /// The reply was lost, thus; the instance is looked for among those behind this one.
    Looking(CallId, Option<Id>, Error),
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
    /// As it was told last.
    pub instance: Instance,
    /// Its last error.
    pub fault: Option<Rc<str>>,
    /// Whether it was found after a lost reply.
    pub found: bool,
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
    /// It is healthy, or has failed.
    Over,
    /// The cloud does not know it any more.
    Gone,
    /// There is no good token.
    Stopped,
}

/// How far the clocks of the cloud and of this machine may be apart, in seconds.
const SKEW: i64 = 300;

impl Restoration {
    /// Whether it is not known yet what became of it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Sending(_) | Stage::Looking(..))
    }

    /// Whether the new instance is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.following().is_some_and(Following::is_running)
    }

    /// The new instance, where there is one.
    #[must_use]
    pub fn following(&self) -> Option<&Following> {
        match &self.stage {
            Stage::Following(following) => Some(following),
            _ => None,
        }
    }

    /// Which of these instances is the new one: that of its name which was made last, since it was asked for. Names are
    /// not unique.
    #[must_use]
    pub fn find(&self, instances: &[Object]) -> Option<Instance> {
        let is_new = |object: &&Object| object.time("created").is_some_and(|time| time.plus(SKEW) >= self.since);
        let ours = instances.iter().filter(|object| object.has("name", &self.restore.name)).filter(is_new);
        Instance::read(ours.max_by_key(|object| object.time("created"))?)
    }
}

impl Following {
    /// Begins to follow an instance.
    #[must_use]
    pub fn begin(instance: Instance, found: bool, now: UtcTime, stopped: bool) -> Self {
        let watch = if stopped { Watch::Stopped } else { Watch::Waiting(now.plus(4)) };
        Self { instance, fault: None, found, looked: now, trouble: None, rounds: 0, watch }
    }

    /// Whether it is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !matches!(self.watch, Watch::Over | Watch::Gone)
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
                    self.watch = if gone { Watch::Gone } else { Watch::Stopped };
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

/// The field that a refusal is about, if the server's words tell (`trove-backup-api.md` §1.7; `trove/instance/models.py`
/// `Instance.create`).
#[must_use]
pub fn at_fault(error: &Error, restore: &Restore) -> Option<Field> {
    let Error::Refused(refusal) = error else { return None };
    let words = refusal.fault.message.to_ascii_lowercase();
    if words == format!("resource {} cannot be found.", restore.flavor) {
        return Some(Field::Flavor);
    }
    if restore.volume.is_none() && holds(&words, "too large") {
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
