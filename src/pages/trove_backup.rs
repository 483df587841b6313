//! The component: form, messages and result, with no globals, for the page and for dashboards.

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::event::{Event, FailedBackup, Failure};
use crate::backup::notice;
use crate::backup::state::{Spot, State};
use crate::backup::submission::Submission;
use crate::components::commands::commands_view;
use crate::components::form::form;
use crate::components::notice::alert;
use crate::components::result::result;
use crate::hooks::clock::use_now;
use crate::hooks::given::Given;
use crate::hooks::host_token::TokenSource;
use crate::hooks::use_backup::{Kept, use_backup};
use crate::openstack::backups::Backup;

/// Properties of [`TroveBackup`]. The texts preset the fields; what a person typed wins.
#[derive(Properties, PartialEq, Default)]
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
    /// The host's token, so that nobody has to type one; what a person types all the same wins.
    #[prop_or_default]
    pub token: Option<TokenSource>,
    /// The language of times, as a BCP 47 tag; the browser's unless given.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// The colours: `light`, `dark`, or `auto` for the system's; the page's `color-scheme` unless given.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// Where the state survives while the component is off its page.
    #[prop_or_default]
    pub kept: Option<Kept>,
    /// The cloud accepted a backup, or it was found after a lost reply.
    #[prop_or_default]
    pub oncreated: Callback<Backup>,
    /// The status of the backup in view changed.
    #[prop_or_default]
    pub onstatus: Callback<Backup>,
    /// The backup in view ended well.
    #[prop_or_default]
    pub oncompleted: Callback<Backup>,
    /// The backup in view ended badly.
    #[prop_or_default]
    pub onfailed: Callback<FailedBackup>,
    /// A request was refused, its outcome is not known, or the backup is gone.
    #[prop_or_default]
    pub onerror: Callback<Failure>,
    /// The token was refused, or the host gave none: give another one.
    #[prop_or_default]
    pub ontokenrefused: Callback<Failure>,
    /// What the host wants to be told above the form.
    #[prop_or_default]
    pub warnings: Vec<AttrValue>,
    /// What the host wants to be told below it, where nothing jumps when it comes late.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
}

impl TroveBackupProps {
    /// What the host gives.
    fn given(&self) -> Given {
        let Self { endpoint, instance_id, name, description, token, .. } = self;
        let texts = [endpoint.clone(), instance_id.clone(), name.clone(), description.clone()];
        Given { texts, token: token.clone() }
    }

    /// The callbacks as one.
    fn tell(&self) -> Callback<Event> {
        let Self { oncreated, onstatus, oncompleted, onfailed, onerror, ontokenrefused, .. } = self;
        let (created, status, completed) = (oncreated.clone(), onstatus.clone(), oncompleted.clone());
        let (failed, error, token_refused) = (onfailed.clone(), onerror.clone(), ontokenrefused.clone());
        Callback::from(move |event| match event {
            Event::Created(backup) => created.emit(backup),
            Event::Status(backup) => status.emit(backup),
            Event::Completed(backup) => completed.emit(backup),
            Event::Failed(failed_backup) => failed.emit(failed_backup),
            Event::Error(failure) => error.emit(failure),
            Event::TokenRefused(failure) => token_refused.emit(failure),
        })
    }
}

/// A form that creates a backup, and the backup's properties, followed to its end.
#[component]
pub fn TroveBackup(props: &TroveBackupProps) -> Html {
    let state = use_backup(props.given(), &props.kept, props.tell());
    let places = use_attention(&state);
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
        <div class="trove-backup" part="root" lang="en" dir="ltr" data-theme={props.theme.clone()}><div class="columns">
            <div class="task">
                { told(&props.warnings) }
                { form(&state, &props.id, &places.inputs, now, &onaction) }
                <p class="said" role="status">{ &*state.said }</p>
                { alert(notice::of_submission(&state, now), places.alert, &onaction, look_again) }
                { commands_view(&state.draft, &onaction) }
                { told(&props.remarks) }
            </div>
            { result(&state, places.heading, now, props.lang.as_deref(), &onaction) }
        </div></div>
    }
}

fn told(texts: &[AttrValue]) -> Html {
    html! { <div class="notices">{ for texts.iter().map(|text| html! { <p class="warning">{ text }</p> }) }</div> }
}

/// Where things are on the page.
#[derive(Clone, Default, PartialEq)]
struct Places {
    inputs: [NodeRef; 5],
    alert: NodeRef,
    heading: NodeRef,
}

/// The places; what the state calls attention to gets the focus or comes into sight.
#[hook]
fn use_attention(state: &UseReducerHandle<State>) -> Places {
    let places = use_memo((), |()| Places::default());
    let shown = (*places).clone();
    use_effect_with(state.attention, move |(_, spot)| {
        let place = match spot {
            Some(Spot::Field(field)) => {
                Field::ALL.iter().zip(&places.inputs).find(|(at, _)| *at == field).map(|(_, input)| input)
            }
            Some(Spot::Alert) => Some(&places.alert),
            Some(Spot::Result) => Some(&places.heading),
            None => None,
        };
        let Some(element) = place.and_then(NodeRef::cast::<HtmlElement>) else { return };
        if matches!(spot, Some(Spot::Alert)) {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
        if matches!(spot, Some(Spot::Field(_))) || is_focus_lost() {
            let _ = element.focus();
        }
    });
    shown
}

/// Whether nothing has the focus: a button that had it is gone.
fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element()).is_none_or(|active| active.tag_name() == "BODY")
}
