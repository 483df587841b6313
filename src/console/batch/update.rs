//! What happens to a batch.

use std::rc::Rc;

use super::model::{Job, Model, Outcome, Progress, Task};
use crate::context::call::CallId;
use crate::context::connection::Connection;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::backups::{self, Backup};
use crate::openstack::types::id::Id;
use crate::openstack::types::time::UtcTime;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// These requests are to be sent.
    Start(Rc<Connection>, Vec<Task>),
    /// The cloud answered, or not.
    Answered(CallId, Result<Reply, Error>, UtcTime),
    /// A moment has come: perhaps the one that the cloud asked to wait for.
    Resume(UtcTime),
    /// A person closes the batch, or stops it: what was not sent yet is not sent.
    Dismiss,
    /// Who asks has signed out: what was not sent yet is not sent.
    SignOut,
    /// Another project is shown: a batch that has ended goes.
    Reset,
    /// The component was taken off its page.
    Detach,
}

/// What matters to others.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// Other requests are under way: these were not begun.
    Busy,
    /// The batch began.
    Started,
    /// The cloud answered to a request.
    Progressed(UtcTime),
    /// The cloud accepted that a backup is deleted, or may have accepted it.
    Deleting(Id, UtcTime),
    /// The token was refused at this connection.
    TokenRefused(Rc<Connection>),
    /// All requests have ended.
    Ended,
    /// A person closed the batch, or stopped it.
    Dismissed,
}

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message) -> Vec<Event> {
    match message {
        Message::Start(..) if model.is_busy() => return vec![Event::Busy],
        Message::Start(_, tasks) if tasks.is_empty() => {}
        Message::Start(connection, tasks) => {
            model.jobs = tasks.into_iter().map(Job::from).collect();
            send_next(model, connection);
            return vec![Event::Started];
        }
        Message::Answered(call, answer, now) => return answered(model, call, answer, now),
        Message::Resume(now) => {
            if let Progress::Waiting(connection, due) = &model.progress
                && *due <= now
            {
                send_next(model, connection.clone());
            }
        }
        Message::Dismiss => {
            drop_waiting(model, &Error::Cancelled);
            if !model.is_busy() {
                model.jobs.clear();
            }
            return vec![Event::Dismissed];
        }
        Message::SignOut => drop_waiting(model, &Error::Cancelled),
        Message::Reset if !model.is_busy() => model.jobs.clear(),
        Message::Reset => {}
        Message::Detach => {
            for job in &mut model.jobs {
                if let Outcome::Sending(_) = job.outcome {
                    job.outcome = Outcome::Unknown(Error::Detached);
                }
            }
            drop_waiting(model, &Error::Cancelled);
        }
    }
    Vec::new()
}

/// Takes the answer to the request that is under way.
fn answered(model: &mut Model, call: CallId, answer: Result<Reply, Error>, now: UtcTime) -> Vec<Event> {
    let (connection, stops) = match &model.progress {
        Progress::Sending(connection) => (connection.clone(), false),
        Progress::Stopping(connection) => (connection.clone(), true),
        Progress::Ended | Progress::Waiting(..) => return Vec::new(),
    };
    let is_awaited = |job: &&mut Job| matches!(job.outcome, Outcome::Sending(awaited) if awaited == call);
    let Some(job) = model.jobs.iter_mut().find(is_awaited) else { return Vec::new() };
    let (mut events, mut refused) = (Vec::new(), None);
    match read(&job.task, answer) {
        Ok(backup) => job.outcome = Outcome::Accepted(backup),
        // What the rate limit turns away was not carried out.
        Err(error) if stops && matches!(error.cause(), Some(Cause::RateLimit(_))) => {
            job.outcome = Outcome::Refused(Error::Cancelled);
        }
        Err(error) if matches!(error.cause(), Some(Cause::RateLimit(_))) => {
            job.outcome = Outcome::Waiting;
            model.progress = Progress::Waiting(connection, now.plus(error.pause(1)));
            return vec![Event::Progressed(now)];
        }
        Err(error) if error.may_have_arrived() => job.outcome = Outcome::Unknown(error),
        Err(error) => {
            refused = Some(error.clone()).filter(Error::wants_token);
            job.outcome = Outcome::Refused(error);
        }
    }
    if let (Task::Delete { id, .. }, Outcome::Accepted(_) | Outcome::Unknown(_)) = (&job.task, &job.outcome) {
        events.push(Event::Deleting(id.clone(), now));
    }
    if let Some(error) = refused {
        // The others would be refused for the same reason.
        drop_waiting(model, &error);
        events.push(Event::TokenRefused(connection.clone()));
    }
    send_next(model, connection);
    events.push(Event::Progressed(now));
    if !model.is_busy() {
        events.push(Event::Ended);
    }
    events
}

/// The backup, where one was created.
fn read(task: &Task, answer: Result<Reply, Error>) -> Result<Option<Backup>, Error> {
    match task {
        Task::Create(_) => backups::read(&answer?).map(Some),
        _ => answer.map(|_| None),
    }
}

/// Sends the next request that waits. Where none is left, the batch has ended.
fn send_next(model: &mut Model, connection: Rc<Connection>) {
    let call = model.calls.next_id();
    model.progress = match model.jobs.iter_mut().find(|job| matches!(job.outcome, Outcome::Waiting)) {
        Some(job) => {
            job.outcome = Outcome::Sending(call);
            Progress::Sending(connection)
        }
        None => Progress::Ended,
    };
}

/// What was not sent yet will not be, and why. A request that is under way goes on.
fn drop_waiting(model: &mut Model, why: &Error) {
    for job in model.jobs.iter_mut().filter(|job| matches!(job.outcome, Outcome::Waiting)) {
        job.outcome = Outcome::Refused(why.clone());
    }
    model.progress = match std::mem::take(&mut model.progress) {
        Progress::Sending(connection) | Progress::Stopping(connection) if model.sending().is_some() => {
            Progress::Stopping(connection)
        }
        _ => Progress::Ended,
    };
}
