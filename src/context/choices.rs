//! What can be picked: in its order, and found by its id without looking through all of it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

/// One thing that can be picked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// What is picked.
    pub id: Rc<str>,
    /// What it is called.
    pub name: Rc<str>,
    /// What else tells it from others.
    pub note: Rc<str>,
    /// Why it cannot be backed up now, if it cannot.
    pub unusable: Option<Rc<str>>,
    /// GB of an instance's volume, where it is told.
    pub volume: Option<Rc<str>>,
}

/// The most choices of one list. Of instances these are 250 pages.
pub const MOST: usize = 5000;

/// The choices of a list, at most [`MOST`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    all: Vec<Choice>,
    /// The position of each id, in lower case; of several with one id the first.
    positions: BTreeMap<String, usize>,
    cut: bool,
}

impl Choices {
    /// Adds a choice, unless there are [`MOST`] already.
    pub fn add(&mut self, choice: Choice) {
        if self.all.len() < MOST {
            self.positions.entry(choice.id.to_ascii_lowercase()).or_insert(self.all.len());
            self.all.push(choice);
        } else {
            self.cut = true;
        }
    }

    /// The position of an id, in whatever case it is written.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(&id.to_ascii_lowercase()).copied()
    }

    /// The choice of an id, in whatever case it is written.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Choice> {
        self.all.get(self.position(id)?)
    }

    /// What the choice of an id is called; the id itself where it is not known, for backups outlive their instances.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |choice| &choice.name)
    }

    /// The one that is called so, where it is the only one.
    #[must_use]
    pub fn only_named(&self, name: &str) -> Option<&Choice> {
        let mut named = self.all.iter().filter(|choice| !name.is_empty() && choice.name.eq_ignore_ascii_case(name));
        named.next().filter(|_| named.next().is_none())
    }

    /// The cloud has more of them.
    pub fn go_on(&mut self) {
        self.cut = true;
    }

    /// Whether the cloud has more of them.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}

impl Deref for Choices {
    type Target = [Choice];

    fn deref(&self) -> &[Choice] {
        &self.all
    }
}

impl Extend<Choice> for Choices {
    fn extend<I: IntoIterator<Item = Choice>>(&mut self, choices: I) {
        choices.into_iter().for_each(|choice| self.add(choice));
    }
}

impl FromIterator<Choice> for Choices {
    fn from_iter<I: IntoIterator<Item = Choice>>(choices: I) -> Self {
        let mut all = Self::default();
        all.extend(choices);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_in_whatever_case_and_a_list_ends() {
        let choice = |number: usize| Choice { id: format!("A{number}").into(), ..Choice::default() };
        let mut choices: Choices = (0..MOST).map(choice).collect();
        assert_eq!(choices.get("a77").map(|choice| &*choice.id), Some("A77"));
        assert_eq!(choices.position("b"), None);
        assert!(!choices.is_cut());
        choices.add(choice(MOST));
        assert!(choices.is_cut() && choices.len() == MOST && choices.get("a5000").is_none());
    }
}
