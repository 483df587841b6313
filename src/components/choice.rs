//! One field whose text is chosen among some.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Scene;
use super::field::{Ids, framed};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::context::choices::Choices;
use crate::openstack::types::cut;

/// A select: each option with its text and what it is called. `chosen` is the text of the one that counts now; where
/// none has it, a first, empty option asks for a choice.
pub fn choice_view(field: Field, options: &[(&str, &str)], chosen: &str, scene: &Scene) -> Html {
    let known = options.iter().any(|(text, _)| *text == chosen);
    let options = options.iter().map(|(text, called)| option(text, called, chosen)).collect();
    select(field, known, chosen, options, scene)
}

/// A select among all, which comes first, and each of many choices.
pub fn filter_view(field: Field, choices: Rc<Choices>, chosen: &str, scene: &Scene) -> Html {
    let known = chosen.is_empty() || choices.get(chosen).is_some_and(|choice| *choice.id == *chosen);
    select(field, known, chosen, html! { <Filter {choices} chosen={chosen.to_owned()} /> }, scene)
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    choices: Rc<Choices>,
    chosen: AttrValue,
}

/// The options of a filter. It is a component so that thousands of them are not made anew with each key stroke elsewhere.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let FilterProps { choices, chosen } = props;
    html! {
        <>
            { option("", "All", chosen) }
            { for choices.iter().map(|choice| option(&choice.id, &choice.name, chosen)) }
        </>
    }
}

fn option(text: &str, called: &str, chosen: &str) -> Html {
    html! { <option value={text.to_owned()} selected={text == chosen}>{ cut::name(called) }</option> }
}

fn select(field: Field, known: bool, chosen: &str, options: Html, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let ids = Ids::of(field, scene);
    let onedit = onaction.clone();
    let onchange = move |event: yew::Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onedit.emit(Action::Edit(field, select.value().into()));
        }
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
            if !known {
                { option("", "Choose…", chosen) }
            }
            { options }
        </select>
    };
    framed(field, &ids, control, state)
}
