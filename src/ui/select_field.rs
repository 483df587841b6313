//! A field whose text is chosen among several.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{Ids, framed};

/// An option: its value, and what it is called.
pub fn option(value: &str, name: &str, chosen: &str) -> Html {
    html! { <option value={value.to_owned()} selected={value == chosen}>{ name.to_owned() }</option> }
}

/// What a field to choose in is made of; see [`select_field`].
#[derive(Default)]
pub struct SelectField {
    /// The id of the select; those of rule and error begin with it.
    pub id: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Its rule.
    pub hint: AttrValue,
    /// What is wrong with the choice.
    pub error: Option<AttrValue>,
    /// The options; see [`option`].
    pub options: Html,
    /// Whether one of them is chosen. Else a first, empty one asks for a choice.
    pub is_chosen: bool,
    /// The select.
    pub node: NodeRef,
    /// A person chose: the value.
    pub onchange: Callback<AttrValue>,
}

/// A field whose value is chosen among several, with its label, rule and error.
pub fn select_field(field: SelectField) -> Html {
    let SelectField { id, label, hint, error, options, is_chosen, node, onchange } = field;
    let ids = Ids::of(&id);
    let onchange = move |event: yew::Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onchange.emit(select.value().into());
        }
    };
    let control = html! {
        <select
            ref={node}
            id={ids.input.clone()}
            part="input"
            aria-describedby={ids.describing(error.is_some())}
            aria-invalid={error.is_some().then_some("true")}
            {onchange}
        >
            if !is_chosen {
                { option("", "Choose…", "") }
            }
            { options }
        </select>
    };
    framed(&ids, &label, &hint, error, control)
}
