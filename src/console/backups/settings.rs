//! What a person sees of the table of backups: the search, the filters, the order and the columns. All of it stands in the
//! page's address, so that a link shows the same.

use std::rc::Rc;

use super::columns::Column;

/// What the table shows of the backups.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TableSettings {
    /// A part of a name or an id, as typed; empty for all.
    pub search: Rc<str>,
    /// The statuses.
    pub status: StatusFilter,
    /// The id of the instance; empty for all.
    pub instance: Rc<str>,
    /// Datastore and version, as [`crate::context::backups::item::Item::datastore`]; empty for all.
    pub datastore: Rc<str>,
    /// The order.
    pub sort: Sort,
    /// The columns.
    pub columns: Columns,
}

/// The statuses that the table is narrowed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum StatusFilter {
    /// None is left out.
    #[default]
    All,
    /// Those that have not ended.
    Running,
    /// This one, in whatever case it is written.
    Is(Rc<str>),
}

impl StatusFilter {
    /// Reads a word of the address.
    #[must_use]
    pub fn read(word: &str) -> Self {
        match word.trim() {
            "" => Self::All,
            word if word.eq_ignore_ascii_case("running") => Self::Running,
            status => Self::Is(status.into()),
        }
    }

    /// The word in the address; empty for all.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::All => "",
            Self::Running => "running",
            Self::Is(status) => status,
        }
    }
}

/// The column that the table is sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// The newest one first.
impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Created, descending: true }
    }
}

impl Sort {
    /// Reads the name of a column, with `-` before it for the largest first. The newest come first where it is none.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (word, descending) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
        let column = Column::ALL.into_iter().find(|column| column.is(word));
        column.map_or_else(Self::default, |column| Self { column, descending })
    }

    /// The text in the address.
    #[must_use]
    pub fn text(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.heading().to_ascii_lowercase())
    }

    /// What a press on the heading of a column makes of it: the other direction, or the smallest first.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        Self { column, descending: self.column == column && !self.descending }
    }
}

/// The columns that are shown, and how times are written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns {
    /// The columns, in their order; never none.
    shown: Vec<Column>,
    /// Whether times are written in UTC, not in the person's own zone.
    pub utc: bool,
}

/// All but the id.
impl Default for Columns {
    fn default() -> Self {
        Self { shown: Column::ALL.into_iter().filter(|column| *column != Column::Id).collect(), utc: false }
    }
}

impl Columns {
    /// Reads the names of columns, with spaces between them; `utc` among them for times in UTC. All but the id where none is
    /// named.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let named = |column: &Column| text.split(' ').any(|word| column.is(word));
        let shown: Vec<_> = Column::ALL.into_iter().filter(named).collect();
        let utc = text.split(' ').any(|word| word == "utc");
        if shown.is_empty() { Self { utc, ..Self::default() } } else { Self { shown, utc } }
    }

    /// The text in the address.
    #[must_use]
    pub fn text(&self) -> String {
        let mut words: Vec<_> = self.shown.iter().map(|column| column.heading().to_ascii_lowercase()).collect();
        words.extend(self.utc.then(|| "utc".to_owned()));
        words.join(" ")
    }

    /// The columns, in their order; never none.
    #[must_use]
    pub fn shown(&self) -> &[Column] {
        &self.shown
    }

    /// The same with times written the other way.
    #[must_use]
    pub fn with_utc(&self, utc: bool) -> Self {
        Self { utc, ..self.clone() }
    }

    /// The same with one column more, or without it; all but the id where none would be left.
    #[must_use]
    pub fn toggled(&self, column: Column) -> Self {
        let is_shown = |each: &Column| self.shown.contains(each) != (*each == column);
        let shown: Vec<_> = Column::ALL.into_iter().filter(is_shown).collect();
        if shown.is_empty() { Self { utc: self.utc, ..Self::default() } } else { Self { shown, utc: self.utc } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_address_is_read_and_written() {
        for text in ["name", "-size", "-created", "id"] {
            assert_eq!(Sort::read(text).text(), text);
        }
        for text in ["", "-", "colour", "-colour"] {
            assert_eq!(Sort::read(text), Sort::default(), "{text}");
        }
        for text in ["name status", "name status id utc"] {
            assert_eq!(Columns::read(text).text(), text);
        }
        assert_eq!(Columns::read("id colour name").text(), "name id", "in their order, what is no column left out");
        assert_eq!(Columns::read("colour").shown(), Columns::default().shown());
        assert!(Columns::read("utc").utc && Columns::read("utc").shown() == Columns::default().shown());
        for (word, filter) in
            [("", StatusFilter::All), ("running", StatusFilter::Running), ("new", StatusFilter::Is("new".into()))]
        {
            assert_eq!((StatusFilter::read(word), filter.word()), (filter.clone(), word));
        }
        assert_eq!(StatusFilter::read(" Running "), StatusFilter::Running);
    }

    #[test]
    fn a_heading_turns_the_order_round_and_no_column_can_be_the_last_to_go() {
        let by_name = Sort::default().pressed(Column::Name);
        assert_eq!(by_name, Sort { column: Column::Name, descending: false });
        assert!(
            by_name.pressed(Column::Name).descending && !by_name.pressed(Column::Name).pressed(Column::Name).descending
        );
        let only = Columns::read("name");
        assert_eq!(only.toggled(Column::Size).text(), "name size");
        assert_eq!(only.toggled(Column::Name), Columns::default());
        assert!(only.with_utc(true).toggled(Column::Name).utc);
    }
}
