//! What kind of backup is asked for.

use super::draft::{Draft, Field};

/// What kind of backup is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Of everything.
    Full,
    /// On top of the newest completed one of the instance.
    Latest,
    /// On top of a chosen one.
    Parent,
    /// None is made: one that was made elsewhere is registered.
    Register,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Full, Self::Latest, Self::Parent, Self::Register];

    /// Its name in attributes and in the draft.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Latest => "incremental",
            Self::Parent => "incremental-of",
            Self::Register => "register",
        }
    }

    /// The one that is chosen. A preset parent means one on top of it.
    #[must_use]
    pub fn chosen(draft: &Draft) -> Self {
        let named = Self::ALL.iter().find(|kind| kind.name() == draft.get(Field::Kind)).copied();
        let usual = if draft.get(Field::Parent).is_empty() { Self::Full } else { Self::Parent };
        named.unwrap_or(usual)
    }
}
