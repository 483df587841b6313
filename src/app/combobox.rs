//! Picking from a list that opens below its field: what it shows, and where in it the person is.

use super::combobox_text as text;
use super::console::restore::input_of;
use super::create;
use super::field::Field;
use super::open_list::OpenList;
use super::state::{FocusTarget, State};
use crate::console::restore;
use crate::context::choices::Choice;
use crate::create::Message;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;

/// The most that are shown at once; typing narrows them.
pub const SHOWN: usize = 50;

impl State {
    /// What a list's field shows: what fits what is typed, at most [`SHOWN`]; and how many fit.
    #[must_use]
    pub fn offered(&self, open_list: &OpenList) -> (Vec<&Choice>, usize) {
        let typed =
            if open_list.typed { self.text(open_list.field).trim().to_ascii_lowercase() } else { String::new() };
        let fits = |choice: &Choice| {
            [&choice.name, &choice.id, &choice.note].iter().any(|text| text.to_ascii_lowercase().contains(&typed))
        };
        let (mut shown, mut count) = (Vec::new(), 0);
        for choice in self.list(open_list.field).map_or(&[][..], |list| &list.choices[..]) {
            if fits(choice) {
                count += 1;
                if count <= SHOWN {
                    shown.push(choice);
                }
            }
        }
        (shown, count)
    }

    /// The choice that stands in a field, if its list has it.
    #[must_use]
    pub fn picked(&self, field: Field) -> Option<&Choice> {
        let text = self.text(field);
        let text = text.trim();
        let choices = &self.list(field)?.choices;
        // Only UUIDs mean the same in whatever case they are written.
        let exact = choices.get(text).filter(|choice| *choice.id == *text);
        exact.or_else(|| choices.get(&Uuid::find(text)?.to_string()))
    }

    /// Opens a field's list, and asks for it unless it is there. A name that stands in the field narrows it. Nobody is
    /// asked with a token for an endpoint that the person has not confirmed: the list says so.
    pub(super) fn open_list(&mut self, field: Field) {
        let text = self.text(field);
        let typed = !text.is_empty() && Uuid::find(&text).is_none() && self.picked(field).is_none();
        self.open_list = Some(OpenList { field, typed, active: None });
        if let Some(endpoint) = self.session.unconfirmed() {
            self.announce(&text::confirm_first(endpoint.host()));
        }
        self.want(field);
    }

    /// A name that only one of a field's list has stands for that one.
    pub(super) fn resolve(&mut self, field: Field) {
        let Some(list) = self.list(field) else { return };
        let named = list.choices.only_named(self.text(field).trim()).map(|choice| choice.id.clone());
        let Some(id) = named else { return };
        match (create::input_of(field), input_of(field)) {
            (Some(input), _) => self.create(Message::Resolve(input, id)),
            (_, Some(input)) => self.restore(restore::Message::Fill(input, id)),
            (None, None) => {}
        }
    }

    /// The person goes up or down in a field's list, which opens it.
    pub(super) fn move_in_list(&mut self, field: Field, step: isize) {
        if self.open_list.as_ref().is_none_or(|open_list| open_list.field != field) {
            self.open_list(field);
        }
        let Some(open_list) = self.open_list.clone() else { return };
        let count = isize::try_from(self.offered(&open_list).0.len()).unwrap_or(0);
        let now = open_list.active.and_then(|at| isize::try_from(at).ok());
        let next = match now {
            _ if count == 0 => None,
            None if step > 0 => Some(0),
            None => Some(count - 1),
            Some(at) => Some((at + step).rem_euclid(count)),
        };
        self.open_list = Some(OpenList { active: next.and_then(|at| usize::try_from(at).ok()), ..open_list });
        self.focus_on(Some(FocusTarget::Option));
    }

    /// The person picks the choice at a place of the open list.
    pub(super) fn pick(&mut self, at: usize, now: UtcTime) {
        let Some(open_list) = self.open_list.clone() else { return };
        let Some(choice) = self.offered(&open_list).0.get(at).map(|choice| (*choice).clone()) else { return };
        if let Some(why) = &choice.unusable {
            self.announce(&text::not_picked(&choice.name, why));
            return;
        }
        self.open_list = None;
        self.edit(open_list.field, choice.id.clone());
        self.announce(&text::picked(&choice.name));
        if open_list.field == Field::InstanceId {
            self.create(Message::InstancePicked(choice.name, now));
        }
    }
}
