//! The state of the room.

use std::rc::Rc;

use super::form::{Draft, Input};
use super::restoration::{Restoration, Stage, Watch};
use super::rules::{Problem, Problems};
use crate::context::call::Calls;
use crate::context::effect::Effect;
use crate::openstack::trove::operation::Operation;

/// The state of the room.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The form.
    pub draft: Draft,
    /// The fields at fault, as far as they are shown.
    pub problems: Problems,
    /// What is restored, or was.
    pub restoration: Option<Restoration>,
    /// The fields that a person has typed into.
    pub(super) touched: Vec<Input>,
    /// The backup that the form was filled in for, by its id.
    pub(super) prepared: Option<Rc<str>>,
    pub(super) calls: Calls,
}

impl Model {
    /// What is wrong with a field, as far as it is shown.
    #[must_use]
    pub fn problem(&self, input: Input) -> Option<Problem> {
        self.problems.iter().find(|(at, _)| *at == input).map(|(_, problem)| *problem)
    }

    /// Whether a person has typed into a field.
    #[must_use]
    pub fn is_touched(&self, input: Input) -> bool {
        self.touched.contains(&input)
    }

    /// Whether it is not known yet what became of a restore.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.restoration.as_ref().is_some_and(Restoration::is_busy)
    }

    /// Whether a new instance is neither healthy nor failed yet, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.restoration.as_ref().is_some_and(Restoration::is_running)
    }

    /// What is wanted now: the POST, a look, or the wait before the next one. Only the POST goes on where nothing may be
    /// asked, which is while the page is hidden or offline.
    #[must_use]
    pub fn effect(&self, may_ask: bool) -> Option<Effect> {
        let restoration = self.restoration.as_ref()?;
        let (call, operation) = match &restoration.stage {
            Stage::Sending(call) => (*call, Operation::Restore(restoration.restore.clone())),
            _ if !may_ask => return None,
            Stage::Looking(call, behind, _) => (*call, Operation::ListInstanceDetails(behind.clone())),
            Stage::Following(following) => match following.watch {
                Watch::Waiting(due) => return Some(Effect::Timer { due }),
                Watch::Asking(call) => (call, Operation::ShowInstance(following.instance.id.clone())),
                _ => return None,
            },
            _ => return None,
        };
        Some(Effect::Request { call, connection: restoration.connection.clone(), operation })
    }
}
