//! The views: props down, callbacks up, no requests.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::{AttrValue, Callback, Html, NodeRef};

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::session::field_of;
use crate::app::state::State;
use crate::app::store::Store;
use crate::openstack::types::time::UtcTime;
use crate::session::Model as Session;
use crate::session::view::{SessionView, session_view};

pub mod combobox;
pub mod console;
pub mod create;
pub mod result;
mod selected;

/// The elements that get the focus, or come into sight.
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

/// Whether they are the very same.
impl PartialEq for Nodes {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
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

/// What the views are made of beside the state: the same in each render, but for what a host changes.
#[derive(Clone, PartialEq)]
pub struct ViewContext {
    /// Where the state is.
    pub store: Store,
    /// The beginning of all ids, unlike that of any other form on the page.
    pub prefix: AttrValue,
    /// The elements that get the focus.
    pub nodes: Rc<Nodes>,
    /// The language of times.
    pub lang: Option<AttrValue>,
    /// Whether the page can remember what is not secret.
    pub remembers: bool,
    /// What hears of everything.
    pub onaction: Callback<Action>,
}

impl ViewContext {
    /// What the views are made of at a moment; none while the state is being changed.
    #[must_use]
    pub fn scene(&self, now: UtcTime) -> Option<Scene> {
        Some(Scene { state: self.store.read()?, now, context: self.clone(), moves: OnceCell::new() })
    }
}

/// What the views are made of.
#[derive(Clone)]
pub struct Scene {
    /// All that is known.
    pub state: Rc<State>,
    /// Now.
    pub now: UtcTime,
    /// What is the same in each render.
    pub context: ViewContext,
    /// Whether something is shown that changes each second, once somebody wanted to know.
    moves: OnceCell<bool>,
}

impl Deref for Scene {
    type Target = ViewContext;

    fn deref(&self) -> &ViewContext {
        &self.context
    }
}

/// What announces a sentence.
pub fn announcing(onaction: &Callback<Action>) -> Callback<Rc<str>> {
    onaction.reform(Action::Say)
}

/// What the views of the session are made of, handed to one of them.
pub fn with_session(scene: &Scene, show: impl FnOnce(&SessionView) -> Html) -> Html {
    let Scene { state, now, context, .. } = scene;
    let ViewContext { prefix, nodes, onaction, .. } = context;
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
    // Only of a session is told for how long it goes on.
    scene.selected("session", view, |scene| {
        (session_of(scene), scene.state.session.current.is_some().then(|| scene.shown_time()))
    })
}

/// What the views of the session show.
fn session_of(Scene { state, .. }: &Scene) -> (Session, Rc<str>, bool, bool) {
    (state.session.clone(), state.environment.origin.clone(), state.remember, state.is_following())
}
