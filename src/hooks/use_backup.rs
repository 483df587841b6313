//! The state of the page, and its wishes carried out: requests, and the timer until the next look.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::clock::now;
use super::use_surroundings::use_surroundings;
use crate::backup::draft::Field;
use crate::backup::follow::Watch;
use crate::backup::state::{Action, State, Wish};
use crate::openstack::http::Abort;
use crate::openstack::token::Token;
use crate::openstack::{backups, instances};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.after(action).map_or(self, Rc::new)
    }
}

/// The state, kept up to date: when it wants a call, the call is made; when it does not want it any more, or the
/// component goes, the call is aborted and its answer discarded.
#[hook]
pub fn use_backup() -> UseReducerHandle<State> {
    let state = use_reducer(State::default);
    let dispatcher = state.dispatcher();
    use_surroundings({
        let dispatcher = dispatcher.clone();
        Callback::from(move |surroundings| dispatcher.dispatch(Action::Surroundings(surroundings)))
    });
    use_wish(state.sending(), dispatcher.clone());
    use_wish(state.watching(), dispatcher);
    use_new_token(&state);
    state
}

type Dispatcher = UseReducerDispatcher<State>;

/// Carries out a wish until there is another one.
#[hook]
fn use_wish(wish: Option<Wish>, dispatcher: Dispatcher) {
    use_effect_with(wish, move |wish| {
        let running = wish.clone().map(|wish| fulfil(wish, dispatcher));
        move || drop(running)
    });
}

/// Carries out a wish; dropping what it returns takes it back.
fn fulfil(wish: Wish, dispatcher: Dispatcher) -> (Abort, Option<Timeout>) {
    let abort = Abort::new();
    let signal = abort.signal();
    if let Wish::Wait(due) = wish {
        let wait = u32::try_from(due.since(now())).unwrap_or(u32::MAX).saturating_mul(1000);
        return (abort, Some(Timeout::new(wait, move || dispatcher.dispatch(Action::Due))));
    }
    spawn_local(async move {
        let listening = signal.clone();
        let action = match wish {
            Wish::Wait(_) => return,
            Wish::Create(call, order) => {
                let answer = backups::create(&order.endpoint, &order.token, &order.backup, listening).await;
                Action::Created(call, answer, now())
            }
            Wish::Look(call, order) => {
                let answer = backups::newest(&order.endpoint, &order.token, &order.backup.instance, listening).await;
                Action::Looked(call, answer, now())
            }
            Wish::Show(call, endpoint, token, id) => {
                Action::Shown(call, backups::show(&endpoint, &token, &id, listening).await, now())
            }
            Wish::Explain(call, endpoint, token, id) => {
                Action::Explained(call, instances::fault(&endpoint, &token, &id, listening).await)
            }
        };
        if !signal.is_unwanted() {
            dispatcher.dispatch(action);
        }
    });
    (abort, None)
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
