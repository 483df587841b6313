//! Which view is shown: the form, or one of the console.

use std::rc::Rc;

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

    /// The view of a name. A host says `console` for all views of the console.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "create" => Some(Self::Create),
            "backups" | "console" => Some(Self::Backups),
            "backup" => Some(Self::Backup),
            "restore" => Some(Self::Restore),
            "freshness" => Some(Self::Freshness),
            "strategies" => Some(Self::Strategies),
            _ => None,
        }
    }
}

/// Which view is shown, and of which backup.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route {
    /// The view that a person, a link or a host named.
    pub named: Option<View>,
    /// The id of the backup that is open, as it was told; empty where none is.
    pub backup: Rc<str>,
}

impl Route {
    /// The view that is shown. One of a single backup shows all of them, where none is open.
    #[must_use]
    pub fn view(&self) -> View {
        match self.named.unwrap_or(View::Create) {
            view if view.is_of_one() && self.backup.is_empty() => View::Backups,
            view => view,
        }
    }
}
