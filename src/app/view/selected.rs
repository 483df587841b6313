//! A heavy view that is rendered again only when what it shows changes, whatever else changes beside it.
//!
//! What it shows is selected of the state, and compared with what was selected last. The whole state is read from the store when
//! the view is rendered, so that a view may be newer than its selection, and is not held: what was dropped is in no view's
//! properties once the component was rendered again.

use yew::prelude::*;

use super::{Scene, ViewContext};
use crate::openstack::types::time::UtcTime;
use crate::ui::renders;

#[derive(Properties, PartialEq)]
struct SelectedProps<S: PartialEq> {
    /// What the view is called where renders are counted. No two have one name.
    name: &'static str,
    context: ViewContext,
    /// How often the browser brought the page back: some browsers empty the fields then, and each view fills them in again.
    restored: u32,
    /// What the view shows.
    selection: S,
    view: View,
}

/// The view itself, which is the same wherever the name is the same, and now: neither is a reason to render.
#[derive(Clone, Copy)]
struct View {
    now: UtcTime,
    view: fn(&Scene) -> Html,
}

impl PartialEq for View {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
fn Selected<S: PartialEq + 'static>(props: &SelectedProps<S>) -> Html {
    renders::count(props.name);
    let View { now, view } = props.view;
    props.context.scene(now).map(|scene| view(&scene)).unwrap_or_default()
}

impl Scene {
    /// A view that is rendered again only where `select` gives something else than before. It has to select all that the view
    /// reads.
    pub fn selected<S: PartialEq + 'static>(
        &self,
        name: &'static str,
        view: fn(&Self) -> Html,
        select: impl FnOnce(&Self) -> S,
    ) -> Html {
        let (context, restored, selection) = (self.context.clone(), self.state.restored, select(self));
        let view = View { now: self.now, view };
        html! { <Selected<S> {name} {context} {restored} {selection} {view} /> }
    }

    /// When now is, as far as people see of times: to the second while something runs, else to the half minute.
    #[must_use]
    pub fn shown_time(&self) -> i64 {
        if *self.moves.get_or_init(|| self.state.moves()) { self.now.0 } else { self.now.0.div_euclid(30) }
    }
}
