//! Taking a request back.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{AbortController, AbortSignal};

/// Aborts its request when it is dropped.
#[must_use = "dropping it aborts the request"]
#[derive(Debug, Default)]
pub struct Abort(Signal);

impl Abort {
    /// A fresh one, for one call.
    pub fn new() -> Self {
        Self(Signal { controller: AbortController::new().ok(), unwanted: Rc::default() })
    }

    /// What the call listens to.
    #[must_use]
    pub fn signal(&self) -> Signal {
        self.0.clone()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.unwanted.set(true);
        self.0.abort();
    }
}

/// Tells a call that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub struct Signal {
    controller: Option<AbortController>,
    unwanted: Rc<Cell<bool>>,
}

impl Signal {
    /// Whether nobody waits for the answer any more, so that a late one is discarded.
    #[must_use]
    pub fn is_unwanted(&self) -> bool {
        self.unwanted.get()
    }

    /// What `fetch` listens to.
    pub(super) fn listened(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Never with a reason of our own: what `fetch` then rejects with need not be an `Error`.
    pub(super) fn abort(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
