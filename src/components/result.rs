//! The result: the backup in view, from its acceptance to its end.

use yew::prelude::*;

use super::property_table::property_table;
use super::raw_json::raw_json;
use super::status::status_view;
use super::{Scene, announcing};
use crate::backup::action::Action;
use crate::backup::follow::{Follow, Watch};
use crate::backup::request_wording::became;
use crate::backup::{notice, wording};
use crate::openstack::transport::error::Error;
use crate::openstack::types::cut;
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::element::paragraph;

/// Where the backup will be that is created here.
pub fn no_result() -> Html {
    html! { <section class="result" part="result" aria-label="Result">{ paragraph("empty", wording::EMPTY) }</section> }
}

/// The backup that was created here.
pub fn result(scene: &Scene) -> Html {
    let Some(follow) = &scene.state.follow else { return no_result() };
    html! {
        <section class="result" part="result" aria-label="Result" aria-busy={if scene.state.submission.is_busy() { "true" } else { "false" }}>
            <h2 ref={scene.places.heading.clone()} tabindex="-1" dir="auto" part="name">{ cut::name(&follow.backup.text("name").unwrap_or("Backup".into())) }</h2>
            { followed(follow, scene) }
        </section>
    }
}

/// A backup that is followed: its status, what went wrong, its properties.
pub fn followed(follow: &Follow, scene: &Scene) -> Html {
    let Scene { state, now, onaction, .. } = *scene;
    let resume = match follow.watch {
        Watch::TokenRefused(_) if state.access().is_plain(&state.draft) => {
            button("Continue with the new token", onaction, || Action::Resume)
        }
        _ => html! {},
    };
    // The console tells above that the token was refused, and what to do.
    let told = state.view().is_of_one() && state.console_trouble().is_some_and(Error::wants_token);
    let notice = notice::of_follow(follow).filter(|_| !told || !matches!(follow.watch, Watch::TokenRefused(_)));
    html! {
        <>
            <div class="notices">
                if let Some(found) = follow.found {
                    { paragraph("warning", found) }
                }
                if let Some(became) = follow.asked.as_ref().and_then(|order| became(order, &follow.backup)) {
                    { paragraph("note", became) }
                }
            </div>
            { status_view(follow, state, now) }
            { alert(notice, NodeRef::default(), &announcing(onaction), resume) }
            { property_table(follow, scene) }
            { raw_json(&follow.backup, onaction) }
        </>
    }
}
