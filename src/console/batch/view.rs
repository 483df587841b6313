//! A batch: its requests, each with what became of it.

use yew::prelude::*;

use super::model::{Job, Model, Outcome};
use super::text;
use super::update::Message;
use crate::openstack::types::cut;
use crate::ui::button::button;
use crate::ui::element::{paragraph, sentence, words};

/// A batch, while there is one. Its element is always there.
pub fn batch_view(model: &Model, dispatch: &Callback<Message>) -> Html {
    let is_failed = |job: &&Job| matches!(job.outcome, Outcome::Refused(_) | Outcome::Unknown(_));
    let (failed, others): (Vec<_>, Vec<_>) = model.jobs.iter().partition(is_failed);
    html! {
        <div class="notices">
            if !model.jobs.is_empty() {
                <section class="review" aria-label="Requests">
                    { paragraph("", text::progress(model)) }
                    <ul>{ for others.into_iter().map(entry) }</ul>
                    if !failed.is_empty() {
                        <div class="notice" role="alert"><ul>{ for failed.into_iter().map(entry) }</ul></div>
                    }
                    <div class="buttons">
                        { button(if model.is_busy() { "Stop after this one" } else { "Close" }, dispatch, || Message::Dismiss) }
                    </div>
                </section>
            }
        </div>
    }
}

fn entry(job: &Job) -> Html {
    let subject = text::subject(&job.task);
    html! { <li><bdi>{ sentence(cut::name(&subject)) }</bdi>{ words("span", "note", text::outcome(job)) }</li> }
}
