//! One field whose text is chosen among a few.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Scene;
use super::field::{Ids, framed};
use crate::backup::action::Action;
use crate::backup::draft::Field;

/// A select: each option with its text and what it is called. `chosen` is the text of the one that counts now; where
/// none has it, a first, empty option asks for a choice.
pub fn choice_view(field: Field, options: &[(&str, &str)], chosen: &str, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let ids = Ids::of(field, scene);
    let onedit = onaction.clone();
    let onchange = move |event: yew::Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onedit.emit(Action::Edit(field, select.value().into()));
        }
    };
    let option = |text: &str, called: &str| {
        html! { <option value={text.to_owned()} selected={text == chosen}>{ called.to_owned() }</option> }
    };
    let control = html! {
        <select
            ref={scene.places.input(field)}
            id={ids.input.clone()}
            part="input"
            aria-describedby={ids.describing(state.problem(field).is_some())}
            aria-invalid={state.problem(field).is_some().then_some("true")}
            {onchange}
        >
            if options.iter().all(|(text, _)| *text != chosen) {
                { option("", "Choose…") }
            }
            { for options.iter().map(|(text, called)| option(text, called)) }
        </select>
    };
    framed(field, &ids, control, state)
}
