//! Typing, as part of the state: what a person or a host puts into a field, and what goes with the old text.

use std::rc::Rc;

use super::console::restore::input_of;
use super::draft::Field;
use super::request_wording as wording;
use super::rules::{FieldProblem, check, is_rare};
use super::session;
use super::state::{FocusTarget, State};
use super::submission::Submission;
use super::suggestion::suggested_name;
use crate::console::{backups, batch, freshness, restore, strategies};
use crate::context::backups::inventory::Inventory;
use crate::context::resources::{List, Stage};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;
use crate::session::{Message, Method};
use crate::tracking;

/// Who changes a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// A person at the page.
    Person,
    /// A link, a host, `config.json`.
    Preset,
}

/// What a text for a field is to the room of the session, if it is one of its fields.
fn of_session(field: Field, text: &Rc<str>, by: By) -> Option<Message> {
    let (input, method) = (session::input_of(field), Method::named(text));
    Some(match (field, by) {
        (Field::Ways, _) => Message::Offer(Method::all_named(text)),
        (Field::Way, By::Person) => Message::Choose(method?),
        (Field::Way, By::Preset) => Message::Preset(method),
        (_, By::Person) => Message::Edit(input?, text.clone()),
        (_, By::Preset) => Message::Fill(input?, text.clone()),
    })
}

/// Whether a field belongs to the form that creates a backup.
fn is_of_form(field: Field) -> bool {
    let is_method = matches!(field, Field::Way | Field::Ways);
    !is_method && input_of(field).is_none() && session::input_of(field).is_none()
}

impl State {
    /// The host, the address or `config.json` offers a text. What a person typed wins.
    pub(super) fn preset(&mut self, field: Field, text: Rc<str>) {
        if (field.is_view() || !self.is_touched(field)) && !self.shows_already(field, &text) {
            self.change(field, text, By::Preset);
        }
    }

    pub(super) fn edit(&mut self, field: Field, text: Rc<str>) {
        if is_of_form(field) && !self.touched.contains(&field) {
            self.touched.push(field);
        }
        if let Some(open_list) = self.open_list.as_mut().filter(|open_list| open_list.field == field) {
            (open_list.typed, open_list.active) = (true, None);
        }
        let is_name = text.contains(|c: char| !c.is_ascii_hexdigit() && c != '-');
        self.change(field, text, By::Person);
        // A name is looked for in the list, where somebody has signed in, or has opened it before.
        let signed_in = self.session.current.is_some();
        let known = self.list(field).is_some_and(|list| signed_in || !matches!(list.stage, Stage::Unasked));
        if is_name && known && self.open_list.is_none() && Uuid::find(&self.text(field)).is_none() {
            self.open_list(field);
        }
        if field == Field::View {
            self.focus_on(Some(FocusTarget::View));
        }
    }

    /// Whether a person has typed into a field.
    fn is_touched(&self, field: Field) -> bool {
        match (input_of(field), session::input_of(field)) {
            (Some(input), _) => self.console.restore.is_touched(input),
            (None, Some(input)) => self.session.is_touched(input),
            (None, None) if field == Field::Way => self.session.is_method_touched(),
            (None, None) => self.touched.contains(&field),
        }
    }

    fn change(&mut self, field: Field, text: Rc<str>, by: By) {
        if let Some(input) = input_of(field) {
            return self.restore(match by {
                By::Person => restore::Message::Edit(input, text),
                By::Preset => restore::Message::Fill(input, text),
            });
        }
        if let Some(message) = of_session(field, &text, by) {
            return self.session(message);
        }
        // What is left of the session's is a method that nobody knows.
        if field == Field::Way {
            return;
        }
        if field.is_view() {
            self.show(field, &text);
        } else {
            self.draft.set(field, text);
        }
        self.text_changed(field);
        if field.is_view() {
            if matches!(field, Field::View | Field::Backup) {
                self.enter(by);
            }
            return;
        }
        if field == Field::InstanceId {
            self.resources.backups = List::default();
        }
        self.unfolded |= is_rare(field);
        // An error that is shown goes with its cause; another one is not shown while somebody types.
        let problem = check(&self.draft, field);
        let stays = |shown: &FieldProblem| problem.as_ref().is_some_and(|problem| shown.is_like(problem));
        self.problems.retain(|(at, shown)| *at != field || stays(shown));
        if matches!(field, Field::Kind | Field::Driver) {
            self.problems.retain(|(at, _)| !is_rare(*at));
        }
    }

    /// A text is another one: what was read by the person, or is waited with, was for the text before.
    pub(super) fn text_changed(&mut self, field: Field) {
        let stale = match self.submission {
            Submission::Review(_) => true,
            Submission::Busy { go_on, .. } => !go_on && field == Field::InstanceId,
            _ => field == Field::Endpoint && self.submission.blocked_until().is_some(),
        };
        if stale {
            self.submission = Submission::Idle;
        }
        if !field.is_secret() && !field.is_view() {
            self.spent = false;
        }
    }

    /// What was listed was somebody else's.
    pub(super) fn forget_lists(&mut self) {
        self.resources.forget();
        self.console.inventory = Inventory::default();
        self.backups(backups::Message::Enter);
        self.freshness(freshness::Message::Enter);
        // What was sent elsewhere is not sent again here.
        self.batch(batch::Message::Reset);
        self.strategies(strategies::Message::Reset);
        self.track(tracking::Message::Close);
        self.rearrange();
    }

    pub(super) fn leave(&mut self, field: Field) {
        if self.open_list.as_ref().is_some_and(|open_list| open_list.field == field) {
            self.open_list = None;
        }
        self.resolve(field);
        if let Some(input) = input_of(field) {
            return self.restore(restore::Message::Leave(input));
        }
        if let Some(input) = session::input_of(field) {
            return self.session(Message::Leave(input));
        }
        let filled = self.touched.contains(&field) || !self.draft.get(field).is_empty();
        if filled && self.problem(field).is_none() {
            self.problems.extend(check(&self.draft, field).map(|problem| (field, problem)));
        }
    }

    pub(super) fn suggest_name(&mut self, now: UtcTime) {
        let instance = self.picked(Field::InstanceId).map(|choice| choice.name.clone()).unwrap_or_default();
        self.edit(Field::Name, suggested_name(&instance, now).into());
        self.say(wording::NAME_SUGGESTED);
    }
}
