//! The place for a settings file: dropped, chosen or pasted.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::cloud::Cloud;
use super::model::Model;
use super::read::Unreadable;
use super::text;
use super::update::{LARGEST, Message};
use crate::openstack::types::cut;
use crate::ui::element::{paragraph, words};
use crate::ui::file::{self, NotRead};

/// The place for the file, folded away; `prefix` is the beginning of all ids.
pub fn settings_view(model: &Model, prefix: &str, dispatch: &Callback<Message>) -> Html {
    let pasted_text = dispatch.reform(|text: String| Message::Open(Rc::<str>::from(text).into()));
    let chosen = dispatch.reform(|read: Result<String, NotRead>| match read {
        Ok(text) => Message::Open(Rc::<str>::from(text).into()),
        Err(NotRead::TooLarge) => Message::Read(Err(Unreadable::TooLarge)),
        Err(NotRead::Failed) => Message::Read(Err(Unreadable::Lost)),
    });
    // Browsers let people drop a file on such an input, too.
    let onchange = move |event: yew::Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            file::read(input.files(), LARGEST, chosen.clone());
            input.set_value("");
        }
    };
    // What is pasted may hold a password: it does not stay in the document.
    let oninput = move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            let text = area.value();
            if text.contains('\n') || text.contains(['=', '{']) {
                area.set_value("");
                pasted_text.emit(text);
            }
        }
    };
    let cloud = |(at, cloud): (usize, &Cloud)| {
        html! { <button type="button" onclick={dispatch.reform(move |_| Message::Choose(at))}>{ cut::name(&cloud.label) }</button> }
    };
    let (pasted, picked) = (format!("{prefix}-settings"), format!("{prefix}-settings-file"));
    html! {
        <details class="settings">
            { words("summary", "", text::SUMMARY) }
            { paragraph("hint", text::HINT) }
            <label for={picked.clone()}>{ "File" }</label>
            <input id={picked} type="file" {onchange} />
            <label for={pasted.clone()}>{ "Text" }</label>
            <textarea id={pasted} rows="2" autocomplete="off" spellcheck="false" {oninput} />
            { paragraph("note", if model.file.is_some() { text::READING } else { "" }) }
            if !model.offered.is_empty() {
                <div class="buttons" role="group" aria-label="Clouds of the file">{ for model.offered.iter().enumerate().map(cloud) }</div>
            }
            if !model.left_out().is_empty() {
                { paragraph("note", text::LEFT_OUT) }
                <ul aria-label={text::LEFT_OUT}>{ for model.left_out().iter().map(|left_out| words("li", "", text::left_out(left_out))) }</ul>
            }
        </details>
    }
}
