//! Requests that are sent one after another, each with what became of it.

use yew::prelude::*;

use super::act;
use crate::backup::console::batch::{End, Job};
use crate::backup::console::{Step, batch_wording as wording};
use crate::components::Scene;
use crate::openstack::types::cut;
use crate::ui::element::{paragraph, sentence, words};

/// The requests, while there are some; their place is always there.
pub fn batch(scene: &Scene) -> Html {
    let batch = &scene.state.console.batch;
    let failed = batch.jobs.iter().filter(|job| matches!(job.end, End::Refused(_) | End::Unknown(_)));
    let failed: Vec<_> = failed.map(entry).collect();
    let word = if batch.is_busy() { "Stop after this one" } else { "Close" };
    html! {
        <div class="notices">
            if !batch.jobs.is_empty() {
                <section class="review" aria-label="Requests">
                    { paragraph("", wording::progress(batch)) }
                    <ul>{ for batch.jobs.iter().filter(|job| !matches!(job.end, End::Refused(_) | End::Unknown(_))).map(entry) }</ul>
                    if !failed.is_empty() {
                        <div class="notice" role="alert"><ul>{ for failed }</ul></div>
                    }
                    <div class="buttons">
                        { act(word, scene, Step::Dismiss) }
                    </div>
                </section>
            }
        </div>
    }
}

fn entry(job: &Job) -> Html {
    html! { <li><bdi>{ sentence(cut::name(&job.name)) }</bdi>{ words("span", "note", wording::end(job)) }</li> }
}
