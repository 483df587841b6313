//! What is shown: the form, or one of the views of the console.

use crate::backup::draft::{Draft, Field};

/// A view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// The form that creates a backup, with its result.
    Create,
    /// All backups.
    Backups,
    /// One of them.
    Backup,
    /// Which instances have no good recent backup.
    Freshness,
}

impl View {
    /// Those that are led to by name; a backup is opened out of the list.
    pub const NAMED: [Self; 3] = [Self::Create, Self::Backups, Self::Freshness];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Backups => "backups",
            Self::Backup => "backup",
            Self::Freshness => "freshness",
        }
    }

    /// Whether somebody named a view of the console, so that there are ways to the others.
    #[must_use]
    pub fn is_console(draft: &Draft) -> bool {
        matches!(draft.get(Field::View), "console" | "create" | "backups" | "backup" | "freshness")
    }

    /// The one that is chosen. A host says `console` for all of them.
    #[must_use]
    pub fn chosen(draft: &Draft) -> Self {
        match draft.get(Field::View) {
            "backup" if !draft.get(Field::Backup).is_empty() => Self::Backup,
            "backups" | "backup" | "console" => Self::Backups,
            "freshness" => Self::Freshness,
            _ => Self::Create,
        }
    }
}
