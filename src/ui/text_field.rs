//! A field of one line of text.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Ids, framed};

/// Properties of [`TextField`].
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// The id of the input; those of rule and error begin with it.
    pub id: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Its rule.
    pub hint: AttrValue,
    /// What is wrong with the text.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The text.
    pub value: AttrValue,
    /// Whether it has to be filled in.
    #[prop_or_default]
    pub required: bool,
    /// Whether it is prose, which may run from right to left and is checked for spelling.
    #[prop_or_default]
    pub prose: bool,
    /// The input.
    #[prop_or_default]
    pub node: NodeRef,
    /// A person typed: the whole text.
    pub oninput: Callback<AttrValue>,
    /// A person left the field.
    #[prop_or_default]
    pub onblur: Callback<()>,
    /// What stands behind the input, as a button.
    #[prop_or_default]
    pub children: Html,
}

/// A field of one line of text, with its label, rule and error.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { id, label, hint, error, value, required, prose, node, oninput, onblur, children } = props;
    let ids = Ids::of(id);
    let oninput = {
        let oninput = oninput.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                oninput.emit(input.value().into());
            }
        }
    };
    let control = html! {
        <>
            <input
                ref={node.clone()}
                id={ids.input.clone()}
                part="input"
                type="text"
                value={value.clone()}
                aria-describedby={ids.describing(error.is_some())}
                aria-invalid={error.is_some().then_some("true")}
                aria-required={if *required { "true" } else { "false" }}
                autocomplete="off"
                autocapitalize="off"
                spellcheck={if *prose { "true" } else { "false" }}
                dir={if *prose { "auto" } else { "ltr" }}
                {oninput}
                onblur={onblur.reform(|_| ())}
            />
            { children.clone() }
        </>
    };
    framed(&ids, label, hint, error.clone(), control)
}
