//! A button that copies a text and says so.

use yew::prelude::*;

use crate::backup::action::Action;
use crate::backup::wording::{NOT_COPIED, copied};
use crate::ui::button::labelled;
use crate::ui::clipboard;
use crate::ui::long_text::LongText;

/// A button that copies a text; `what` it is called is for those who hear the button, as in "Copy id".
pub fn copy_button(text: &str, what: &str, onaction: &Callback<Action>) -> Html {
    let text = text.to_owned();
    let sentence = copied(what);
    let said = onaction.reform(move |done| Action::Say(if done { sentence.as_str() } else { NOT_COPIED }.into()));
    labelled("Copy", what, Callback::from(move |_| clipboard::copy(text.clone(), said.clone())))
}

/// The most characters of a text to copy that are shown unasked: more than a command or a backup's JSON has.
const SHOWN: usize = 20_000;

/// A text to copy, with its button and perhaps another one.
pub fn code(text: &str, what: &str, onaction: &Callback<Action>, more: Html) -> Html {
    html! {
        <div class="code">
            <pre dir="ltr" tabindex="0" role="group" aria-label={what.to_owned()}><LongText text={text.to_owned()} most={SHOWN} /></pre>
            { copy_button(text, what, onaction) }
            { more }
        </div>
    }
}
