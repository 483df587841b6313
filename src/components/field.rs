//! One field: label, rule, input and error, tied together by ids.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::copy::labelled;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;
use crate::backup::state::State;

/// One field. The error's place is always there, and only its text changes, so that nothing else is rendered anew
/// while somebody types. `prefix` begins its ids, unlike those of any other form on the page.
pub fn field_view(field: Field, state: &State, prefix: &str, input: &NodeRef, onaction: &Callback<Action>) -> Html {
    let secret = field == Field::Token;
    let id = format!("{prefix}-{}", field.key().unwrap_or("token"));
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let problem = state.problem(field).map(|problem| labels::field_problem(field, problem));
    let text = matches!(field, Field::Name | Field::Description);
    let onedit = onaction.clone();
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            onedit.emit(Action::Edit(field, input.value().into()));
        }
    };
    html! {
        <div class="field" part="field">
            <label for={id.clone()} part="label">{ labels::label(field) }</label>
            <p id={hint.clone()} class="hint" part="hint">{ labels::hint(field, state.host_token) }</p>
            <div class="control">
                <input
                    ref={input.clone()}
                    {id}
                    part="input"
                    type={if secret && !state.token_shown { "password" } else { "text" }}
                    value={state.draft.get(field).to_string()}
                    aria-describedby={if problem.is_some() { format!("{error} {hint}") } else { hint }}
                    aria-invalid={problem.is_some().then_some("true")}
                    aria-required={if field == Field::Description || (secret && state.host_token) { "false" } else { "true" }}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck={if text { "true" } else { "false" }}
                    dir={if text { "auto" } else { "ltr" }}
                    {oninput}
                    onblur={onaction.reform(move |_| Action::Leave(field))}
                />
                if secret {
                    { labelled(if state.token_shown { "Hide" } else { "Show" }, "token", onaction.reform(|_| Action::ShowToken)) }
                }
            </div>
            <p id={error} class="error" part="error">{ problem.unwrap_or_default() }</p>
        </div>
    }
}
