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
    /// A new instance is made out of it.
    Restore,
    /// Which instances have no good recent backup.
    Freshness,
    /// Where backups go that name no container.
    Strategies,
}

impl View {
    /// Those that are led to by name; a backup is opened out of the list.
    pub const NAMED: [Self; 4] = [Self::Create, Self::Backups, Self::Freshness, Self::Strategies];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Backups => "backups",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Freshness => "freshness",
            Self::Strategies => "strategies",
        }
    }

    /// Whether it shows one backup.
    #[must_use]
    pub fn is_of_one(self) -> bool {
        matches!(self, Self::Backup | Self::Restore)
    }

    /// Whether somebody named a view of the console, so that there are ways to the others.
    #[must_use]
    pub fn is_console(draft: &Draft) -> bool {
        draft.get(Field::View) == Self::Create.name() || Self::chosen(draft) != Self::Create
    }

    /// The one that is chosen. A host says `console` for all of them.
    #[must_use]
    pub fn chosen(draft: &Draft) -> Self {
        match draft.get(Field::View) {
            "backup" if !draft.get(Field::Backup).is_empty() => Self::Backup,
            "restore" if !draft.get(Field::Backup).is_empty() => Self::Restore,
            "backups" | "backup" | "restore" | "console" => Self::Backups,
            "freshness" => Self::Freshness,
            "strategies" => Self::Strategies,
            _ => Self::Create,
        }
    }
}
