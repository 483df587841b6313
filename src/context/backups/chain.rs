//! What a backup is built on, and what is built on it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::item::{Item, find};

/// The backups around one, by how they build on each other.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Chain {
    /// Those that it is built on, the full one first.
    pub ancestors: Vec<Rc<Item>>,
    /// The id of one that is built on and that nobody knows: deleted, or not in this list.
    pub missing: Option<Rc<str>>,
    /// Whether the parents lead in a circle.
    pub circle: bool,
    /// Those that are built on it, each with how many steps lie between.
    pub descendants: Vec<(usize, Rc<Item>)>,
}

/// The backups by the one that each is built on: made once, for however many questions.
pub struct Children<'a>(BTreeMap<&'a str, Vec<&'a Rc<Item>>>);

impl<'a> Children<'a> {
    /// Of all backups that are known, which are in the order of their ids.
    #[must_use]
    pub fn of(items: &'a [Rc<Item>]) -> Self {
        let mut children: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for item in items.iter().filter(|item| !item.parent.is_empty()) {
            children.entry(&item.parent).or_default().push(item);
        }
        Self(children)
    }

    /// All that are built on a backup, each below the one that it is built on, with how many steps lie between; but for
    /// those whose ids are in `seen`, which gets the others.
    pub fn below(&self, id: &str, seen: &mut BTreeSet<&'a str>) -> Vec<(usize, Rc<Item>)> {
        let mut found: Vec<(usize, Rc<Item>)> = Vec::new();
        let mut open = Vec::new();
        self.push(id, 1, &mut open);
        while let Some((depth, item)) = open.pop() {
            if seen.insert(&item.id) {
                self.push(&item.id, depth + 1, &mut open);
                found.push((depth, item.clone()));
            }
        }
        found
    }

    /// Those that are built on a backup directly, the last one first.
    fn push(&self, id: &str, depth: usize, open: &mut Vec<(usize, &'a Rc<Item>)>) {
        open.extend(self.0.get(id).into_iter().flatten().rev().map(|item| (depth, *item)));
    }
}

/// The chain around a backup, among all that are known, which are in the order of their ids.
#[must_use]
pub fn around(items: &[Rc<Item>], id: &str) -> Chain {
    let mut seen: BTreeSet<&str> = find(items, id).map(|item| &*item.id).into_iter().collect();
    Chain { descendants: Children::of(items).below(id, &mut seen), ..above(items, id) }
}

/// What a backup is built on, without what is built on it.
fn above(items: &[Rc<Item>], id: &str) -> Chain {
    let mut chain = Chain::default();
    let mut seen = BTreeSet::from([id]);
    let mut next = find(items, id).map(|item| &item.parent).filter(|parent| !parent.is_empty());
    while let Some(parent) = next {
        let Some(item) = find(items, parent) else {
            chain.missing = Some(parent.clone());
            break;
        };
        if !seen.insert(parent) {
            chain.circle = true;
            break;
        }
        chain.ancestors.push(item.clone());
        next = Some(&item.parent).filter(|parent| !parent.is_empty());
    }
    chain.ancestors.reverse();
    chain
}

/// For each backup how many are needed to restore it, by id: itself, and those that it is built on.
#[must_use]
pub fn lengths(items: &[Rc<Item>]) -> BTreeMap<&str, usize> {
    // Nothing is known yet of one that is on the way up from another.
    const ON_THE_WAY: usize = 0;
    let mut lengths: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let mut way: Vec<&str> = Vec::new();
        let mut length = 0;
        let mut next = Some(item);
        while let Some(item) = next {
            match lengths.get(&*item.id) {
                Some(&ON_THE_WAY) => {
                    // Each one of a circle is built on all of it.
                    let circle = way.iter().position(|id| **id == *item.id).map(|at| way.split_off(at));
                    let circle = circle.unwrap_or_default();
                    length = circle.len();
                    lengths.extend(circle.into_iter().map(|id| (id, length)));
                    break;
                }
                Some(known) => {
                    length = *known;
                    break;
                }
                None => {
                    lengths.insert(&item.id, ON_THE_WAY);
                    way.push(&item.id);
                    next = find(items, &item.parent);
                }
            }
        }
        for id in way.into_iter().rev() {
            length += 1;
            lengths.insert(id, length);
        }
    }
    lengths
}

