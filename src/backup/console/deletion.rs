//! What goes when backups are deleted: Trove deletes those that build on them too, without asking.

use std::rc::Rc;

use super::batch::{Job, Task};
use super::chain::around;
use super::item::Item;
use crate::openstack::id::Id;

/// What somebody wants to delete, and has to confirm.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Deletion {
    /// Those that are asked for, but for those that go with another one of them.
    pub wanted: Vec<Rc<Item>>,
    /// Those that go with them.
    pub also: Vec<Rc<Item>>,
    /// Those that cannot be deleted, for they run.
    pub running: Vec<Rc<Item>>,
    /// Whether the person has ticked that all of them may go.
    pub sure: bool,
}

impl Deletion {
    /// What goes with these backups, among all that are known.
    #[must_use]
    pub fn of(items: &[Rc<Item>], ids: &[Rc<str>]) -> Self {
        let mut deletion = Self::default();
        for item in items.iter().filter(|item| ids.contains(&item.id)) {
            let chain = around(items, &item.id);
            if item.is_running() {
                deletion.running.push(item.clone());
            } else if chain.ancestors.iter().all(|ancestor| !ids.contains(&ancestor.id) || ancestor.is_running()) {
                deletion.wanted.push(item.clone());
                deletion.also.extend(chain.descendants.into_iter().map(|(_, item)| item));
            }
        }
        deletion
    }

    /// How many go.
    #[must_use]
    pub fn count(&self) -> usize {
        self.wanted.len() + self.also.len()
    }

    /// Whether one click is too little.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        self.count() > 1
    }

    /// The requests.
    #[must_use]
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for item in &self.wanted {
            if let Some(id) = Id::parse(&item.id) {
                jobs.push(Job::new(Task::Delete(id), item.name.clone()));
            }
        }
        jobs
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
        let ids = |words: &str| words.split(' ').map(Rc::from).collect::<Vec<Rc<str>>>();
        let told = |items: &[Rc<Item>]| items.iter().map(|item| item.id.to_string()).collect::<String>();
        let deletion = Deletion::of(&items, &ids("a b d"));
        assert_eq!(
            (told(&deletion.wanted), told(&deletion.also), told(&deletion.running)),
            ("a".into(), "bc".into(), "d".into())
        );
        assert!(deletion.is_grave() && deletion.jobs().len() == 1);
        assert!(!Deletion::of(&items, &ids("e")).is_grave());
        assert_eq!(Deletion::of(&items, &ids("d")).count(), 0);
    }
}
