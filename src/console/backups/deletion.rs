//! What goes when backups are deleted: Trove deletes those that build on them too, without asking.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::context::backups::chain::{Children, held, lengths};
use crate::context::backups::item::Item;
use crate::openstack::types::id::Id;

/// What somebody wants to delete, and has to confirm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Deletion {
    /// Those that are asked for, but for those that go with another one of them.
    pub wanted: Vec<Rc<Item>>,
    /// Those that go with them.
    pub also: Vec<Rc<Item>>,
    /// Those that cannot be deleted, for they run, or one that builds on them does.
    pub running: Vec<Rc<Item>>,
    /// Whether the person has ticked that all of them may go.
    pub sure: bool,
}

impl Deletion {
    /// What goes with these backups, among all that are known, which are in the order of their ids.
    #[must_use]
    pub fn of(items: &[Rc<Item>], ids: &BTreeSet<Rc<str>>) -> Self {
        let (children, held, lengths) = (Children::of(items), held(items), lengths(items));
        let mut asked: Vec<_> = items.iter().filter(|item| ids.contains(&item.id)).collect();
        // Each one comes before those that build on it, and takes them along.
        asked.sort_by_key(|item| lengths.get(&*item.id));
        let mut deletion = Self::default();
        let mut gone = BTreeSet::new();
        for item in asked {
            if held.contains(&*item.id) {
                deletion.running.push(item.clone());
            } else if gone.insert(&*item.id) {
                deletion.wanted.push(item.clone());
                deletion.also.extend(children.below(&item.id, &mut gone).into_iter().map(|(_, item)| item));
            }
        }
        deletion
    }

    /// The same request among what is known by now. What was ticked holds as long as the same ones go.
    #[must_use]
    pub fn again(&self, items: &[Rc<Item>]) -> Self {
        let ids = |items: &[Rc<Item>]| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        let asked = self.wanted.iter().chain(&self.running).map(|item| item.id.clone()).collect();
        let fresh = Self::of(items, &asked);
        let same = ids(&fresh.wanted) == ids(&self.wanted) && ids(&fresh.also) == ids(&self.also);
        Self { sure: self.sure && same, ..fresh }
    }

    /// How many go.
    #[must_use]
    pub fn count(&self) -> usize {
        self.wanted.len() + self.also.len()
    }

    /// Whether one click is too little: several go, or may go, for not all are known yet.
    #[must_use]
    pub fn is_grave(&self, whole: bool) -> bool {
        self.count() > 1 || !whole
    }

    /// The ids and the names of those for which a request is needed: the others go with them.
    #[must_use]
    pub fn requests(&self) -> Vec<(Id, Rc<str>)> {
        self.wanted.iter().filter_map(|item| Some((Id::parse(&item.id)?, item.name.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_builds_on_it_goes_too_and_what_runs_stays() {
        let item = |id: &str, parent: &str, status: &str| {
            Rc::new(Item { id: id.into(), parent: parent.into(), status: status.into(), ..Item::default() })
        };
        let items = [
            item("a", "", "COMPLETED"),
            item("b", "a", "COMPLETED"),
            item("c", "b", "FAILED"),
            item("d", "", "BUILDING"),
            item("e", "", "COMPLETED"),
        ];
        let ids = |words: &str| words.split(' ').map(Rc::from).collect::<BTreeSet<Rc<str>>>();
        let told = |items: &[Rc<Item>]| items.iter().map(|item| item.id.to_string()).collect::<String>();
        let deletion = Deletion::of(&items, &ids("a b d"));
        assert_eq!(
            (told(&deletion.wanted), told(&deletion.also), told(&deletion.running)),
            ("a".into(), "bc".into(), "d".into())
        );
        assert!(deletion.is_grave(true) && deletion.requests().len() == 1);
        let one = Deletion::of(&items, &ids("e"));
        assert!(!one.is_grave(true) && one.is_grave(false));
        assert_eq!(Deletion::of(&items, &ids("d")).count(), 0);
        // One that goes with another only does if that one can go.
        let [a, b] = [item("a", "", "COMPLETED"), item("b", "a", "COMPLETED")];
        let held = Deletion::of(&[a, b, item("c", "a", "BUILDING")], &ids("a b"));
        assert_eq!((told(&held.wanted), told(&held.running)), ("b".into(), "a".into()));
        // What was confirmed holds only for what was told.
        let sure = Deletion { sure: true, ..deletion };
        assert!(sure.again(&items).sure);
        let more = [&items[..], &[item("f", "a", "COMPLETED")]].concat();
        assert!(!sure.again(&more).sure && sure.again(&more).count() == 4);
        let running = [&items[..], &[item("f", "a", "NEW")]].concat();
        assert_eq!(sure.again(&running).count(), 0, "Trove would stop half-way at the one that runs");
    }
}
