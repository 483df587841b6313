//! The result: the backup in view, from its acceptance to its end.

use yew::prelude::*;

use super::{Scene, announcing};
use crate::app::action::Action;
use crate::app::state::State;
use crate::context::environment::Environment;
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

/// Where the console will be.
pub fn no_console(failed: bool) -> Html {
    let busy = if failed { "false" } else { "true" };
    html! { <section class="result console" part="console" aria-label="Console" aria-busy={busy}></section> }
}

/// The backup that was created here.
pub fn result(scene: &Scene) -> Html {
    scene.selected("result", created, |scene| {
        let State { tracking, create, .. } = &*scene.state;
        (tracking.created.clone(), create.submission.is_busy(), around(scene))
    })
}

/// What is shown of a backup that is followed, but for itself: whether its alert has a button and is not shown elsewhere, and
/// the times.
pub fn around(scene: &Scene) -> (bool, bool, Environment, i64, i64) {
    let state = &*scene.state;
    let environment = state.environment.clone();
    (state.session.is_plain(), hides_alert(state), environment, state.clock_ahead, scene.shown_time())
}

/// The console tells above that the token was refused, and what to do.
fn hides_alert(state: &State) -> bool {
    state.view().is_of_one() && state.console_trouble().is_some_and(Error::wants_token)
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
    let (state, onaction) = (&*scene.state, &scene.onaction);
    let (now, lang) = (scene.now, scene.lang.as_deref());
    let buttons = if follow.is_refused() && state.session.is_plain() {
        button("Continue with the new token", onaction, || Action::Resume)
    } else {
        html! {}
    };
    let is_alert_hidden = follow.is_refused() && hides_alert(state);
    let (environment, clock_ahead, announce) = (&state.environment, state.clock_ahead, announcing(onaction));
    tracking_view(follow, TrackingView { environment, clock_ahead, now, lang, is_alert_hidden, buttons, announce })
}
