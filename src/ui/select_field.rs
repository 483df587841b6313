//! A field whose text is chosen among several.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{Ids, framed};

/// One option: its value, and what it is called.
pub type SelectOption = (AttrValue, AttrValue);

/// Properties of [`SelectField`].
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// The id of the select; those of rule and error begin with it.
    pub id: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Its rule.
    pub hint: AttrValue,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The options. Where none has the value, a first, empty one asks for a choice.
    pub options: Rc<Vec<SelectOption>>,
    /// The value of the chosen one.
    pub value: AttrValue,
    /// The select.
    #[prop_or_default]
    pub node: NodeRef,
    /// A person chose: the value.
    pub onchange: Callback<AttrValue>,
}

/// A field whose value is chosen among several, with its label, rule and error.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let SelectFieldProps { id, label, hint, error, options, value, node, onchange } = props;
    let ids = Ids::of(id);
    let onchange = {
        let onchange = onchange.clone();
        move |event: yew::Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                onchange.emit(select.value().into());
            }
        }
    };
    let option = |(text, name): &SelectOption| {
        html! { <option value={text.clone()} selected={text == value}>{ name.clone() }</option> }
    };
    let is_known = options.iter().any(|(text, _)| text == value);
    let control = html! {
        <select
            ref={node.clone()}
            id={ids.input.clone()}
            part="input"
            aria-describedby={ids.describing(error.is_some())}
            aria-invalid={error.is_some().then_some("true")}
            {onchange}
        >
            if !is_known {
                { option(&("".into(), "Choose…".into())) }
            }
            { for options.iter().map(option) }
        </select>
    };
    framed(&ids, label, hint, error.clone(), control)
}
