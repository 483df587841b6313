//! Setting and removing backup strategies, as part of the state.

use std::rc::Rc;

use super::batch::{Job, Task};
use super::columns::instance_name;
use super::wording;
use crate::backup::draft::Field;
use crate::backup::rules::{Problems, check};
use crate::backup::state::{Spot, State};
use crate::openstack::types::id::Id;

impl State {
    /// Sets what the form says.
    pub(in crate::backup) fn set_strategy(&mut self) {
        let problem = check(&self.draft, Field::StrategyContainer, &self.circumstances());
        let problems: Problems = problem.into_iter().map(|problem| (Field::StrategyContainer, problem)).collect();
        if !problems.is_empty() {
            return self.at_fault(problems);
        }
        let container: Rc<str> = self.draft.or(Field::StrategyContainer, "").into();
        let whose = self.draft.get(Field::StrategyInstance);
        let name = wording::strategy(&self.strategy_of(whose), &container);
        if let Some(instance) = instance(whose) {
            self.carry_out(vec![Job::new(Task::SetStrategy(instance, container), name.into())]);
        }
    }

    /// Removes the one of an instance, or the project's. The form then holds it, so that it can be set again.
    pub(in crate::backup) fn remove_strategy(&mut self, whose: &Rc<str>) {
        let container = self.strategies().iter().find(|strategy| strategy.id == *whose);
        let container = container.map(|strategy| strategy.note.clone()).unwrap_or_default();
        let name = wording::strategy(&self.strategy_of(whose), &container);
        self.draft.set(Field::StrategyInstance, whose.clone());
        self.draft.set(Field::StrategyContainer, container);
        if let Some(instance) = instance(whose) {
            self.carry_out(vec![Job::new(Task::RemoveStrategy(instance), name.into())]);
            // Its row goes, with the button that was pressed.
            self.call_attention_to(Some(Spot::Field(Field::StrategyContainer)));
        }
    }

    /// What the instance of a strategy is called; nothing stands for the whole project.
    #[must_use]
    pub fn strategy_of(&self, instance: &str) -> String {
        if instance.is_empty() { wording::WHOLE_PROJECT } else { instance_name(instance, self.instances()) }.to_owned()
    }
}

/// The instance that is meant; inside of it nothing for the whole project. None for what is no id: that is not the
/// project.
fn instance(whose: &str) -> Option<Option<Id>> {
    if whose.is_empty() { Some(None) } else { Id::parse(whose).map(Some) }
}
