//! Typing, as part of the state: what a person or a host puts into a field, and what goes with the old text.

use std::rc::Rc;

use super::console::restore::input_of;
use super::draft::Field;
use super::lists::{Lists, Stage};
use super::request_wording as wording;
use super::route::View;
use super::rules::{FieldProblem, check, is_rare};
use super::state::{Spot, State};
use super::submission::Submission;
use super::suggestion::suggested_name;
use super::way::chosen;
use super::wording::TOKEN_OF_ANOTHER_ENDPOINT;
use crate::console::{backups, batch, freshness, restore, strategies};
use crate::context::backups::inventory::Inventory;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;
use crate::tracking;

/// Who changes a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// A person at the page.
    Person,
    /// A link, a host, `config.json`.
    Preset,
}

impl State {
    /// The host, the address or `config.json` offers a text. What a person typed wins. A token that was typed for another
    /// endpoint goes: whoever made a link must not be led a token to.
    pub(super) fn preset(&mut self, field: Field, text: Rc<str>) {
        if (!field.is_view() && self.is_touched(field)) || self.shows_already(field, &text) {
            return;
        }
        self.change(field, text, By::Preset);
        if field == Field::Endpoint {
            let before = self.confirmed.take();
            let now = Endpoint::parse(self.draft.get(Field::Endpoint)).ok();
            if before.is_some() && before == now {
                self.confirmed = before;
            } else if before.is_some() && !self.draft.get(Field::Token).is_empty() {
                self.draft.set(Field::Token, "".into());
                self.problems.push((Field::Token, FieldProblem::TokenOfAnotherEndpoint));
                self.say(TOKEN_OF_ANOTHER_ENDPOINT);
            }
            self.connected();
        }
    }

    pub(super) fn edit(&mut self, field: Field, text: Rc<str>) {
        if !self.is_touched(field) && input_of(field).is_none() {
            self.touched.push(field);
        }
        // The way stays as it is now, whatever else would follow from what is typed.
        if matches!(field, Field::Identity | Field::Endpoint | Field::Token) && self.draft.get(Field::Way).is_empty() {
            self.draft.set(Field::Way, chosen(&self.draft).name().into());
            self.remember_typed(Field::Way);
        }
        if let Some(picking) = self.picking.as_mut().filter(|picking| picking.field == field) {
            (picking.typed, picking.active) = (true, None);
        }
        let is_name = text.contains(|c: char| !c.is_ascii_hexdigit() && c != '-');
        self.change(field, text, By::Person);
        if field == Field::Endpoint {
            self.confirm_endpoint();
        }
        self.remember_typed(field);
        // A name is looked for in the list, where somebody has signed in, or has opened it before.
        let known =
            self.lists.of(field).is_some_and(|list| self.session.is_some() || !matches!(list.stage, Stage::Unasked));
        if is_name && known && self.picking.is_none() && Uuid::find(&self.text(field)).is_none() {
            self.open_list(field);
        }
        if field == Field::View {
            self.call_attention_to(Some(Spot::View));
        }
    }

    /// A person pressed a button beside the endpoint's field, or typed into it: a typed token may go there.
    pub(super) fn confirm_endpoint(&mut self) {
        self.confirmed = Endpoint::parse(self.draft.get(Field::Endpoint)).ok();
    }

    /// A person pressed the button that names the endpoint's host. What waited for that is asked for; nothing is, where
    /// another endpoint was filled in meanwhile.
    pub(super) fn use_token_at(&mut self, endpoint: &Endpoint) {
        if self.access().unconfirmed(&self.draft).as_ref() != Some(endpoint) {
            return;
        }
        self.confirm_endpoint();
        self.say(&wording::token_is_used_at(endpoint.host()));
        if self.view() != View::Create {
            return self.refresh();
        }
        let field = self.picking.as_ref().map_or(Field::InstanceId, |picking| picking.field);
        self.want(Field::InstanceId);
        self.want(field);
        // The button is gone then.
        self.call_attention_to(Some(Spot::Field(field)));
    }