/// The ids of those that run, and of those on which one builds that runs.
#[must_use]
pub fn held(items: &[Rc<Item>]) -> BTreeSet<&str> {
    let mut held = BTreeSet::new();
    for item in items.iter().filter(|item| item.is_running()) {
        let mut next = Some(item);
        while let Some(item) = next.filter(|item| held.insert(&*item.id)) {
            next = find(items, &item.parent);
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn items(pairs: &[(&str, &str)]) -> Vec<Rc<Item>> {
        let item = |(id, parent): &(&str, &str)| Item { id: (*id).into(), parent: (*parent).into(), ..Item::default() };
        pairs.iter().map(item).map(Rc::new).collect()
    }

    fn told(chain: &Chain) -> (String, String) {
        let ancestors: Vec<_> = chain.ancestors.iter().map(|item| item.id.to_string()).collect();
        let descendants: Vec<_> = chain.descendants.iter().map(|(depth, item)| format!("{depth}{}", item.id)).collect();
        (ancestors.join(" "), descendants.join(" "))
    }

    #[test]
    fn ancestors_lead_to_the_full_one_and_descendants_branch() {
        let items = items(&[("a", ""), ("b", "a"), ("c", "b"), ("d", "b"), ("e", "d"), ("x", "")]);
        let chain = around(&items, "b");
        assert_eq!(told(&chain), ("a".into(), "1c 1d 2e".into()));
        assert!(!chain.circle && chain.missing.is_none());
        assert_eq!(told(&around(&items, "e")), ("a b d".into(), String::new()));
        assert_eq!(told(&around(&items, "unknown")), (String::new(), String::new()));
    }

    fn long_chain(count: usize) -> Vec<Rc<Item>> {
        let item = |number: usize| {
            let parent = number.checked_sub(1).map(|parent| format!("{parent:04}")).unwrap_or_default();
            Rc::new(Item { id: format!("{number:04}").into(), parent: parent.into(), ..Item::default() })
        };
        (0..count).map(item).collect()
    }

    #[test]
    fn a_long_chain_is_told_whole() {
        let items = long_chain(1000);
        assert_eq!(around(&items, "0000").descendants.len(), 999);
        let last = around(&items, "0999");
        assert!(last.ancestors.len() == 999 && !last.circle);
    }

    #[test]
    fn broken_and_round_chains_end() {
        let chain = around(&items(&[("b", "gone"), ("c", "b")]), "c");
        assert_eq!((told(&chain).0.as_str(), chain.missing.as_deref()), ("b", Some("gone")));
        for (pairs, id) in [
            (&[("a", "b"), ("b", "a")][..], "a"),
            (&[("a", "a")][..], "a"),
            (&[("a", "b"), ("b", "c"), ("c", "b")][..], "a"),
        ] {
            let chain = around(&items(pairs), id);
            assert!(chain.circle, "{pairs:?}");
        }
    }

    proptest! {
        #[test]
        fn lengths_and_what_is_held_are_those_of_each_chain(parents in vec(0usize..14, 12), running in 0usize..12) {
            let item = |(number, parent): (usize, &usize)| Item {
                id: format!("{number:02}").into(),
                parent: if *parent == 13 { "".into() } else { format!("{parent:02}").into() },
                status: if number == running { "BUILDING" } else { "COMPLETED" }.into(),
                ..Item::default()
            };
            let items: Vec<_> = parents.iter().enumerate().map(item).map(Rc::new).collect();
            let (lengths, held) = (lengths(&items), held(&items));
            for item in &items {
                let chain = around(&items, &item.id);
                prop_assert_eq!(lengths.get(&*item.id).copied(), Some(chain.ancestors.len() + 1));
                let runs = item.is_running() || chain.descendants.iter().any(|(_, item)| item.is_running());
                prop_assert_eq!(held.contains(&*item.id), runs);
            }
        }
    }
}
