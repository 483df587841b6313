//! What a message makes of the room.

use super::asking::{cancel, detach, look_again, send, send_when_free, submit, wake};
use super::form::Input;
use super::message::{Context, Event, Message};
use super::model::Model;
use super::submission::Submission;
use super::suggestion::suggested_name;
use super::typing::{change, edit, instance_picked, leave, outside_changed};
use crate::context::connection::Credential;
use crate::openstack::types::time::UtcTime;

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message, context: &Context) -> Vec<Event> {
    match message {
        Message::Fill(input, text) => return change(model, input, text),
        Message::Edit(input, text) => return edit(model, input, text),
        Message::Leave(input) => leave(model, input),
        Message::Resolve(input, id) => model.draft.set(input, id),
        Message::InstancePicked(name, now) => instance_picked(model, &name, now),
        Message::SuggestName(now) => {
            let mut events = edit(model, Input::Name, suggested_name(context.instance.unwrap_or_default(), now).into());
            events.push(Event::NameSuggested);
            return events;
        }
        Message::Unfold => model.unfolded = !model.unfolded,
        Message::Submit(now) => return submit(model, context, now).into_iter().collect(),
        Message::Confirm(now) => return confirm(model, now).into_iter().collect(),
        Message::Left(call, now) => {
            if let Submission::Sending { call: awaited, left: left @ false, since, .. } = &mut model.submission
                && *awaited == call
            {
                (*left, *since) = (true, now);
            }
        }
        Message::Cancel(now) => return cancel(model, now).into_iter().collect(),
        Message::LookAgain => return look_again(model, context).into_iter().collect(),
        Message::SendWhenFree => return send_when_free(model).into_iter().collect(),
        Message::Wake(now) => wake(model, context, now),
        Message::Changed(outside) => outside_changed(model, outside),
        Message::SignIn => {
            // It would be sent to where it was meant for before.
            if matches!(model.submission, Submission::Review(_)) {
                model.submission = Submission::Idle;
            }
            model.problems.clear();
        }
        Message::SignOut => sign_out(model),
        Message::ClearProblems => model.problems.clear(),
        Message::Detach => return detach(model).into_iter().collect(),
    }
    Vec::new()
}

/// The person has read what will be registered.
fn confirm(model: &mut Model, now: UtcTime) -> Option<Event> {
    let Submission::Review(request) = &model.submission else { return None };
    let request = request.clone();
    Some(send(model, request, now))
}

/// The token is dropped, wherever it is.
fn sign_out(model: &mut Model) {
    match &mut model.submission {
        Submission::Review(_) | Submission::Busy { .. } => model.submission = Submission::Idle,
        Submission::Lost { request, .. } => *request = request.by(Credential::None),
        _ => {}
    }
    model.problems.clear();
}
