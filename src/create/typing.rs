//! What a person or a host puts into the form, and what goes with the old text.

use std::rc::Rc;

use super::form::Input;
use super::message::{Event, Outside};
use super::model::Model;
use super::rules::check;
use super::submission::{InstanceWatch, Submission};
use super::suggestion::suggested_name;
use crate::openstack::types::time::UtcTime;

/// Puts a text into a field. An error that is shown goes with its cause; another one is not shown while somebody types.
pub(super) fn change(model: &mut Model, input: Input, text: Rc<str>) -> Vec<Event> {
    model.draft.set(input, text);
    // What the person has read, or what is looked at, was for the text before.
    let is_stale = match &model.submission {
        Submission::Review(_) => true,
        Submission::Busy { watch, .. } => input == Input::Instance && !watch.sends_when_free(),
        _ => false,
    };
    if is_stale {
        model.submission = Submission::Idle;
    }
    model.is_accepted = false;
    model.unfolded |= input.is_option();
    let shown = model.problem(input).cloned();
    let now = check(&model.draft, input).filter(|now| shown.is_some_and(|shown| now.is_like(&shown)));
    model.problems.retain(|(at, _)| *at != input || now.is_some());
    if let (Some(now), Some((_, shown))) = (now, model.problems.iter_mut().find(|(at, _)| *at == input)) {
        *shown = now;
    }
    // They depend on each other.
    if matches!(input, Input::Kind | Input::Driver) {
        model.problems.retain(|(at, _)| !at.is_option());
    }
    if input == Input::Instance { vec![Event::InstanceChanged] } else { Vec::new() }
}

/// A person typed, or chose.
pub(super) fn edit(model: &mut Model, input: Input, text: Rc<str>) -> Vec<Event> {
    if !model.is_touched(input) {
        model.touched.push(input);
    }
    change(model, input, text)
}

/// A person left a field: what is wrong with it is told now.
pub(super) fn leave(model: &mut Model, input: Input) {
    let is_filled = model.is_touched(input) || !model.draft.get(input).is_empty();
    if is_filled && model.problem(input).is_none() {
        model.problems.extend(check(&model.draft, input).map(|problem| (input, problem)));
    }
}

/// An instance was picked: the name goes with it, unless somebody gave one.
pub(super) fn instance_picked(model: &mut Model, instance: &str, now: UtcTime) {
    if model.draft.name.is_empty() || model.draft.name == model.suggested {
        model.suggested = suggested_name(instance, now).into();
        let _ = change(model, Input::Name, model.suggested.clone());
    }
}

/// Something outside of the form is another one.
pub(super) fn outside_changed(model: &mut Model, outside: Outside) {
    let is_stale = match &model.submission {
        Submission::Review(_) => true,
        submission => outside == Outside::Endpoint && submission.blocked_until().is_some(),
    };
    if is_stale {
        model.submission = Submission::Idle;
    }
    if matches!(outside, Outside::Endpoint | Outside::Session) {
        model.is_accepted = false;
    }
}

/// Nobody waits any more for a busy instance; what is known of it stays.
pub(super) fn stop_waiting(model: &mut Model) {
    if let Submission::Busy { watch, .. } = &mut model.submission {
        *watch = InstanceWatch::Over;
    }
}
