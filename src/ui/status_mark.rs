//! How a status looks: a mark of its own shape, and a tone.

use yew::prelude::*;

use crate::openstack::types::status::Status;

/// Whether it is good, bad or neither, for the eye.
pub fn tone(status: Status) -> &'static str {
    if status.is_good_end() {
        "ok"
    } else if status.is_bad_end() {
        "bad"
    } else {
        "run"
    }
}

/// The mark of a status. Each differs in shape, not in colour alone.
pub fn mark(status: Status) -> Html {
    let path = match status {
        Status::New => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z",
        Status::Building => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1v10",
        Status::Saving => "M8 2v8M5 7l3 3 3-3M3 14h10",
        Status::Completed => "M3 8l4 4 6-8",
        Status::Failed => "M4 4l8 8M12 4l-8 8",
        Status::Restored => "M12 13V8a4 4 0 0 0-8 0M1 6l3 3 3-3",
        Status::DeleteFailed => "M3 4h10M5 4l1 10h4l1-10M2 14L14 2",
        Status::Unknown => "M5 6a3 3 0 1 1 3 3v2M8 13v1",
    };
    html! {
        <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
