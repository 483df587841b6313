//! One field whose text is chosen among a few.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Scene;
use super::field::Ids;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;

/// A select: each option with its text and what it is called. `chosen` is the text of the one that counts now; where
/// none has it, a first, empty option asks for a choice.
pub fn choice_view(field: Field, options: &[(&str, &str)], chosen: &str, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let ids = Ids::of(field, scene);
    let problem = state.problem(field).map(|problem| labels::field_problem(field, problem));
    let onedit = onaction.clone();
    let onchange = move |event: yew::Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onedit.emit(Action::Edit(field, select.value().into()));
        }
    };
    let option = |text: &str, called: &str| {
        html! { <option value={text.to_owned()} selected={text == chosen}>{ called.to_owned() }</option> }
    };
    html! {
        <div class="field" part="field">
            <label for={ids.input.clone()} part="label">{ labels::label(field) }</label>
            <p id={ids.hint.clone()} class="hint" part="hint">{ labels::hint(field, state) }</p>
            <div class="control">
                <select
                    ref={scene.places.input(field)}
                    id={ids.input}
                    part="input"
                    aria-describedby={if problem.is_some() { format!("{} {}", ids.error, ids.hint) } else { ids.hint }}
                    aria-invalid={problem.is_some().then_some("true")}
                    {onchange}
                >
                    if options.iter().all(|(text, _)| *text != chosen) {
                        { option("", "Choose…") }
                    }
                    { for options.iter().map(|(text, called)| option(text, called)) }
                </select>
            </div>
            <p id={ids.error} class="error" part="error">{ problem.unwrap_or_default() }</p>
        </div>
    }
}
