//! What the page knows of where it runs.

use std::rc::Rc;

/// Where the page runs, and whether somebody looks at it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Environment {
    /// Whether the page came over https.
    pub https: bool,
    /// `scheme://host[:port]` of the page, for the operator's CORS settings.
    pub origin: Rc<str>,
    /// Whether somebody can see the page.
    pub visible: bool,
    /// Whether the browser believes to be online.
    pub online: bool,
}

impl Environment {
    /// Whether the cloud may be asked for something that nobody waits for with a finger on a button.
    #[must_use]
    pub fn may_ask(&self) -> bool {
        self.visible && self.online
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self { https: false, origin: "".into(), visible: true, online: true }
    }
}
