//! What happens in the room of strategies.

use std::mem::{discriminant, take};
use std::rc::Rc;

use super::model::{Draft, Model, Scope, Strategies};
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::types::container::ContainerName;
use crate::openstack::types::id::Id;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// The strategies are to be shown: they are asked for unless they are known.
    Load,
    /// The cloud answered, or not.
    Loaded(CallId, Result<Strategies, Error>),
    /// Something changed in the cloud: the strategies are asked for again when they are to be shown.
    Expire,
    /// The call that is under way will not be answered.
    Abort,
    /// Another project is asked from now on.
    Reset,
    /// A person chose whose strategy to set.
    ChooseScope(Scope),
    /// A person typed a container.
    EditContainer(Rc<str>),
    /// A person left the field.
    LeaveContainer,
    /// A person submitted the form.
    Submit,
    /// A person removes a strategy.
    Remove(Scope),
}

/// What matters to others.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A request is to be sent.
    Send(Change),
    /// The field for the container is to get the focus.
    FocusContainer,
    /// A field is at fault, so nothing is sent.
    Invalid,
    /// The token was refused.
    TokenRefused,
}

/// A change of the strategies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Sets the strategy of an instance, or of the project, whether there was one or not.
    Set(Option<Id>, ContainerName),
    /// Removes it; its container is known for the record.
    Remove(Option<Id>, Rc<str>),
}

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message) -> Vec<Event> {
    match message {
        Message::Load if model.strategies.is_wanting() => {
            let call = model.calls.next_id();
            model.strategies.load(call);
        }
        Message::Load => {}
        Message::Loaded(call, answer) => {
            let is_refused = answer.as_ref().is_err_and(Error::wants_token) && model.loading() == Some(call);
            model.strategies.receive(call, answer);
            return is_refused.then_some(Event::TokenRefused).into_iter().collect();
        }
        Message::Expire => model.strategies.expire(),
        Message::Abort => model.strategies.abort(),
        Message::Reset => {
            let (calls, container, is_touched) =
                (take(&mut model.calls), take(&mut model.draft.container), model.is_touched);
            let draft = Draft { container, ..Draft::default() };
            *model = Model { draft, is_touched, calls, ..Model::default() };
        }
        Message::ChooseScope(scope) => model.draft.scope = scope,
        Message::EditContainer(text) => {
            (model.draft.container, model.is_touched) = (text, true);
            // An error that is shown goes with its cause; another one is not shown while somebody types.
            let now = model.container().err();
            let stays = |shown: &_| now.is_some_and(|now| discriminant(&now) == discriminant(shown));
            model.problem = model.problem.filter(stays).and(now);
        }
        Message::LeaveContainer => {
            if model.is_touched || !model.draft.container.is_empty() {
                model.problem = model.container().err();
            }
        }
        Message::Submit => return submit(model),
        Message::Remove(scope) => return remove(model, scope),
    }
    Vec::new()
}

fn submit(model: &mut Model) -> Vec<Event> {
    match (model.container(), instance(&model.draft.scope)) {
        (Ok(container), Some(instance)) => {
            model.problem = None;
            vec![Event::Send(Change::Set(instance, container))]
        }
        (Ok(_), None) => Vec::new(),
        (Err(problem), _) => {
            model.problem = Some(problem);
            vec![Event::Invalid, Event::FocusContainer]
        }
    }
}

/// The form then holds what is removed, so that it can be set again.
fn remove(model: &mut Model, scope: Scope) -> Vec<Event> {
    let container = model.strategy_of(&scope).map(|strategy| strategy.container.clone()).unwrap_or_default();
    let instance = instance(&scope);
    model.draft = Draft { scope, container: container.clone() };
    model.problem = None;
    match instance {
        // Its row goes, with the button that was pressed.
        Some(instance) => vec![Event::Send(Change::Remove(instance, container)), Event::FocusContainer],
        None => Vec::new(),
    }
}

/// The instance that is meant; inside of it nothing for the project. None for what is no id: that is not the project.
fn instance(scope: &Scope) -> Option<Option<Id>> {
    match scope {
        Scope::Project => Some(None),
        Scope::Instance(id) => Id::parse(id).map(Some),
    }
}
