//! Buttons that send a message.

use yew::prelude::*;

use super::element::{once_a_press, words};

/// A button with one word, or a few.
pub fn button<M: 'static>(word: &'static str, dispatch: &Callback<M>, message: fn() -> M) -> Html {
    html! { <button type="button" onclick={dispatch.reform(move |_| message())}>{ word }</button> }
}

/// A small button whose whole name is heard and whose first word is seen.
pub fn labelled(word: &'static str, what: &str, onclick: Callback<MouseEvent>) -> Html {
    let onclick = move |event: MouseEvent| {
        // The second click of a double click may be on another one, if something moved it.
        if event.detail() < 2 {
            onclick.emit(event);
        }
    };
    html! {
        <button type="button" class="copy" part="copy" {onclick} onkeydown={once_a_press}>
            { word }{ words("span", "spoken", format!(" {what}")) }
        </button>
    }
}
