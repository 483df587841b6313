//! What happens in the room of tracking, what the room needs of others, and what matters to them.

use std::rc::Rc;

use super::follow::Found;
use super::model::Which;
use crate::context::connection::Connection;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::types::time::UtcTime;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// A backup was created here.
    Begin {
        /// Where, and by whom.
        connection: Rc<Connection>,
        /// What was asked for.
        request: Rc<CreateBackup>,
        /// What the cloud told of it.
        backup: Backup,
        /// How it was found, if its reply was lost.
        found: Option<Found>,
        /// Now.
        now: UtcTime,
    },
    /// A backup is opened as a list told it then, or of which nothing but its id is known.
    Open {
        /// Where, and by whom.
        connection: Rc<Connection>,
        /// What is known of it.
        backup: Backup,
        /// When it was told; none where it was not.
        looked: Option<UtcTime>,
    },
    /// The backup that is open is closed.
    Close,
    /// The open backup is not in the list any more: if it had ended, it is looked at again.
    Missing(Rc<Connection>, UtcTime),
    /// A moment has come: perhaps a look is due.
    Wake(UtcTime),
    /// There is no token any more, for this reason.
    SignOut(Error),
    /// The component was taken off its page, and put back.
    Detach,
}

/// What matters to others: it comes of answers alone.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// More is known of a backup.
    Answered,
    /// A backup has another status.
    Changed(Which),
    /// The token was refused at this connection.
    TokenRefused(Rc<Connection>),
}

/// What became of a backup that waited for another token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resumed {
    /// It is looked at again.
    GoesOn,
    /// The token is the very one that was refused.
    SameToken,
    /// The token is one for another place.
    Elsewhere,
}
