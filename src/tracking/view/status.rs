//! The status: a mark of its own shape, the word, the sentence, the stages and the elapsed time.

use yew::prelude::*;

use crate::context::environment::Environment;
use crate::context::error_text::trouble;
use crate::context::phrases::duration;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;
use crate::tracking::follow::{Follow, Watch};
use crate::tracking::text;
use crate::ui::element::{paragraph, words};
use crate::ui::status_mark::{mark, tone};

/// The status of the followed backup. There is no percentage, because the API has none.
pub(super) fn status_view(follow: &Follow, environment: &Environment, clock_ahead: i64, now: UtcTime) -> Html {
    let status = follow.backup.status();
    let elapsed = duration(follow.elapsed(now, clock_ahead));
    let took = match follow.watch {
        Watch::Gone(_) => String::new(),
        _ if follow.backup.text("status").is_none() => String::new(),
        _ if !follow.is_running() => format!("Took {elapsed}"),
        Watch::TokenRefused(_) => format!("Running for {elapsed}."),
        _ => format!("Running for {elapsed}. {}", text::MAY_LEAVE),
    };
    let stuck = follow.is_stuck(now, clock_ahead).then(|| text::stuck(&elapsed));
    let warnings = stuck.into_iter().chain(follow.trouble.as_ref().map(trouble));
    html! {
        <div class="status" part="status">
            <p class="badge" data-tone={tone(status)}>
                { mark(status) }
                <strong><bdi>{ text::status_text(&follow.backup) }</bdi></strong>
                { words("span", "", text::sentence(status)) }
            </p>
            <ol class="stages" data-tone={tone(status)}>{ for stages(status).into_iter().map(stage) }</ol>
            { paragraph("elapsed", took) }
            <div class="notices">{ for warnings.map(|warning| paragraph("warning", warning)) }</div>
            { paragraph("hint", text::watching(follow, environment, now)) }
        </div>
    }
}

fn stage((name, reached, current): (&'static str, bool, bool)) -> Html {
    html! { <li data-reached={reached.then_some("")} aria-current={current.then_some("step")}>{ name }</li> }
}

/// The stages of a backup: name, reached, current. `SAVING` is left out: no cloud of today sets it.
fn stages(status: Status) -> [(&'static str, bool, bool); 3] {
    let at = match status {
        Status::New => 0,
        Status::Building | Status::Saving => 1,
        _ => 2,
    };
    let end = match status {
        Status::Failed => "Failed",
        Status::Restored => "Registered",
        Status::DeleteFailed => "Delete failed",
        _ => "Completed",
    };
    let known = status != Status::Unknown;
    [("New", known, at == 0), ("Building", known && at >= 1, at == 1), (end, status.is_end(), status.is_end())]
}
