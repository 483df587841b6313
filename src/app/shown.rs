//! What a person sees, as far as it stands in the page's address: the view, and how the tables are set.

use std::borrow::Cow;
use std::rc::Rc;

use super::console::restore::input_of;
use super::create;
use super::field::Field;
use super::route::View;
use super::session;
use super::state::State;
use crate::console::backups::settings::{Columns, Sort, StatusFilter, TableSettings};
use crate::console::freshness::board::Threshold;
use crate::console::{backups, freshness};
use crate::session::Method;

impl State {
    /// Whether a view of the console is shown, and not the form that creates a backup.
    #[must_use]
    pub fn is_console(&self) -> bool {
        self.view() != View::Create
    }

    /// What is shown.
    #[must_use]
    pub fn view(&self) -> View {
        self.route.view()
    }

    /// The text of a field. Of one that tells what is shown it is the text in the address, which is empty for what is shown
    /// unless somebody wants otherwise.
    #[must_use]
    pub fn text(&self, field: Field) -> Cow<'_, str> {
        let table = &self.console.backups.table;
        let usual = TableSettings::default();
        match field {
            Field::View => self.route.named.map_or("", View::name).into(),
            Field::Backup => (&*self.route.backup).into(),
            Field::Search => (&*table.search).into(),
            Field::ShowStatus => table.status.word().into(),
            Field::ShowInstance => (&*table.instance).into(),
            Field::ShowDatastore => (&*table.datastore).into(),
            Field::Sort if table.sort == usual.sort => "".into(),
            Field::Sort => table.sort.text().into(),
            Field::Columns if table.columns == usual.columns => "".into(),
            Field::Columns => table.columns.text().into(),
            Field::Threshold if self.console.freshness.threshold == Threshold::default() => "".into(),
            Field::Threshold => self.console.freshness.threshold.hours().to_string().into(),
            Field::Way => self.session.draft.method.map_or("", Method::name).into(),
            Field::Ways => {
                let names: Vec<_> = self.session.draft.offered.iter().map(|method| method.name()).collect();
                names.join(" ").into()
            }
            field => match (input_of(field), session::input_of(field)) {
                (Some(input), _) => self.console.restore.draft.get(input).into(),
                (None, Some(input)) => self.session.draft.get(input).into(),
                (None, None) => create::input_of(field).map_or("", |input| self.create.draft.get(input)).into(),
            },
        }
    }

    /// Whether a text of the address means what is shown already, however it is written.
    pub(super) fn shows_already(&self, field: Field, text: &str) -> bool {
        let table = &self.console.backups.table;
        match field {
            Field::View => View::named(text) == self.route.named,
            Field::ShowStatus => StatusFilter::read(text) == table.status,
            Field::ShowInstance => text.trim() == &*table.instance,
            Field::ShowDatastore => text.trim() == &*table.datastore,
            Field::Sort => Sort::read(text) == table.sort,
            Field::Columns => Columns::read(text) == table.columns,
            Field::Threshold => Threshold::read(text) == self.console.freshness.threshold,
            Field::Way => Method::named(text) == self.session.draft.method,
            Field::Ways => Method::all_named(text) == self.session.draft.offered,
            field => *self.text(field) == *text,
        }
    }

    /// Puts a text of the address into effect. Fields that do not tell what is shown are left alone.
    pub(super) fn show(&mut self, field: Field, text: &Rc<str>) {
        let mut table = self.console.backups.table.clone();
        match field {
            Field::View => self.route.named = View::named(text),
            Field::Backup => self.route.backup = text.clone(),
            Field::Search => table.search = text.clone(),
            Field::ShowStatus => table.status = StatusFilter::read(text),
            Field::ShowInstance => table.instance = text.trim().into(),
            Field::ShowDatastore => table.datastore = text.trim().into(),
            Field::Sort => table.sort = Sort::read(text),
            Field::Columns => table.columns = Columns::read(text),
            Field::Threshold => self.freshness(freshness::Message::Choose(Threshold::read(text))),
            _ => {}
        }
        self.backups(backups::Message::Show(table));
    }
}
