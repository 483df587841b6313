//! Filling in the form from an openrc file or a clouds.yaml, dropped, chosen or pasted.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Scene;
use crate::backup::action::Action;
use crate::openstack::types::cut;
use crate::ui::element::{paragraph, words};
use crate::ui::file;

/// The place for the file, folded away.
pub fn settings_file(scene: &Scene) -> Html {
    let Scene { state, prefix, onaction, .. } = *scene;
    let taken = onaction.reform(|text: String| Action::Fill(text.into()));
    let chosen = taken.clone();
    // Browsers let people drop a file on such an input, too.
    let onchange = move |event: yew::Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            file::read(input.files(), chosen.clone());
            input.set_value("");
        }
    };
    // What is pasted may hold a password: it does not stay in the document.
    let oninput = move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            let text = area.value();
            if text.contains('\n') || text.contains('=') {
                area.set_value("");
                taken.emit(text);
            }
        }
    };
    let cloud = |(at, cloud): (usize, &crate::backup::settings_file::Cloud)| {
        html! { <button type="button" onclick={onaction.reform(move |_| Action::FillFrom(at))}>{ cut::name(&cloud.name) }</button> }
    };
    let (pasted, picked) = (format!("{prefix}-settings"), format!("{prefix}-settings-file"));
    html! {
        <details class="settings">
            { words("summary", "", "Fill in from openrc or clouds.yaml") }
            { paragraph("hint", "Choose or drop the file, or paste its text. It is read on this page, and neither kept nor sent.") }
            <label for={picked.clone()}>{ "File" }</label>
            <input id={picked} type="file" {onchange} />
            <label for={pasted.clone()}>{ "Text" }</label>
            <textarea id={pasted} rows="2" autocomplete="off" spellcheck="false" {oninput} />
            if !state.clouds.is_empty() {
                <div class="buttons" role="group" aria-label="Clouds of the file">{ for state.clouds.iter().enumerate().map(cloud) }</div>
            }
        </details>
    }
}
