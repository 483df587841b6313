//! One field: label, rule, input and error, tied together by ids.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Scene;
use super::combobox::{has_list, list_view, onkeydown, open_button, options_id, stay};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels;
use crate::backup::request_wording;
use crate::backup::state::State;
use crate::ui::button::labelled;
use crate::ui::clock;
use crate::ui::element::{once_a_press, sentence, words};

/// The ids of a field: its input, its rule, its error.
pub struct Ids {
    /// Of the input.
    pub input: String,
    /// Of the rule.
    pub hint: String,
    /// Of what is wrong.
    pub error: String,
}

impl Ids {
    /// The ids of a field.
    #[must_use]
    pub fn of(field: Field, scene: &Scene) -> Self {
        let input = format!("{}-{}", scene.prefix, field.key());
        Self { hint: format!("{input}-hint"), error: format!("{input}-error"), input }
    }

    /// What describes the input: what is wrong with it, and its rule.
    #[must_use]
    pub fn describing(&self, wrong: bool) -> String {
        if wrong { format!("{} {}", self.error, self.hint) } else { self.hint.clone() }
    }
}

/// A field's label, rule, control and error. The error's place is always there, and only its text changes, so that nothing
/// else is rendered anew while somebody types.
pub fn framed(field: Field, ids: &Ids, control: Html, state: &State) -> Html {
    let problem = state.problem(field).map(|problem| labels::field_problem(field, problem));
    html! {
        <div class="field" part="field">
            <label for={ids.input.clone()} part="label">{ labels::label(field) }</label>
            <p id={ids.hint.clone()} class="hint" part="hint">{ labels::hint(field, state) }</p>
            <div class="control">{ control }</div>
            <p id={ids.error.clone()} class="error" part="error">{ sentence(problem.unwrap_or_default()) }</p>
        </div>
    }
}

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
    let text = matches!(field, Field::Name | Field::Description | Field::RestoreName);
    let autocomplete = match field {
        Field::User => "username",
        Field::Password => "current-password",
        Field::Passcode => "one-time-code",
        _ => "off",
    };
    let optional = match field {
        Field::Token => state.host_token,
        Field::Identity => state.session.is_none() && !state.draft.get(Field::Endpoint).is_empty(),
        Field::Description | Field::Container | Field::UserDomain | Field::Project => true,
        Field::Volume | Field::VolumeType | Field::Network => true,
        Field::ProjectDomain | Field::Region | Field::Search => true,
        _ => false,
    };
    let open = state.picking.as_ref().filter(|picking| picking.field == field);
    let combobox = has_list(field);
    let active = open.and_then(|picking| picking.active);
    let onedit = onaction.clone();
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            onedit.emit(Action::Edit(field, input.value().into()));
        }
    };
    let onkey = match field {
        _ if combobox => Some(onkeydown(field, open, onaction)),
        // It may stand in the form that creates a backup, which Enter must not send from here.
        Field::Identity => Some(onenter(onaction)),
        _ => None,
    };
    let ids = Ids::of(field, scene);
    let wrong = state.problem(field).is_some();
    let options = options_id(&ids.input);
    let button = match field {
        _ if masked => {
            let word = if state.token_shown { "Hide" } else { "Show" };
            labelled(word, &labels::label(field).to_ascii_lowercase(), onaction.reform(|_| Action::ShowToken))
        }
        Field::Name => labelled("Suggest", "a name", onaction.reform(|_| Action::SuggestName(clock::now()))),
        Field::Endpoint => use_token_button(scene),
        _ if combobox => open_button(field, scene, &options, open.is_some()),
        _ => html! {},
    };
    let control = html! {
        <>
            <input
                ref={scene.places.input(field)}
                id={ids.input.clone()}
                part="input"
                type={if masked && !state.token_shown { "password" } else { "text" }}
                value={state.draft.get(field).to_owned()}
                aria-describedby={ids.describing(wrong)}
                aria-invalid={wrong.then_some("true")}
                aria-required={if optional { "false" } else { "true" }}
                role={combobox.then_some("combobox")}
                aria-autocomplete={combobox.then_some("list")}
                aria-expanded={combobox.then_some(if open.is_some() { "true" } else { "false" })}
                aria-controls={combobox.then_some(options.clone())}
                aria-activedescendant={active.map(|at| format!("{options}-{at}"))}
                {autocomplete}
                autocapitalize="off"
                spellcheck={if text { "true" } else { "false" }}
                dir={if text { "auto" } else { "ltr" }}
                inputmode={(field == Field::Passcode).then_some("numeric")}
                {oninput}
                onkeydown={onkey}
                onblur={onaction.reform(move |_| Action::Leave(field))}
            />
            { button }
            if combobox {
                { list_view(field, scene, open, &options) }
            }
        </>
    };
    framed(field, &ids, control, state)
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
