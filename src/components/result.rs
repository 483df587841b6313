//! The result: the backup in view, from its acceptance to its end.

use yew::prelude::*;

use super::copy::button;
use super::element::paragraph;
use super::notice::alert;
use super::property_table::property_table;
use super::raw_json::raw_json;
use super::status::status_view;
use crate::backup::action::Action;
use crate::backup::follow::Watch;
use crate::backup::request_wording::became;
use crate::backup::state::State;
use crate::backup::{notice, wording};
use crate::openstack::time::UtcTime;

/// The backup in view, or what will be here.
pub fn result(state: &State, heading: NodeRef, now: UtcTime, lang: Option<&str>, onaction: &Callback<Action>) -> Html {
    let Some(follow) = &state.follow else {
        return html! { <section class="result" part="result" aria-label="Result">{ paragraph("empty", wording::EMPTY) }</section> };
    };
    let resume = match follow.watch {
        Watch::TokenRefused(_) if state.session.is_none() => {
            button("Continue with the new token", onaction, || Action::Resume)
        }
        _ => html! {},
    };
    html! {
        <section class="result" part="result" aria-label="Result" aria-busy={if state.submission.is_busy() { "true" } else { "false" }}>
            <h2 ref={heading} tabindex="-1" dir="auto" part="name">{ follow.backup.text("name").unwrap_or("Backup".into()) }</h2>
            <div class="notices">
                if let Some(found) = follow.found {
                    { paragraph("warning", found) }
                }
                if let Some(became) = follow.asked.as_ref().and_then(|order| became(order, &follow.backup)) {
                    { paragraph("note", became) }
                }
            </div>
            { status_view(follow, &state.environment, now) }
            { alert(notice::of_follow(follow), NodeRef::default(), onaction, resume) }
            { property_table(follow, now, lang, onaction) }
            { raw_json(&follow.backup, onaction) }
        </section>
    }
}
