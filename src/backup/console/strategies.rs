//! What the room of strategies matters to the rest, and the rest to it.

use std::rc::Rc;

use super::batch::{Job, Task};
use crate::backup::effect::Effect;
use crate::backup::state::{Spot, State};
use crate::backup::wording;
use crate::console::strategies::{Change, Event, Message, Scope, text, update};

impl State {
    /// The list of strategies that is asked for now.
    pub(in crate::backup) fn loading_strategies(&self) -> Option<Effect> {
        let call = self.console.strategies.loading().filter(|_| self.environment.may_ask())?;
        Some(Effect::ListStrategies(call, Rc::new(self.connection()?)))
    }

    /// Asks for the strategies unless they are known.
    pub(in crate::backup) fn load_strategies(&mut self) {
        if self.connection().is_some() {
            self.strategies(Message::Load);
        }
    }

    /// Something happens in the room of strategies.
    pub(in crate::backup) fn strategies(&mut self, message: Message) {
        for event in update(Rc::make_mut(&mut self.console.strategies), message) {
            match event {
                Event::Send(change) => self.change_strategy(change),
                Event::FocusContainer => self.call_attention_to(Some(Spot::StrategyContainer)),
                Event::Invalid => self.say(&wording::fields_need_attention(1)),
                Event::TokenRefused => {
                    self.drop_questions();
                    if self.session.is_some() {
                        self.token_refused();
                    }
                }
            }
        }
    }

    fn change_strategy(&mut self, change: Change) {
        let (instance, container) = match &change {
            Change::Set(instance, container) => (instance, container.as_str()),
            Change::Remove(instance, container) => (instance, &**container),
        };
        let scope = instance.as_ref().map_or(Scope::Project, |id| Scope::Instance(id.text()));
        let name = text::strategy(text::scope(&scope, self.instances()), container);
        let task = match change {
            Change::Set(instance, container) => Task::SetStrategy(instance, container.as_str().into()),
            Change::Remove(instance, _) => Task::RemoveStrategy(instance),
        };
        self.carry_out(vec![Job::new(task, name.into())]);
    }
}
