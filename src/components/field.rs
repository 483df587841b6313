//! One field: label, rule, input and error, tied together by ids.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::backup::draft::Field;
use crate::backup::wording;

/// Properties of [`FormField`].
#[derive(Properties, PartialEq)]
pub struct FormFieldProps {
    /// Which field.
    pub field: Field,
    /// The beginning of its ids, unlike that of any other form on the page.
    pub prefix: AttrValue,
    /// Its text.
    pub value: AttrValue,
    /// What is wrong with it; empty when nothing is.
    pub problem: AttrValue,
    /// The input, for the focus.
    pub input: NodeRef,
    /// Takes what a person types.
    pub onedit: Callback<(Field, AttrValue)>,
    /// Hears that a person leaves the field.
    pub onleave: Callback<Field>,
}

/// One field: label, rule, input and error. The error's place is always there, and only its text changes, so that
/// nothing else is rendered anew while somebody types.
#[component]
pub fn FormField(props: &FormFieldProps) -> Html {
    let field = props.field;
    let shown = use_state(|| false);
    let secret = field == Field::Token;
    let id = format!("{}-{}", props.prefix, field.key().unwrap_or("token"));
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let at_fault = !props.problem.is_empty();
    let oninput = {
        let onedit = props.onedit.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                onedit.emit((field, input.value().into()));
            }
        }
    };
    let onblur = {
        let onleave = props.onleave.clone();
        move |_| onleave.emit(field)
    };
    let toggle = {
        let shown = shown.clone();
        move |_| shown.set(!*shown)
    };
    html! {
        <div class="field" part="field">
            <label for={id.clone()} part="label">{ wording::label(field) }</label>
            <p id={hint.clone()} class="hint" part="hint">{ wording::hint(field) }</p>
            <div class="control">
                <input
                    ref={props.input.clone()}
                    {id}
                    part="input"
                    type={if secret && !*shown { "password" } else { "text" }}
                    value={props.value.clone()}
                    aria-describedby={if at_fault { format!("{error} {hint}") } else { hint }}
                    aria-invalid={at_fault.then_some("true")}
                    aria-required={(field != Field::Description).then_some("true")}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck={matches!(field, Field::Endpoint | Field::Token | Field::InstanceId).then_some("false")}
                    inputmode={(field == Field::Endpoint).then_some("url")}
                    dir={if matches!(field, Field::Name | Field::Description) { "auto" } else { "ltr" }}
                    {oninput}
                    {onblur}
                />
                if secret {
                    <button type="button" class="quiet" onclick={toggle}>
                        { if *shown { "Hide" } else { "Show" } }<span class="spoken">{ " token" }</span>
                    </button>
                }
            </div>
            <p id={error} class="error" part="error">{ &props.problem }</p>
        </div>
    }
}
