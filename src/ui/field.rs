//! What every field has: a label, a rule, a control and an error, tied together by ids.

use yew::prelude::*;

use super::element::sentence;

/// The ids of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ids {
    /// Of the control.
    pub input: String,
    /// Of the rule.
    pub hint: String,
    /// Of the error.
    pub error: String,
}

impl Ids {
    /// The ids of the field whose control has this id.
    #[must_use]
    pub fn of(input: &str) -> Self {
        Self { input: input.to_owned(), hint: format!("{input}-hint"), error: format!("{input}-error") }
    }

    /// The ids of what describes the control, for `aria-describedby`.
    #[must_use]
    pub fn describing(&self, invalid: bool) -> String {
        if invalid { format!("{} {}", self.error, self.hint) } else { self.hint.clone() }
    }
}

/// A field's label, rule, control and error. The error's element is always there, and only its text changes, so that
/// nothing else is rendered anew while somebody types.
pub fn framed(ids: &Ids, label: &str, hint: &str, error: Option<AttrValue>, control: Html) -> Html {
    html! {
        <div class="field" part="field">
            <label for={ids.input.clone()} part="label">{ label.to_owned() }</label>
            <p id={ids.hint.clone()} class="hint" part="hint">{ hint.to_owned() }</p>
            <div class="control">{ control }</div>
            <p id={ids.error.clone()} class="error" part="error">{ sentence(error.unwrap_or_default()) }</p>
        </div>
    }
}
