//! How a story begins and goes on, for the tests of the reducer.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::rc::Rc;

use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Key, Room};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::context::alert::Alert;
use trove_backup::context::call::CallId;
use trove_backup::context::effect;
use trove_backup::create::{Message, Request, alert};
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::fault::Fault;
use trove_backup::openstack::transport::refusal::Refusal;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::backups::Backup;
use trove_backup::openstack::trove::instances::InstanceFault;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::tracking::{Watch, Which};

pub const INSTANCE: &str = "a0000000-0000-4000-8000-000000000001";
pub const T0: UtcTime = UtcTime(1_764_000_000);

pub fn state_after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.after(action))
}

/// What somebody typed who has all that is needed.
pub const FILLED: [(Field, &str); 4] = [
    (Field::Endpoint, "https://cloud.example/v1.0/p"),
    (Field::Token, "a-token-of-some-length"),
    (Field::InstanceId, INSTANCE),
    (Field::Name, "nightly"),
];

pub fn typed(texts: &[(Field, &str)]) -> State {
    typing(&State::default(), texts)
}

pub fn typing(state: &State, texts: &[(Field, &str)]) -> State {
    texts.iter().fold(state.clone(), |state, (field, text)| state.after(Action::Edit(*field, (*text).into())))
}

pub fn filled() -> State {
    typed(&FILLED)
}

/// All calls and timers that are wanted now.
pub fn effects(state: &State) -> Vec<Effect> {
    state.effects().into_iter().flatten().collect()
}

/// The request that a room wants now.
pub fn request_of(state: &State, room: Room) -> Option<(CallId, Operation)> {
    effects(state).into_iter().find_map(|wanted| match wanted {
        Effect::Room(of, effect::Effect::Request { call, operation, .. }) if of == room => Some((call, operation)),
        _ => None,
    })
}

/// The page of backups that is wanted now: its call, how many rows are left out, and how many are wanted.
pub fn page_wanted(state: &State) -> Option<(CallId, usize, usize)> {
    request_of(state, Room::Backups).and_then(|(call, operation)| match operation {
        Operation::ListBackups { marker, limit } => Some((call, marker, limit)),
        _ => None,
    })
}

/// Lets the page of backups that is wanted be answered.
pub fn page_answered(state: &State, answer: Result<Reply, Error>, now: UtcTime) -> State {
    let (call, ..) = page_wanted(state).expect("a page is wanted");
    state.after(Answer::Replied(Room::Backups, call, answer, now))
}

/// The request of a batch that is under way.
pub fn job(state: &State) -> Option<(CallId, Operation)> {
    request_of(state, Room::Batch)
}

/// Lets the request of a batch be answered.
pub fn job_done(state: &State, call: CallId, answer: Result<Reply, Error>, now: UtcTime) -> State {
    state.after(Answer::Replied(Room::Batch, call, answer, now))
}

pub fn call(effect: Option<Effect>) -> CallId {
    match effect {
        Some(effect) => match effect.key() {
            Key::Call(call) => call,
            Key::Timer(due) => panic!("a call is wanted, not a timer for {due:?}"),
        },
        other => panic!("a call is wanted, not {other:?}"),
    }
}

pub fn backup(status: &str, created: &str) -> Backup {
    let body = format!(
        r#"{{"backup": {{"id": "b1", "name": "nightly", "instance_id": "{INSTANCE}", "status": "{status}", "created": "{created}"}}}}"#
    );
    Backup::decode(&body.as_str().into()).expect("a backup")
}

pub fn refused(status: u16, body: &str) -> Error {
    Error::Refused(Refusal { status, request_id: None, fault: Fault::read(body) }.into())
}

/// A POST that has left the browser.
pub fn sent() -> (State, CallId) {
    let state = filled().after(submit(T0));
    let call = call(state.creating());
    (state.after(left(call, T0)), call)
}

/// A person presses "Create backup".
pub fn submit(now: UtcTime) -> Action {
    Action::Create(Message::Submit(now))
}

/// The POST leaves.
pub fn left(call: CallId, now: UtcTime) -> Action {
    Action::Create(Message::Left(call, now))
}

/// A person presses "Cancel", or "Back".
pub fn cancel(now: UtcTime) -> Action {
    Action::Create(Message::Cancel(now))
}

/// A person presses "Check again".
pub fn look_again() -> Action {
    Action::Create(Message::LookAgain)
}

/// A person presses "Send when it is free".
pub fn send_when_free() -> Action {
    Action::Create(Message::SendWhenFree)
}

