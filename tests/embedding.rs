//! What a host has of it: its token, its events, and a component that it takes away and puts back.

mod stories;

use trove_backup::app::action::Action;
use trove_backup::app::effect::Effect;
use trove_backup::app::event::{Event, Outcome, Seen, between};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::context::connection::Credential;
use trove_backup::context::environment::Environment;
use trove_backup::create::Submission;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::trove::instances::InstanceFault;
use trove_backup::session::{self, Input, Problem};
use trove_backup::tracking::{self, Reason, Watch, Which};

use stories::*;

const REFUSAL: &str = r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#;

/// All is filled in but the token, which the host gives.
fn hosted() -> State {
    filled().after(Action::Edit(Field::Token, "".into())).after(Action::Session(session::Message::HostToken(true)))
}

fn credential(effect: Option<Effect>) -> Credential {
    effect.as_ref().and_then(Effect::connection).expect("a call").credential().clone()
}

/// The state of a component that was taken off its page and is put back.
fn reattach(state: &State) -> State {
    let mut back = state.clone();
    back.reattach();
    back
}

/// The events of a whole story, one name each.
fn told(story: &[State]) -> Vec<&'static str> {
    let pairs = story.windows(2).flat_map(|pair| between(&Seen::of(&pair[0]), &pair[1]));
    pairs
        .map(|event| match event {
            Event::Created(_) => "created",
            Event::Status(_) => "status",
            Event::Completed(_) => "completed",
            Event::Failed(_) => "failed",
            Event::Error(failure) => failure.outcome.name(),
            Event::TokenRefused(_) => "token-refused",
        })
        .collect()
}

#[test]
fn the_hosts_token_is_meant_where_nothing_is_typed() {
    let state = hosted().after(submit(T0));
    assert_eq!(credential(state.creating()), Credential::Host);
    let typed = hosted().after(Action::Edit(Field::Token, "typed-token".into())).after(submit(T0));
    assert!(matches!(credential(typed.creating()), Credential::Typed(token) if token.header() == "typed-token"));
    let none = hosted().after(Action::Session(session::Message::HostToken(false))).after(submit(T0));
    assert!(none.creating().is_none() && none.session.problem(Input::Token).is_some());
}

#[test]
fn cancelled_while_the_host_is_asked_nothing_is_looked_for() {
    let state = hosted().after(submit(T0));
    let cancelled = state.after(cancel(T0));
    assert_eq!(cancelled.create.submission, Submission::Idle);
    assert_eq!(&*cancelled.announcement, "Cancelled. Nothing was sent.");
    let left = state.after(left(call(state.creating()), T0)).after(cancel(T0));
    assert!(looks(&left));
}

#[test]
fn a_refused_host_token_is_told_at_the_field_and_a_typed_one_helps() {
    let state = hosted().after(submit(T0));
    for error in [refused(401, REFUSAL), Error::NoToken("log in".into())] {
        let state = state.after(posted(call(state.creating()), Err(error), T0));
        assert_eq!(state.session.problem(Input::Token), Some(Problem::HostTokenRefused));
        let typed = state.after(Action::Edit(Field::Token, "typed-token".into()));
        assert_eq!(typed.session.problem(Input::Token), None);
        assert!(matches!(credential(typed.after(submit(T0)).creating()), Credential::Typed(_)));
    }
}

#[test]
fn following_goes_on_with_the_hosts_next_token() {
    let state = hosted().after(submit(T0));
    let state = state.after(posted(call(state.creating()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = looked(&state, Err(refused(401, REFUSAL)), T0.plus(2));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)));
    assert!(state.watching(Which::Created).is_none());
    let state = state.after(Action::Session(session::Message::HostToken(true)));
    assert!(matches!(watch(&state), Watch::Waiting { .. }));
    assert_eq!(state.session.problem(Input::Token), None);
}

#[test]
fn a_typed_token_that_was_refused_is_not_replaced_by_the_hosts_next_one() {
    let state = looked(&created("NEW"), Err(refused(401, REFUSAL)), T0.plus(2));
    let state = state.after(Action::Session(session::Message::HostToken(true)));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)), "the person's own token is still in the field");
}

#[test]
fn put_back_while_sending_it_looks_and_never_sends_again() {
    let (state, _) = sent();
    let back = reattach(&state);
    assert!(looks(&back));
    assert_eq!(back.text(Field::Name), state.text(Field::Name));
    let listed = vec![backup("NEW", "2025-11-24T16:00:00")];
    let found = back.after(looked_up(call(back.creating()), Ok(listed), T0.plus(9)));
    assert!(
        found
            .tracking
            .created
            .as_ref()
            .and_then(|follow| follow.found)
            .is_some_and(|how| tracking::text::found(how).contains("taken off"))
    );
    let asked = reattach(&hosted().after(submit(T0)));
    assert_eq!(asked.create.submission, Submission::Idle, "the host was still being asked: nothing had left");
}

