//! The room of creating a backup in the page: the form with what others put into it, the last check, the commands.

use yew::prelude::*;

use super::combobox::combobox;
use super::{Scene, ViewContext, announcing, session_of, with_session};
use crate::app::action::Action;
use crate::app::create::field_of;
use crate::app::field::Field;
use crate::app::state::State;
use crate::context::resources::List;
use crate::context::resources::text::{FEW, quota};
use crate::create::view::{self, CreateView};
use crate::create::{Input, Message, Submission};
use crate::session::view::plain_connection;
use crate::ui::element::paragraph;

/// The form.
pub fn create_view(scene: &Scene) -> Html {
    scene.selected("form", form, |scene| {
        let State { create, resources, open_list, .. } = &*scene.state;
        // Only of a request on its way is told since when.
        let is_idle = matches!(create.submission, Submission::Idle);
        let lists = [&resources.instances, &resources.backups, &resources.versions].map(List::shown);
        let of_state = (create.clone(), resources.quota, lists, open_list.clone());
        (of_state, session_of(scene), (!is_idle).then_some(scene.now))
    })
}

fn form(scene: &Scene) -> Html {
    let Scene { state, now, context, .. } = scene;
    let ViewContext { prefix, nodes, onaction, .. } = context;
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
    let version = scene.state.picked(Field::Version);
    let (node, dispatch) = (scene.nodes.review.clone(), dispatch(&scene.onaction));
    view::review_view(&scene.state.create.submission, version, node, &dispatch)
}

/// The button of the alert about a request that failed.
pub fn alert_button(scene: &Scene) -> Html {
    view::alert_button(&scene.state.create.submission, &dispatch(&scene.onaction))
}

/// The commands that do the same.
pub fn commands_view(scene: &Scene) -> Html {
    let view = |scene: &Scene| {
        let state = &scene.state;
        view::commands_view(&state.create.draft, state.endpoint().as_ref(), &announcing(&scene.onaction))
    };
    scene.selected("commands", view, |scene| (scene.state.create.draft.clone(), scene.state.endpoint()))
}

/// What hears of the room. Typing is the page's: it opens the list of a field, too.
fn dispatch(onaction: &Callback<Action>) -> Callback<Message> {
    onaction.reform(|message| match message {
        Message::Edit(input, text) => Action::Edit(field_of(input), text),
        Message::Leave(input) => Action::Leave(field_of(input)),
        message => Action::Create(message),
    })
}
