//! The component: form, messages and result, with no globals, for the page and for dashboards.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::address;
use super::props::TroveBackupProps;
use crate::app::action::Action;
use crate::app::answer::Answer;
use crate::app::route::View;
use crate::app::state::State;
use crate::app::view::console::console_connection;
use crate::app::view::console::nav::nav;
use crate::app::view::create::{alert_button, commands_view, create_view, review_view};
use crate::app::view::result::{no_console, no_result};
use crate::app::view::{Nodes, Scene, ViewContext, announcing, connection};
use crate::context::error_text::part_not_loaded;
use crate::create::alert::alert as creation_alert;
use crate::runtime::engine::Engine;
use crate::runtime::host_input::HostInput;
use crate::runtime::kept::Kept;
use crate::runtime::parts::{self, Cloud, Console, NotLoaded, Part, Settings, load_cloud, load_console, load_settings};
use crate::runtime::perform::{Hears, is_shown_later};
use crate::runtime::remembered;
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::element::{element, paragraph};

/// A form that creates a backup, and the backup's properties, followed to its end.
pub struct TroveBackup {
    state: Kept,
    engine: Engine,
    nodes: Rc<Nodes>,
    onaction: Callback<Action>,
    address: String,
    cloud: Part<Cloud>,
    console: Part<Console>,
    settings: Part<Settings>,
}

/// What the component hears of.
pub enum Message {
    /// Something happened.
    Action(Action),
    /// The cloud answered, or not.
    Answer(Answer),
    /// The part that requests need was loaded, or not.
    Cloud(Result<Cloud, NotLoaded>),
    /// The console was loaded, or not.
    Console(Result<Console, NotLoaded>),
    /// What reads settings files was loaded, or not.
    Settings(Result<Settings, NotLoaded>),
    /// A person wants what did not load to be tried again.
    TryAgain,
    /// What a long answer changed is to be shown, or a file is to be read.
    Show,
}

impl Component for TroveBackup {
    type Message = Message;
    type Properties = TroveBackupProps;

    /// What the host gives is there from the first render on, so that nothing shifts.
    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let state = props.kept.clone().unwrap_or_default();
        let host_input = props.host_input();
        state.take_up();
        state.change(|state| {
            if props.remembers {
                remembered::recall(|action| state.apply(action));
            }
            host_input.tell(&HostInput::default(), |action| state.apply(action));
        });
        let secrets = state.secrets();
        let address = state.read().map(|state| address::written("", &state, &secrets)).unwrap_or_default();
        Self {
            state,
            engine: Engine::new(host_input, secrets),
            nodes: Rc::default(),
            onaction: context.link().callback(Message::Action),
            address,
            cloud: Part::Absent,
            console: Part::Absent,
            settings: Part::Absent,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let forgets = matches!(message, Message::Action(Action::Remember(false)));
        let is_later = matches!(&message, Message::Answer(answer) if is_shown_later(answer));
        let is_part = matches!(&message, Message::Settings(_));
        match message {
            Message::Action(action) => self.state.change(|state| state.apply(action)),
            Message::Answer(answer) => {
                if let Some(cloud) = self.cloud.get() {
                    self.state.change(|state| (cloud.answer)(state, answer));
                }
            }
            Message::Cloud(loaded) => {
                self.cloud.receive(loaded);
                self.tell_of(self.cloud.is_failed());
            }
            Message::Console(loaded) => {
                self.console.receive(loaded);
                self.tell_of(self.console.is_failed());
            }
            Message::Settings(loaded) => {
                self.settings.receive(loaded);
                self.tell_of(self.settings.is_failed());
            }
            Message::TryAgain => {
                self.cloud.try_again();
                self.console.try_again();
                self.settings.try_again();
                self.state.change(State::part_changed);
            }
            Message::Show => {}
        }
        if let Some(settings) = self.settings.get().filter(|_| !is_part) {
            self.state.change(|state| state.read_settings(settings.read));
        }
        if context.props().remembers {
            self.state.change(|state| remembered::keep(state, forgets));
        }
        // The page answers between reading a long list and showing it, and between loading what reads files and reading one.
        if is_later || is_part {
            let link = context.link().clone();
            Timeout::new(0, move || link.send_message(Message::Show)).forget();
        }
        !(is_later || is_part)
    }

