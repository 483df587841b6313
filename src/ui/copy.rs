//! A button that copies a text and says so.

use std::rc::Rc;

use yew::prelude::*;

use super::button::labelled;
use super::clipboard;
use super::long_text::LongText;
use crate::context::phrases::{NOT_COPIED, copied};

/// A button that copies a text; `what` it is called is for those who hear the button, as in "Copy id". What became of it is
/// announced.
pub fn copy_button(text: &str, what: &str, announce: &Callback<Rc<str>>) -> Html {
    let text = text.to_owned();
    let sentence = copied(what);
    let said = announce.reform(move |done| if done { sentence.as_str() } else { NOT_COPIED }.into());
    labelled("Copy", what, Callback::from(move |_| clipboard::copy(text.clone(), said.clone())))
}

/// The most characters of a text to copy that are shown unasked: more than a command or a backup's JSON has.
const SHOWN: usize = 20_000;

/// A text to copy, with its button and perhaps another one.
pub fn code(text: &str, what: &str, announce: &Callback<Rc<str>>, more: Html) -> Html {
    html! {
        <div class="code">
            <pre dir="ltr" tabindex="0" role="group" aria-label={what.to_owned()}><LongText text={text.to_owned()} most={SHOWN} /></pre>
            { copy_button(text, what, announce) }
            { more }
        </div>
    }
}
