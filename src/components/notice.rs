//! An alert: what happened, the server's words, what to do, the details.

use yew::prelude::*;

use super::copy::Copy;
use crate::backup::notice::Notice;
use crate::backup::wording::duration;

/// Properties of [`Alert`].
#[derive(Properties, PartialEq)]
pub struct AlertProps {
    /// What to show; without it the alert's place stays empty.
    pub notice: Option<Notice>,
    /// Takes the sentence for the live region.
    pub onsay: Callback<AttrValue>,
    /// Buttons that belong to it.
    #[prop_or_default]
    pub children: Html,
}

/// An alert. It is inserted when it is needed, which is what makes it be announced, and stays until its cause goes.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let Some(notice) = &props.notice else {
        return html! { <div class="notices"></div> };
    };
    html! {
        <div class="notices">
            <div class="notice" part="notice" role="alert">
                <p class="what">{ &notice.title }</p>
                if let Some(words) = &notice.words {
                    <blockquote dir="auto">{ &**words }</blockquote>
                }
                <ul class="advice">
                    for line in notice.advice.iter() {
                        <li>{ line }</li>
                    }
                </ul>
                if let Some(sample) = &notice.sample {
                    <div class="code"><pre>{ sample }</pre><Copy text={sample.clone()} what="the two lines" onsay={props.onsay.clone()} /></div>
                }
                if notice.status.is_some() || notice.request_id.is_some() {
                    <p class="details">
                        if let Some(status) = notice.status {
                            <span>{ format!("HTTP {status}") }</span>
                        }
                        if let Some(id) = &notice.request_id {
                            <span>{ "Request id " }<code>{ &**id }</code></span>
                            <Copy text={id.to_string()} what="request id" onsay={props.onsay.clone()} />
                        }
                    </p>
                }
            </div>
            if let Some(wait) = notice.wait {
                <p class="wait">{ format!("Sending is possible again in {}.", duration(wait)) }</p>
            }
            <div class="buttons">{ props.children.clone() }</div>
        </div>
    }
}
