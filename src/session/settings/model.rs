//! The state of the room.

use std::fmt;
use std::rc::Rc;

use super::cloud::{Cloud, LeftOut};
use super::read::Unreadable;
use super::setting::Setting;

/// A file that somebody gave. There is no text in its `Debug`, for a password may be in it.
#[derive(Clone, PartialEq, Eq)]
pub struct File(Rc<str>);

impl File {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl From<Rc<str>> for File {
    fn from(text: Rc<str>) -> Self {
        Self(text)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("File(***)")
    }
}

/// What became of the last file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing was filled in.
    Unreadable(Unreadable),
    /// The person is to choose a cloud; whether there are more than are offered.
    Choose {
        /// Whether there are more than are offered.
        is_cut: bool,
    },
    /// These were filled in; none, where all that the file has is left out.
    Filled(Vec<Setting>),
}

/// The state of the room.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Model {
    /// A file that waits to be read.
    pub file: Option<File>,
    /// The clouds of the last file, for the person to choose one.
    pub offered: Rc<[Cloud]>,
    /// Whether that file has more than are offered.
    pub is_cut: bool,
    /// The cloud that was filled in last, without its texts: they are in the form.
    pub filled: Option<Cloud>,
    /// What became of the last file.
    pub outcome: Option<Outcome>,
}

impl Model {
    /// What of the cloud that was filled in last means something here, and is left out.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        self.filled.as_ref().map_or(&[], |cloud| &cloud.left_out)
    }
}
