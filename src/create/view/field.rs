//! One field: label, rule, input and error, tied together by ids.

use yew::prelude::*;

use super::CreateView;
use crate::create::form::Input;
use crate::create::labels::{hint, label};
use crate::create::message::Message;
use crate::ui::button::labelled;
use crate::ui::clock;
use crate::ui::select_field::{SelectField, option, select_field};
use crate::ui::text_field::{TextField, text_field};

/// One field of text.
pub fn text_input(input: Input, view: &CreateView) -> Html {
    let CreateView { model, dispatch, .. } = view;
    let optional = matches!(input, Input::Description | Input::Container);
    let has_list = matches!(input, Input::Instance | Input::Parent | Input::Version);
    let suggest = || labelled("Suggest", "a name", dispatch.reform(|_| Message::SuggestName(clock::now())));
    text_field(TextField {
        id: view.id(input),
        label: label(input).into(),
        hint: hint(input, &model.draft).into(),
        error: view.error(input),
        value: model.draft.get(input).to_owned().into(),
        required: !optional,
        prose: matches!(input, Input::Name | Input::Description),
        masked: false,
        autocomplete: None,
        inputmode: None,
        combobox: has_list.then(|| (view.combobox)(input)),
        node: (view.node)(input),
        oninput: dispatch.reform(move |text: AttrValue| Message::Edit(input, (&*text).into())),
        onkeydown: None,
        onblur: dispatch.reform(move |()| Message::Leave(input)),
        children: if input == Input::Name {
            suggest()
        } else {
            html! {}
        },
    })
}

/// A select: each option with its value and what it is called. `chosen` is the value that counts now.
pub fn choice(input: Input, options: &[(&str, &str)], chosen: &str, view: &CreateView) -> Html {
    let CreateView { model, dispatch, .. } = view;
    select_field(SelectField {
        id: view.id(input),
        label: label(input).into(),
        hint: hint(input, &model.draft).into(),
        error: view.error(input),
        options: options.iter().map(|(value, name)| option(value, name, chosen)).collect(),
        is_chosen: options.iter().any(|(value, _)| *value == chosen),
        node: (view.node)(input),
        onchange: dispatch.reform(move |text: AttrValue| Message::Edit(input, (&*text).into())),
    })
}
