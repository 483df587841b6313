//! The whole behaviour, as the reducer tells it: what is wanted after each thing that happens.

mod stories;

use std::rc::Rc;

use trove_backup::app::action::Action;
use trove_backup::app::create::input_of as create_input_of;
use trove_backup::app::effect::Room;
use trove_backup::app::field::Field;
use trove_backup::app::session::input_of;
use trove_backup::app::state::State;
use trove_backup::context::connection::{Connection, Credential};
use trove_backup::context::environment::Environment;
use trove_backup::create::Submission;
use trove_backup::openstack::transport::error::{Error, Problem, Unreadable};
use trove_backup::openstack::trove::backups::Backup;
use trove_backup::openstack::trove::instances::InstanceFault;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::session::Input;
use trove_backup::tracking::follow::STUCK_AFTER;
use trove_backup::tracking::{self, Follow, Reason, Watch, Which};

use stories::*;

#[test]
fn a_second_submit_while_sending_changes_nothing() {
    let (state, first) = sent();
    let again = state.after(submit(T0)).after(submit(T0.plus(5)));
    assert_eq!(call(again.creating()), first);
}

#[test]
fn an_answer_to_another_call_is_discarded() {
    let (state, first) = sent();
    let late = state.after(posted(first + 7, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    assert!(late.tracking.created.is_none());
    assert_eq!(call(late.creating()), first);
}

#[test]
fn an_accepted_draft_is_not_sent_again_until_it_changes() {
    let state = created("NEW");
    assert!(state.after(submit(T0.plus(60))).creating().is_none(), "it still runs");
    let edited = state.after(Action::Edit(Field::Name, "nightly2".into()));
    assert!(posts(&edited.after(submit(T0.plus(60)))));
    let ended = looked(&state, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(3));
    assert!(posts(&ended.after(submit(T0.plus(60)))), "it has ended");
}

#[test]
fn a_draft_that_is_accepted_and_ended_at_once_stands_a_double_click() {
    let state = created("COMPLETED");
    assert!(state.after(submit(T0.plus(2))).creating().is_none());
    assert!(state.after(submit(T0.plus(3))).creating().is_some());
}

/// A cloud that answers at once is asked the most often: this is what docs/features.md promises.
#[test]
fn ten_looks_leave_in_the_first_minute_and_two_a_minute_later() {
    let accepted = T0.plus(1);
    let mut state = created("NEW");
    let mut looks = vec![0];
    for _ in 0..14 {
        let next = due(&state);
        assert_eq!(effects(&state), [timer(next)], "nothing else is wanted meanwhile");
        looks.push(next.since(accepted));
        state = looked(&state, Ok(backup("BUILDING", "2025-11-24T16:00:00")), next);
        assert!(state.tracking.created.as_ref().is_some_and(|follow| !follow.rows.is_empty()), "the table stays");
    }
    let pauses: Vec<_> = looks.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!((pauses.first(), pauses.last()), (Some(&2), Some(&30)));
    assert!(pauses.is_sorted(), "{pauses:?}");
    let in_first_minute = looks.iter().filter(|at| (1..=60).contains(*at)).count();
    assert_eq!(in_first_minute, 10, "{looks:?}");
    let promise = format!("{in_first_minute} requests in the first minute, two a minute later");
    let promises = include_str!("../docs/features.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(promises.contains(&promise), "{promise}");
}

#[test]
fn nothing_is_asked_after_the_end() {
    for status in ["COMPLETED", "RESTORED", "DELETE_FAILED"] {
        let state = looked(&created("NEW"), Ok(backup(status, "2025-11-24T16:00:00")), T0.plus(9));
        assert_eq!(watch(&state), &Watch::Ended(Reason::None), "{status}");
        assert_eq!(effects(&state), [], "{status}: no call and no timer");
    }
}

#[test]
fn a_failure_asks_the_instance_once() {
    let state = looked(&created("NEW"), Ok(backup("FAILED", "2025-11-24T16:00:00")), T0.plus(9));
    let Some((call, Operation::ShowInstance(instance))) = request_of(&state, Room::Tracking) else {
        panic!("the instance is asked")
    };
    assert_eq!(instance.to_string(), INSTANCE);
    for (message, ours) in [("Backup b1 broke", true), ("Restart broke", false)] {
        let fault = InstanceFault { message: message.into(), created: Some("2025-11-24T15:00:00".into()) };
        let state = state.after(explained(call, Ok(Some(fault))));
        assert!(state.watching(Which::Created).is_none());
        let notice = tracking::text::alert(state.tracking.created.as_ref().expect("a backup")).expect("an alert");
        assert_eq!(notice.server_message.as_deref(), Some(message));
        assert_eq!(notice.advice.iter().any(|line| line.contains("something else")), !ours, "{message}");
    }
}

#[test]
fn hidden_or_offline_nothing_is_asked_and_it_goes_on_afterwards() {
    let state = created("NEW");
    for away in [
        Environment { visible: false, ..Environment::default() },
        Environment { online: false, ..Environment::default() },
    ] {
        let hidden = state.after(Action::Environment(away));
        assert!(hidden.watching(Which::Created).is_none());
        let back = hidden.after(Action::Environment(Environment::default()));
        assert_eq!(back.watching(Which::Created), Some(timer(due(&state))));
    }
}

#[test]
fn a_failed_look_keeps_the_last_table() {
    let state = created("NEW");
    let trouble = looked(&state, Err(Error::Unreachable), T0.plus(9));
    let follow = trouble.tracking.created.as_ref().expect("a backup");
    assert_eq!(
        (follow.backup.status(), follow.trouble.as_ref()),
        (state.tracking.created.as_ref().expect("a backup").backup.status(), Some(&Error::Unreachable))
    );
    assert!(due(&trouble).since(T0.plus(9)) >= 5, "it takes its time");
    let good = looked(&trouble, Ok(backup("BUILDING", "2025-11-24T16:00:00")), T0.plus(20));
    assert_eq!(good.tracking.created.expect("a backup").trouble, None);
    // One failure after another: a proxy's page, and then a reply that is lost.
    let page = refused(502, "<html><title>502</title></html>");
    let twice = looked(&looked(&state, Err(page.clone()), T0.plus(9)), Err(Error::Unreachable), T0.plus(15));
    let before = state.tracking.created.as_ref().expect("a backup");
    for trouble in [&looked(&state, Err(page), T0.plus(9)), &twice] {
        let follow = trouble.tracking.created.as_ref().expect("a backup");
        assert!(follow.trouble.is_some() && tracking::text::alert(follow).is_none(), "one line, and no alert");
        assert_eq!((&follow.rows, &follow.backup), (&before.rows, &before.backup));
    }
    let ended = looked(&twice, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(21));
    assert_eq!(watch(&ended), &Watch::Ended(Reason::None));
    assert_eq!(ended.tracking.created.expect("a backup").trouble, None);
}

#[test]
fn a_retry_after_is_obeyed() {
    let limit = refused(413, r#"{"overLimit": {"code": 413, "message": "slow", "retryAfter": "40"}}"#);
    let state = looked(&created("NEW"), Err(limit.clone()), T0.plus(9));
    assert!(due(&state).since(T0.plus(9)) > 40);
    assert_eq!(effects(&state), [timer(due(&state))], "nothing is asked before");
    let ended = looked(&state, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), due(&state));
    assert_eq!(watch(&ended), &Watch::Ended(Reason::None), "and then it goes on");
    let busy = refused(503, r#"{"serverError": {"code": 503, "message": "later", "retryAfter": "70"}}"#);
    assert!(due(&looked(&created("NEW"), Err(busy), T0.plus(9))).since(T0.plus(9)) > 70);
    let (sending, call) = sent();
    let state = sending.after(posted(call, Err(limit), T0));
    assert!(state.after(submit(T0.plus(39))).creating().is_none(), "too early");
    assert!(state.after(submit(T0.plus(40))).creating().is_some(), "the time is over");
}

#[test]
fn gone_is_the_end() {
    let gone = refused(404, r#"{"itemNotFound": {"code": 404, "message": "cannot be found"}}"#);
    let state = looked(&created("NEW"), Err(gone), T0.plus(9));
    assert_eq!(effects(&state), [], "no call and no timer");
    let follow = state.tracking.created.as_ref().expect("a backup");
    assert_eq!(follow.rows, created("NEW").tracking.created.expect("a backup").rows, "the table stays");
    let notice = tracking::text::alert(follow).expect("an alert");
    assert_eq!((notice.title.as_str(), notice.status), ("The backup is gone.", Some(404)));
    assert_eq!(notice.server_message.as_deref(), Some("cannot be found"));
}

#[test]
fn a_refused_token_stops_the_looks_until_there_is_another_one() {
    let refusal = refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#);
    let state = looked(&created("NEW"), Err(refusal), T0.plus(9));
    assert!(state.watching(Which::Created).is_none());
    assert!(state.session.problem(Input::Token).is_some());
    assert!(state.after(Action::Resume).watching(Which::Created).is_none(), "the same token is not sent again");
    let fresh = state.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    for resumed in [fresh.after(Action::Resume), fresh.after(submit(T0.plus(20)))] {
        let asking = resumed.after(Action::Alarm(due(&resumed)));
        let asked = asking.watching(Which::Created).expect("it goes on");
        let connection = asked.connection().expect("a connection");
        assert!(
            matches!(connection.credential(), Credential::Typed(token) if token.header() == "another-token-of-some-length")
        );
        assert!(resumed.creating().is_none(), "Enter in the token's field creates nothing");
        assert!(resumed.session.problem(Input::Token).is_none());
    }
}

#[test]
fn after_a_lost_reply_it_looks_once_and_never_sends_again() {
    let cut = Unreadable { status: 202, request_id: None, problem: Problem::Truncated, head: "{\"back".into() };
    let cut = Error::Unreadable(cut.into());
    for lost in [Error::Unreachable, Error::TimedOut, cut, refused(502, "<h1>502</h1>"), refused(504, "<h1>504</h1>")] {
        let (state, call_id) = sent();
        let looking = state.after(posted(call_id, Err(lost.clone()), T0.plus(60)));
        assert!(looks(&looking), "{lost:?}");
        let look = call(looking.creating());

        let found = looking.after(looked_up(look, Ok(vec![backup("NEW", "1999-01-01T00:00:00")]), T0.plus(61)));
        assert!(
            found.tracking.created.as_ref().is_some_and(|follow| follow.found.is_some()),
            "a running one of this name is ours"
        );
        assert!(found.watching(Which::Created) == Some(timer(T0.plus(61))), "and is asked for as a whole");
        assert!(found.creating().is_none());
        let told = looked(&found, Ok(backup("COMPLETED", "1999-01-01T00:00:00")), T0.plus(61));
        assert_eq!((watch(&told), effects(&told)), (&Watch::Ended(Reason::None), vec![]), "to its end");

        let old = looking.after(looked_up(look, Ok(vec![backup("COMPLETED", "1999-01-01T00:00:00")]), T0.plus(61)));
        assert!(matches!(old.create.submission, Submission::Lost { .. }), "an old one of this name is another one");
        assert!(old.creating().is_none());
        assert!(old.tracking.created.is_none() && old.text(Field::Name) == "nightly");
        let says = |state: &State| alert_of(state, T0).expect("an alert").advice.join(" ");
        assert!(says(&old).contains("may still appear: check again"), "{}", says(&old));
        let again = old.after(look_again());
        assert!(looks(&again));
        let look = call(again.creating());
        let none = again.after(looked_up(look, Ok(Vec::new()), T0.plus(70)));
        assert!(effects(&none).is_empty() && says(&none).contains("may still appear: check again"));
        let late = again.after(looked_up(look, Ok(vec![backup("NEW", "2099-01-01T00:00:00")]), T0.plus(70)));
        let found = late.tracking.created.as_ref().expect("it has appeared");
        assert_eq!(found.backup.text("id").as_deref(), Some("b1"));
        assert!(late.creating().is_none() && alert_of(&late, T0).is_none());
    }
}

#[test]
fn a_clear_refusal_is_not_looked_for() {
    for error in [refused(422, "{}"), refused(500, "{}"), Error::Offline, Error::Redirected, Error::Blocked] {
        let (state, call) = sent();
        let state = state.after(posted(call, Err(error.clone()), T0));
        assert!(!posts(&state) && !looks(&state), "{error:?}");
        assert!(alert_of(&state, T0).is_some_and(|notice| !notice.advice.is_empty()), "{error:?}");
        for (field, text) in FILLED {
            assert_eq!(state.text(field), text, "{error:?}");
        }
    }
}

#[test]
fn an_id_that_is_no_path_segment_is_not_followed() {
    let (state, call) = sent();
    let body: Rc<str> = r#"{"backup": {"id": "../instances", "name": "nightly", "status": "NEW"}}"#.into();
    let state = state.after(posted(call, Backup::decode(&body).map_err(|_| Error::Offline), T0));
    assert_eq!(watch(&state), &Watch::NoId);
    assert_eq!(effects(&state), [], "no call and no timer");
}

#[test]
fn what_a_person_typed_wins_over_a_preset() {
    let state = state_after([
        Action::Preset(Field::Name, "preset".into()),
        Action::Edit(Field::Name, "typed".into()),
        Action::Preset(Field::Name, "later".into()),
        Action::Preset(Field::Description, "preset".into()),
    ]);
    assert_eq!(state.text(Field::Name), "typed");
    assert_eq!(state.text(Field::Description), "preset");
}

#[test]
fn a_backup_that_stays_new_is_stuck_after_a_quarter_of_an_hour() {
    let follow: Follow = created("NEW").tracking.created.expect("a backup");
    assert!(!follow.is_stuck(T0.plus(STUCK_AFTER), 0));
    assert!(follow.is_stuck(T0.plus(STUCK_AFTER + 1), 0));
}

#[test]
fn debug_prints_no_token() {
    let printed = format!("{:?}", sent().0);
    assert!(printed.contains("nightly"), "it prints the rest");
    assert!(!printed.contains("a-token-of-some-length"));
}

fn hidden(state: &State) -> State {
    state.after(Action::Environment(Environment { visible: false, ..Environment::default() }))
}

#[test]
fn nothing_leaves_a_hidden_page() {
    let refusal = refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#);
    let state = looked(&created("NEW"), Err(refusal), T0.plus(9));
    let state = state.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    assert!(hidden(&state).after(Action::Resume).watching(Which::Created).is_none(), "a new token waits");
    let (state, call) = sent();
    let looking = hidden(&state).after(posted(call, Err(Error::TimedOut), T0.plus(60)));
    assert!(looking.creating().is_none(), "the look after a lost reply waits");
    assert!(looks(&looking.after(Action::Environment(Environment::default()))));
    let failed = looked(&created("NEW"), Ok(backup("FAILED", "2025-11-24T16:00:00")), T0.plus(9));
    assert!(hidden(&failed).watching(Which::Created).is_none(), "the instance is asked later");
}

fn lost_at(now: UtcTime) -> State {
    let (state, post) = sent();
    let looking = state.after(posted(post, Err(Error::Unreachable), now));
    let look = call(looking.creating());
    looking.after(looked_up(look, Err(Error::Unreachable), now))
}

#[test]
fn repeated_enter_on_a_dead_line_sends_once() {
    let mut state = lost_at(T0);
    for _ in 0..9 {
        state = state.after(submit(T0));
        assert!(state.creating().is_none());
    }
    assert!(posts(&state.after(submit(T0.plus(1)))), "a person who decides so");
    let other = state.after(Action::Edit(Field::Name, "other".into()));
    assert!(posts(&other.after(submit(T0))), "another backup");
}

#[test]
fn checking_again_asks_with_the_token_of_the_form() {
    let state = lost_at(T0).after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    let looking = state.after(look_again());
    let wanted = looking.creating().expect("it looks");
    assert!(
        matches!(wanted.connection().map(Connection::credential), Some(Credential::Typed(token)) if token.header() == "another-token-of-some-length")
    );
}

#[test]
fn a_look_whose_token_is_refused_marks_the_field() {
    let (state, post) = sent();
    let looking = state.after(posted(post, Err(Error::TimedOut), T0.plus(60)));
    let look = call(looking.creating());
    let refusal = refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#);
    assert!(looking.after(looked_up(look, Err(refusal), T0.plus(61))).session.problem(Input::Token).is_some());
}

#[test]
fn the_backup_in_view_is_never_found_as_the_lost_one() {
    let first = looked(&created("NEW"), Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(9));
    let again = first.after(submit(T0.plus(120)));
    let looking = again.after(posted(call(again.creating()), Err(Error::Unreachable), T0.plus(121)));
    let look = call(looking.creating());
    let list = vec![backup("COMPLETED", "2099-11-24T16:00:00")];
    let lost = looking.after(looked_up(look, Ok(list), T0.plus(122)));
    assert!(matches!(lost.create.submission, Submission::Lost { .. }));
}

#[test]
fn a_404_that_is_not_troves_is_only_trouble() {
    let state = looked(&created("NEW"), Err(refused(404, "<h1>default backend - 404</h1>")), T0.plus(9));
    assert!(matches!(watch(&state), Watch::Waiting { .. }));
}

#[test]
fn an_instance_that_cannot_be_asked_is_not_waited_for() {
    let (state, call_id) = sent();
    let body: Rc<str> = r#"{"backup": {"id": "b1", "status": "FAILED", "instance_id": "a.b"}}"#.into();
    let state = state.after(posted(call_id, Backup::decode(&body).map_err(|_| Error::Offline), T0));
    assert_eq!(watch(&state), &Watch::Ended(Reason::None));
    let failed = looked(&created("NEW"), Ok(backup("FAILED", "2025-11-24T16:00:00")), T0.plus(9));
    let told = failed.after(explained(call(failed.watching(Which::Created)), Err(Error::Unreachable)));
    let notice = tracking::text::alert(told.tracking.created.as_ref().expect("a backup")).expect("an alert");
    assert!(notice.advice.iter().any(|line| line.contains("could not be asked")), "{notice:?}");
}

#[test]
fn a_late_preset_is_as_good_as_typed() {
    let state = State::default().after(submit(T0));
    assert!(state.session.problem(Input::Endpoint).is_some());
    let preset = state.after(Action::Preset(Field::Endpoint, "https://cloud.example/v1.0/p".into()));
    assert!(preset.session.problem(Input::Endpoint).is_none(), "its error is gone");
    let (state, call) = {
        let state = state_after([
            Action::Edit(Field::Endpoint, "https://cloud.example/v1.0/p".into()),
            Action::Edit(Field::Token, "a-token-of-some-length".into()),
            Action::Preset(Field::InstanceId, INSTANCE.into()),
            Action::Preset(Field::Name, "nightly".into()),
        ]);
        let state = state.after(submit(T0));
        let call = call(state.creating());
        (state, call)
    };
    let state = state.after(posted(call, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let other = state.after(Action::Preset(Field::Name, "weekly".into()));
    assert!(posts(&other.after(submit(T0.plus(9)))), "another draft");
}

/// Whether something is said to be wrong with a field, of whichever form.
fn at_fault(state: &State, field: Field) -> bool {
    let of_session = input_of(field).and_then(|input| state.session.problem(input));
    let of_form = create_input_of(field).and_then(|input| state.create.problem(input));
    of_session.is_some() || of_form.is_some()
}

#[test]
fn nobody_is_scolded_while_typing() {
    let state = State::default().after(submit(T0));
    for (field, first) in [(Field::Endpoint, "h"), (Field::InstanceId, "a"), (Field::Name, "é")] {
        let typed = state.after(Action::Edit(field, first.into()));
        assert!(!at_fault(&typed, field), "{field:?}");
        assert!(at_fault(&typed.after(Action::Leave(field)), field), "{field:?} on leaving it");
    }
}

#[test]
fn the_same_sentence_is_announced_again() {
    let once = State::default().after(Action::Say("Copied.".into()));
    let twice = once.after(Action::Say("Copied.".into()));
    assert_ne!(once.announcement, twice.announcement);
    assert_eq!(twice.announcement.trim(), "Copied.");
}

#[test]
fn another_endpoint_does_not_wait_for_the_first_ones_limit() {
    let (sending, call) = sent();
    let limit = refused(413, r#"{"overLimit": {"code": 413, "message": "slow", "retryAfter": "40"}}"#);
    let state = sending.after(posted(call, Err(limit), T0));
    let elsewhere = state.after(Action::Edit(Field::Endpoint, "https://other.example/v1.0/p".into()));
    assert!(elsewhere.after(submit(T0.plus(1))).creating().is_some());
}
