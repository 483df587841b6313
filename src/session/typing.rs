//! What a person or a host puts into the form, and what goes with the old text.

use std::rc::Rc;

use super::form::Input;
use super::message::{Context, Event};
use super::method::Method;
use super::model::Model;
use super::problem::Problem;
use crate::openstack::types::endpoint::Endpoint;

/// Puts a text into a field. An error that is shown goes with its cause; another one is not shown while somebody types.
fn change(model: &mut Model, input: Input, text: Rc<str>, context: Context) -> Vec<Event> {
    model.draft.set(input, text);
    let mut events = Vec::new();
    match input {
        Input::Endpoint | Input::Token => events.push(Event::Elsewhere),
        Input::Region => {
            let region = model.draft.get(Input::Region).into();
            if let Some(session) = model.current.as_mut().map(Rc::make_mut) {
                session.region = region;
                events.push(Event::RegionChosen);
            }
        }
        _ => {}
    }
    let problem = model.check(input, context.https);
    model.problems.retain(|(at, shown)| *at != input || problem.as_ref() == Some(shown));
    events
}

/// A token that was typed for another endpoint goes: whoever made a link must not be led a token to.
pub(super) fn fill(model: &mut Model, input: Input, text: Rc<str>, context: Context) -> Vec<Event> {
    let mut events = vec![Event::Filled(input)];
    events.extend(change(model, input, text, context));
    if input == Input::Endpoint {
        let before = model.confirmed.take();
        let now = Endpoint::parse(model.draft.get(Input::Endpoint)).ok();
        if before.is_some() && before == now {
            model.confirmed = before;
        } else if before.is_some() && !model.draft.get(Input::Token).is_empty() {
            model.draft.set(Input::Token, "".into());
            model.problems.push((Input::Token, Problem::TokenOfAnotherEndpoint));
            events.push(Event::TokenRemoved);
        }
        events.push(Event::EndpointFilled);
    }
    events
}

/// A person typed.
pub(super) fn edit(model: &mut Model, input: Input, text: Rc<str>, context: Context) -> Vec<Event> {
    if !model.is_touched(input) {
        model.touched.push(input);
    }
    // The method stays as it is now, whatever else would follow from what is typed.
    let mut events = Vec::new();
    if matches!(input, Input::Identity | Input::Endpoint | Input::Token) && model.draft.method.is_none() {
        model.draft.method = Some(model.draft.method());
        events.push(Event::MethodKept);
    }
    events.extend(change(model, input, text, context));
    if input == Input::Endpoint {
        confirm(model);
    }
    events.push(Event::Edited(input));
    events
}

/// A person chooses a method.
pub(super) fn choose(model: &mut Model, method: Method) -> Vec<Event> {
    model.method_touched = true;
    model.draft.method = Some(method);
    model.problems.clear();
    vec![Event::MethodChosen]
}

/// A typed token may go to the endpoint that stands in the form.
pub(super) fn confirm(model: &mut Model) {
    model.confirmed = Endpoint::parse(model.draft.get(Input::Endpoint)).ok();
}