#[test]
fn put_back_while_following_it_goes_on_and_steals_no_focus() {
    let state = created("NEW");
    let state = state.after(Action::Alarm(due(&state)));
    let back = reattach(&state);
    assert_eq!(back.watching(Which::Created), Some(timer(due(&back))));
    assert_eq!((back.focus.1, &*back.announcement, back.session.token_shown), (None, "", false));
    assert!(between(&Seen::default(), &back).len() == 1 && between(&Seen::of(&back), &back).is_empty());
}

#[test]
fn the_hidden_page_of_before_is_forgotten() {
    let hidden = created("NEW").after(Action::Environment(Environment { visible: false, ..Environment::default() }));
    assert!(reattach(&hidden).watching(Which::Created).is_some());
}

#[test]
fn a_good_life_is_told_once_each() {
    let new = created("NEW");
    let building = looked(&new, Ok(backup("BUILDING", "2025-11-24T16:00:00")), T0.plus(3));
    let same = looked(&building, Ok(backup("BUILDING", "2025-11-24T16:00:00")), T0.plus(5));
    let done = looked(&same, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(7));
    let story = vec![State::default(), sent().0, new, building, same, done.clone(), done];
    assert_eq!(told(&story), ["created", "status", "status", "completed"]);
}

#[test]
fn a_failure_is_told_when_its_reason_is_known() {
    let new = created("NEW");
    let failed = looked(&new, Ok(backup("FAILED", "2025-11-24T16:00:00")), T0.plus(3));
    let fault = InstanceFault { message: "disk full".into(), created: None };
    let explained = failed.after(explained(call(failed.watching(Which::Created)), Ok(Some(fault))));
    assert!(matches!(watch(&explained), Watch::Ended(Reason::Fault(_))));
    assert_eq!(told(&[new, failed.clone()]), ["status"]);
    let events = between(&Seen::of(&failed), &explained);
    assert!(matches!(&events[..], [Event::Failed(failed)] if failed.reason.as_deref() == Some("disk full")));
}

#[test]
fn what_goes_wrong_is_told_with_its_outcome() {
    let (sending, id) = sent();
    let with = |error| sending.after(posted(id, Err(error), T0));
    let busy = with(refused(422, r#"{"unprocessableEntity": {"message": "busy", "code": 422}}"#));
    let events = between(&Seen::of(&sending), &busy);
    let [Event::Error(failure)] = &events[..] else { panic!("{events:?}") };
    assert_eq!((failure.outcome, failure.status), (Outcome::NotCreated, Some(422)));
    assert_eq!(failure.server_message.as_deref(), Some("busy"));
    assert_eq!(told(&[sending.clone(), with(refused(401, REFUSAL))]), ["token-refused"]);
    let looking = with(Error::Unreachable);
    let lost = looking.after(looked_up(call(looking.creating()), Ok(Vec::new()), T0));
    assert_eq!(told(&[sending, looking, lost.clone(), lost.after(submit(T0))]), ["unknown"]);
    let followed = created("NEW");
    let refusal = looked(&followed, Err(refused(401, REFUSAL)), T0.plus(3));
    assert_eq!(told(&[followed.clone(), refusal]), ["token-refused"]);
    let gone =
        looked(&followed, Err(refused(404, r#"{"itemNotFound": {"message": "gone", "code": 404}}"#)), T0.plus(3));
    assert_eq!(told(&[followed, gone]), ["gone"]);
}

#[test]
fn a_hosts_token_is_enough_whatever_else_is_preset() {
    let state = hosted().after(Action::Preset(Field::Identity, "https://k.example".into()));
    let state = state.after(Action::Edit(Field::Way, "password".into()));
    assert!(posts(&state.after(submit(T0))));
    let back = reattach(&hosted());
    assert!(!back.session.host_token, "whoever puts it back says so anew");
}

#[test]
fn what_was_typed_while_a_request_was_under_way_can_be_sent() {
    let (state, id) = sent();
    let state = state.after(Action::Edit(Field::Name, "another".into()));
    let state = state.after(posted(id, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    assert!(!state.create.is_accepted && state.after(submit(T0.plus(9))).creating().is_some());
}
