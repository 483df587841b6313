//! One field: label, rule, input and error, tied together by ids.

use yew::prelude::*;

use super::combobox::{combobox, has_list};
use super::{Scene, id};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;
use crate::ui::button::labelled;
use crate::ui::clock;
use crate::ui::text_field::{TextField, text_field};

/// Several fields, one below the other.
pub fn fields_view(fields: &[Field], scene: &Scene) -> Html {
    fields.iter().map(|field| field_view(*field, scene)).collect()
}

/// One field of text.
pub fn field_view(field: Field, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let text = matches!(field, Field::Name | Field::Description);
    let optional = matches!(field, Field::Description | Field::Container);
    let suggest = || labelled("Suggest", "a name", onaction.reform(|_| Action::SuggestName(clock::now())));
    text_field(TextField {
        id: id(field, scene),
        label: labels::label(field).into(),
        hint: labels::hint(field, &state.draft).into(),
        error: state.problem(field).map(|problem| labels::field_problem(field, problem).into()),
        value: state.draft.get(field).to_owned().into(),
        required: !optional,
        prose: text,
        masked: false,
        autocomplete: None,
        inputmode: None,
        combobox: has_list(field).then(|| combobox(field, scene)),
        node: scene.places.input(field),
        oninput: onaction.reform(move |text: AttrValue| Action::Edit(field, (&*text).into())),
        onkeydown: None,
        onblur: onaction.reform(move |()| Action::Leave(field)),
        children: if field == Field::Name {
            suggest()
        } else {
            html! {}
        },
    })
}
