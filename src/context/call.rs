//! Numbers of calls.

/// The number of a call. An answer whose number is not the awaited one is late, and is discarded.
pub type CallId = u32;

/// Hands out numbers of calls, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calls(CallId);

impl Calls {
    /// The next number.
    pub fn next_id(&mut self) -> CallId {
        self.0 = self.0.wrapping_add(1);
        self.0
    }
}
