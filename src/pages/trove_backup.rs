//! The component: form, messages and result, with no globals, for the page and for dashboards.

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::notice;
use crate::backup::state::{Spot, State};
use crate::backup::submission::Submission;
use crate::components::commands::commands_view;
use crate::components::form::form;
use crate::components::notice::alert;
use crate::components::result::result;
use crate::hooks::clock::use_now;
use crate::hooks::use_backup::use_backup;

/// Properties of [`TroveBackup`]. The texts preset the fields; what a person typed wins.
#[derive(Properties, PartialEq)]
pub struct TroveBackupProps {
    /// The beginning of all ids, unlike that of any other one on the page.
    #[prop_or("trove-backup".into())]
    pub id: AttrValue,
    /// The project's database endpoint.
    #[prop_or_default]
    pub endpoint: Option<AttrValue>,
    /// The database instance.
    #[prop_or_default]
    pub instance_id: Option<AttrValue>,
    /// The backup's name.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The backup's description.
    #[prop_or_default]
    pub description: Option<AttrValue>,
    /// What the host wants to be told above the form.
    #[prop_or_default]
    pub warnings: Vec<AttrValue>,
    /// What the host wants to be told below it, where nothing jumps when it comes late.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
}

/// A form that creates a backup, and the backup's properties, followed to its end.
#[component]
pub fn TroveBackup(props: &TroveBackupProps) -> Html {
    let state = use_backup();
    use_presets(props, &state);
    let (inputs, place) = use_attention(&state);
    let running = state.follow.as_ref().is_some_and(|follow| follow.is_running());
    let now = use_now(running || state.submission != Submission::Idle);
    let dispatcher = state.dispatcher();
    let onaction = Callback::from(move |action| dispatcher.dispatch(action));
    let look_again = match state.submission {
        Submission::Lost { .. } => html! {
            <button type="button" onclick={onaction.reform(|_| Action::LookAgain)}>{ "Check again" }</button>
        },
        _ => html! {},
    };
    html! {
        <div class="trove-backup" part="root"><div class="columns">
            <div class="task">
                { told(&props.warnings) }
                { form(&state, &props.id, &inputs, now, &onaction) }
                <p class="said" role="status">{ &*state.said }</p>
                { alert(notice::of_submission(&state, now), place, &onaction, look_again) }
                { commands_view(&state.draft, &onaction) }
                { told(&props.remarks) }
            </div>
            { result(&state, now, &onaction) }
        </div></div>
    }
}

fn told(texts: &[AttrValue]) -> Html {
    html! { <div class="notices">{ for texts.iter().map(|text| html! { <p class="warning">{ text }</p> }) }</div> }
}

/// Puts the host's texts into the fields whenever the host gives others.
#[hook]
fn use_presets(props: &TroveBackupProps, state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let TroveBackupProps { endpoint, instance_id, name, description, .. } = props;
    let texts = [endpoint.clone(), instance_id.clone(), name.clone(), description.clone()];
    use_effect_with(texts, move |texts| {
        let fields = [Field::Endpoint, Field::InstanceId, Field::Name, Field::Description];
        for (field, text) in fields.into_iter().zip(texts) {
            if let Some(text) = text {
                dispatcher.dispatch(Action::Preset(field, text.as_str().into()));
            }
        }
    });
}

/// The inputs of all fields and the alert's place; what the state calls attention to gets the focus or into sight.
#[hook]
fn use_attention(state: &UseReducerHandle<State>) -> ([NodeRef; 5], NodeRef) {
    let places = use_memo((), |()| ([(); 5].map(|()| NodeRef::default()), NodeRef::default()));
    let (inputs, alert) = (*places).clone();
    use_effect_with(state.attention, move |(_, spot)| match spot {
        Some(Spot::Field(field)) => {
            let input = Field::ALL.iter().zip(&places.0).find(|(at, _)| *at == field);
            if let Some(input) = input.and_then(|(_, input)| input.cast::<HtmlElement>()) {
                let _ = input.focus();
            }
        }
        Some(Spot::Alert) => {
            if let Some(alert) = places.1.cast::<HtmlElement>() {
                let nearest = ScrollIntoViewOptions::new();
                nearest.set_block(ScrollLogicalPosition::Nearest);
                alert.scroll_into_view_with_scroll_into_view_options(&nearest);
                // A button that had the focus and is gone leaves it to nobody.
                let document = web_sys::window().and_then(|window| window.document());
                let active = document.and_then(|document| document.active_element());
                if active.is_none_or(|active| active.tag_name() == "BODY") {
                    let _ = alert.focus();
                }
            }
        }
        None => {}
    });
    (inputs, alert)
}
