//! The fields of text of the room.

use yew::prelude::*;

use super::SessionView;
use crate::session::form::Input;
use crate::session::labels::{hint, label};
use crate::session::message::Message;
use crate::session::text;
use crate::ui::button::labelled;
use crate::ui::element::{once_a_press, sentence, stay, words};
use crate::ui::text_field::{TextField, text_field};

/// Several fields, one below the other.
pub fn fields(inputs: &[Input], view: &SessionView) -> Html {
    inputs.iter().map(|input| input_view(*input, view)).collect()
}

/// Fields that are folded away, unless one of them is at fault, or a person filled it in.
pub fn folded(summary: &'static str, inputs: &[Input], more: Html, view: &SessionView) -> Html {
    let open = inputs.iter().any(|input| view.model.problem(*input).is_some() || view.model.is_touched(*input));
    html! { <details {open}>{ words("summary", "", summary) }{ fields(inputs, view) }{ more }</details> }
}

/// One field of text.
pub fn input_view(input: Input, view: &SessionView) -> Html {
    let SessionView { model, dispatch, .. } = view;
    let masked = input.is_secret() && input != Input::Passcode;
    let autocomplete = match input {
        Input::User => Some("username"),
        Input::Password => Some("current-password"),
        Input::Passcode => Some("one-time-code"),
        _ => None,
    };
    let optional = match input {
        Input::Token => model.host_token,
        Input::Identity => model.current.is_none() && !model.draft.get(Input::Endpoint).is_empty(),
        Input::UserDomain | Input::Project | Input::ProjectDomain | Input::Region => true,
        _ => false,
    };
    let button = match input {
        _ if masked => {
            let word = if model.token_shown { "Hide" } else { "Show" };
            labelled(word, &label(input).to_ascii_lowercase(), dispatch.reform(|_| Message::ShowToken))
        }
        Input::Endpoint => use_token_button(view),
        _ => html! {},
    };
    text_field(TextField {
        id: view.id(input),
        label: label(input).into(),
        hint: hint(input, model).into(),
        error: view.error(input),
        value: model.draft.get(input).to_owned().into(),
        required: !optional,
        prose: false,
        masked: masked && !model.token_shown,
        autocomplete,
        inputmode: (input == Input::Passcode).then_some("numeric"),
        combobox: None,
        node: (view.node)(input),
        oninput: dispatch.reform(move |text: AttrValue| Message::Edit(input, (&*text).into())),
        // It may stand in the form that creates a backup, which Enter must not send from here.
        onkeydown: (input == Input::Identity).then(|| onenter(dispatch)),
        onblur: dispatch.reform(move |()| Message::Leave(input)),
        children: button,
    })
}

/// The press that an endpoint wants which was filled in, before a typed token goes there. It names the host; the mouse
/// leaves the focus, and a list that is open, as they are.
fn use_token_button(view: &SessionView) -> Html {
    let Some(endpoint) = view.model.unconfirmed() else { return html! {} };
    let word = sentence(text::use_token_at(endpoint.host()));
    let onclick = view.dispatch.reform(move |_: MouseEvent| Message::UseTokenAt(endpoint.clone()));
    html! { <button type="button" part="copy" class="copy" onmousedown={stay} {onclick} onkeydown={once_a_press}>{ word }</button> }
}

/// Enter asks Keystone.
fn onenter(dispatch: &Callback<Message>) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            dispatch.emit(Message::SignIn);
        }
    })
}
