//! What runs for a component: compared with what the state wants, after each render.
//!
//! One struct that a struct component owns, rather than a hook for each task: each hook costs a kilobyte of wasm.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use yew::Callback;

use super::environment;
use super::focus;
use super::host_input::HostInput;
use super::host_token::HostToken;
use super::parts::Cloud;
use super::perform::Hears;
use super::timer;
use crate::app::action::Action;
use crate::app::effect::{Effect, Key, TASKS};
use crate::app::event::{Event, Seen, between};
use crate::app::state::State;
use crate::app::view::Nodes;
use crate::context::connection::Credential;
use crate::openstack::transport::abort::Abort;
use crate::openstack::transport::masking::Secrets;
use crate::openstack::types::token::Token;
use crate::session::{Input, SignIn};

/// What runs. Dropping it aborts the requests and ends the timers.
pub struct Engine {
    host_input: HostInput,
    host: Rc<HostToken>,
    secrets: Rc<Secrets>,
    running: [Option<Running>; TASKS],
    typing: Option<(Token, Timeout)>,
    ticking: Option<(bool, Interval)>,
    listeners: Vec<EventListener>,
    before: Option<Seen>,
}

/// An effect that is being carried out.
struct Running {
    key: Key,
    _until_dropped: (Option<Abort>, Option<Timeout>),
}

/// What became of a look at the state.
pub struct Attended {
    /// What to tell the host.
    pub events: Vec<Event>,
    /// Whether a request waits for the part of the program that sends it.
    pub waits_for_cloud: bool,
}

/// Milliseconds without a key stroke after which a new token is taken as typed.
const TYPED: u32 = 1000;

impl Engine {
    /// One that runs nothing yet, for a state that was told what is given, and with the secrets that went out before.
    pub fn new(host_input: HostInput, secrets: Rc<Secrets>) -> Self {
        Self {
            host: Rc::new(HostToken::new(host_input.token.clone())),
            host_input,
            secrets,
            running: Default::default(),
            typing: None,
            ticking: None,
            listeners: Vec::new(),
            before: None,
        }
    }

    /// Begins what the state wants, and ends what it does not want any more. Requests wait until `cloud` is there; `is_loading`
    /// tells whether a part is on its way.
    pub fn attend(
        &mut self,
        state: &State,
        host_input: HostInput,
        nodes: &Nodes,
        cloud: Option<Cloud>,
        is_loading: bool,
        hears: &Hears,
    ) -> Attended {
        let onaction = &hears.action;
        if self.before.is_none() {
            self.listeners = environment::watch(onaction);
        }
        if host_input.token != self.host_input.token {
            self.host = Rc::new(HostToken::new(host_input.token.clone()));
        }
        host_input.tell(&self.host_input, |action| onaction.emit(action));
        self.host_input = host_input;
        if matches!(state.session.sign_in, SignIn::Idle) {
            self.secrets.forget_passwords();
        }
        let mut waits_for_cloud = false;
        for (running, wanted) in self.running.iter_mut().zip(state.effects()) {
            let stays = running.as_ref().map(|running| running.key) == wanted.as_ref().map(Effect::key);
            if stays {
                continue;
            }
            *running = None;
            let Some(wanted) = wanted else { continue };
            let key = wanted.key();
            let timer = timer::wait(&wanted, onaction.clone());
            let request = match cloud.filter(|_| wanted.is_request()) {
                Some(cloud) => Some((cloud.perform)(wanted, self.host.clone(), self.secrets.clone(), hears.clone())),
                None if wanted.is_request() => {
                    waits_for_cloud = true;
                    continue;
                }
                None => None,
            };
            *running = Some(Running { key, _until_dropped: (request, timer) });
        }
        self.resume(state, onaction);
        self.tick(state.moves(), onaction);
        let before = self.before.replace(Seen::of(state));
        let (count, target) = state.focus;
        if let Some(target) = target.filter(|_| before.as_ref().is_none_or(|before| before.focus != count)) {
            let found = focus::move_to(target, nodes);
            // The view may be in a part that is on its way: it is called again then.
            if let (false, true, Some(seen)) = (found, is_loading, &mut self.before) {
                seen.focus = before.as_ref().map_or(0, |before| before.focus);
            }
        }
        let events = before.map(|before| between(&before, state)).unwrap_or_default();
        Attended { events, waits_for_cloud }
    }

    /// After a refusal, goes on following with the new token once it is typed or pasted, without a further click.
    fn resume(&mut self, state: &State, onaction: &Callback<Action>) {
        let refused = state.tracking.created.as_ref().filter(|follow| follow.is_refused());
        let fresh = refused.and_then(|follow| {
            let token = Token::parse(state.session.draft.get(Input::Token)).ok()?;
            (*follow.connection.credential() != Credential::Typed(token.clone())).then_some(token)
        });
        self.typing = fresh.map(|fresh| match self.typing.take() {
            Some((token, timer)) if token == fresh => (token, timer),
            _ => {
                let onaction = onaction.clone();
                (fresh, Timeout::new(TYPED, move || onaction.emit(Action::Resume)))
            }
        });
    }

    /// Renews what the person sees of times: each second while something moves, else each half minute.
    fn tick(&mut self, moves: bool, onaction: &Callback<Action>) {
        if self.ticking.as_ref().is_none_or(|(as_before, _)| *as_before != moves) {
            let onaction = onaction.clone();
            let every = if moves { 1000 } else { 30_000 };
            self.ticking = Some((moves, Interval::new(every, move || onaction.emit(Action::Tick))));
        }
    }
}
