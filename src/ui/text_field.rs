//! A field of one line of text.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Ids, framed};

/// What a field of text is made of; see [`text_field`].
#[derive(Default)]
pub struct TextField {
    /// The id of the input; those of rule and error begin with it.
    pub id: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Its rule.
    pub hint: AttrValue,
    /// What is wrong with the text.
    pub error: Option<AttrValue>,
    /// The text.
    pub value: AttrValue,
    /// Whether it has to be filled in.
    pub required: bool,
    /// Whether it is prose, which may run from right to left and is checked for spelling.
    pub prose: bool,
    /// Whether its characters are hidden.
    pub masked: bool,
    /// What the browser may fill in; nothing unless told.
    pub autocomplete: Option<&'static str>,
    /// The keyboard of a device without keys.
    pub inputmode: Option<&'static str>,
    /// What makes it a combobox, if it is one.
    pub combobox: Option<Combobox>,
    /// The input.
    pub node: NodeRef,
    /// A person typed: the whole text.
    pub oninput: Callback<AttrValue>,
    /// A person pressed a key.
    pub onkeydown: Option<Callback<KeyboardEvent>>,
    /// A person left the field.
    pub onblur: Callback<()>,
    /// What stands behind the input: a button.
    pub children: Html,
}

/// What makes a field of text an editable combobox with a list.
#[derive(Clone, Default)]
pub struct Combobox {
    /// The list that belongs to it.
    pub listbox: Listbox,
    /// A person pressed a key in the field.
    pub onkeydown: Callback<KeyboardEvent>,
    /// The button that opens the list, and the list.
    pub children: Html,
}

/// The list of an editable combobox, as the ARIA Authoring Practices describe it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listbox {
    /// Its id.
    pub id: String,
    /// Whether it is open.
    pub expanded: bool,
    /// The place of the active option.
    pub active: Option<usize>,
}

/// A field of one line of text, with its label, rule and error.
pub fn text_field(field: TextField) -> Html {
    let TextField { id, label, hint, error, value, required, prose, masked, combobox, node, .. } = field;
    let TextField { autocomplete, inputmode, oninput, onkeydown, onblur, children, .. } = field;
    let ids = Ids::of(&id);
    let is_combobox = combobox.is_some();
    let onkeydown = combobox.as_ref().map(|combobox| combobox.onkeydown.clone()).or(onkeydown);
    let Combobox { listbox, children: list, .. } = combobox.unwrap_or_default();
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            oninput.emit(input.value().into());
        }
    };
    let control = html! {
        <>
            <input
                ref={node}
                id={ids.input.clone()}
                part="input"
                type={if masked { "password" } else { "text" }}
                {value}
                aria-describedby={ids.describing(error.is_some())}
                aria-invalid={error.is_some().then_some("true")}
                aria-required={if required { "true" } else { "false" }}
                role={is_combobox.then_some("combobox")}
                aria-autocomplete={is_combobox.then_some("list")}
                aria-expanded={is_combobox.then_some(if listbox.expanded { "true" } else { "false" })}
                aria-activedescendant={listbox.active.map(|at| format!("{}-{at}", listbox.id))}
                aria-controls={is_combobox.then_some(listbox.id)}
                autocomplete={autocomplete.unwrap_or("off")}
                autocapitalize="off"
                spellcheck={if prose { "true" } else { "false" }}
                dir={if prose { "auto" } else { "ltr" }}
                {inputmode}
                {oninput}
                {onkeydown}
                onblur={onblur.reform(|_| ())}
            />
            { children }
            { list }
        </>
    };
    framed(&ids, &label, &hint, error, control)
}
