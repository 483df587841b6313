//! A last look at what will be registered, before it is sent.

use yew::prelude::*;

use super::Scene;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::labels::label;
use crate::backup::request_wording as wording;
use crate::backup::submission::Submission;
use crate::context::phrases::isolated;
use crate::openstack::trove::create_backup::Source;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{paragraph, sentence, words};

/// The last look, while there is one to be taken; its place is always there.
pub fn review(scene: &Scene) -> Html {
    let Scene { state, places, onaction, .. } = *scene;
    let row = |field: Field, text: String| {
        html! { <>{ words("dt", "", label(field)) }<dd dir="auto">{ sentence(text) }</dd></> }
    };
    let content = match &state.submission {
        Submission::Review(order) => match &order.backup.source {
            Source::Remote { location, version, size } => {
                let of = state.picked(Field::Version).map(|choice| format!("{} ({version})", isolated(&choice.name)));
                html! {
                    <section class="review" aria-label={wording::REVIEW_HEADING}>
                        { words("h2", "", wording::REVIEW_HEADING) }
                        <dl>
                            { row(Field::Name, order.backup.name.to_string()) }
                            { row(Field::Location, location.to_string()) }
                            { row(Field::Version, of.unwrap_or_else(|| version.to_string())) }
                            { row(Field::Size, size.to_string()) }
                            { for order.backup.description.iter().map(|text| row(Field::Description, text.to_string())) }
                        </dl>
                        { paragraph("hint", wording::REGISTERED_STAYS) }
                        <div class="buttons">
                            <button type="button" class="main" onclick={onaction.reform(|_| Action::Confirm(clock::now()))}>{ "Register backup" }</button>
                            { button("Back", onaction, || Action::Cancel(clock::now())) }
                        </div>
                    </section>
                }
            }
            Source::Instance { .. } => html! {},
        },
        _ => html! {},
    };
    html! { <div ref={places.review.clone()} class="notices" tabindex="-1">{ content }</div> }
}
