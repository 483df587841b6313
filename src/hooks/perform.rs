//! One effect of the state, carried out: a call of the cloud, or a timer.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::host_token::HostToken;
use crate::backup::action::Action;
use crate::backup::console::Errand;
use crate::backup::console::batch::Task;
use crate::backup::credential::{Connection, Credential};
use crate::backup::effect::Effect;
use crate::backup::lists::Question;
use crate::console::strategies::Message;
use crate::console::strategies::model::Strategies;
use crate::openstack::transport::abort::{Abort, Signal};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::http;
use crate::openstack::transport::masking::Secrets;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::trove::{backups, datastores, flavors, instances, quotas, restoration, strategies};
use crate::openstack::types::id::Id;
use crate::openstack::types::token::Token;
use crate::ui::clock::now;

/// Seconds that a timer may take: browsers take longer ones for none. What is due later is not waited for.
const LONGEST_WAIT: u32 = 24 * 86400;

/// Carries out an effect; dropping what it returns takes it back.
pub fn perform(
    effect: Effect,
    host: Rc<HostToken>,
    secrets: Rc<Secrets>,
    onaction: Callback<Action>,
) -> (Abort, Option<Timeout>) {
    let abort = Abort::new();
    let signal = abort.signal();
    if let Effect::Wait(due) | Effect::Alarm(due) = effect {
        let wait = u32::try_from(due.since(now())).ok().filter(|wait| *wait <= LONGEST_WAIT);
        let Some(wait) = wait.map(|wait| wait * 1000) else { return (abort, None) };
        let action =
            move || if matches!(effect, Effect::Wait(_)) { Action::Due(due) } else { Action::Alarm(now().max(due)) };
        return (abort, Some(Timeout::new(wait, move || onaction.emit(action()))));
    }
    spawn_local(async move {
        let answer = answer(&effect, &host, &secrets, &signal, &onaction).await;
        let action = match effect {
            Effect::Create(call, _) => Action::Created(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Look(call, _) => Action::Looked(call, answer.and_then(|reply| backups::read_list(&reply)), now()),
            Effect::Show(call, ..) => Action::Shown(call, answer.and_then(|reply| backups::read(&reply)), now()),
            Effect::Explain(call, ..) => {
                Action::Explained(call, answer.and_then(|reply| instances::read_fault(&reply)))
            }
            Effect::Instance(call, ..) => {
                Action::InstanceShown(call, answer.and_then(|reply| instances::read(&reply)), now())
            }
            Effect::List(call, ..) => Action::Listed(call, answer),
            Effect::Errand(call, ..) => Action::Answered(call, answer, now()),
            Effect::ListStrategies(call, _) => {
                let answer = answer.and_then(|reply| Strategies::read(&reply));
                Action::Strategies(Message::Loaded(call, answer))
            }
            Effect::Identity(call, _) => Action::Identified(call, answer, now()),
            Effect::Wait(_) | Effect::Alarm(_) => return,
        };
        if !signal.is_unwanted() {
            onaction.emit(action);
        }
    });
    (abort, None)
}

/// The answer to the effect's call. Where the host's token is refused, the host is asked once more, and the call goes
/// out a second time with a token that is another one: what Keystone's middleware refuses never reaches Trove.
async fn answer(
    effect: &Effect,
    host: &HostToken,
    secrets: &Secrets,
    signal: &Signal,
    onaction: &Callback<Action>,
) -> Result<Reply, Error> {
    if let Effect::Identity(_, ask) = effect {
        return http::send(ask.call(), signal.clone(), secrets).await;
    }
    let mut refusal = None;
    loop {
        let typed = match effect.connection().map(Connection::credential) {
            Some(Credential::Typed(token)) => Some(token.clone()),
            Some(Credential::Host) => None,
            _ => return Err(Error::SignedOut),
        };
        let hosts = typed.is_none();
        let token = match typed {
            Some(token) => token,
            None => host.get().await.map_err(|none| refusal.take().unwrap_or(without(secrets, none)))?,
        };
        let wanted = call(effect, &token).filter(|_| !signal.is_unwanted()).ok_or(Error::Cancelled)?;
        if let Effect::Create(call, _) = effect {
            onaction.emit(Action::Left(*call));
        }
        match http::send(wanted, signal.clone(), secrets).await {
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

/// The host's own words may repeat a token that it gave before.
fn without(secrets: &Secrets, error: Error) -> Error {
    match error {
        Error::NoToken(words) => Error::NoToken(secrets.mask(&words).into()),
        error => error,
    }
}

fn call(effect: &Effect, token: &Token) -> Option<Call> {
    let endpoint = effect.connection()?.endpoint();
    Some(match effect {
        Effect::Create(_, order) => backups::create(endpoint, token, &order.backup),
        Effect::Look(_, order) => backups::newest(endpoint, token, order.backup.instance()),
        Effect::Show(_, _, id) => backups::show(endpoint, token, id),
        Effect::Explain(_, _, id) => instances::show(endpoint, token, id),
        Effect::Instance(_, _, id) => instances::show(endpoint, token, &Id::parse(&id.to_string())?),
        Effect::List(_, _, question) => match question {
            Question::Instances(behind) => instances::page(endpoint, token, behind.as_ref()),
            Question::Parents(instance) => backups::all(endpoint, token, instance),
            Question::Versions => datastores::list(endpoint, token),
            Question::Quota => quotas::show(endpoint, token)?,
            Question::Flavors => flavors::list(endpoint, token),
        },
        Effect::ListStrategies(..) => strategies::list(endpoint, token),
        Effect::Errand(_, _, errand) => match errand {
            Errand::Page(marker, limit) => backups::page(endpoint, token, *marker, *limit),
            Errand::Job(Task::Delete(id)) => backups::delete(endpoint, token, id),
            Errand::Job(Task::Create(backup)) => backups::create(endpoint, token, backup),
            Errand::Job(Task::SetStrategy(instance, container)) => {
                strategies::set(endpoint, token, instance.as_ref(), container)
            }
            Errand::Job(Task::RemoveStrategy(instance)) => strategies::remove(endpoint, token, instance.as_ref()),
            Errand::Restore(restore) => restoration::send(endpoint, token, restore),
            Errand::Instance(id) => instances::show(endpoint, token, id),
            Errand::Instances(behind) => instances::details(endpoint, token, behind.as_ref()),
        },
        Effect::Wait(_) | Effect::Alarm(_) | Effect::Identity(..) => return None,
    })
}
