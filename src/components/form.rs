//! The form: where and who, which instance, under what name.

use yew::prelude::*;

use super::choice::choice_view;
use super::field::{field_view, fields_view};
use super::{Scene, with_session};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::kind::Kind;
use crate::backup::request_wording;
use crate::backup::rules::driver;
use crate::backup::submission::Submission;
use crate::backup::wording;
use crate::session::view::plain_connection;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{fieldset, once_a_press, paragraph, submit};

/// The form. It stays as it is while a request is under way: only the button tells, and "Cancel" appears beside it,
/// not under a double click.
pub fn form(scene: &Scene) -> Html {
    let Scene { state, now, onaction, .. } = *scene;
    let busy = state.submission.is_busy();
    let closed = busy || state.submission.blocked_until().is_some_and(|until| until > now);
    let progress = match &state.submission {
        Submission::Sending { left: false, .. } => wording::NOT_LEFT.into(),
        Submission::Sending { since, .. } => wording::sending_for(now.since(*since)),
        Submission::Looking { .. } => wording::LOOKING.into(),
        Submission::Busy { go_on: true, status, .. } => request_wording::waiting(status.as_deref()),
        _ => String::new(),
    };
    let onsubmit = onaction.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Submit(clock::now())
    });
    let plain = state.session.is_plain();
    let what: &[Field] = match Kind::chosen(&state.draft) {
        Kind::Register => &[Field::Location, Field::Version, Field::Size, Field::Name, Field::Description],
        _ => &[Field::InstanceId, Field::Name, Field::Description],
    };
    let quota = state.resources.quota.map(|quota| {
        let few = quota.left().is_some_and(|left| left <= request_wording::FEW);
        paragraph(if few { "warning" } else { "note" }, request_wording::quota(&quota))
    });
    let fields = html! {
        <>
            { fields_view(what, scene) }
            <div>
                <button type="button" class="fold" aria-expanded={if state.unfolded { "true" } else { "false" }} onclick={onaction.reform(|_| Action::Unfold)}>
                    { "More options" }
                </button>
            </div>
            if state.unfolded {
                { rare(scene) }
            }
        </>
    };
    html! {
        <form key={state.restored} novalidate=true part="form" {onsubmit} onkeydown={once_a_press}>
            if plain {
                { with_session(scene, plain_connection) }
            }
            { fieldset("Backup", fields) }
            <div class="buttons">
                { submit("Create backup", closed) }
                if busy {
                    { button("Cancel", onaction, || Action::Cancel(clock::now())) }
                }
            </div>
            { paragraph("progress", progress) }
            { quota.unwrap_or_default() }
        </form>
    }
}

/// The fields that are rarely used.
fn rare(scene: &Scene) -> Html {
    let draft = &scene.state.draft;
    let kind = Kind::chosen(draft);
    let kinds = Kind::ALL.map(|kind| (kind.name(), request_wording::kind(kind)));
    html! {
        <>
            { choice_view(Field::Kind, &kinds, kind.name(), scene) }
            if kind == Kind::Parent {
                { field_view(Field::Parent, scene) }
            }
            if kind != Kind::Register {
                { field_view(Field::Container, scene) }
                { choice_view(Field::Driver, &request_wording::DRIVERS, driver(draft).map_or("", |driver| driver.name()), scene) }
            }
        </>
    }
}
