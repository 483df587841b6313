//! What ties the room of strategies to the rest.

use std::rc::Rc;

use crate::app::effect::{Effect, Room};
use crate::app::state::{FocusTarget, State};
use crate::app::wording;
use crate::console::batch::Task;
use crate::console::strategies::{Change, Event, Message, update};
use crate::context::choices::Choices;
use crate::context::effect;
use crate::context::resources::Resource;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::id::Id;

impl State {
    /// The list of strategies that is asked for now.
    pub(in crate::app) fn loading_strategies(&self) -> Option<Effect> {
        let call = self.console.strategies.loading().filter(|_| self.environment.may_ask())?;
        let connection = Rc::new(self.connection()?);
        Some(Effect::Room(
            Room::Strategies,
            effect::Effect::Request { call, connection, operation: Operation::ListStrategies },
        ))
    }

    /// Asks for the strategies unless they are known.
    pub(in crate::app) fn load_strategies(&mut self) {
        if self.connection().is_some() {
            self.strategies(Message::Load);
            self.resources.want(&Resource::Quota);
        }
    }

    /// Something happens in the room of strategies.
    pub(in crate::app) fn strategies(&mut self, message: Message) {
        for event in update(Rc::make_mut(&mut self.console.strategies), message) {
            match event {
                Event::Send(change) => self.change_strategy(change),
                Event::FocusContainer => self.focus_on(Some(FocusTarget::StrategyContainer)),
                Event::Invalid => self.announce(&wording::fields_need_attention(1)),
                Event::TokenRefused => {
                    self.drop_questions();
                    if self.session.current.is_some() {
                        self.token_refused();
                    }
                }
            }
        }
    }

    fn change_strategy(&mut self, change: Change) {
        let name = |id: &Option<Id>, instances: &Choices| id.as_ref().map(|id| instances.name_of(&id.text()).into());
        self.send_batch(vec![match change {
            Change::Set(instance, container) => {
                Task::SetStrategy { name: name(&instance, self.instances()), instance, container }
            }
            Change::Remove(instance, container) => {
                Task::RemoveStrategy { name: name(&instance, self.instances()), instance, container }
            }
        }]);
    }
}