    /// When the state wants a call, it is made; when it does not want it any more, or the component goes, the call is
    /// aborted and its answer discarded. The host hears what happened.
    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let (props, link) = (context.props(), context.link());
        let hears = Hears { action: self.onaction.clone(), answer: link.callback(Message::Answer) };
        let Some(state) = self.state.read() else { return };
        // Only what changed here is written: the way back changes the address first, and the state after it.
        let secrets = self.state.secrets();
        let address = address::written("", &state, &secrets);
        if props.views && address != self.address {
            address::write_page(&state, &secrets);
            self.address = address;
        }
        let shows_console = state.view() != View::Create;
        let is_loading = self.cloud.is_loading() || (shows_console && !self.console.is_settled());
        let attended =
            self.engine.attend(&state, props.host_input(), &self.nodes, self.cloud.get(), is_loading, &hears);
        let shows_backup = state.tracking.created.is_some();
        let reads_settings = state.session.settings.file.is_some();
        drop(state);
        if attended.waits_for_cloud || shows_backup {
            self.cloud.want(load_cloud, link.callback(Message::Cloud));
        }
        if shows_console {
            self.console.want(load_console, link.callback(Message::Console));
        }
        if reads_settings {
            self.settings.want(load_settings, link.callback(Message::Settings));
        }
        if first {
            parts::load_ahead();
        }
        for event in attended.events {
            props.tell(event);
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (nodes, props, onaction) = (&self.nodes, context.props(), &self.onaction);
        let view_context = ViewContext {
            store: self.state.store(),
            prefix: props.id.clone(),
            nodes: nodes.clone(),
            lang: props.lang.clone(),
            remembers: props.remembers,
            onaction: onaction.clone(),
        };
        let Some(scene) = view_context.scene(clock::now()) else { return html! { <div></div> } };
        let (state, now) = (&*scene.state, scene.now);
        let creates = state.view() == View::Create;
        // A host that wants the form alone gets no way elsewhere.
        let views = props.views || state.route.named.is_some();
        let settings_failed = self.settings.is_failed() && state.session.settings.file.is_some();
        let not_loaded = self.cloud.is_failed() || settings_failed || (!creates && self.console.is_failed());
        let submission = creation_alert(&state.create.submission, &state.environment.origin, now).filter(|_| creates);
        let shown_alert = if not_loaded { Some(part_not_loaded(self.cloud.is_failed())) } else { submission };
        let buttons = if not_loaded {
            button("Try again", &context.link().callback(|message| message), || Message::TryAgain)
        } else {
            alert_button(&scene)
        };
        let content = html! {
            <>
                <div class="task">
                    { notices(&props.warnings) }
                    { connection(&scene) }
                    { if creates { create_view(&scene) } else { console_connection(&scene) } }
                    { if creates { review_view(&scene) } else { notices(&[]) } }
                    <p class="said" role="status">{ &*state.announcement }</p>
                    { alert(shown_alert, if creates || not_loaded { nodes.alert.clone() } else { NodeRef::default() }, &announcing(onaction), buttons) }
                    { if creates { commands_view(&scene) } else { notices(&[]) } }
                    { notices(&props.remarks) }
                </div>
                { self.result_or_console(&scene) }
            </>
        };
        html! {
            <div class="trove-backup" part="root" lang="en" dir="ltr" data-theme={props.theme.clone()}>
                if views {
                    { nav(state, onaction) }
                }
                { element("div", if creates { "columns" } else { "whole" }, content) }
            </div>
        }
    }
}

fn notices(texts: &[AttrValue]) -> Html {
    html! { <div class="notices">{ for texts.iter().map(|text| paragraph("warning", text)) }</div> }
}

impl TroveBackup {
    /// Tells that a part did not load.
    fn tell_of(&self, failed: bool) {
        if failed {
            self.state.change(State::part_changed);
        }
    }

    /// What stands beside the form, or takes all the room: as far as the part is there that it belongs to.
    fn result_or_console(&self, scene: &Scene) -> Html {
        if scene.state.view() != View::Create {
            return self
                .console
                .get()
                .map_or_else(|| no_console(self.console.is_failed()), |console| (console.view)(scene));
        }
        let shown = self.cloud.get().filter(|_| scene.state.tracking.created.is_some());
        shown.map_or_else(no_result, |cloud| (cloud.result)(scene))
    }
}
