//! The views: props down, callbacks up, no requests.

use std::rc::Rc;

use yew::{Callback, Html, NodeRef};

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::session::field_of;
use crate::app::state::State;
use crate::openstack::types::time::UtcTime;
use crate::session::view::{SessionView, session_view};

pub mod combobox;
pub mod console;
pub mod create;
pub mod result;

/// Where things are on the page.
pub struct Places {
    /// The inputs, in the order of [`Field::ALL`].
    pub inputs: Vec<NodeRef>,
    /// The input for the container of a strategy.
    pub strategy_container: NodeRef,
    /// The active option of the open list.
    pub option: NodeRef,
    /// The alert under the fields for signing in.
    pub sign_in_alert: NodeRef,
    /// What is to be checked before it is sent.
    pub review: NodeRef,
    /// The alert under the form.
    pub alert: NodeRef,
    /// The heading of the result, or of the view.
    pub heading: NodeRef,
}

impl Default for Places {
    fn default() -> Self {
        let place = NodeRef::default;
        let inputs = Field::ALL.iter().map(|_| place()).collect();
        Self {
            inputs,
            strategy_container: place(),
            option: place(),
            sign_in_alert: place(),
            review: place(),
            alert: place(),
            heading: place(),
        }
    }
}

impl Places {
    /// The input of a field.
    #[must_use]
    pub fn input(&self, field: Field) -> NodeRef {
        self.inputs.get(field as usize).cloned().unwrap_or_default()
    }
}

/// What the views of the form are made of.
pub struct Scene<'a> {
    /// All that is known.
    pub state: &'a State,
    /// The beginning of all ids, unlike that of any other form on the page.
    pub prefix: &'a str,
    /// Where things are.
    pub places: &'a Places,
    /// Now.
    pub now: UtcTime,
    /// The language of times.
    pub lang: Option<&'a str>,
    /// Whether the page can remember what is not secret.
    pub remembers: bool,
    /// What hears of everything.
    pub onaction: &'a Callback<Action>,
}

/// What announces a sentence.
pub fn announcing(onaction: &Callback<Action>) -> Callback<Rc<str>> {
    onaction.reform(Action::Say)
}

/// What the views of the session are made of, handed to one of them.
pub fn with_session(scene: &Scene, show: impl FnOnce(&SessionView) -> Html) -> Html {
    let Scene { state, prefix, places, now, onaction, .. } = *scene;
    show(&SessionView {
        prefix,
        model: &state.session,
        origin: &state.environment.origin,
        now,
        is_running: state.is_following(),
        remember: scene.remembers.then_some(state.remember),
        alert: places.sign_in_alert.clone(),
        node: &|input| places.input(field_of(input)),
        dispatch: onaction.reform(Action::Session),
        onremember: onaction.reform(Action::Remember),
        announce: announcing(onaction),
    })
}

/// Who is signed in, or how to sign in.
pub fn connection(scene: &Scene) -> Html {
    with_session(scene, session_view)
}
