//! The room of restoring in the page: what it is made of, its alert, and the way back.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::console::restore::field_of;
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::view::combobox::combobox;
use crate::app::view::{Scene, ViewContext, announcing};
use crate::console::restore::view::RestoreView;
use crate::console::restore::{Input, Message, Stage, text, view};
use crate::tracking::{self, Watch};
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::element::element;

/// Restoring the backup that is open.
pub fn restore_view(scene: &Scene) -> Html {
    let Scene { state, now, context, .. } = scene;
    let ViewContext { nodes, prefix, onaction, .. } = context;
    // Another backup may be restored meanwhile.
    let endpoint = state.connection().map(|connection| connection.endpoint().clone());
    let restoration = state.console.restore.restoration.as_ref().filter(|restoration| {
        let same_place = endpoint.as_ref().is_none_or(|endpoint| endpoint == restoration.connection.endpoint());
        same_place && restoration.restore.backup.is(&state.route.backup)
    });
    let content = restoration.and_then(|restoration| text::alert(restoration, &state.environment.origin));
    let content = content.or_else(|| {
        state.tracking.opened.as_ref().filter(|_| state.console_trouble().is_none()).and_then(tracking::text::alert)
    });
    let dispatch = onaction.reform(action);
    let look_again = match restoration.map(|restoration| &restoration.stage) {
        Some(Stage::Lost(..)) => button("Check again", &dispatch, || Message::LookAgain),
        _ => html! {},
    };
    let room = view::restore_view(RestoreView {
        prefix,
        model: &state.console.restore,
        restoration,
        backup: state
            .tracking
            .opened
            .as_ref()
            .filter(|follow| !matches!(follow.watch, Watch::Gone(_)))
            .map(|follow| &follow.backup),
        versions: &state.resources.versions.choices,
        flavors: combobox(Field::Flavor, scene),
        node: &|input: Input| nodes.input(field_of(input)),
        now: *now,
        announce: announcing(onaction),
        dispatch,
    });
    let back = button("Back to the backup", onaction, || Action::Edit(Field::View, View::Backup.name().into()));
    html! {
        <>
            { room }
            { alert(content, nodes.alert.clone(), &announcing(onaction), look_again) }
            { element("div", "buttons", back) }
        </>
    }
}

/// Typing is the page's: it opens the list of a field, too.
fn action(message: Message) -> Action {
    match message {
        Message::Edit(input, text) => Action::Edit(field_of(input), text),
        Message::Leave(input) => Action::Leave(field_of(input)),
        message => Action::Restore(message),
    }
}
