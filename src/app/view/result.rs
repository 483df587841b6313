//! The result: the backup in view, from its acceptance to its end.

use yew::prelude::*;

use super::{Scene, announcing};
use crate::app::action::Action;
use crate::openstack::transport::error::Error;
use crate::openstack::types::cut;
use crate::tracking::Follow;
use crate::tracking::text::EMPTY;
use crate::tracking::view::{TrackingView, tracking_view};
use crate::ui::button::button;
use crate::ui::element::paragraph;

/// Where the backup will be that is created here.
pub fn no_result() -> Html {
    html! { <section class="result" part="result" aria-label="Result">{ paragraph("empty", EMPTY) }</section> }
}

/// The backup that was created here.
pub fn result(scene: &Scene) -> Html {
    let Some(follow) = &scene.state.tracking.created else { return no_result() };
    html! {
        <section class="result" part="result" aria-label="Result" aria-busy={if scene.state.create.submission.is_busy() { "true" } else { "false" }}>
            <h2 ref={scene.places.heading.clone()} tabindex="-1" dir="auto" part="name">{ cut::name(&follow.backup.text("name").unwrap_or("Backup".into())) }</h2>
            { followed(follow, scene) }
        </section>
    }
}

/// A backup that is followed: its status, what went wrong, its properties.
pub fn followed(follow: &Follow, scene: &Scene) -> Html {
    let Scene { state, now, lang, onaction, .. } = *scene;
    let buttons = if follow.is_refused() && state.session.is_plain() {
        button("Continue with the new token", onaction, || Action::Resume)
    } else {
        html! {}
    };
    // The console tells above that the token was refused, and what to do.
    let is_alert_hidden =
        follow.is_refused() && state.view().is_of_one() && state.console_trouble().is_some_and(Error::wants_token);
    let (environment, clock_ahead, announce) = (&state.environment, state.clock_ahead, announcing(onaction));
    tracking_view(follow, TrackingView { environment, clock_ahead, now, lang, is_alert_hidden, buttons, announce })
}
