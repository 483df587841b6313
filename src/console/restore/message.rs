//! What happens in the room of restoring, what the room needs of others, and what matters to them.

use std::rc::Rc;

use super::form::Input;
use crate::context::choices::Choices;
use crate::context::connection::{Connection, Credential};
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// More is known of the backup that is open, or of its instance: the form is filled in with it.
    Prepare,
    /// A host or a list fills a field in.
    Fill(Input, Rc<str>),
    /// A person typed into a field, or chose.
    Edit(Input, Rc<str>),
    /// A person left a field.
    Leave(Input),
    /// A person submitted the form.
    Submit(UtcTime),
    /// A person gives up waiting for the reply, or has seen what became of it.
    Dismiss,
    /// A person asks to look again for an instance whose reply was lost.
    LookAgain,
    /// A moment has come: perhaps a look at the new instance is due.
    Wake(UtcTime),
    /// A token may be good again. Where it has to be `another` one than before, the one that was refused is not tried again.
    Resume {
        /// Whether it has to be another one.
        another: bool,
    },
    /// Who asks has signed out.
    SignOut,
    /// The component was taken off its page, and put back.
    Detach,
}

/// What others know, and the room needs.
pub struct Context<'a> {
    /// The backup that is open, as far as it is known.
    pub backup: Option<&'a Backup>,
    /// The instances of the project, as far as they are known.
    pub instances: &'a Choices,
    /// The flavors, as far as they are known.
    pub flavors: &'a Choices,
    /// The datastores' versions, as far as they are known.
    pub versions: &'a Choices,
    /// Where requests go now, and by whom.
    pub connection: Option<Connection>,
    /// Who asks now at the endpoint of the restore that is there, if it is the same cloud's.
    pub credential: Option<Credential>,
    /// Seconds that this machine's clock is ahead of the cloud's.
    pub clock_ahead: i64,
}

/// What matters to others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// Another restore is under way: this one is not sent.
    Busy,
    /// It is not known where to send it, and by whom.
    NotConnected,
    /// The backup is not one that can be restored.
    NotRestorable,
    /// Fields are at fault, so nothing is sent.
    Invalid,
    /// The request goes out.
    Sent,
    /// The cloud makes the instance, which is called so.
    Accepted(Rc<str>),
    /// Nothing was made.
    Refused(RefusedFor),
    /// The reply was lost: the instance is looked for.
    Looking,
    /// The instance was found after a lost reply.
    Found,
    /// The reply was lost, and it is not known whether an instance was made.
    Lost,
    /// The new instance is in another state.
    Changed,
    /// The new instance is healthy, has failed, or is gone.
    Ended,
    /// The token was refused when the new instance was looked at.
    TokenRefused,
    /// A person has seen what became of it.
    Dismissed,
}

/// What a refusal is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefusedFor {
    /// The token.
    Token,
    /// What is in a field.
    Input(Input),
    /// Something else, or nobody knows.
    Other,
}
