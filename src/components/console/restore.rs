//! Restoring a backup: the form for the new instance, and the instance itself until it is healthy or has failed.

use yew::prelude::*;

use super::act;
use crate::backup::action::Action;
use crate::backup::console::Step;
use crate::backup::console::preparing::{FIELDS, datastore};
use crate::backup::console::restoration::{Following, Restoration, Stage};
use crate::backup::console::restoration_wording as wording;
use crate::backup::draft::Field;
use crate::backup::follow::{self, Follow};
use crate::backup::notice::of_follow;
use crate::backup::route::View;
use crate::components::Scene;
use crate::components::choice::choice_view;
use crate::components::copy::copy_button;
use crate::components::field::field_view;
use crate::components::notice::alert;
use crate::context::error_text::trouble;
use crate::openstack::types::status::Status;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{element, fieldset, form, paragraph, several, submit, words};
use crate::ui::status_mark::{mark, tone};

/// Restoring the backup that is open.
pub fn restore_view(scene: &Scene) -> Html {
    let Scene { state, places, onaction, .. } = *scene;
    // Another backup may be restored meanwhile.
    let open = &state.route.backup;
    let endpoint = state.connection().map(|connection| connection.endpoint().clone());
    let here = state.console.restoration.as_ref().filter(|restoration| {
        let same_place = endpoint.as_ref().is_none_or(|endpoint| endpoint == restoration.connection.endpoint());
        same_place && restoration.restore.backup.is(open)
    });
    let notice = here.and_then(|restoration| wording::notice(restoration, &state.environment.origin));
    let notice =
        notice.or_else(|| state.detail.as_ref().filter(|_| state.console_trouble().is_none()).and_then(of_follow));
    let again = match here.map(|restoration| &restoration.stage) {
        Some(Stage::Lost(..)) => act("Check again", scene, Step::LookForRestored),
        _ => html! {},
    };
    let content = match (here.and_then(|it| Some((it, it.following()?))), &state.detail) {
        (Some((restoration, following)), _) => followed(restoration, following, scene),
        (None, Some(follow)) => restore_form(follow, here, scene),
        (None, None) => html! { <div></div> },
    };
    html! {
        <>
            { content }
            { alert(notice, places.alert.clone(), onaction, again) }
            { element("div", "buttons", button("Back to the backup", onaction, || Action::Edit(Field::View, View::Backup.name().into()))) }
        </>
    }
}

fn restore_form(follow: &Follow, here: Option<&Restoration>, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    // Of one that nobody knows there is nothing to be asked.
    if follow.backup.text("status").is_none() || matches!(follow.watch, follow::Watch::Gone(_)) {
        return html! { <div></div> };
    }
    if !follow.backup.status().is_good_end() {
        return paragraph("warning", wording::NOT_RESTORABLE);
    }
    let busy = state.console.restoration.as_ref().is_some_and(Restoration::is_busy);
    let (told, sending) = match here.map(|restoration| &restoration.stage) {
        Some(Stage::Sending(_)) => (wording::RESTORING, true),
        Some(Stage::Looking(..)) => (wording::LOOKING, false),
        _ => ("", false),
    };
    let fields = FIELDS.iter().map(|field| match field {
        Field::RestoreVersion => version(follow, scene),
        field => field_view(*field, scene),
    });
    let size = follow.backup.members.get("size").filter(|size| *size != "null");
    let content = html! {
        <>
            { paragraph("hint", wording::MAKES_NEW) }
            { paragraph("note", size.map(wording::size).unwrap_or_default()) }
            { fieldset("New instance", several(fields.collect())) }
            <div class="buttons">
                { submit("Restore", busy) }
                if sending {
                    { act("Stop waiting", scene, Step::LeaveRestore) }
                }
            </div>
            { paragraph("progress", told) }
        </>
    };
    form("restore", onaction, || Action::Console(Step::Restore(clock::now())), content)
}

/// The versions of the backup's datastore; of all where it is not told.
fn version(follow: &Follow, scene: &Scene) -> Html {
    let state = scene.state;
    let (name, version) = datastore(&follow.backup);
    let own = crate::openstack::trove::datastores::of(&follow.backup.members);
    let mut options = Vec::new();
    let list = state.lists.of(Field::RestoreVersion).map_or(&[][..], |list| &list.choices[..]);
    let listed = list.iter().any(|choice| choice.id == version);
    if !version.is_empty() && !listed {
        options.push((&*version, &*own));
    }
    for choice in list {
        if name.is_empty() || choice.name.split(' ').next() == Some(&*name) {
            options.push((&choice.id, &choice.name));
        }
    }
    choice_view(Field::RestoreVersion, &options, state.draft.get(Field::RestoreVersion), scene)
}

fn followed(restoration: &Restoration, following: &Following, scene: &Scene) -> Html {
    let instance = &following.instance;
    // The marks of a backup that is in the same case.
    let like = if instance.is_healthy() {
        Status::Completed
    } else if !following.is_running() {
        Status::Failed
    } else {
        Status::Building
    };
    let id = instance.id.to_string();
    html! {
        <>
            if following.found {
                { paragraph("warning", wording::FOUND) }
            }
            <div class="status">
                <p class="badge" data-tone={tone(like)}>{ mark(like) }{ words("span", "", wording::instance(following)) }</p>
                if let Some(error) = &following.trouble {
                    { paragraph("warning", trouble(error)) }
                }
                { paragraph("hint", wording::watching(restoration, following, scene.now)) }
            </div>
            <p>{ "Instance " }<code>{ &*id }</code>{ " " }{ copy_button(&id, "instance id", scene.onaction) }</p>
            <div class="buttons">
                if !following.is_running() {
                    { act("Restore it again …", scene, Step::LeaveRestore) }
                }
            </div>
        </>
    }
}