/// What a POST is under way for, if one is.
pub fn posting(state: &State) -> Option<Request> {
    match state.creating()? {
        Effect::Room(
            Room::Create,
            effect::Effect::Request { connection, operation: Operation::CreateBackup(backup), .. },
        ) => Some(Request { connection, backup }),
        _ => None,
    }
}

/// Whether a POST is under way.
pub fn posts(state: &State) -> bool {
    posting(state).is_some()
}

/// Whether the list is asked for a backup whose reply was lost.
pub fn looks(state: &State) -> bool {
    matches!(request_of(state, Room::Create), Some((_, Operation::ListNewestBackups(_))))
}

/// Whether the busy instance is asked for its status.
pub fn asks_instance(state: &State) -> bool {
    matches!(request_of(state, Room::Create), Some((_, Operation::ShowInstance(_))))
}

/// What is said of a request that failed.
pub fn alert_of(state: &State, now: UtcTime) -> Option<Alert> {
    alert::alert(&state.create.submission, &state.environment.origin, now)
}

/// A person has read what will be registered.
pub fn confirm(now: UtcTime) -> Action {
    Action::Create(Message::Confirm(now))
}

fn creating(call: CallId, body: Result<Rc<str>, Error>, now: UtcTime) -> Answer {
    let reply = |body| Reply { status: 200, request_id: None, body, subject: None, date: None };
    Answer::Replied(Room::Create, call, body.map(reply), now)
}

/// The cloud's answer to the POST.
pub fn posted(call: CallId, answer: Result<Backup, Error>, now: UtcTime) -> Answer {
    creating(call, answer.map(|backup| backup.body), now)
}

/// The cloud's answer to the look after a lost reply.
pub fn looked_up(call: CallId, answer: Result<Vec<Backup>, Error>, now: UtcTime) -> Answer {
    let item = |backup: &Backup| {
        let whole: serde_json::Value = serde_json::from_str(&backup.body).expect("JSON");
        whole["backup"].clone()
    };
    let body = |list: Vec<Backup>| {
        serde_json::json!({"backups": list.iter().map(item).collect::<Vec<_>>()}).to_string().into()
    };
    creating(call, answer.map(body), now)
}

pub fn created(status: &str) -> State {
    let (state, call) = sent();
    state.after(posted(call, Ok(backup(status, "2025-11-24T16:00:00")), T0.plus(1)))
}

/// The wait before the next look at a backup that is followed.
pub fn timer(due: UtcTime) -> Effect {
    Effect::Room(Room::Tracking, effect::Effect::Timer { due })
}

/// The look at a backup that is wanted now, where one is.
pub fn look_wanted(state: &State) -> Option<CallId> {
    effects(state).into_iter().find_map(|wanted| match wanted {
        Effect::Room(Room::Tracking, effect::Effect::Request { call, operation: Operation::ShowBackup(_), .. }) => {
            Some(call)
        }
        _ => None,
    })
}

fn tracked(call: CallId, body: Result<Rc<str>, Error>, now: UtcTime) -> Answer {
    let reply = |body| Reply { status: 200, request_id: None, body, subject: None, date: None };
    Answer::Replied(Room::Tracking, call, body.map(reply), now)
}

/// The cloud's answer to a look.
pub fn shown(call: CallId, answer: Result<Backup, Error>, now: UtcTime) -> Answer {
    tracked(call, answer.map(|backup| backup.body), now)
}

/// The instance's answer to the question why its backup failed.
pub fn explained(call: CallId, answer: Result<Option<InstanceFault>, Error>) -> Answer {
    let fault =
        |fault: InstanceFault| serde_json::json!({"message": &*fault.message, "created": fault.created.as_deref()});
    let body = |known: Option<InstanceFault>| {
        serde_json::json!({"instance": {"id": INSTANCE, "fault": known.map(fault)}}).to_string().into()
    };
    tracked(call, answer.map(body), T0)
}

/// Lets a look at the followed backup be answered.
pub fn looked(state: &State, answer: Result<Backup, Error>, now: UtcTime) -> State {
    let state = state.after(Action::Alarm(due(state)));
    let call = call(state.watching(Which::Created));
    state.after(shown(call, answer, now))
}

pub fn watch(state: &State) -> &Watch {
    &state.tracking.created.as_ref().expect("a followed backup").watch
}

pub fn due(state: &State) -> UtcTime {
    match watch(state) {
        Watch::Waiting { due } => *due,
        other => panic!("waiting, not {other:?}"),
    }
}
