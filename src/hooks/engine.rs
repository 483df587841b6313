//! What runs for a component: compared with what the state wants, after each render.
//!
//! One struct and one effect rather than a hook for each task: each hook costs a kilobyte of wasm.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::UseReducerDispatcher;

use super::given::Given;
use super::host_token::HostToken;
use super::perform::perform;
use crate::backup::action::Action;
use crate::backup::credential::Credential;
use crate::backup::draft::Field;
use crate::backup::effect::{Effect, Key};
use crate::backup::event::{Event, between};
use crate::backup::follow::Watch;
use crate::backup::state::State;
use crate::openstack::abort::Abort;
use crate::openstack::token::Token;

type Dispatcher = UseReducerDispatcher<State>;

/// What runs. Dropping it aborts the requests and ends the timers.
#[derive(Default)]
pub struct Engine {
    given: Given,
    host: Rc<HostToken>,
    sending: Option<Running>,
    watching: Option<Running>,
    typing: Option<(Token, Timeout)>,
    before: Option<State>,
}

/// An effect that is being carried out.
struct Running {
    key: Key,
    _until_dropped: (Abort, Option<Timeout>),
}

/// Milliseconds without a key stroke after which a new token is taken as typed.
const TYPED: u32 = 1000;

impl Engine {
    /// Begins what the state wants, ends what it does not want any more, and returns what to tell the host.
    pub fn attend(&mut self, state: &State, given: Given, dispatcher: &Dispatcher) -> Vec<Event> {
        if given.token != self.given.token {
            self.host = Rc::new(HostToken::new(given.token.clone()));
        }
        // The first ones are in the state already.
        if self.before.is_some() {
            given.tell(&self.given, |action| dispatcher.dispatch(action));
        }
        self.given = given;
        let begin = |running: Option<Running>, wanted: Option<Effect>| {
            let wanted = wanted?;
            let key = wanted.key();
            let stays = running.filter(|running| running.key == key);
            let fresh = || Running { key, _until_dropped: perform(wanted, self.host.clone(), dispatcher.clone()) };
            Some(stays.unwrap_or_else(fresh))
        };
        self.sending = begin(self.sending.take(), state.sending());
        self.watching = begin(self.watching.take(), state.watching());
        self.resume(state, dispatcher);
        let before = self.before.replace(state.clone());
        before.map(|before| between(&before, state)).unwrap_or_default()
    }

    /// After a refusal, goes on following with the new token once it is typed or pasted, without a further click.
    fn resume(&mut self, state: &State, dispatcher: &Dispatcher) {
        let refused = state.follow.as_ref().filter(|follow| matches!(follow.watch, Watch::TokenRefused(_)));
        let fresh = refused.and_then(|follow| {
            let token = Token::parse(state.draft.get(Field::Token)).ok()?;
            (follow.order.credential != Credential::Typed(token.clone())).then_some(token)
        });
        self.typing = fresh.map(|fresh| match self.typing.take() {
            Some((token, timer)) if token == fresh => (token, timer),
            _ => {
                let dispatcher = dispatcher.clone();
                (fresh, Timeout::new(TYPED, move || dispatcher.dispatch(Action::Resume)))
            }
        });
    }
}
