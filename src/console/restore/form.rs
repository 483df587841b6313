//! The form of the room: its fields, and what stands in them.

use std::rc::Rc;

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The name of the new instance.
    Name,
    /// Its flavor, by id.
    Flavor,
    /// GB of its volume.
    Volume,
    /// The type of the volume.
    VolumeType,
    /// The version of its datastore, by id or by name.
    Version,
    /// Its network, by UUID.
    Network,
}

impl Input {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Name, Self::Flavor, Self::Volume, Self::VolumeType, Self::Version, Self::Network];

    /// The name of this field: in ids of the document, and in `config.json`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "restore-name",
            Self::Flavor => "flavor",
            Self::Volume => "volume",
            Self::VolumeType => "volume-type",
            Self::Version => "restore-version",
            Self::Network => "network",
        }
    }
}

/// What a person typed, or what was filled in, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The text of [`Input::Name`].
    pub name: Rc<str>,
    /// The text of [`Input::Flavor`].
    pub flavor: Rc<str>,
    /// The text of [`Input::Volume`].
    pub volume: Rc<str>,
    /// The text of [`Input::VolumeType`].
    pub volume_type: Rc<str>,
    /// The text of [`Input::Version`].
    pub version: Rc<str>,
    /// The text of [`Input::Network`].
    pub network: Rc<str>,
}

impl Draft {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, input: Input) -> &str {
        match input {
            Input::Name => &self.name,
            Input::Flavor => &self.flavor,
            Input::Volume => &self.volume,
            Input::VolumeType => &self.volume_type,
            Input::Version => &self.version,
            Input::Network => &self.network,
        }
    }

    pub(super) fn set(&mut self, input: Input, text: Rc<str>) {
        *match input {
            Input::Name => &mut self.name,
            Input::Flavor => &mut self.flavor,
            Input::Volume => &mut self.volume,
            Input::VolumeType => &mut self.volume_type,
            Input::Version => &mut self.version,
            Input::Network => &mut self.network,
        } = text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_its_own_place() {
        let mut draft = Draft::default();
        Input::ALL.into_iter().for_each(|input| draft.set(input, input.key().into()));
        assert!(Input::ALL.into_iter().all(|input| draft.get(input) == input.key()), "{draft:?}");
    }
}
