//! The room of creating a backup in the page: the form with what others put into it, the last check, the commands.

use yew::prelude::*;

use super::combobox::combobox;
use super::{Scene, announcing, is_same_session, with_session};
use crate::app::action::Action;
use crate::app::create::field_of;
use crate::app::field::Field;
use crate::context::resources::text::{FEW, quota};
use crate::create::view::{self, CreateView};
use crate::create::{Input, Message, Submission};
use crate::session::view::plain_connection;
use crate::ui::element::paragraph;

/// The form.
pub fn create_view(scene: &Scene) -> Html {
    scene.selected("form", form, |one, two| {
        let is_idle = matches!(one.state.create.submission, Submission::Idle);
        let (before, after) = (&*one.state, &*two.state);
        before.create == after.create
            && before.resources == after.resources
            && before.open_list == after.open_list
            && before.restored == after.restored
            && is_same_session(one, two)
            && (is_idle || one.now == two.now)
    })
}

fn form(scene: &Scene) -> Html {
    let Scene { state, prefix, nodes, now, onaction, .. } = scene;
    let used = state.resources.quota.map(|known| {
        let few = known.left().is_some_and(|left| left <= FEW);
        paragraph(if few { "warning" } else { "note" }, quota(&known))
    });
    view::create_view(&CreateView {
        prefix,
        model: &state.create,
        now: *now,
        restored: state.restored,
        connection: if state.session.is_plain() {
            with_session(scene, plain_connection)
        } else {
            html! {}
        },
        quota: used.unwrap_or_default(),
        combobox: &|input: Input| combobox(field_of(input), scene),
        node: &|input: Input| nodes.input(field_of(input)),
        dispatch: dispatch(onaction),
    })
}

/// What is to be checked before it is sent.
pub fn review_view(scene: &Scene) -> Html {
    let Scene { state, nodes, onaction, .. } = scene;
    let version = state.picked(Field::Version);
    view::review_view(&state.create.submission, version, nodes.review.clone(), &dispatch(onaction))
}

/// The button of the alert about a request that failed.
pub fn alert_button(scene: &Scene) -> Html {
    view::alert_button(&scene.state.create.submission, &dispatch(&scene.onaction))
}

/// The commands that do the same.
pub fn commands_view(scene: &Scene) -> Html {
    let view = |Scene { state, onaction, .. }: &Scene| {
        view::commands_view(&state.create.draft, state.endpoint().as_ref(), &announcing(onaction))
    };
    scene.selected("commands", view, |one, two| {
        one.state.create.draft == two.state.create.draft && one.state.endpoint() == two.state.endpoint()
    })
}

/// What hears of the room. Typing is the page's: it opens the list of a field, too.
fn dispatch(onaction: &Callback<Action>) -> Callback<Message> {
    onaction.reform(|message| match message {
        Message::Edit(input, text) => Action::Edit(field_of(input), text),
        Message::Leave(input) => Action::Leave(field_of(input)),
        message => Action::Create(message),
    })
}
