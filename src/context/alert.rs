//! What an alert says.

use std::rc::Rc;

use crate::openstack::transport::refusal::Refusal;

/// Under a server's words that were longer than what is kept of them.
pub const WORDS_CUT: &str = "The server said more: the first 1,000 characters are kept.";

/// What an alert says: what happened, the server's own message, what to do, the details for the operator.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Alert {
    /// What happened.
    pub title: String,
    /// The server's own message.
    pub server_message: Option<Rc<str>>,
    /// What to do next.
    pub advice: Vec<String>,
    /// The usual causes, the likeliest first.
    pub causes: Vec<&'static str>,
    /// A command, or lines for the operator, to be copied.
    pub sample: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The server's request id.
    pub request_id: Option<Rc<str>>,
    /// Seconds that are still to be waited.
    pub wait: Option<i64>,
}

impl Alert {
    /// What happened, and what to do next.
    #[must_use]
    pub fn new(title: &str, advice: &str) -> Self {
        Self { title: title.into(), advice: vec![advice.into()], ..Self::default() }
    }

    /// The same with what the server said when it refused.
    #[must_use]
    pub fn with_refusal(mut self, refusal: &Refusal) -> Self {
        let message = &refusal.fault.message;
        self.server_message = (!message.is_empty()).then(|| message.clone());
        self.status = Some(refusal.status);
        self.request_id.clone_from(&refusal.request_id);
        self
    }
}
