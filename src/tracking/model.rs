//! The state of the room.

use super::follow::{Follow, Reason, Watch};
use crate::context::call::Calls;
use crate::context::effect::Effect;
use crate::openstack::trove::operation::Operation;

/// Which of the backups that are followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The one that was created here.
    Created,
    /// The one that is open.
    Opened,
}

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The backup that was created here last.
    pub created: Option<Follow>,
    /// The backup that was opened out of a list.
    pub opened: Option<Follow>,
    pub(super) calls: Calls,
}

impl Model {
    /// One of the backups.
    #[must_use]
    pub fn get(&self, which: Which) -> Option<&Follow> {
        match which {
            Which::Created => self.created.as_ref(),
            Which::Opened => self.opened.as_ref(),
        }
    }

    /// The backups that are followed.
    pub fn all(&self) -> impl Iterator<Item = &Follow> {
        self.created.iter().chain(&self.opened)
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = (Which, &mut Follow)> {
        let created = self.created.iter_mut().map(|follow| (Which::Created, follow));
        created.chain(self.opened.iter_mut().map(|follow| (Which::Opened, follow)))
    }

    /// Whether one of them still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.all().any(Follow::is_running)
    }

    /// Whether one of them waits for another token.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.all().any(Follow::is_refused)
    }

    /// What following a backup wants now: a look, the wait before the next one, or the instance's last error.
    #[must_use]
    pub fn effect(&self, which: Which) -> Option<Effect> {
        let follow = self.get(which)?;
        let (call, operation) = match &follow.watch {
            Watch::Waiting { due } => return Some(Effect::Timer { due: *due }),
            Watch::Asking(call) => (*call, Operation::ShowBackup(follow.backup.id()?)),
            Watch::Ended(Reason::Asking(call)) => (*call, Operation::ShowInstance(follow.instance()?)),
            _ => return None,
        };
        Some(Effect::Request { call, connection: follow.connection.clone(), operation })
    }
}
