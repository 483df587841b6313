//! The form of the room: its fields, and what stands in them.

use std::rc::Rc;

use crate::openstack::trove::create_backup::Driver;

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The database instance.
    Instance,
    /// The address of a backup that was made elsewhere.
    Location,
    /// The datastore's version that made it.
    Version,
    /// Its size in GiB.
    Size,
    /// The backup's name.
    Name,
    /// The optional text.
    Description,
    /// What kind of backup: see [`Kind`].
    Kind,
    /// The backup that an incremental one is made on top of.
    Parent,
    /// The Swift container.
    Container,
    /// The storage driver: see [`Driver`].
    Driver,
}

impl Input {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Instance,
        Self::Location,
        Self::Version,
        Self::Size,
        Self::Name,
        Self::Description,
        Self::Kind,
        Self::Parent,
        Self::Container,
        Self::Driver,
    ];

    /// The name of this field: in ids of the document, in `config.json` and in attributes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Instance => "instance-id",
            Self::Location => "remote-location",
            Self::Version => "datastore-version-id",
            Self::Size => "size",
            Self::Name => "name",
            Self::Description => "description",
            Self::Kind => "kind",
            Self::Parent => "parent-id",
            Self::Container => "swift-container",
            Self::Driver => "storage-driver",
        }
    }

    /// Whether it is one of "More options", which are folded away until somebody needs them.
    #[must_use]
    pub fn is_option(self) -> bool {
        matches!(self, Self::Kind | Self::Parent | Self::Container | Self::Driver)
    }
}

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

    /// Its name in attributes and in options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Latest => "incremental",
            Self::Parent => "incremental-of",
            Self::Register => "register",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a person typed and chose, or what was filled in, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The text of [`Input::Instance`].
    pub instance: Rc<str>,
    /// The text of [`Input::Location`].
    pub location: Rc<str>,
    /// The text of [`Input::Version`].
    pub version: Rc<str>,
    /// The text of [`Input::Size`].
    pub size: Rc<str>,
    /// The text of [`Input::Name`].
    pub name: Rc<str>,
    /// The text of [`Input::Description`].
    pub description: Rc<str>,
    /// The kind that was chosen; see [`Draft::kind`].
    pub chosen_kind: Option<Kind>,
    /// The text of [`Input::Parent`].
    pub parent: Rc<str>,
    /// The text of [`Input::Container`].
    pub container: Rc<str>,
    /// The driver that was chosen.
    pub driver: Option<Driver>,
}

impl Draft {
    /// The kind of backup that is asked for. A parent that was filled in means one on top of it.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let usual = if self.parent.is_empty() { Kind::Full } else { Kind::Parent };
        self.chosen_kind.unwrap_or(usual)
    }

    /// The text of a field; of a choice it is its name.
    #[must_use]
    pub fn get(&self, input: Input) -> &str {
        match input {
            Input::Instance => &self.instance,
            Input::Location => &self.location,
            Input::Version => &self.version,
            Input::Size => &self.size,
            Input::Name => &self.name,
            Input::Description => &self.description,
            Input::Kind => self.chosen_kind.map_or("", Kind::name),
            Input::Parent => &self.parent,
            Input::Container => &self.container,
            Input::Driver => self.driver.map_or("", Driver::name),
        }
    }

    /// Puts a text into a field. A choice that there is none of chooses nothing.
    pub fn set(&mut self, input: Input, text: Rc<str>) {
        match input {
            Input::Instance => self.instance = text,
            Input::Location => self.location = text,
            Input::Version => self.version = text,
            Input::Size => self.size = text,
            Input::Name => self.name = text,
            Input::Description => self.description = text,
            Input::Kind => self.chosen_kind = Kind::named(&text),
            Input::Parent => self.parent = text,
            Input::Container => self.container = text,
            Input::Driver => self.driver = Driver::named(&text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_its_own_place() {
        let text = |input: Input| match input {
            Input::Kind => "register".to_owned(),
            Input::Driver => "cinder".to_owned(),
            input => format!("text of {}", input.key()),
        };
        let mut draft = Draft::default();
        Input::ALL.into_iter().for_each(|input| draft.set(input, text(input).into()));
        assert!(Input::ALL.into_iter().all(|input| draft.get(input) == text(input)), "{draft:?}");
        draft.set(Input::Kind, "nonsense".into());
        draft.set(Input::Driver, "nonsense".into());
        assert_eq!((draft.chosen_kind, draft.driver), (None, None));
    }

    #[test]
    fn a_parent_that_was_filled_in_means_one_on_top_of_it() {
        let draft = |kind, parent: &str| Draft { chosen_kind: kind, parent: parent.into(), ..Draft::default() };
        assert_eq!(draft(None, "").kind(), Kind::Full);
        assert_eq!(draft(None, "b1").kind(), Kind::Parent);
        assert_eq!(draft(Some(Kind::Latest), "b1").kind(), Kind::Latest);
    }
}
