//! The views of the console.

pub mod detail;
pub mod nav;
pub mod restore;

use std::rc::Rc;

use yew::prelude::*;

use super::{Scene, ViewContext, announcing, with_session};
use crate::app::action::Action;
use crate::app::console::{Console, wording};
use crate::app::route::View;
use crate::app::wording::OFFLINE;
use crate::console::backups::view::{BackupsView, backups_view, deletion_view};
use crate::console::batch::view::batch_view;
use crate::console::freshness::view::{FreshnessView, freshness_view};
use crate::console::strategies::view::{StrategiesView, strategies_view};
use crate::context::backups::inventory::Stage;
use crate::context::choices::Choices;
use crate::context::error_text::explain;
use crate::context::resources::text;
use crate::openstack::trove::quotas::Quota;
use crate::session::view::plain_connection;
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::element::{form, paragraph, sentence};

/// The view that is chosen, with what asks and tells above it.
pub fn console(scene: &Scene) -> Html {
    let state = &*scene.state;
    let view = state.view();
    let stage = &state.console.inventory.stage;
    let content = match view {
        View::Backup => detail::detail(scene),
        View::Restore => restore::restore_view(scene),
        View::Freshness => html! { <>{ quota(scene) }{ freshness(scene) }</> },
        View::Strategies => strategies(scene),
        _ => html! { <>{ quota(scene) }{ backups(scene) }</> },
    };
    let failed = state.console_trouble().map(|error| explain(error, &state.environment.origin));
    let again = button("Try again", &scene.onaction, || Action::Refresh);
    html! {
        <section class="result console" part="console" aria-label={wording::view(view)}>
            <h2 ref={scene.nodes.heading.clone()} tabindex="-1" dir="auto" part="name">{ sentence(detail::title(scene)) }</h2>
            if state.connection().is_none() && state.session.unconfirmed().is_none() {
                { paragraph("empty", wording::CONNECT) }
            } else if matches!(stage, Stage::Unasked) {
                { button("Show backups", &scene.onaction, || Action::Refresh) }
            }
            if !state.environment.online {
                { paragraph("warning", OFFLINE) }
            }
            { alert(failed, NodeRef::default(), &announcing(&scene.onaction), again) }
            { deletion(scene) }
            { batch(scene) }
            { content }
        </section>
    }
}

/// Endpoint and token, where nobody has signed in.
pub fn console_connection(scene: &Scene) -> Html {
    let state = &*scene.state;
    let plain = !state.session.host_token && state.session.is_plain();
    let content = if plain {
        with_session(scene, plain_connection)
    } else {
        html! {}
    };
    form("console", &scene.onaction, || Action::Refresh, content)
}

/// The table of all backups.
pub fn backups(scene: &Scene) -> Html {
    scene.selected("list", list, |scene| {
        let Console { backups, inventory, .. } = &scene.state.console;
        (backups.clone(), inventory.clone(), instances(scene), scene.shown_time())
    })
}

fn list(scene: &Scene) -> Html {
    let ViewContext { prefix, onaction, .. } = &scene.context;
    let (state, now, lang) = (&scene.state, scene.now, scene.lang.as_deref());
    backups_view(&BackupsView {
        prefix,
        model: &state.console.backups,
        inventory: &state.console.inventory,
        instances: instances(scene),
        now,
        lang,
        dispatch: onaction.reform(Action::Backups),
    })
}

/// The instances of the project, as far as they are known.
fn instances(scene: &Scene) -> Rc<Choices> {
    scene.state.resources.instances.choices.clone()
}

/// What goes when it is deleted.
pub fn deletion(scene: &Scene) -> Html {
    let state = &scene.state;
    let ViewContext { nodes, prefix, onaction, .. } = &scene.context;
    let console = &state.console;
    let dispatch = onaction.reform(Action::Backups);
    deletion_view(&console.backups, &console.inventory, prefix, nodes.review.clone(), &dispatch)
}

fn batch(scene: &Scene) -> Html {
    batch_view(&scene.state.console.batch, &scene.onaction.reform(Action::Batch))
}

/// The board of instances.
pub fn freshness(scene: &Scene) -> Html {
    scene.selected("board", board, |scene| {
        let Console { freshness, inventory, .. } = &scene.state.console;
        let instances = (scene.state.instances_are(), scene.state.instances().is_cut());
        (freshness.clone(), inventory.clone(), instances, scene.state.clock_ahead, scene.shown_time())
    })
}

fn board(scene: &Scene) -> Html {
    let Scene { state, now, context, .. } = scene;
    let ViewContext { prefix, onaction, .. } = context;
    freshness_view(&FreshnessView {
        prefix,
        model: &state.console.freshness,
        inventory: &state.console.inventory,
        instances: state.instances_are(),
        is_cut: state.instances().is_cut(),
        now: state.cloud_time(*now),
        clock_ahead: state.clock_ahead,
        dispatch: onaction.reform(Action::Freshness),
    })
}

fn strategies(scene: &Scene) -> Html {
    let state = &scene.state;
    let ViewContext { nodes, prefix, onaction, .. } = &scene.context;
    strategies_view(&StrategiesView {
        prefix,
        model: &state.console.strategies,
        instances: instances(scene),
        is_busy: state.console.batch.is_busy(),
        container: nodes.strategy_container.clone(),
        dispatch: onaction.reform(Action::Strategies),
    })
}

/// How much of the quota is used, as a bar with words.
fn quota(scene: &Scene) -> Html {
    let bar = |quota: Quota| {
        let (limit, used) = (quota.limit?, quota.in_use + quota.reserved);
        let (max, value) = (limit.to_string(), used.to_string());
        Some(html! { <meter min="0" {max} {value} aria-label="Quota of backups"></meter> })
    };
    html! {
        <div class="quota">
            if let Some(quota) = scene.state.resources.quota {
                { bar(quota).unwrap_or_default() }
                { paragraph("note", text::quota(&quota)) }
            }
        </div>
    }
}
