//! The whole behaviour in one reducer: what happens to the form and to the backup in view.
//!
//! Effects follow the state: [`State::sending`] and [`State::watching`] say which call or timer is wanted now, and
//! the hooks carry it out. A second click finds the state already sending, so there is no second POST. Here is what
//! happens to the form; `sending` and `following` beside this file hold the two tasks.

use std::rc::Rc;

use super::action::Action;
use super::draft::{Draft, Field};
use super::follow::Follow;
use super::submission::{CallId, Submission};
use super::validation::{FieldProblem, Problems, check};
use super::wording;

/// What the page knows of where it runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Surroundings {
    /// Whether the page came over https.
    pub https: bool,
    /// `scheme://host[:port]` of the page, for the operator's CORS settings.
    pub origin: Rc<str>,
    /// Whether somebody can see the page.
    pub visible: bool,
    /// Whether the browser believes to be online.
    pub online: bool,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self { https: false, origin: "".into(), visible: true, online: true }
    }
}

/// A place on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// A field, which gets the focus.
    Field(Field),
    /// The alert under the form, which comes into sight and leaves the focus where it is.
    Alert,
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The form's texts.
    pub draft: Draft,
    /// Fields that a person has typed into.
    pub touched: Vec<Field>,
    /// The fields at fault, as far as they are shown.
    pub problems: Problems,
    /// The task of sending.
    pub submission: Submission,
    /// The backup in view, and the task of following it.
    pub follow: Option<Follow>,
    /// Whether this very draft was accepted: sending it again would be a mistake.
    pub spent: bool,
    /// The page's surroundings.
    pub surroundings: Surroundings,
    /// The last sentence for the polite live region.
    pub said: Rc<str>,
    /// Where the person should look; the number makes each wish a new one.
    pub attention: (u32, Option<Spot>),
    /// How often the browser brought the page back from its cache. Some then show empty fields.
    pub restored: u32,
    /// Whether the token's characters are shown.
    pub token_shown: bool,
    calls: CallId,
}

impl State {
    /// What is wrong with a field, as far as it is shown.
    #[must_use]
    pub fn problem(&self, field: Field) -> Option<&FieldProblem> {
        self.problems.iter().find(|(at, _)| *at == field).map(|(_, problem)| problem)
    }

    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Preset(field, text) => next.preset(field, text),
            Action::Edit(field, text) => next.edit(field, text),
            Action::Leave(field) => next.leave(field),
            Action::Submit(now) => next.submit(now),
            Action::Cancel => next.cancel(),
            Action::Created(call, answer, now) => next.created(call, answer, now),
            Action::LookAgain => next.look_again(),
            Action::Looked(call, answer, now) => next.looked(call, answer, now),
            Action::Due => next.ask(),
            Action::Shown(call, answer, now) => next.shown(call, answer, now),
            Action::Explained(call, answer) => next.explained(call, answer),
            Action::Resume => next.resume(),
            Action::Surroundings(surroundings) => next.surround(surroundings),
            Action::Restored => next.restored += 1,
            Action::ShowToken => next.token_shown = !next.token_shown,
            Action::Say(sentence) => next.said = sentence,
        }
        next
    }

    fn preset(&mut self, field: Field, text: Rc<str>) {
        if !self.touched.contains(&field) {
            self.draft.set(field, text);
        }
    }

    fn edit(&mut self, field: Field, text: Rc<str>) {
        self.draft.set(field, text);
        if !self.touched.contains(&field) {
            self.touched.push(field);
        }
        if field != Field::Token {
            self.spent = false;
        }
        // An error that is shown goes with its cause; a new one is not shown while somebody types.
        let problem = check(&self.draft, field, self.surroundings.https);
        if let Some(at) = self.problems.iter().position(|(at, _)| *at == field) {
            match problem {
                Some(problem) => self.problems.splice(at..=at, [(field, problem)]).for_each(drop),
                None => drop(self.problems.remove(at)),
            }
        }
    }

    fn leave(&mut self, field: Field) {
        if self.touched.contains(&field) && self.problem(field).is_none() {
            self.problems.extend(check(&self.draft, field, self.surroundings.https).map(|problem| (field, problem)));
        }
    }

    fn surround(&mut self, surroundings: Surroundings) {
        if surroundings.online != self.surroundings.online {
            self.said = if surroundings.online { wording::ONLINE_AGAIN } else { wording::OFFLINE }.into();
        }
        self.surroundings = surroundings;
    }

    pub(super) fn call_attention_to(&mut self, spot: Option<Spot>) {
        self.attention = (self.attention.0.wrapping_add(1), spot);
    }

    pub(super) fn next_call(&mut self) -> CallId {
        self.calls = self.calls.wrapping_add(1);
        self.calls
    }
}
