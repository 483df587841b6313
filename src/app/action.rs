//! What can happen but for answers: to the form, to a request, to the page. Answers are in [`super::answer`].

use std::rc::Rc;

use super::field::Field;
use crate::console::{backups, batch, freshness, restore, strategies};
use crate::context::environment::Environment;
use crate::create;
use crate::openstack::types::time::UtcTime;
use crate::session;

/// What can happen.
/// There is no `Debug`, for one of them holds what is typed as a token.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// The host, the address or `config.json` offers a text; what a person typed wins.
    Preset(Field, Rc<str>),
    /// A person typed.
    Edit(Field, Rc<str>),
    /// A person left a field.
    Leave(Field),
    /// Go on following with the token that is in the form now.
    Resume,
    /// The page was hidden or shown, or went offline or online.
    Environment(Environment),
    /// The browser brought the page back from its cache.
    Restored,
    /// A moment has come that the state waited for.
    Alarm(UtcTime),
    /// A person opens the list of a field.
    OpenList(Field),
    /// A person closes it.
    CloseList,
    /// A person goes up or down in it.
    MoveInList(Field, isize),
    /// A person picks what is at a place of it.
    Pick(usize, UtcTime),
    /// Whether what is not secret is to be remembered on this device.
    Remember(bool),
    /// This device remembers a text of an earlier visit.
    Recall(Field, Rc<str>),
    /// Time went by; what is shown of it is renewed.
    Tick,
    /// A person asks for the lists of the console as they are now.
    Refresh,
    /// Something happened in the room of all backups.
    Backups(backups::Message),
    /// Something happened in the room of batches.
    Batch(batch::Message),
    /// Something happened in the room of freshness.
    Freshness(freshness::Message),
    /// Something happened in the room of restoring.
    Restore(restore::Message),
    /// Something happened in the room of strategies.
    Strategies(strategies::Message),
    /// Something happens in the room of the session.
    Session(session::Message),
    /// Something happens in the room of creating a backup.
    Create(create::Message),
    /// Something to be announced politely.
    Say(Rc<str>),
}
