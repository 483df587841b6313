//! Where the state of a component is, for the component that changes it and for the views that read it.

use std::cell::RefCell;
use std::rc::Rc;

use super::state::State;

/// Holds a state. Its copies hold the same one.
#[derive(Clone, Default)]
pub struct Store(Rc<RefCell<Rc<State>>>);

/// Whether both hold the same state.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<State> for Store {
    fn from(state: State) -> Self {
        Self(Rc::new(RefCell::new(Rc::new(state))))
    }
}

impl Store {
    /// Changes the state. Whoever still reads the one of before keeps that.
    pub fn change(&self, change: impl FnOnce(&mut State)) {
        if let Ok(mut state) = self.0.try_borrow_mut() {
            change(Rc::make_mut(&mut state));
        }
    }

    /// The state as it is now; none while it is being changed.
    #[must_use]
    pub fn read(&self) -> Option<Rc<State>> {
        self.0.try_borrow().ok().map(|state| state.clone())
    }
}
