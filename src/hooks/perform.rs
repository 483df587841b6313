//! One effect of the state, carried out: a call of the cloud, or a timer.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use super::clock::now;
use super::host_token::HostToken;
use crate::backup::action::Action;
use crate::backup::credential::Credential;
use crate::backup::effect::Effect;
use crate::backup::state::State;
use crate::openstack::abort::{Abort, Signal};
use crate::openstack::error::{Cause, Error};
use crate::openstack::http::{self, Call, Reply};
use crate::openstack::token::Token;
use crate::openstack::{backups, instances};

/// Seconds that a timer may take: browsers take longer ones for none.
const LONGEST_WAIT: u32 = 86400;

type Dispatcher = UseReducerDispatcher<State>;

/// Carries out an effect; dropping what it returns takes it back.
pub fn perform(effect: Effect, host: Rc<HostToken>, dispatcher: Dispatcher) -> (Abort, Option<Timeout>) {
    let abort = Abort::new();
    let signal = abort.signal();
    if let Effect::Wait(due) = effect {
        let wait = u32::try_from(due.since(now())).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT) * 1000;
        return (abort, Some(Timeout::new(wait, move || dispatcher.dispatch(Action::Due))));
    }
    spawn_local(async move {
        let answer = answer(&effect, &host, &signal, &dispatcher).await;
        let action = match effect {
            Effect::Create(call, _) => Action::Created(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Look(call, _) => Action::Looked(call, answer.and_then(|reply| backups::read_list(&reply)), now()),
            Effect::Show(call, ..) => Action::Shown(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Explain(call, ..) => {
                Action::Explained(call, answer.and_then(|reply| instances::read_fault(&reply)))
            }
            Effect::Wait(_) => return,
        };
        if !signal.is_unwanted() {
            dispatcher.dispatch(action);
        }
    });
    (abort, None)
}

/// The answer to the effect's call. Where the host's token is refused, the host is asked once more, and the call goes
/// out a second time with a token that is another one: what Keystone's middleware refuses never reaches Trove.
async fn answer(effect: &Effect, host: &HostToken, signal: &Signal, dispatcher: &Dispatcher) -> Result<Reply, Error> {
    let mut refusal = None;
    loop {
        let typed = match effect.order().map(|order| &order.credential) {
            Some(Credential::Typed(token)) => Some(token.clone()),
            _ => None,
        };
        let hosts = typed.is_none();
        let token = match typed {
            Some(token) => token,
            None => host.get().await.map_err(|none| refusal.take().unwrap_or(none))?,
        };
        let wanted = call(effect, &token).filter(|_| !signal.is_unwanted()).ok_or(Error::Cancelled)?;
        if let Effect::Create(call, _) = effect {
            dispatcher.dispatch(Action::Left(*call));
        }
        match http::send(wanted, signal.clone()).await {
            Err(error) if hosts && error.cause() == Some(Cause::Token) => {
                host.refuse(token);
                if refusal.is_some() {
                    return Err(error);
                }
                refusal = Some(error);
            }
            answer => return answer,
        }
    }
}

fn call(effect: &Effect, token: &Token) -> Option<Call> {
    Some(match effect {
        Effect::Create(_, order) => backups::create(&order.endpoint, token, &order.backup),
        Effect::Look(_, order) => backups::newest(&order.endpoint, token, &order.backup.instance),
        Effect::Show(_, order, id) => backups::show(&order.endpoint, token, id),
        Effect::Explain(_, order, id) => instances::show(&order.endpoint, token, id),
        Effect::Wait(_) => return None,
    })
}
