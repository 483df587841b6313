//! What a person has ticked in a table.

use std::collections::BTreeSet;
use std::rc::Rc;

/// The most that are ticked at once: as many requests as Trove takes in a minute.
pub const MOST: usize = 200;

/// The ids of the rows that are ticked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection(BTreeSet<Rc<str>>);

impl Selection {
    /// Ticks a row, or takes its tick away.
    pub fn toggle(&mut self, id: Rc<str>) {
        if !self.0.remove(&id) {
            self.0.insert(id);
        }
    }

    /// Ticks all that are shown, up to [`MOST`]; takes all ticks away where nothing more can be ticked. Returns whether
    /// some are left out.
    pub fn toggle_all<'a>(&mut self, shown: impl Iterator<Item = &'a Rc<str>> + Clone) -> bool {
        if self.0.len() >= MOST || self.is_all(shown.clone()) {
            self.0.clear();
            return false;
        }
        for id in shown {
            if self.0.len() == MOST {
                return true;
            }
            self.0.insert(id.clone());
        }
        false
    }

    /// Whether all that are shown are ticked, and any is.
    #[must_use]
    pub fn is_all<'a>(&self, mut shown: impl Iterator<Item = &'a Rc<str>>) -> bool {
        !self.0.is_empty() && shown.all(|id| self.0.contains(id))
    }

    /// Whether a row is ticked.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// How many are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids.
    #[must_use]
    pub fn ids(&self) -> &BTreeSet<Rc<str>> {
        &self.0
    }

    /// Takes all ticks away.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_ticked_up_to_the_most_and_then_none() {
        let ids: Vec<Rc<str>> = (0..=MOST).map(|at| format!("{at:04}").into()).collect();
        let mut selection = Selection::default();
        assert!(!selection.is_all(ids[..0].iter()), "none is not all of none");
        assert!(!selection.toggle_all(ids[..3].iter()) && selection.len() == 3);
        assert!(selection.is_all(ids[..3].iter()) && !selection.is_all(ids[..4].iter()));
        assert!(!selection.toggle_all(ids[..3].iter()) && selection.is_empty());
        selection.toggle("other".into());
        assert!(selection.toggle_all(ids.iter()), "some are left out");
        assert_eq!(selection.len(), MOST);
        assert!(!selection.toggle_all(ids.iter()) && selection.is_empty());
    }
}
