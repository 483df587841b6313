//! A button that copies a text and says so.

use yew::prelude::*;

use crate::backup::wording::{COPIED, NOT_COPIED};
use crate::hooks::clipboard;

/// Properties of [`Copy`].
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// What is copied.
    pub text: AttrValue,
    /// What it is called, for those who hear the button: "Copy id".
    pub what: AttrValue,
    /// Takes the sentence for the live region.
    pub onsay: Callback<AttrValue>,
}

/// A button that copies a text and says so.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let onclick = {
        let (text, onsay) = (props.text.clone(), props.onsay.clone());
        move |_| {
            let onsay = onsay.clone();
            let done = move |copied| onsay.emit(if copied { COPIED } else { NOT_COPIED }.into());
            clipboard::copy(text.to_string(), done.into());
        }
    };
    html! {
        <button type="button" class="copy" part="copy" {onclick}>
            { "Copy" }<span class="spoken">{ format!(" {}", props.what) }</span>
        </button>
    }
}
