//! The columns of the list: what they are called, what they say of a backup, and how they sort.

use crate::context::backups::item::Item;
use crate::context::backups::text::kind;
use crate::context::choices::Choices;
use crate::context::phrases::duration;
use crate::openstack::types::size::hundredths;
use crate::openstack::types::time::UtcTime;

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The name, by which a backup is opened.
    Name,
    /// The status.
    Status,
    /// The instance, by its name.
    Instance,
    /// Full or incremental.
    Kind,
    /// GiB of the volume in use.
    Size,
    /// When it began.
    Created,
    /// How long it took.
    Duration,
    /// Datastore and version.
    Datastore,
    /// The id.
    Id,
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Status,
        Self::Instance,
        Self::Kind,
        Self::Size,
        Self::Created,
        Self::Duration,
        Self::Datastore,
        Self::Id,
    ];

    /// Its heading. In lower case it is its name in the address and in exports.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Status => "Status",
            Self::Instance => "Instance",
            Self::Kind => "Kind",
            Self::Size => "Size",
            Self::Created => "Created",
            Self::Duration => "Duration",
            Self::Datastore => "Datastore",
            Self::Id => "Id",
        }
    }

    /// Whether a word of the address names it.
    #[must_use]
    pub fn is(self, word: &str) -> bool {
        self.heading().eq_ignore_ascii_case(word)
    }

    /// What it says of a backup; times by `written`.
    #[must_use]
    pub fn text(self, item: &Item, instances: &Choices, written: &dyn Fn(UtcTime) -> String) -> String {
        match self {
            Self::Name => item.name.to_string(),
            Self::Status => item.status.to_string(),
            Self::Instance => instances.name_of(&item.instance).into(),
            Self::Kind => kind(item).into(),
            Self::Size if item.size.is_empty() => String::new(),
            Self::Size => format!("{} GiB", item.size),
            Self::Created => item.created.map(written).unwrap_or_default(),
            Self::Duration => item.took().map(duration).unwrap_or_default(),
            Self::Datastore => item.datastore.to_string(),
            Self::Id => item.id.to_string(),
        }
    }

    /// What a backup is sorted by in this column, made once for each; texts without regard to the case of a to z.
    #[must_use]
    pub fn key(self, item: &Item, instances: &Choices) -> Key {
        match self {
            Self::Created => Key::Number(item.created.map(|time| time.0)),
            Self::Duration => Key::Number(item.took()),
            Self::Size => Key::Number(hundredths(&item.size)),
            _ => Key::Text(self.text(item, instances, &|_| String::new()).to_ascii_lowercase()),
        }
    }
}

/// What rows are sorted by: numbers or texts, the same in all rows of a column.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    /// None comes first.
    Number(Option<i64>),
    /// By its code points.
    Text(String),
}
