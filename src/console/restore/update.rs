//! What happens in the room of restoring: to the form, and to the request that is made of it. What happens to the request
//! afterwards is in `following`, and what the cloud answers in `answer`.

use std::rc::Rc;

use super::following;
use super::form::Input;
use super::message::{Context, Event, Message};
use super::model::Model;
use super::restoration::{Restoration, Stage};
use super::rules::{check, datastore, least_volume, validate};
use crate::openstack::transport::error::Error;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message, context: &Context) -> Vec<Event> {
    match message {
        Message::Prepare => prepare(model, context),
        Message::Fill(input, text) => change(model, input, text, context),
        Message::Edit(input, text) => {
            if !model.touched.contains(&input) {
                model.touched.push(input);
            }
            change(model, input, text, context);
        }
        Message::Leave(input) => {
            let is_filled = model.is_touched(input) || !model.draft.get(input).is_empty();
            if is_filled && model.problem(input).is_none() {
                let problem = check(&model.draft, input, least(context));
                model.problems.extend(problem.map(|problem| (input, problem)));
            }
        }
        Message::Submit(now) => return submit(model, context, now).into_iter().collect(),
        Message::Dismiss => {
            return match model.restoration.as_ref().map(|restoration| &restoration.stage) {
                Some(Stage::Sending(_)) => following::look(model, Error::Cancelled, context).into_iter().collect(),
                Some(Stage::Looking(..)) => Vec::new(),
                _ => {
                    model.restoration = None;
                    vec![Event::Dismissed]
                }
            };
        }
        Message::LookAgain => {
            if let Some(Stage::Lost(why, _)) = model.restoration.as_ref().map(|restoration| &restoration.stage) {
                return following::look(model, why.clone(), context).into_iter().collect();
            }
        }
        Message::Wake(now) => following::wake(model, now),
        Message::Resume { another } => {
            following::resume(model, another, context);
        }
        Message::SignOut => following::sign_out(model),
        Message::Detach => following::detach(model),
    }
    Vec::new()
}

/// Fills the form in for another backup than before, as soon as its size and datastore are known.
fn prepare(model: &mut Model, context: &Context) {
    let Some(backup) = context.backup.filter(|backup| backup.text("status").is_some()) else { return };
    let id = backup.text("id").unwrap_or_default();
    if model.prepared.as_deref() != Some(&*id) {
        model.prepared = Some((*id).into());
        model.touched.retain(|input| *input != Input::Volume);
        // Another backup's problems.
        model.problems.clear();
        // With its end it has 255 characters, the most that are taken.
        let name: String = backup.text("name").unwrap_or_default().chars().take(246).collect();
        let (_, version) = datastore(backup);
        model.draft.name = (name + "-restored").into();
        model.draft.volume = least_volume(backup).to_string().into();
        model.draft.version = version;
    }
    // As large as the instance that it was made of, as soon as that is known.
    let instance = backup.text("instance_id").unwrap_or_default();
    let volume = context.instances.get(&instance).and_then(|choice| choice.volume.clone());
    if let Some(volume) = volume.filter(|_| !model.is_touched(Input::Volume)) {
        model.draft.volume = volume;
    }
}

/// An error that is shown goes with its cause; another one is not shown while somebody types.
fn change(model: &mut Model, input: Input, text: Rc<str>, context: &Context) {
    model.draft.set(input, text);
    let now = check(&model.draft, input, least(context));
    model.problems.retain(|(at, shown)| *at != input || now.is_some_and(|now| now.is_like(shown)));
    for (_, shown) in model.problems.iter_mut().filter(|(at, _)| *at == input) {
        *shown = now.unwrap_or(*shown);
    }
}

/// GB that the volume needs, at least.
fn least(context: &Context) -> i64 {
    context.backup.map_or(1, least_volume)
}

fn submit(model: &mut Model, context: &Context, now: UtcTime) -> Option<Event> {
    if model.restoration.as_ref().is_some_and(|known| known.is_busy() || known.is_lost_just_now(now)) {
        return Some(Event::Busy);
    }
    let backup = context.backup?;
    let Some(connection) = context.connection.clone() else { return Some(Event::NotConnected) };
    let id = backup.text("id").as_deref().and_then(Uuid::find);
    let Some(id) = id.filter(|_| backup.status().is_good_end()) else { return Some(Event::NotRestorable) };
    if let Some(choice) = context.flavors.only_named(model.draft.flavor.trim()) {
        model.draft.flavor = choice.id.clone();
    }
    match validate(&model.draft, backup, id, context.versions) {
        Ok(restore) => {
            model.problems.clear();
            let stage = Stage::Sending(model.calls.next_id());
            let (restore, connection) = (restore.into(), connection.into());
            model.restoration = Some(Restoration { restore, connection, since: now, stage, pages: 0 });
            Some(Event::Sent)
        }
        Err(problems) => {
            model.problems = problems;
            Some(Event::Invalid)
        }
    }
}
