//! An alert: what happened, the server's words, what to do, the details.

use std::rc::Rc;

use yew::prelude::*;

use super::copy::{code, copy_button};
use super::element::{paragraph, words};
use crate::context::alert::{Alert, WORDS_CUT};
use crate::context::phrases::duration;
use crate::openstack::transport::plain::LONGEST;

/// An alert, with the buttons that belong to it. It is inserted when it is needed, which is what makes it be
/// announced, and stays until its cause goes; its element is always there.
pub fn alert(alert: Option<Alert>, node: NodeRef, announce: &Callback<Rc<str>>, buttons: Html) -> Html {
    let shown = alert.map(|alert| {
        html! {
            <>
                <div class="notice" part="notice" role="alert">
                    { paragraph("what", alert.title) }
                    if let Some(words) = &alert.server_message {
                        <blockquote dir="auto">{ &**words }</blockquote>
                        { paragraph("note", if words.chars().count() > LONGEST { WORDS_CUT } else { "" }) }
                    }
                    { for alert.advice.into_iter().map(|line| paragraph("", line)) }
                    <ul class="causes">
                        { for alert.causes.into_iter().map(|cause| words("li", "", cause)) }
                    </ul>
                    if let Some(sample) = &alert.sample {
                        { code(sample, "the lines", announce, html! {}) }
                    }
                    <p class="details">
                        if let Some(status) = alert.status {
                            { words("span", "", format!("HTTP {status}")) }
                        }
                        if let Some(id) = &alert.request_id {
                            <span>{ "Request id " }<code>{ &**id }</code></span>
                            { copy_button(id, "request id", announce) }
                        }
                    </p>
                </div>
                if let Some(wait) = alert.wait {
                    { paragraph("wait", format!("Sending is possible again in {}.", duration(wait))) }
                }
                <div class="buttons">{ buttons }</div>
            </>
        }
    });
    html! { <div ref={node} class="notices" tabindex="-1">{ shown.unwrap_or_default() }</div> }
}
