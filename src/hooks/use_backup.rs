//! The state of the page, and its effects carried out: requests, and the timer until the next look.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::clock::now;
use super::use_environment::use_environment;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::effect::Effect;
use crate::backup::follow::Watch;
use crate::backup::state::State;
use crate::openstack::abort::Abort;
use crate::openstack::http;
use crate::openstack::token::Token;
use crate::openstack::{backups, instances};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// The state, kept up to date: when it wants a call, the call is made; when it does not want it any more, or the
/// component goes, the call is aborted and its answer discarded.
#[hook]
pub fn use_backup() -> UseReducerHandle<State> {
    let state = use_reducer(State::default);
    let dispatcher = state.dispatcher();
    use_environment({
        let dispatcher = dispatcher.clone();
        Callback::from(move |environment| dispatcher.dispatch(Action::Environment(environment)))
    });
    use_restored(&dispatcher);
    use_performed(state.sending(), dispatcher.clone());
    use_performed(state.watching(), dispatcher);
    use_new_token(&state);
    state
}

/// Seconds that a timer may take: browsers take longer ones for none.
const LONGEST_WAIT: u32 = 86400;

type Dispatcher = UseReducerDispatcher<State>;

/// Carries out an effect until there is another one.
#[hook]
fn use_performed(effect: Option<Effect>, dispatcher: Dispatcher) {
    use_effect_with(effect.as_ref().map(Effect::key), move |_| {
        let running = effect.map(|effect| perform(effect, dispatcher));
        move || drop(running)
    });
}

/// Carries out an effect; dropping what it returns takes it back.
fn perform(effect: Effect, dispatcher: Dispatcher) -> (Abort, Option<Timeout>) {
    let abort = Abort::new();
    let signal = abort.signal();
    let call = match &effect {
        Effect::Wait(due) => {
            let wait = u32::try_from(due.since(now())).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT) * 1000;
            return (abort, Some(Timeout::new(wait, move || dispatcher.dispatch(Action::Due))));
        }
        Effect::Create(_, order) => backups::create(&order.endpoint, &order.token, &order.backup),
        Effect::Look(_, order) => backups::newest(&order.endpoint, &order.token, &order.backup.instance),
        Effect::Show(_, order, id) => backups::show(&order.endpoint, &order.token, id),
        Effect::Explain(_, order, id) => instances::show(&order.endpoint, &order.token, id),
    };
    spawn_local(async move {
        let answer = http::send(call, signal.clone()).await;
        let action = match effect {
            Effect::Create(call, _) => Action::Created(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Look(call, _) => Action::Looked(call, answer.and_then(|reply| backups::read_list(&reply)), now()),
            Effect::Show(call, ..) => Action::Shown(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Explain(call, ..) => {
                Action::Explained(call, answer.and_then(|reply| instances::read_fault(&reply)))
            }
            Effect::Wait(_) => return,
        };
        if !signal.is_unwanted() {
            dispatcher.dispatch(action);
        }
    });
    (abort, None)
}

/// Tells when the browser brings the page back from its back/forward cache: WebKit then shows the fields empty.
#[hook]
fn use_restored(dispatcher: &Dispatcher) {
    let dispatcher = dispatcher.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "pageshow", move |event| {
                if Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
                    dispatcher.dispatch(Action::Restored);
                }
            })
        });
        move || drop(listener)
    });
}

/// Milliseconds without a key stroke after which a new token is taken as typed.
const TYPED: u32 = 1000;

/// After a refusal, goes on following with the new token once it is typed or pasted, without a further click.
#[hook]
fn use_new_token(state: &UseReducerHandle<State>) {
    let refused = state.follow.as_ref().filter(|follow| matches!(follow.watch, Watch::TokenRefused(_)));
    let fresh = refused.and_then(|follow| {
        let token = Token::parse(state.draft.get(Field::Token)).ok()?;
        (token != follow.order.token).then_some(token)
    });
    let dispatcher = state.dispatcher();
    use_effect_with(fresh, move |fresh| {
        let timer = fresh.is_some().then(|| Timeout::new(TYPED, move || dispatcher.dispatch(Action::Resume)));
        move || drop(timer)
    });
}
