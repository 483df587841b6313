//! The form, what is to be checked before it is sent, and the commands that do the same.

mod commands;
mod field;
mod review;

use yew::prelude::*;

use super::form::{Input, Kind};
use super::labels;
use super::message::Message;
use super::model::Model;
use super::submission::{InstanceWatch, Submission};
use super::text;
use crate::openstack::types::time::UtcTime;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{fieldset, once_a_press, paragraph, submit};
use crate::ui::text_field::Combobox;
pub use commands::commands_view;
use field::{choice, text_input};
pub use review::review_view;

/// What the view of the form is made of.
pub struct CreateView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// Now.
    pub now: UtcTime,
    /// Another number makes the form anew: some browsers empty its fields when they bring the page back.
    pub restored: u32,
    /// The fields for where and who, where they belong to the form.
    pub connection: Html,
    /// How much of the quota is used.
    pub quota: Html,
    /// The list of a field that can be picked from.
    pub combobox: &'a dyn Fn(Input) -> Combobox,
    /// The input of each field.
    pub node: &'a dyn Fn(Input) -> NodeRef,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
}

impl CreateView<'_> {
    fn id(&self, input: Input) -> AttrValue {
        format!("{}-{}", self.prefix, input.key()).into()
    }

    fn error(&self, input: Input) -> Option<AttrValue> {
        self.model.problem(input).map(|problem| labels::problem(input, problem).into())
    }
}

/// The form. It stays as it is while a request is under way: only the button tells, and "Cancel" appears beside it,
/// not under a double click.
pub fn create_view(view: &CreateView) -> Html {
    let CreateView { model, now, dispatch, .. } = view;
    let busy = model.submission.is_busy();
    let closed = busy || model.submission.blocked_until().is_some_and(|until| until > *now);
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Message::Submit(clock::now())
    });
    let inputs: &[Input] = match model.draft.kind() {
        Kind::Register => &[Input::Location, Input::Version, Input::Size, Input::Name, Input::Description],
        _ => &[Input::Instance, Input::Name, Input::Description],
    };
    let fields = html! {
        <>
            { for inputs.iter().map(|input| text_input(*input, view)) }
            <div>
                <button type="button" class="fold" aria-expanded={if model.unfolded { "true" } else { "false" }} onclick={dispatch.reform(|_| Message::Unfold)}>
                    { "More options" }
                </button>
            </div>
            if model.unfolded {
                { options(view) }
            }
        </>
    };
    html! {
        <form key={view.restored} novalidate=true part="form" {onsubmit} onkeydown={once_a_press}>
            { view.connection.clone() }
            { fieldset("Backup", fields) }
            <div class="buttons">
                { submit("Create backup", closed) }
                if busy {
                    { button("Cancel", dispatch, || Message::Cancel(clock::now())) }
                }
            </div>
            { paragraph("progress", text::progress(&model.submission, *now)) }
            { view.quota.clone() }
        </form>
    }
}

/// The fields that are rarely used.
fn options(view: &CreateView) -> Html {
    let draft = &view.model.draft;
    let kind = draft.kind();
    let kinds = Kind::ALL.map(|kind| (kind.name(), labels::kind(kind)));
    html! {
        <>
            { choice(Input::Kind, &kinds, kind.name(), view) }
            if kind == Kind::Parent {
                { text_input(Input::Parent, view) }
            }
            if kind != Kind::Register {
                { text_input(Input::Container, view) }
                { choice(Input::Driver, &text::DRIVERS, draft.get(Input::Driver), view) }
            }
        </>
    }
}

/// The button of the alert about a request that failed.
pub fn alert_button(submission: &Submission, dispatch: &Callback<Message>) -> Html {
    match submission {
        Submission::Lost { .. } => button("Check again", dispatch, || Message::LookAgain),
        Submission::Busy { watch: InstanceWatch::Over | InstanceWatch::AskingOnce(_), .. } => {
            button("Send when it is free", dispatch, || Message::SendWhenFree)
        }
        _ => html! {},
    }
}
