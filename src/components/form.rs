//! The form: where and who, which instance, under what name.

use yew::prelude::*;

use super::field::field_view;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::state::State;
use crate::backup::submission::Submission;
use crate::backup::wording;
use crate::hooks::clock;
use crate::openstack::time::UtcTime;

/// The form. It stays as it is while a request is under way: only the button tells, and "Cancel" appears beside it,
/// not under a double click. `inputs` are those of [`Field::ALL`], for the focus.
pub fn form(state: &State, prefix: &str, inputs: &[NodeRef; 5], now: UtcTime, onaction: &Callback<Action>) -> Html {
    let [endpoint, token, instance_id, name, description] = inputs;
    let field = |field: Field, input: &NodeRef| field_view(field, state, prefix, input, onaction);
    let busy = state.submission.is_busy();
    let closed = busy || state.submission.blocked_until().is_some_and(|until| until > now);
    let progress = match &state.submission {
        Submission::Sending { since, .. } => wording::sending_for(now.since(*since)),
        Submission::Looking { .. } => wording::LOOKING.into(),
        _ => String::new(),
    };
    let onsubmit = onaction.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Submit(clock::now())
    });
    html! {
        <form key={state.restored} novalidate=true part="form" {onsubmit} onkeydown={once_a_press}>
            <fieldset>
                <legend>{ "Connection" }</legend>
                { field(Field::Endpoint, endpoint) }
                { field(Field::Token, token) }
            </fieldset>
            <fieldset>
                <legend>{ "Backup" }</legend>
                { field(Field::InstanceId, instance_id) }
                { field(Field::Name, name) }
                { field(Field::Description, description) }
            </fieldset>
            <div class="buttons">
                <button type="submit" class="main" part="submit" aria-disabled={if closed { "true" } else { "false" }} onmousedown={keep_focus} onclick={first_click}>
                    { "Create backup" }
                </button>
                if busy {
                    <button type="button" onclick={onaction.reform(|_| Action::Cancel(clock::now()))}>{ "Cancel" }</button>
                }
            </div>
            <p class="progress">{ progress }</p>
        </form>
    }
}

/// A held Enter key submits once.
fn once_a_press(event: KeyboardEvent) {
    if event.key() == "Enter" && event.repeat() {
        event.prevent_default();
    }
}

/// Pressing the button leaves the focus in its field: else the field's error, which appears when it is left, would
/// move the button away from under the mouse before the click is done.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

/// The second click of a double click submits nothing, however fast the first one was answered.
fn first_click(event: MouseEvent) {
    if event.detail() > 1 {
        event.prevent_default();
    }
}
