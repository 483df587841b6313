//! One field: label, rule, input and error, tied together by ids.

use yew::prelude::*;

use super::combobox::{combobox, has_list, stay};
use super::{Scene, id};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;
use crate::backup::request_wording;
use crate::ui::button::labelled;
use crate::ui::clock;
use crate::ui::element::{once_a_press, sentence, words};
use crate::ui::text_field::{TextField, text_field};

/// Several fields, one below the other.
pub fn fields_view(fields: &[Field], scene: &Scene) -> Html {
    fields.iter().map(|field| field_view(*field, scene)).collect()
}

/// Fields that are folded away, unless one of them is at fault, or a person filled it in.
pub fn folded(summary: &'static str, fields: &[Field], more: Html, scene: &Scene) -> Html {
    let state = scene.state;
    let open = fields.iter().any(|field| state.problem(*field).is_some() || state.touched.contains(field));
    html! { <details {open}>{ words("summary", "", summary) }{ fields_view(fields, scene) }{ more }</details> }
}

/// One field of text.
pub fn field_view(field: Field, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let masked = field.is_secret() && field != Field::Passcode;
    let text = matches!(field, Field::Name | Field::Description);
    let autocomplete = match field {
        Field::User => Some("username"),
        Field::Password => Some("current-password"),
        Field::Passcode => Some("one-time-code"),
        _ => None,
    };
    let optional = match field {
        Field::Token => state.host_token,
        Field::Identity => state.session.is_none() && !state.draft.get(Field::Endpoint).is_empty(),
        Field::Description | Field::Container | Field::UserDomain | Field::Project => true,
        Field::ProjectDomain | Field::Region => true,
        _ => false,
    };
    let button = match field {
        _ if masked => {
            let word = if state.token_shown { "Hide" } else { "Show" };
            labelled(word, &labels::label(field).to_ascii_lowercase(), onaction.reform(|_| Action::ShowToken))
        }
        Field::Name => labelled("Suggest", "a name", onaction.reform(|_| Action::SuggestName(clock::now()))),
        Field::Endpoint => use_token_button(scene),
        _ => html! {},
    };
    text_field(TextField {
        id: id(field, scene),
        label: labels::label(field).into(),
        hint: labels::hint(field, state).into(),
        error: state.problem(field).map(|problem| labels::field_problem(field, problem).into()),
        value: state.draft.get(field).to_owned().into(),
        required: !optional,
        prose: text,
        masked: masked && !state.token_shown,
        autocomplete,
        inputmode: (field == Field::Passcode).then_some("numeric"),
        combobox: has_list(field).then(|| combobox(field, scene)),
        node: scene.places.input(field),
        oninput: onaction.reform(move |text: AttrValue| Action::Edit(field, (&*text).into())),
        // It may stand in the form that creates a backup, which Enter must not send from here.
        onkeydown: (field == Field::Identity).then(|| onenter(onaction)),
        onblur: onaction.reform(move |()| Action::Leave(field)),
        children: button,
    })
}

/// The press that an endpoint wants which was filled in, before a typed token goes there. It names the host; the mouse
/// leaves the focus, and a list that is open, as they are.
fn use_token_button(scene: &Scene) -> Html {
    let Some(endpoint) = scene.state.access().unconfirmed(&scene.state.draft) else { return html! {} };
    let word = sentence(request_wording::use_token_at(endpoint.host()));
    let onclick = scene.onaction.reform(move |_: MouseEvent| Action::UseTokenAt(endpoint.clone()));
    html! { <button type="button" part="copy" class="copy" onmousedown={stay} {onclick} onkeydown={once_a_press}>{ word }</button> }
}

/// Enter asks Keystone.
fn onenter(onaction: &Callback<Action>) -> Callback<KeyboardEvent> {
    let onaction = onaction.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            onaction.emit(Action::SignIn);
        }
    })
}
