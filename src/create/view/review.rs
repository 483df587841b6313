//! A last check of what will be registered, before it is sent.

use yew::prelude::*;

use crate::context::choices::Choice;
use crate::context::phrases::isolated;
use crate::create::form::Input;
use crate::create::labels::label;
use crate::create::message::Message;
use crate::create::submission::Submission;
use crate::create::text;
use crate::openstack::trove::create_backup::{CreateBackup, Source};
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{paragraph, sentence, words};

/// The last check, while there is one to be made; its element, which gets the focus, is always there. `version` is what the
/// list of datastores' versions tells of the one that was filled in.
pub fn review_view(
    submission: &Submission,
    version: Option<&Choice>,
    node: NodeRef,
    dispatch: &Callback<Message>,
) -> Html {
    let content = match submission {
        Submission::Review(request) => of_backup(&request.backup, version, dispatch),
        _ => html! {},
    };
    html! { <div ref={node} class="notices" tabindex="-1">{ content }</div> }
}

fn of_backup(backup: &CreateBackup, known: Option<&Choice>, dispatch: &Callback<Message>) -> Html {
    let Source::Remote { location, version, size } = &backup.source else { return html! {} };
    let row = |input: Input, text: String| {
        html! { <>{ words("dt", "", label(input)) }<dd dir="auto">{ sentence(text) }</dd></> }
    };
    let named = known.map(|choice| format!("{} ({version})", isolated(&choice.name)));
    html! {
        <section class="review" aria-label={text::REVIEW_HEADING}>
            { words("h2", "", text::REVIEW_HEADING) }
            <dl>
                { row(Input::Name, backup.name.to_string()) }
                { row(Input::Location, location.to_string()) }
                { row(Input::Version, named.unwrap_or_else(|| version.to_string())) }
                { row(Input::Size, size.to_string()) }
                { for backup.description.iter().map(|text| row(Input::Description, text.to_string())) }
            </dl>
            { paragraph("hint", text::REGISTERED_STAYS) }
            <div class="buttons">
                <button type="button" class="main" onclick={dispatch.reform(|_| Message::Confirm(clock::now()))}>{ "Register backup" }</button>
                { button("Back", dispatch, || Message::Cancel(clock::now())) }
            </div>
        </section>
    }
}
