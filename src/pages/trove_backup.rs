//! The component: form, messages and result, with no globals, for the page and for dashboards.

use yew::prelude::*;

use super::address;
use crate::backup::action::Action;
use crate::backup::console::view::View;
use crate::backup::draft::Field;
use crate::backup::event::{Event, FailedBackup, Failure};
use crate::backup::notice;
use crate::backup::submission::Submission;
use crate::components::commands::commands_view;
use crate::components::connection::connection;
use crate::components::console::nav::nav;
use crate::components::console::{console, console_connection};
use crate::components::form::form;
use crate::components::notice::alert;
use crate::components::result::result;
use crate::components::review::review;
use crate::components::{Places, Scene};
use crate::hooks::engine::Engine;
use crate::hooks::given::Given;
use crate::hooks::host_token::TokenSource;
use crate::hooks::kept::Kept;
use crate::hooks::remembered;
use crate::openstack::trove::backups::Backup;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{element, paragraph};

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
    /// Texts of other fields: the identity endpoint, the region, the kind of backup, and so on. No secrets: they are not
    /// taken from here.
    #[prop_or_default]
    pub presets: Vec<(Field, AttrValue)>,
    /// Whether people may let this device remember what is not secret.
    #[prop_or_default]
    pub remembers: bool,
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
    /// Each of these events, in one.
    #[prop_or_default]
    pub onevent: Callback<Event>,
    /// Whether there are ways to the views of the console; else only where the field `view` names one.
    #[prop_or_default]
    pub views: bool,
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
        let own = [
            (Field::Endpoint, &self.endpoint),
            (Field::InstanceId, &self.instance_id),
            (Field::Name, &self.name),
            (Field::Description, &self.description),
        ];
        let mut texts = self.presets.clone();
        for (field, text) in own {
            if let Some(text) = text {
                texts.push((field, text.clone()));
            }
        }
        Given { texts, token: self.token.clone() }
    }

    /// Tells the callback of an event, and the one of all events.
    fn tell(&self, event: Event) {
        self.onevent.emit(event.clone());
        match event {
            Event::Created(backup) => self.oncreated.emit(backup),
            Event::Status(backup) => self.onstatus.emit(backup),
            Event::Completed(backup) => self.oncompleted.emit(backup),
            Event::Failed(failed) => self.onfailed.emit(failed),
            Event::Error(failure) => self.onerror.emit(failure),
            Event::TokenRefused(failure) => self.ontokenrefused.emit(failure),
        }
    }
}

/// A form that creates a backup, and the backup's properties, followed to its end.
pub struct TroveBackup {
    state: Kept,
    engine: Engine,
    places: Places,
    address: String,
}

impl Component for TroveBackup {
    type Message = Action;
    type Properties = TroveBackupProps;

    /// What is given is there from the first render on, so that nothing shifts.
    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let state = props.kept.clone().unwrap_or_default();
        let given = props.given();
        state.take_up();
        state.change(|state| {
            if props.remembers {
                remembered::recall(|action| state.apply(action));
            }
            given.tell(&Given::default(), |action| state.apply(action));
        });
        let secrets = state.secrets();
        let address = state.read().map(|state| address::written("", &state.draft, &secrets)).unwrap_or_default();
        Self { state, engine: Engine::new(given, secrets), places: Places::default(), address }
    }

    fn update(&mut self, context: &Context<Self>, action: Action) -> bool {
        let forgets = matches!(action, Action::Remember(false));
        self.state.change(|state| {
            state.apply(action);
            if context.props().remembers {
                remembered::keep(state, forgets);
            }
        });
        true
    }

    /// When the state wants a call, it is made; when it does not want it any more, or the component goes, the call is
    /// aborted and its answer discarded. The host hears what happened.
    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let props = context.props();
        let onaction = context.link().callback(|action| action);
        let Some(state) = self.state.read() else { return };
        // Only what changed here is written: the way back changes the address first, and the state after it.
        let secrets = self.state.secrets();
        let address = address::written("", &state.draft, &secrets);
        if props.views && address != self.address {
            address::write_page(&state.draft, &secrets);
            self.address = address;
        }
        let events = self.engine.attend(&state, props.given(), &self.places, &onaction);
        drop(state);
        for event in events {
            props.tell(event);
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (places, props) = (&self.places, context.props());
        let Some(state) = &self.state.read() else { return html! { <div></div> } };
        let onaction = context.link().callback(|action| action);
        let now = clock::now();
        let remembers = props.remembers;
        let lang = props.lang.as_deref();
        let scene = Scene { state, prefix: &props.id, places, now, lang, remembers, onaction: &onaction };
        let creates = state.view() == View::Create;
        // A host that wants the form alone gets no way elsewhere.
        let views = props.views || View::is_console(&state.draft);
        let buttons = match state.submission {
            Submission::Lost { .. } => button("Check again", &onaction, || Action::LookAgain),
            Submission::Busy { go_on: false, .. } => button("Send when it is free", &onaction, || Action::SendWhenFree),
            _ => html! {},
        };
        let content = html! {
            <>
                <div class="task">
                    { told(&props.warnings) }
                    { connection(&scene) }
                    { if creates { form(&scene) } else { console_connection(&scene) } }
                    { if creates { review(&scene) } else { told(&[]) } }
                    <p class="said" role="status">{ &*state.said }</p>
                    { alert(notice::of_submission(state, now).filter(|_| creates), if creates { places.alert.clone() } else { NodeRef::default() }, &onaction, buttons) }
                    { if creates { commands_view(state, &onaction) } else { told(&[]) } }
                    { told(&props.remarks) }
                </div>
                { if creates { result(&scene) } else { console(&scene) } }
            </>
        };
        html! {
            <div class="trove-backup" part="root" lang="en" dir="ltr" data-theme={props.theme.clone()}>
                if views {
                    { nav(state, &onaction) }
                }
                { element("div", if creates { "columns" } else { "whole" }, content) }
            </div>
        }
    }
}

fn told(texts: &[AttrValue]) -> Html {
    html! { <div class="notices">{ for texts.iter().map(|text| paragraph("warning", text)) }</div> }
}
