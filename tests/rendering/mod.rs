//! Renders views on the host, for the tests of what stands in the page in a state.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::rc::Rc;

use trove_backup::app::state::State;
use trove_backup::app::store::Store;
use trove_backup::app::view::{Scene, ViewContext};
use trove_backup::openstack::types::time::UtcTime;
use yew::prelude::*;
use yew::{LocalServerRenderer, ServerRenderer};

#[derive(Properties, PartialEq)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// Renders what a function makes. The node refs and callbacks of one thread cannot travel, so it is made in there.
pub async fn render(make: impl FnOnce() -> Html + Send + 'static) -> String {
    ServerRenderer::<Shown>::with_props(move || ShownProps { html: make() }).hydratable(false).render().await
}

/// The same on this thread, for what was made already.
pub async fn render_here(html: Html) -> String {
    LocalServerRenderer::<Shown>::with_props(ShownProps { html }).hydratable(false).render().await
}

/// What a view makes of a state at a moment.
pub fn seen(view: fn(&Scene) -> Html, state: &State, now: UtcTime) -> Html {
    let context = ViewContext {
        store: Store::from(state.clone()),
        prefix: "t".into(),
        nodes: Rc::default(),
        lang: None,
        remembers: true,
        onaction: Callback::noop(),
    };
    view(&context.scene(now).expect("a state"))
}

/// How often a text stands in another one.
pub fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}
