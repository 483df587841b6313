//! One field whose text is chosen among some.

use yew::prelude::*;

use super::{Scene, id};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;
use crate::openstack::types::cut;
use crate::ui::select_field::{self, SelectField};

/// A select: each option with its text and what it is called. `chosen` is the text of the one that counts now; where
/// none has it, a first, empty option asks for a choice.
pub fn choice_view(field: Field, options: &[(&str, &str)], chosen: &str, scene: &Scene) -> Html {
    let known = options.iter().any(|(text, _)| *text == chosen);
    let options = options.iter().map(|(text, called)| option(text, called, chosen)).collect();
    select(field, known, options, scene)
}

fn option(text: &str, called: &str, chosen: &str) -> Html {
    select_field::option(text, &cut::name(called), chosen)
}

fn select(field: Field, is_chosen: bool, options: Html, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    select_field::select_field(SelectField {
        id: id(field, scene),
        label: labels::label(field).into(),
        hint: labels::hint(field, &state.draft).into(),
        error: state.problem(field).map(|problem| labels::field_problem(field, problem).into()),
        options,
        is_chosen,
        node: scene.places.input(field),
        onchange: onaction.reform(move |text: AttrValue| Action::Edit(field, (&*text).into())),
    })
}
