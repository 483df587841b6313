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

/// The longest chain that is followed.
const LONGEST: usize = 200;

/// The chain around a backup, among all that are known.
#[must_use]
pub fn around(items: &[Rc<Item>], id: &str) -> Chain {
    let get = |id: &str| items.iter().find(|item| *item.id == *id);
    let mut chain = Chain::default();
    let mut next = get(id).map(|item| item.parent.clone()).unwrap_or_default();
    while !next.is_empty() {
        match get(&next) {
            _ if *next == *id || chain.ancestors.len() == LONGEST => {
                chain.circle = true;
                break;
            }
            Some(item) if chain.ancestors.iter().any(|known| known.id == item.id) => {
                chain.circle = true;
                break;
            }
            Some(item) => {
                chain.ancestors.insert(0, item.clone());
                next = item.parent.clone();
            }
            None => {
                chain.missing = Some(next);
                break;
            }
        }
    }
    descend(items, id, 1, &mut chain.descendants);
    chain
}

/// All that are built on a backup, each below the one that it is built on.
fn descend(items: &[Rc<Item>], id: &str, depth: usize, found: &mut Vec<(usize, Rc<Item>)>) {
    for item in items.iter().filter(|item| *item.parent == *id) {
        if depth < LONGEST && *item.id != *id && found.iter().all(|(_, known)| known.id != item.id) {
            found.push((depth, item.clone()));
            descend(items, &item.id, depth + 1, found);
        }
    }
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
