//! How a restore that was sent goes on: a lost reply is looked for, and the new instance is followed.

use std::rc::Rc;

use super::message::{Context, Event};
use super::model::Model;
use super::restoration::{Stage, Watch};
use crate::context::connection::Credential;
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// The reply was lost: the instances are looked through, where it was asked for and nowhere else.
pub(super) fn look(model: &mut Model, why: Error, context: &Context) -> Option<Event> {
    let call = model.calls.next_id();
    let restoration = model.restoration.as_mut()?;
    let Some(credential) = context.credential.clone() else {
        restoration.stage = Stage::Lost(why, Some(Error::SignedOut));
        return Some(Event::Lost);
    };
    restoration.connection = Rc::new(restoration.connection.by(credential));
    restoration.pages = 0;
    restoration.stage = Stage::Looking(call, None, why);
    Some(Event::Looking)
}

/// Looks at the new instance, if that is due.
pub(super) fn wake(model: &mut Model, now: UtcTime) {
    let call = model.calls.next_id();
    if let Some(Stage::Following(following)) = model.restoration.as_mut().map(|restoration| &mut restoration.stage)
        && matches!(following.watch, Watch::Waiting(due) if due <= now)
    {
        following.watch = Watch::Asking(call);
    }
}

/// Goes on with today's token, where it is one for the same place; of another one than before, if that is wanted. Tells
/// whether there is one.
pub(super) fn resume(model: &mut Model, another: bool, context: &Context) -> bool {
    let call = model.calls.next_id();
    let Some(restoration) = &mut model.restoration else { return false };
    let is_wanted = |credential: &Credential| !another || credential != restoration.connection.credential();
    let Some(credential) = context.credential.clone().filter(is_wanted) else { return false };
    if let Stage::Following(following) = &mut restoration.stage
        && following.is_running()
    {
        restoration.connection = Rc::new(restoration.connection.by(credential));
        if matches!(following.watch, Watch::Stopped) {
            following.watch = Watch::Asking(call);
        }
    }
    true
}

/// The token is dropped, wherever it is.
pub(super) fn sign_out(model: &mut Model) {
    model.problems.clear();
    let Some(restoration) = &mut model.restoration else { return };
    restoration.connection = Rc::new(restoration.connection.by(Credential::None));
    match &mut restoration.stage {
        Stage::Following(following) if following.is_running() => following.watch = Watch::Stopped,
        Stage::Looking(.., why) => restoration.stage = Stage::Lost(why.clone(), Some(Error::SignedOut)),
        _ => {}
    }
}

/// Requests were aborted when the component was taken off its page. What became of the POST is looked up, by the same token:
/// whether the host gives one now is not known yet.
pub(super) fn detach(model: &mut Model) {
    let call = model.calls.next_id();
    let Some(restoration) = &mut model.restoration else { return };
    match &mut restoration.stage {
        Stage::Sending(_) => restoration.stage = Stage::Looking(call, None, Error::Detached),
        Stage::Looking(at, behind, _) => {
            (*at, *behind) = (call, None);
            restoration.pages = 0;
        }
        Stage::Following(following) => {
            if let Watch::Asking(_) = following.watch {
                following.watch = Watch::Waiting(following.looked);
            }
        }
        _ => {}
    }
}
