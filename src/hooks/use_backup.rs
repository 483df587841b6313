//! The state of a component, kept up to date.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::engine::Engine;
use super::given::Given;
use super::use_environment::use_environment;
use crate::backup::action::Action;
use crate::backup::event::Event;
use crate::backup::state::State;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// Where a component's state survives while the component is off its page. Give the same one to the component that
/// takes its place: it goes on where the other was, and sends nothing twice.
#[derive(Clone, Default)]
pub struct Kept(Rc<RefCell<Option<State>>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The state: when it wants a call, the call is made; when it does not want it any more, or the component goes, the call
/// is aborted and its answer discarded. `tell` hears what happened. What is given is there from the first render on, so
/// that nothing shifts.
#[hook]
pub fn use_backup(given: Given, kept: &Option<Kept>, tell: Callback<Event>) -> UseReducerHandle<State> {
    let state = use_reducer(|| {
        let before = kept.as_ref().and_then(|kept| kept.0.borrow().as_ref().map(State::put_back));
        let mut state = before.unwrap_or_default();
        given.tell(&Given::default(), |action| state = state.after(action));
        state
    });
    if let Some(kept) = kept {
        kept.0.replace(Some((*state).clone()));
    }
    use_environment(state.dispatcher());
    let engine = use_mut_ref(Engine::default);
    let current = state.clone();
    use_effect(move || {
        // Told when nothing is borrowed any more: a host may do what it likes then.
        let events = engine.try_borrow_mut().map(|mut engine| engine.attend(&current, given, &current.dispatcher()));
        events.unwrap_or_default().into_iter().for_each(|event| tell.emit(event));
    });
    state
}
