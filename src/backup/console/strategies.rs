//! Setting and removing backup strategies, as part of the state.

use std::rc::Rc;

use super::batch::{Job, Task};
use super::wording;
use crate::backup::draft::Field;
use crate::backup::rules::{Problems, check};
use crate::backup::state::State;
use crate::openstack::id::Uuid;

impl State {
    /// Sets what the form says.
    pub(in crate::backup) fn set_strategy(&mut self) {
        let problem = check(&self.draft, Field::StrategyContainer, &self.circumstances());
        let problems: Problems = problem.into_iter().map(|problem| (Field::StrategyContainer, problem)).collect();
        if !problems.is_empty() {
            return self.at_fault(problems);
        }
        let container: Rc<str> = self.draft.or(Field::StrategyContainer, "").into();
        let instance = Uuid::find(self.draft.get(Field::StrategyInstance));
        let name = wording::strategy(&self.named(self.draft.get(Field::StrategyInstance)), &container);
        self.carry_out(vec![Job::new(Task::SetStrategy(instance, container), name.into())]);
    }

    /// Removes the one of an instance, or the project's. The form then holds it, so that it can be set again.
    pub(in crate::backup) fn remove_strategy(&mut self, instance: &Rc<str>) {
        let container = self.strategies().iter().find(|strategy| strategy.id == *instance);
        let container = container.map(|strategy| strategy.note.clone()).unwrap_or_default();
        let name = wording::strategy(&self.named(instance), &container);
        self.draft.set(Field::StrategyInstance, instance.clone());
        self.draft.set(Field::StrategyContainer, container);
        self.carry_out(vec![Job::new(Task::RemoveStrategy(Uuid::find(instance)), name.into())]);
    }

    /// What an instance is called; nothing stands for the whole project.
    #[must_use]
    pub fn named(&self, instance: &str) -> Rc<str> {
        match self.instances().iter().find(|choice| *choice.id == *instance) {
            Some(choice) => choice.name.clone(),
            None if instance.is_empty() => wording::WHOLE_PROJECT.into(),
            None => instance.into(),
        }
    }
}
