//! The state of the room.

use std::rc::Rc;

use super::form::{Draft, Input};
use super::rules::{Problem, Problems};
use super::submission::{InstanceWatch, Request, Submission};
use crate::context::call::Calls;
use crate::context::effect::Effect;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::id::Id;

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The form.
    pub draft: Draft,
    /// The fields at fault, as far as they are shown.
    pub problems: Problems,
    /// Where the request is.
    pub submission: Submission,
    /// Whether "More options" are shown.
    pub unfolded: bool,
    /// Whether what stands in the form was accepted as it is: sending it again would be a mistake.
    pub is_accepted: bool,
    /// The name that was filled in along with the instance.
    pub(super) suggested: Rc<str>,
    /// The fields that a person has typed into.
    pub(super) touched: Vec<Input>,
    pub(super) calls: Calls,
}

impl Model {
    /// What is wrong with a field, as far as it is shown.
    #[must_use]
    pub fn problem(&self, input: Input) -> Option<&Problem> {
        self.problems.iter().find(|(at, _)| *at == input).map(|(_, problem)| problem)
    }

    /// Whether a person has typed into a field.
    #[must_use]
    pub fn is_touched(&self, input: Input) -> bool {
        self.touched.contains(&input)
    }

    /// The request that is wanted now, or the wait before the next one. `may_ask` says whether somebody sees the page, which is
    /// online: else nothing is looked at.
    #[must_use]
    pub fn effect(&self, may_ask: bool) -> Option<Effect> {
        let (call, request, operation) = match &self.submission {
            Submission::Sending { call, request, .. } => {
                (*call, request, Operation::CreateBackup(request.backup.clone()))
            }
            _ if !may_ask => return None,
            Submission::Looking { call, request, .. } => {
                (*call, request, Operation::ListNewestBackups(request.backup.instance().cloned()))
            }
            Submission::Busy { request, watch, .. } => match watch {
                InstanceWatch::AskingOnce(call) | InstanceWatch::AskingUntilFree(call) => {
                    let instance = Id::parse(&request.backup.instance()?.to_string())?;
                    (*call, request, Operation::ShowInstance(instance))
                }
                InstanceWatch::WaitingUntilFree(due) => return Some(Effect::Timer { due: *due }),
                InstanceWatch::Over => return None,
            },
            _ => return None,
        };
        let Request { connection, .. } = request;
        Some(Effect::Request { call, connection: connection.clone(), operation })
    }
}
