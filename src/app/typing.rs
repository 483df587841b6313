//! Typing, as part of the state: what a person or a host puts into a field, and what goes with the old text.

use std::rc::Rc;

use super::console::restore;
use super::create;
use super::field::Field;
use super::session;
use super::state::{FocusTarget, State};
use crate::console::restore::Message as Restore;
use crate::console::{backups, batch, freshness, strategies};
use crate::context::backups::inventory::Inventory;
use crate::context::resources::Stage;
use crate::create::{Message as Create, Outside};
use crate::openstack::types::id::Uuid;
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

impl State {
    /// The host, the address or `config.json` offers a text. What a person typed wins.
    pub(super) fn preset(&mut self, field: Field, text: Rc<str>) {
        if (field.is_view() || !self.is_touched(field)) && !self.shows_already(field, &text) {
            self.change(field, text, By::Preset);
        }
    }

    pub(super) fn edit(&mut self, field: Field, text: Rc<str>) {
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
        match (create::input_of(field), session::input_of(field), restore::input_of(field)) {
            (Some(input), ..) => self.create.is_touched(input),
            (_, Some(input), _) => self.session.is_touched(input),
            (.., Some(input)) => self.console.restore.is_touched(input),
            _ => field == Field::Way && self.session.is_method_touched(),
        }
    }

    fn change(&mut self, field: Field, text: Rc<str>, by: By) {
        if let Some(input) = create::input_of(field) {
            self.create(match by {
                By::Person => Create::Edit(input, text),
                By::Preset => Create::Fill(input, text),
            });
        } else if let Some(input) = restore::input_of(field) {
            self.restore(match by {
                By::Person => Restore::Edit(input, text),
                By::Preset => Restore::Fill(input, text),
            });
        } else if let Some(message) = of_session(field, &text, by) {
            self.session(message);
        } else if field.is_view() {
            self.show(field, &text);
            self.create(Create::Changed(Outside::View));
            if matches!(field, Field::View | Field::Backup) {
                self.enter(by);
            }
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
        match (create::input_of(field), session::input_of(field), restore::input_of(field)) {
            (Some(input), ..) => self.create(Create::Leave(input)),
            (_, Some(input), _) => self.session(Message::Leave(input)),
            (.., Some(input)) => self.restore(Restore::Leave(input)),
            _ => {}
        }
    }
}
