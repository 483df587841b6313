//! Restoring a backup: the form for the new instance, and the instance itself until it is healthy or has failed.

use yew::prelude::*;

use super::press;
use crate::backup::commands::restore;
use crate::backup::console::restoration::{FIELDS, Following, Restoration, Stage, datastore, least};
use crate::backup::console::restoration_wording as wording;
use crate::backup::console::{Step, restoration::Watch};
use crate::backup::draft::Field;
use crate::backup::follow::Follow;
use crate::components::Scene;
use crate::components::choice::choice_view;
use crate::components::copy::{code, copy_button};
use crate::components::element::{paragraph, several, words};
use crate::components::field::field_view;
use crate::components::form::{first_click, once_a_press};
use crate::components::notice::alert;
use crate::hooks::clock;

/// Restoring the backup that is open.
pub fn restore_view(scene: &Scene) -> Html {
    let Scene { state, places, onaction, .. } = *scene;
    let restoration = state.console.restoration.as_ref();
    let notice = restoration
        .filter(|restoration| is_here(restoration, scene))
        .and_then(|restoration| wording::notice(restoration, &state.environment.origin));
    let lost = matches!(restoration.map(|restoration| &restoration.stage), Some(Stage::Lost(..)));
    let again = html! {
        if lost {
            <button type="button" onclick={press(scene, Step::LookForRestored)}>{ "Check again" }</button>
        }
    };
    let content = match (restoration.filter(|it| is_here(it, scene)).and_then(Restoration::following), &state.detail) {
        (Some(following), _) => followed(following, scene),
        (None, Some(follow)) => form(follow, scene),
        (None, None) => html! { <div></div> },
    };
    html! {
        <>
            { alert(notice, places.alert.clone(), onaction, again) }
            { content }
        </>
    }
}

/// Whether it is about the backup that is open.
fn is_here(restoration: &Restoration, scene: &Scene) -> bool {
    restoration.restore.backup.is(scene.state.draft.get(Field::Backup))
}

fn form(follow: &Follow, scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let status = follow.backup.status();
    if follow.backup.text("status").is_some() && !status.is_good_end() {
        return paragraph("warning", wording::NOT_RESTORABLE);
    }
    let restoration = state.console.restoration.as_ref();
    let (busy, sending) = match restoration.map(|restoration| &restoration.stage) {
        Some(Stage::Sending(..)) => (wording::RESTORING, true),
        Some(Stage::Looking(_)) => (wording::LOOKING, false),
        _ => ("", false),
    };
    let onsubmit = onaction.reform(|event: SubmitEvent| {
        event.prevent_default();
        crate::backup::action::Action::Console(Step::Restore(clock::now()))
    });
    let fields = FIELDS.iter().map(|field| match field {
        Field::RestoreVersion => version(follow, scene),
        field => field_view(*field, scene),
    });
    let size = format!("Size of the backup: {} GB or less.", least(&follow.backup));
    html! {
        <form novalidate=true aria-label="Restore" {onsubmit} onkeydown={once_a_press}>
            { paragraph("hint", wording::MAKES_NEW) }
            { paragraph("note", size) }
            <fieldset>
                { words("legend", "", "New instance") }
                { several(fields.collect()) }
            </fieldset>
            <div class="buttons">
                <button type="submit" class="main" aria-disabled={if busy.is_empty() { "false" } else { "true" }} onclick={first_click}>{ "Restore" }</button>
                if sending {
                    <button type="button" onclick={press(scene, Step::LeaveRestore)}>{ "Cancel" }</button>
                }
            </div>
            { paragraph("progress", busy) }
            { code(&restore(&state.draft, &follow.backup), "command that restores it", onaction, html! {}) }
        </form>
    }
}

/// The versions of the backup's datastore; of all where it is not told.
fn version(follow: &Follow, scene: &Scene) -> Html {
    let state = scene.state;
    let (name, version) = datastore(&follow.backup);
    let own = crate::openstack::datastores::of(&follow.backup.members);
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

fn followed(following: &Following, scene: &Scene) -> Html {
    let instance = &following.instance;
    let tone = if instance.is_healthy() {
        "ok"
    } else if instance.is_broken() {
        "bad"
    } else {
        "run"
    };
    let over = matches!(following.watch, Watch::Over);
    html! {
        <>
            { paragraph("warning", if following.found { wording::FOUND } else { "" }) }
            <div class="status">
                <p class="badge" data-tone={tone}>{ wording::instance(instance) }</p>
                { paragraph("hint", wording::watching(following, scene.now)) }
            </div>
            <p>
                { "Instance " }<code>{ instance.id.to_string() }</code>{ " " }
                { copy_button(&instance.id.to_string(), "instance id", scene.onaction) }
            </p>
            <div class="buttons">
                if over {
                    <button type="button" onclick={press(scene, Step::LeaveRestore)}>{ "Restore it again …" }</button>
                }
            </div>
        </>
    }
}