    /// A person pressed a button that sends a typed token to the endpoint in the form. Without a token the press says
    /// nothing about where one may go.
    pub(super) fn confirm_for_token(&mut self) {
        if self.access().wants_confirmation(&self.draft) {
            self.confirm_endpoint();
        }
    }

    /// Whether a person has typed into a field.
    fn is_touched(&self, field: Field) -> bool {
        input_of(field).map_or_else(|| self.touched.contains(&field), |input| self.console.restore.is_touched(input))
    }

    fn change(&mut self, field: Field, text: Rc<str>, by: By) {
        if let Some(input) = input_of(field) {
            return self.restore(match by {
                By::Person => restore::Message::Edit(input, text),
                By::Preset => restore::Message::Fill(input, text),
            });
        }
        if field.is_view() {
            self.show(field, &text);
        } else {
            self.draft.set(field, text);
        }
        let stale = match self.submission {
            Submission::Review(_) => true,
            Submission::Busy { go_on, .. } => !go_on && field == Field::InstanceId,
            _ => field == Field::Endpoint && self.submission.blocked_until().is_some(),
        };
        if stale {
            self.submission = Submission::Idle;
        }
        if field.is_view() {
            if matches!(field, Field::View | Field::Backup) {
                self.enter(by);
            }
            return;
        }
        if !field.is_secret() {
            self.spent = false;
        }
        match field {
            Field::Endpoint | Field::Token => self.forget_lists(),
            Field::InstanceId => self.lists.forget_parents(),
            Field::Region => self.choose_region(),
            Field::Way => self.problems.clear(),
            _ if is_rare(field) => self.unfolded = true,
            _ => {}
        }
        // An error that is shown goes with its cause; another one is not shown while somebody types.
        let problem = self.check(field);
        let stays = |shown: &FieldProblem| problem.as_ref().is_some_and(|problem| shown.is_like(problem));
        self.keep_problems(&|at, shown| at != field || stays(shown));
        if matches!(field, Field::Kind | Field::Driver) {
            self.keep_problems(&|at, _| !is_rare(at));
        }
    }

    fn choose_region(&mut self) {
        if let Some(session) = self.session.as_mut().map(Rc::make_mut) {
            session.region = self.draft.get(Field::Region).into();
            self.forget_lists();
            self.connected();
        }
    }

    /// What was listed was somebody else's.
    pub(super) fn forget_lists(&mut self) {
        self.lists = Lists::default();
        self.console.inventory = Inventory::default();
        self.backups(backups::Message::Enter);
        self.freshness(freshness::Message::Enter);
        // What was sent elsewhere is not sent again here.
        self.batch(batch::Message::Reset);
        self.strategies(strategies::Message::Reset);
        self.track(tracking::Message::Close);
        self.rearrange();
    }

    /// Shows no longer what is not to be kept.
    pub(super) fn keep_problems(&mut self, keep: &dyn Fn(Field, &FieldProblem) -> bool) {
        self.problems.retain(|(at, problem)| keep(*at, problem));
    }

    fn check(&self, field: Field) -> Option<FieldProblem> {
        check(&self.draft, field, &self.access())
    }

    pub(super) fn leave(&mut self, field: Field) {
        if self.picking.as_ref().is_some_and(|picking| picking.field == field) {
            self.picking = None;
        }
        self.resolve(field);
        if let Some(input) = input_of(field) {
            return self.restore(restore::Message::Leave(input));
        }
        let filled = self.touched.contains(&field) || !self.draft.get(field).is_empty();
        if filled && self.problem(field).is_none() {
            self.problems.extend(self.check(field).map(|problem| (field, problem)));
        }
    }

    pub(super) fn suggest_name(&mut self, now: UtcTime) {
        let instance = self.picked(Field::InstanceId).map(|choice| choice.name.clone()).unwrap_or_default();
        self.edit(Field::Name, suggested_name(&instance, now).into());
        self.say(wording::NAME_SUGGESTED);
    }
}
