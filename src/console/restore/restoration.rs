//! Restoring a backup into a new instance: how far it is, and how the instance is watched.

use std::rc::Rc;

use crate::context::call::CallId;
use crate::context::connection::{Connection, Credential};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::instances::Instance;
use crate::openstack::trove::restoration::Restore;
use crate::openstack::types::id::Id;
use crate::openstack::types::json::Object;
use crate::openstack::types::time::UtcTime;

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
    /// How many pages of instances were looked through for the new one, since its reply was lost.
    pub pages: usize,
}

/// The most pages that are looked through: of 20 instances each, as many instances as a list has.
pub const MOST_PAGES: usize = 250;

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

    /// Whether it was lost a moment ago: a second press must not send it again before anybody has read so.
    #[must_use]
    pub fn is_lost_just_now(&self, now: UtcTime) -> bool {
        matches!(self.stage, Stage::Lost(..)) && now.since(self.since) < 2
    }

    /// Whether the new instance is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.following().is_some_and(Following::is_running)
    }

    /// The new instance is there, and is followed from now on. The person may have signed out since.
    pub(super) fn follow(&mut self, instance: Instance, found: bool, now: UtcTime) {
        let is_stopped = matches!(self.connection.credential(), Credential::None);
        let watch = if is_stopped { Watch::Stopped } else { Watch::Waiting(now.plus(4)) };
        self.stage =
            Stage::Following(Following { instance, fault: None, found, looked: now, trouble: None, rounds: 0, watch });
    }

    /// The new instance, where there is one.
    #[must_use]
    pub fn following(&self) -> Option<&Following> {
        match &self.stage {
            Stage::Following(following) => Some(following),
            _ => None,
        }
    }

    /// Which of these instances is the new one: that of its name which was made last, since it was asked for by the
    /// cloud's clock. Names are not unique.
    #[must_use]
    pub fn find(&self, instances: &[Object], since: UtcTime) -> Option<Instance> {
        let is_new = |object: &&Object| object.time("created").is_some_and(|time| time.plus(SKEW) >= since);
        let ours = instances.iter().filter(|object| object.has("name", &self.restore.name)).filter(is_new);
        Instance::read(ours.max_by_key(|object| object.time("created"))?)
    }
}

impl Following {
    /// Whether it is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !matches!(self.watch, Watch::Over | Watch::Gone)
    }

    /// What a person sees of it: whether it is gone, and its states.
    pub(super) fn seen(&self) -> (bool, [Rc<str>; 3]) {
        let Instance { name, status, operating, .. } = &self.instance;
        (matches!(self.watch, Watch::Gone), [name.clone(), status.clone(), operating.clone()])
    }

    /// Takes the answer to a look.
    pub(super) fn answered(&mut self, answer: Result<(Instance, Option<Rc<str>>), Error>, now: UtcTime) {
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
                pause = error.pause(pause);
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
