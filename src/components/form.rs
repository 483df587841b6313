//! The form: where and who, which instance, under what name.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::field::FormField;
use crate::backup::draft::Field;
use crate::backup::state::{Action, State};
use crate::backup::submission::Submission;
use crate::backup::wording;
use crate::openstack::time::UtcTime;

/// Properties of [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The state to show.
    pub state: std::rc::Rc<State>,
    /// The beginning of its ids.
    pub prefix: AttrValue,
    /// Now.
    pub now: UtcTime,
    /// Takes what happens.
    pub onaction: Callback<Action>,
    /// Hears that it should be sent.
    pub onsubmit: Callback<()>,
}

/// The form. It stays as it is while a request is under way: only the button tells, and "Cancel" appears beside it.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let state = &props.state;
    let inputs = [use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref()];
    use_effect_with(state.focus, {
        let inputs = inputs.clone();
        move |focus| {
            let wanted = focus.and_then(|(_, field)| Field::ALL.iter().position(|at| *at == field));
            if let Some(input) = wanted.and_then(|at| inputs.get(at)).and_then(NodeRef::cast::<HtmlElement>) {
                let _ = input.focus();
            }
        }
    });
    let onedit = props.onaction.reform(|(field, text): (Field, AttrValue)| Action::Edit(field, text.as_str().into()));
    let onleave = props.onaction.reform(Action::Leave);
    let field = |field: Field| {
        let input = Field::ALL.iter().zip(&inputs).find(|(at, _)| **at == field).map(|(_, input)| input.clone());
        let problem = state.problem(field).map(|problem| wording::field_problem(field, problem));
        html! {
            <FormField
                {field}
                prefix={props.prefix.clone()}
                value={state.draft.get(field).to_string()}
                problem={problem.unwrap_or_default()}
                input={input.unwrap_or_default()}
                onedit={onedit.clone()}
                onleave={onleave.clone()}
            />
        }
    };
    let busy = state.submission.is_busy();
    let progress = match &state.submission {
        Submission::Sending { since, .. } => wording::sending_for(props.now.since(*since)),
        Submission::Looking { .. } => wording::LOOKING.into(),
        _ => String::new(),
    };
    let onsubmit = {
        let onsubmit = props.onsubmit.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            onsubmit.emit(());
        }
    };
    html! {
        <form novalidate=true part="form" aria-busy={busy.to_string()} {onsubmit} onkeydown={once_a_press}>
            <fieldset>
                <legend>{ "Connection" }</legend>
                { field(Field::Endpoint) }
                { field(Field::Token) }
            </fieldset>
            <fieldset>
                <legend>{ "Backup" }</legend>
                { field(Field::InstanceId) }
                { field(Field::Name) }
                { field(Field::Description) }
            </fieldset>
            <div class="buttons">
                <button type="submit" class="main" part="submit" aria-disabled={busy.then_some("true")} onclick={first_click}>
                    { "Create backup" }
                </button>
                if busy {
                    <button type="button" onclick={props.onaction.reform(|_| Action::Cancel)}>{ "Cancel" }</button>
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

/// The second click of a double click submits nothing, however fast the first one was answered.
fn first_click(event: MouseEvent) {
    if event.detail() > 1 {
        event.prevent_default();
    }
}
