//! The views: props down, callbacks up, no requests.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, NodeRef};

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
mod selected;

/// Where things are on the page.
pub struct Nodes {
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

impl Default for Nodes {
    fn default() -> Self {
        let node = NodeRef::default;
        let inputs = Field::ALL.iter().map(|_| node()).collect();
        Self {
            inputs,
            strategy_container: node(),
            option: node(),
            sign_in_alert: node(),
            review: node(),
            alert: node(),
            heading: node(),
        }
    }
}

impl Nodes {
    /// The input of a field.
    #[must_use]
    pub fn input(&self, field: Field) -> NodeRef {
        self.inputs.get(field as usize).cloned().unwrap_or_default()
    }
}

/// What the views are made of.
#[derive(Clone)]
pub struct Scene {
    /// All that is known.
    pub state: Rc<State>,
    /// The beginning of all ids, unlike that of any other form on the page.
    pub prefix: AttrValue,
    /// Where things are.
    pub nodes: Rc<Nodes>,
    /// Now.
    pub now: UtcTime,
    /// The language of times.
    pub lang: Option<AttrValue>,
    /// Whether the page can remember what is not secret.
    pub remembers: bool,
    /// What hears of everything: the same callback in each render.
    pub onaction: Callback<Action>,
}

/// What announces a sentence.
pub fn announcing(onaction: &Callback<Action>) -> Callback<Rc<str>> {
    onaction.reform(Action::Say)
}

/// What the views of the session are made of, handed to one of them.
pub fn with_session(scene: &Scene, show: impl FnOnce(&SessionView) -> Html) -> Html {
    let Scene { state, prefix, nodes, now, onaction, .. } = scene;
    show(&SessionView {
        prefix,
        model: &state.session,
        origin: &state.environment.origin,
        now: *now,
        is_running: state.is_following(),
        remember: scene.remembers.then_some(state.remember),
        alert: nodes.sign_in_alert.clone(),
        node: &|input| nodes.input(field_of(input)),
        dispatch: onaction.reform(Action::Session),
        onremember: onaction.reform(Action::Remember),
        announce: announcing(onaction),
    })
}

/// Who is signed in, or how to sign in.
pub fn connection(scene: &Scene) -> Html {
    let view = |scene: &Scene| with_session(scene, session_view);
    scene.selected("session", view, |one, two| {
        // Only of a session is told for how long it goes on.
        is_same_session(one, two) && (one.state.session.current.is_none() || one.is_same_time(two))
    })
}

/// Whether the views of the session show the same.
fn is_same_session(one: &Scene, two: &Scene) -> bool {
    let (one, two) = (&*one.state, &*two.state);
    one.session == two.session
        && one.environment.origin == two.environment.origin
        && one.remember == two.remember
        && one.is_following() == two.is_following()
}
