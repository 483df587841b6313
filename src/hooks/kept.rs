//! Where a component's state survives while the component is off its page.

use std::cell::RefCell;
use std::rc::Rc;

use crate::backup::state::State;

/// Where a component's state survives while the component is off its page. Give the same one to the component that
/// takes its place: it goes on where the other was, and sends nothing twice.
#[derive(Clone, Default)]
pub struct Kept(Rc<RefCell<Option<State>>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Kept {
    /// The state to begin with again, if there was a component before.
    #[must_use]
    pub fn take_up(&self) -> Option<State> {
        self.0.try_borrow().ok()?.as_ref().map(State::put_back)
    }

    /// Keeps a state.
    pub fn keep(&self, state: &State) {
        if let Ok(mut kept) = self.0.try_borrow_mut() {
            *kept = Some(state.clone());
        }
    }
}
