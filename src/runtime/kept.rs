//! Where a component's state is, which survives while the component is off its page.

use std::cell::Cell;
use std::rc::Rc;

use crate::app::state::State;
use crate::app::store::Store;
use crate::openstack::transport::masking::Secrets;

thread_local! {
    /// The tokens of all components on the page are masked in what any of them shows.
    static PAGE: Secrets = Secrets::default();
}

/// Where a component's state survives while the component is off its page. Give the same one to the component that
/// takes its place: it goes on where the other was, and sends nothing twice.
#[derive(Clone, Default)]
pub struct Kept(Rc<Memory>);

struct Memory {
    begun: Cell<bool>,
    store: Store,
    secrets: Rc<Secrets>,
}

impl Default for Memory {
    fn default() -> Self {
        let secrets = Rc::new(PAGE.with(Secrets::beside));
        Self { begun: Cell::default(), store: Store::default(), secrets }
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Kept {
    /// A component begins with it: if there was one before, it goes on where that one was.
    pub fn take_up(&self) {
        if self.0.begun.replace(true) {
            self.change(State::reattach);
        }
    }

    /// Changes the state.
    pub fn change(&self, change: impl FnOnce(&mut State)) {
        self.0.store.change(change);
    }

    /// The secrets that went out so far, which no answer may show.
    pub(crate) fn secrets(&self) -> Rc<Secrets> {
        self.0.secrets.clone()
    }

    /// The state as it is; none while it is being changed.
    #[must_use]
    pub fn read(&self) -> Option<Rc<State>> {
        self.0.store.read()
    }

    /// Where the state is.
    pub(crate) fn store(&self) -> Store {
        self.0.store.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_one_component_is_masked_in_what_another_shows() {
        let (one, other) = (Kept::default(), Kept::default());
        one.secrets().keep_token("a-token-of-some-length");
        assert!(other.secrets().are_in("no a-token-of-some-length"));
    }
}
