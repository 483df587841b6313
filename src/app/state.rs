//! The whole behaviour in one reducer: what happens to the form and to the backup in view.
//!
//! Effects follow the state: [`State::effects`] says which calls and timers are wanted now, and the runtime carries them out.
//! A second click finds the state already sending, so there is no second POST. What happens to each room is in the file of
//! its name beside this one, or in `console/`.

use std::rc::Rc;

use super::action::Action;
use super::console::Console;
use super::field::Field;
use super::memory::Memory;
use super::open_list::OpenList;
use super::route::{Route, View};
use super::wording;
use crate::context::call::CallId;
use crate::context::environment::Environment;
use crate::context::resources::Resources;
use crate::create::{self, Model as Create, Submission};
use crate::openstack::transport::plain::LONGEST;
use crate::openstack::types::cut::cut;
use crate::session::{self, Life, Model as Session};
use crate::tracking::{self, Model as Tracking};

/// A place on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FocusTarget {
    /// A field, which gets the focus.
    Field(Field),
    /// The field for the container of a strategy, which gets the focus.
    StrategyContainer,
    /// The active choice of the open list, which comes into sight.
    Option,
    /// The alert under the fields for signing in.
    SignInAlert,
    /// What is to be checked before it is sent; it gets the focus.
    Review,
    /// The heading of the view, which gets the focus.
    View,
    /// The alert under the form, which comes into sight and leaves the focus where it is, unless it is lost.
    Alert,
    /// The result, which gets the focus only if that is lost with a button that went.
    Result,
}

/// What changes the state.
pub trait Change {
    /// Changes it.
    fn change(self, state: &mut State);
}

impl Change for Action {
    fn change(self, state: &mut State) {
        state.apply(self);
    }
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Which view is shown.
    pub route: Route,
    /// Creating a backup.
    pub create: Create,
    /// Where the cloud is, who asks, and for how long.
    pub session: Session,
    /// What fields are filled from, and the quota.
    pub resources: Resources,
    /// The list that is open.
    pub open_list: Option<OpenList>,
    /// Whether what is not secret is to be remembered on this device.
    pub remember: bool,
    /// What that is; see [`super::memory`].
    pub memory: Memory,
    /// The backups that are followed.
    pub tracking: Tracking,
    /// All backups, and what is done with them.
    pub console: Console,
    /// The page's environment.
    pub environment: Environment,
    /// The last sentence for the polite live region.
    pub announcement: Rc<str>,
    /// Where the person should look; the number tells each time from the one before.
    pub focus: (u32, Option<FocusTarget>),
    /// How often the browser brought the page back from its cache. Some then show empty fields.
    pub restored: u32,
    /// Seconds that this device's clock is ahead of the cloud's; see [`super::cloud_clock`].
    pub clock_ahead: i64,
    calls: CallId,
}

impl State {
    /// Whether something is shown that changes each second.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.is_following()
            || self.session.current.as_ref().is_some_and(|session| matches!(session.life, Life::Ending))
            || !matches!(self.create.submission, Submission::Idle)
            || self
                .console
                .inventory
                .looked
                .is_some_and(|_| self.view() == View::Backups && self.console.inventory.moves())
    }

    /// The state after an action, or after an answer.
    #[must_use]
    pub fn after(&self, change: impl Change) -> Self {
        let mut next = self.clone();
        change.change(&mut next);
        next
    }

    /// What an action makes of the state.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Preset(field, text) => self.preset(field, text),
            Action::Edit(field, text) => self.edit(field, text),
            Action::Leave(field) => self.leave(field),
            Action::Resume => self.resume(),
            Action::Environment(environment) => self.environment_changed(environment),
            Action::Restored => self.restored += 1,
            Action::Tick => {}
            Action::Session(message) => self.session(message),
            Action::Create(message) => self.create(message),
            Action::Alarm(now) => {
                self.session(session::Message::Tick(now));
                self.create(create::Message::Wake(now));
                self.wake(now);
                if self.environment.may_ask() {
                    self.track(tracking::Message::Wake(now));
                }
            }
            Action::OpenList(field) => self.open_list(field),
            Action::CloseList => self.open_list = None,
            Action::MoveInList(field, step) => self.move_in_list(field, step),
            Action::Pick(at, now) => self.pick(at, now),
            Action::Remember(remember) => self.remember = remember,
            Action::Recall(field, text) => self.recall(field, text),
            Action::Refresh => self.refresh(),
            Action::Backups(message) => self.backups(message),
            Action::Batch(message) => self.batch(message),
            Action::Freshness(message) => self.freshness(message),
            Action::Restore(message) => self.restore(message),
            Action::Strategies(message) => self.strategies(message),
            // The same sentence twice is announced twice: a blank makes the second one another text.
            Action::Say(sentence) => self.announce(&sentence),
        }
    }

    fn environment_changed(&mut self, environment: Environment) {
        if environment.online != self.environment.online {
            self.announcement = if environment.online { wording::ONLINE_AGAIN } else { wording::OFFLINE }.into();
        }
        self.environment = environment;
    }

    /// Announces a sentence politely.
    pub(super) fn announce(&mut self, sentence: &str) {
        let sentence = cut(sentence, LONGEST);
        // What is said again has to be another text, to be heard again.
        let again = if *self.announcement == *sentence && !sentence.is_empty() { "\u{a0}" } else { "" };
        self.announcement = format!("{sentence}{again}").into();
    }

    /// A part of the program was loaded, did not load, or is tried again: its button is gone, or it came into view.
    pub fn part_changed(&mut self) {
        let target = if self.view() == View::Create { FocusTarget::Alert } else { FocusTarget::View };
        self.focus_on(Some(target));
    }

    pub(super) fn focus_on(&mut self, target: Option<FocusTarget>) {
        self.focus = (self.focus.0.wrapping_add(1), target);
    }

    pub(super) fn next_call(&mut self) -> CallId {
        self.calls = self.calls.wrapping_add(1);
        self.calls
    }
}
