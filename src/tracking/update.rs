//! What happens in the room of tracking.

use std::rc::Rc;

use super::follow::{Follow, Found, Watch};
use super::message::{Message, Resumed};
use super::model::Model;
use crate::context::connection::{Connection, Credential};
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::time::UtcTime;

/// Changes the model by a message.
pub fn update(model: &mut Model, message: Message) {
    match message {
        Message::Begin { connection, request, backup, found, now } => {
            begin(model, connection, request, backup, found, now);
        }
        Message::Open { connection, backup, looked } => {
            let call = model.calls.next_id();
            model.opened = Some(Follow::open(connection, backup, looked, call));
        }
        Message::Close => model.opened = None,
        Message::Missing(connection, now) => {
            if let Some(follow) = model.opened.as_mut().filter(|follow| matches!(follow.watch, Watch::Ended(_)))
                && follow.connection.endpoint() == connection.endpoint()
            {
                // Today's token asks: the one of before may have ended.
                follow.connection = connection;
                follow.watch = Watch::Waiting { due: now };
            }
        }
        Message::Wake(now) => {
            let mut calls = model.calls.clone();
            for (_, follow) in model.all_mut() {
                if matches!(follow.watch, Watch::Waiting { due } if due <= now) {
                    follow.watch = Watch::Asking(calls.next_id());
                }
            }
            model.calls = calls;
        }
        Message::SignOut(why) => {
            for (_, follow) in model.all_mut() {
                follow.connection = Rc::new(follow.connection.by(Credential::None));
                if follow.is_watched() {
                    follow.watch = Watch::TokenRefused(why.clone());
                }
            }
        }
        Message::Detach => {
            for (_, follow) in model.all_mut() {
                if matches!(follow.watch, Watch::Asking(_)) {
                    follow.look_at_once();
                }
            }
        }
    }
}

fn begin(
    model: &mut Model,
    connection: Rc<Connection>,
    request: Rc<CreateBackup>,
    backup: Backup,
    found: Option<Found>,
    now: UtcTime,
) {
    let call = model.calls.next_id();
    let mut follow = Follow::begin(connection, request, backup, found, now, call);
    // A list is no full answer: the backup itself is asked for at once.
    if found.is_some() && !matches!(follow.watch, Watch::NoId) {
        follow.watch = Watch::Waiting { due: now };
    }
    model.created = Some(follow);
}

/// Goes on with another token, where the last one was refused; not where that token is one of another cloud's. `credential_at`
/// is who asks now at an endpoint that was asked before, if it is the same cloud's.
pub fn resume(model: &mut Model, credential_at: impl Fn(&Endpoint) -> Option<Credential>) -> Vec<Resumed> {
    let refused = model.all_mut().filter(|(_, follow)| follow.is_refused());
    refused
        .map(|(_, follow)| match credential_at(follow.connection.endpoint()) {
            Some(same @ Credential::Typed(_)) if *follow.connection.credential() == same => Resumed::SameToken,
            Some(credential) => {
                follow.connection = Rc::new(follow.connection.by(credential));
                follow.look_at_once();
                Resumed::GoesOn
            }
            None => Resumed::Elsewhere,
        })
        .collect()
}
