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
    scene.selected("result", created, |one, two| {
        let (before, after) = (&*one.state, &*two.state);
        before.tracking.created == after.tracking.created
            && before.create.submission.is_busy() == after.create.submission.is_busy()
            && is_same_around(one, two)
    })
}

/// Whether all is the same that is told of a backup that is followed, but for itself.
pub fn is_same_around(one: &Scene, two: &Scene) -> bool {
    let (before, after) = (&*one.state, &*two.state);
    before.session.is_plain() == after.session.is_plain()
        && before.view() == after.view()
        && before.console_trouble() == after.console_trouble()
        && before.environment == after.environment
        && before.clock_ahead == after.clock_ahead
        && one.is_same_time(two)
}

fn created(scene: &Scene) -> Html {
    let Some(follow) = &scene.state.tracking.created else { return no_result() };
    html! {
        <section class="result" part="result" aria-label="Result" aria-busy={if scene.state.create.submission.is_busy() { "true" } else { "false" }}>
            <h2 ref={scene.nodes.heading.clone()} tabindex="-1" dir="auto" part="name">{ cut::name(&follow.backup.text("name").unwrap_or("Backup".into())) }</h2>
            { followed(follow, scene) }
        </section>
    }
}

/// A backup that is followed: its status, what went wrong, its properties.
pub fn followed(follow: &Follow, scene: &Scene) -> Html {
    let Scene { state, lang, onaction, .. } = scene;
    let (now, lang) = (scene.now, lang.as_deref());
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
