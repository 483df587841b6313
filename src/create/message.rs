//! What happens in the room, what the room needs of others, and what matters to them.

use std::rc::Rc;

use super::form::Input;
use super::submission::Request;
use crate::context::call::CallId;
use crate::context::connection::{Connection, Credential};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// The host, the address or `config.json` fills in a field.
    Fill(Input, Rc<str>),
    /// A person typed into a field, or chose.
    Edit(Input, Rc<str>),
    /// A person left a field.
    Leave(Input),
    /// What stands in a field is the name of one of its list: this is its id. It means the same, so nothing else changes.
    Resolve(Input, Rc<str>),
    /// A person picked an instance, which is called so.
    InstancePicked(Rc<str>, UtcTime),
    /// A person wants a name.
    SuggestName(UtcTime),
    /// A person unfolds "More options", or folds them.
    Unfold,
    /// A person pressed "Create backup" or Enter.
    Submit(UtcTime),
    /// A person has read what will be registered, and means it.
    Confirm(UtcTime),
    /// The POST is leaving.
    Left(CallId, UtcTime),
    /// A person gave up waiting, or goes back.
    Cancel(UtcTime),
    /// A person asks to look again for a backup whose reply was lost.
    LookAgain,
    /// A person wants the backup to be sent when the instance is free.
    SendWhenFree,
    /// A moment has come: perhaps a look at the instance is due.
    Wake(UtcTime),
    /// Something outside of the form is another one.
    Changed(Outside),
    /// Somebody signed in.
    SignIn,
    /// Who asked has signed out.
    SignOut,
    /// The problems that are shown are those of something else than what is done now: they go.
    ClearProblems,
    /// The component was taken off its page, and put back.
    Detach,
}

/// What can change outside of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outside {
    /// Which view is shown, or what of it.
    View,
    /// A secret.
    Secret,
    /// The endpoint.
    Endpoint,
    /// Something else about who asks.
    Session,
}

/// What others know, and the room needs.
pub struct Context<'a> {
    /// Where requests go now, and by whom; none where something about it is wrong.
    pub connection: Option<Connection>,
    /// Today's credential, where it may be used at the endpoint of the request that is there.
    pub credential: Option<Credential>,
    /// The backup that was created here last.
    pub created: Option<Created>,
    /// The name of the instance that stands in the form, where its list knows it.
    pub instance: Option<&'a str>,
    /// Seconds that this machine's clock is ahead of the cloud's.
    pub clock_ahead: i64,
}

/// What the room needs to know of the backup that was created here last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Created {
    /// Its id.
    pub id: Option<String>,
    /// When it was created, by this machine's clock.
    pub began: Option<UtcTime>,
    /// Whether it still runs.
    pub is_running: bool,
    /// Whether the token was refused that it was followed with.
    pub is_refused: bool,
}

/// What matters to others of what happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// Another instance stands in the form.
    InstanceChanged,
    /// A name was filled in that a person asked for.
    NameSuggested,
    /// What was accepted is submitted once more; its token was refused meanwhile, and another one may be there.
    Resume,
    /// What was accepted is submitted once more.
    AlreadySent,
    /// The cloud asked to wait for so many seconds more.
    Blocked(i64),
    /// Fields are at fault, here or in who asks, so nothing is sent.
    Invalid,
    /// What will be registered is to be checked.
    Review,
    /// A person goes back from there.
    ReviewClosed,
    /// The request goes out.
    Sending,
    /// A person stopped it before it left.
    Cancelled,
    /// A person does not wait any more for the instance to be free.
    NotWaiting,
    /// The reply was lost, like this: the backup is looked for.
    Looking(Error),
    /// Nobody knows whether the backup was made.
    Lost,
    /// The backup is sent when the instance is free.
    WillSendWhenFree,
    /// Today's token is one for another place than the request's: nothing is asked with it.
    OtherEndpoint,
}

/// What matters to others of what the cloud answers. It is an enum of its own so that what follows from it is loaded with the
/// first request (`docs/decisions/0013-parts.md`).
#[derive(Clone, PartialEq, Debug)]
pub enum Answered {
    /// It is not in the list of its instance.
    NotFound,
    /// The look failed.
    LookFailed {
        /// Whether the token was refused.
        wants_token: bool,
    },
    /// The backup is there.
    Accepted {
        /// What was asked for.
        request: Request,
        /// What the cloud told of it.
        backup: Backup,
        /// How the reply was lost, where it was found by looking.
        lost: Option<Error>,
        /// Now.
        now: UtcTime,
    },
    /// Nothing was made.
    Refused(RefusedFor),
    /// The instance has this status.
    InstanceIs(Rc<str>),
    /// What may follow from messages, too.
    Event(Event),
}

impl From<Event> for Answered {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

/// What a refusal is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefusedFor {
    /// The token.
    Token,
    /// The endpoint.
    Endpoint,
    /// What is in a field.
    Input(Input),
    /// Something else, or nobody knows.
    Other,
}
