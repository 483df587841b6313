//! What a backup is built on, and what is built on it.

use std::rc::Rc;

use super::item::Item;

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

/// The chain around a backup, among all that are known, which are in the order of their ids.
#[must_use]
pub fn around(items: &[Rc<Item>], id: &str) -> Chain {
    Chain { descendants: descendants(items, id), ..above(items, id) }
}

/// What a backup is built on, without what is built on it.
#[must_use]
pub fn above(items: &[Rc<Item>], id: &str) -> Chain {
    let get = |id: &str| items.binary_search_by(|item| (*item.id).cmp(id)).ok().and_then(|at| items.get(at));
    let mut chain = Chain::default();
    let mut next = get(id).map(|item| item.parent.clone()).unwrap_or_default();
    while !next.is_empty() {
        match get(&next) {
            Some(item) if *item.id == *id || chain.ancestors.iter().any(|known| known.id == item.id) => {
                chain.circle = true;
                break;
            }
            Some(item) => {
                chain.ancestors.push(item.clone());
                next = item.parent.clone();
            }
            None => {
                chain.missing = Some(next);
                break;
            }
        }
    }
    chain.ancestors.reverse();
    chain
}

/// All that are built on a backup, each below the one that it is built on.
fn descendants(items: &[Rc<Item>], id: &str) -> Vec<(usize, Rc<Item>)> {
    let mut found: Vec<(usize, Rc<Item>)> = Vec::new();
    let mut open = children(items, id, 1);
    while let Some((depth, item)) = open.pop() {
        if *item.id != *id && found.iter().all(|(_, known)| known.id != item.id) {
            open.extend(children(items, &item.id, depth + 1));
            found.push((depth, item));
        }
    }
    found
}

/// Those that are built on a backup directly, the last one first.
fn children(items: &[Rc<Item>], id: &str, depth: usize) -> Vec<(usize, Rc<Item>)> {
    items.iter().rev().filter(|item| *item.parent == *id).map(|item| (depth, item.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_long_chain_is_told_whole() {
        let items: Vec<_> = (0..1000)
            .map(|number: u32| {
                let parent = number.checked_sub(1).map(|parent| format!("{parent:04}")).unwrap_or_default();
                Rc::new(Item { id: format!("{number:04}").into(), parent: parent.into(), ..Item::default() })
            })
            .collect();
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
}
