//! The reply as it came, on demand.

use yew::prelude::*;

use super::copy::Copy;
use crate::backup::follow::Follow;
use crate::hooks::clipboard;

/// Properties of [`RawJson`].
#[derive(Properties, PartialEq)]
pub struct RawJsonProps {
    /// The backup.
    pub follow: Follow,
    /// Takes the sentence for the live region.
    pub onsay: Callback<AttrValue>,
}

/// The reply as it came, on demand, to be copied or kept as a file.
#[component]
pub fn RawJson(props: &RawJsonProps) -> Html {
    let backup = &props.follow.backup;
    let body = backup.body.to_string();
    let download = {
        let (body, id) = (body.clone(), backup.id());
        move |_| {
            let name = id.as_ref().map_or("backup.json".into(), |id| format!("backup-{id}.json"));
            clipboard::download(&name, &body);
        }
    };
    html! {
        <details class="raw">
            <summary>{ "Raw JSON" }</summary>
            <div class="code">
                <pre dir="ltr" tabindex="0" role="group" aria-label="Raw JSON">{ body.clone() }</pre>
                <Copy text={body} what="raw JSON" onsay={props.onsay.clone()} />
                <button type="button" class="copy" onclick={download}>{ "Download" }<span class="spoken">{ " raw JSON" }</span></button>
            </div>
        </details>
    }
}
