//! A request that the state wants, carried out.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::host_token::HostToken;
use crate::app::action::Action;
use crate::app::answer::Answer;
use crate::app::effect::{Effect, Room};
use crate::context::connection::{Connection, Credential};
use crate::context::effect;
use crate::create::Message;
use crate::openstack::transport::abort::{Abort, Signal};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::http;
use crate::openstack::transport::masking::Secrets;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::token::Token;
use crate::ui::clock::now;

/// Bytes of an answer that takes some 10 ms to read.
const LONG: usize = 100_000;

/// Whether an answer is so long that what became of it is shown in a task of its own. That is done with the list of all backups and
/// with catalogs alone: nothing that follows from them is told to a host, or is picked by its position, before it is shown.
pub fn is_shown_later(answer: &Answer) -> bool {
    let (Answer::Replied(Room::Backups, _, reply, _) | Answer::Identified(_, reply, _)) = answer else { return false };
    reply.as_ref().is_ok_and(|reply| reply.body.len() > LONG)
}

/// Who hears of what became of a request.
#[derive(Clone)]
pub struct Hears {
    /// What happens on the way.
    pub action: Callback<Action>,
    /// The answer.
    pub answer: Callback<Answer>,
}

/// Carries out a request; dropping what it returns takes it back.
pub fn request(effect: Effect, host: Rc<HostToken>, secrets: Rc<Secrets>, hears: Hears) -> Abort {
    let abort = Abort::new();
    let signal = abort.signal();
    spawn_local(async move {
        let reply = reply(&effect, &host, &secrets, &signal, &hears.action).await;
        // Reading a long answer is a task of its own, so that the page answers before it.
        if reply.as_ref().is_ok_and(|reply| reply.body.len() > LONG) {
            TimeoutFuture::new(0).await;
        }
        let answer = match effect {
            Effect::Room(room, effect::Effect::Request { call, .. }) => Answer::Replied(room, call, reply, now()),
            Effect::Identity(call, _) => Answer::Identified(call, reply, now()),
            Effect::Alarm(_) | Effect::Room(_, effect::Effect::Timer { .. }) => return,
        };
        if !signal.is_unwanted() {
            hears.answer.emit(answer);
        }
    });
    abort
}

/// The answer to the effect's call. Where the host's token is refused, the host is asked once more, and the call goes
/// out a second time with a token that is another one: what Keystone's middleware refuses never reaches Trove.
async fn reply(
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
        if let Effect::Room(Room::Create, effect::Effect::Request { call, operation: Operation::CreateBackup(_), .. }) =
            effect
        {
            onaction.emit(Action::Create(Message::Left(*call, now())));
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
        Effect::Room(_, effect::Effect::Request { operation, .. }) => operation.call(endpoint, token)?,
        Effect::Alarm(_) | Effect::Identity(..) | Effect::Room(_, effect::Effect::Timer { .. }) => {
            return None;
        }
    })
}
