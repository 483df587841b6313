//! The console as part of the reducer: pages are joined, what runs is looked at, what is deleted goes, nothing is sent
//! twice.

mod fixtures;
mod stories;

use fixtures::Exchange;
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Key, Room};
use trove_backup::app::field::Field;
use trove_backup::app::route::View;
use trove_backup::app::state::State;
use trove_backup::console::backups::{Message as List, text};
use trove_backup::console::batch::{self, Job, Message, Outcome, Task};
use trove_backup::console::strategies;
use trove_backup::context::backups::inventory::{FIRST, MOST, Stage};
use trove_backup::context::backups::text::may_be_more;
use trove_backup::context::effect;
use trove_backup::context::environment::Environment;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::{ROWS, Reply};
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::session;
use trove_backup::tracking::{Watch, Which};

/// Something happens in the room of all backups.
fn step(state: &State, message: List) -> State {
    state.after(Action::Backups(message))
}

fn reply(body: &str) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
}

/// A backup of a list, as JSON: its number says how many minutes before T0 it was updated.
fn row(number: usize, status: &str, parent: Option<usize>) -> String {
    let at = T0.plus(-60 * i64::try_from(number).expect("a number")).iso().replace('Z', "");
    let parent = parent.map_or("null".into(), |parent| format!("\"b{parent:04}\""));
    format!(
        r#"{{"id": "b{number:04}", "name": "backup {number}", "instance_id": "{INSTANCE}", "status": "{status}", "created": "{at}", "updated": "{at}", "parent_id": {parent}}}"#
    )
}

fn page(rows: &[String], more: bool) -> Reply {
    let links = if more { r#", "links": [{"rel": "next", "href": "https://elsewhere.example/"}]"# } else { "" };
    reply(&format!(r#"{{"backups": [{}]{links}}}"#, rows.join(",")))
}

/// The page that is wanted now: its call, marker and limit.
fn wanted(state: &State) -> (u32, usize, usize) {
    page_wanted(state).unwrap_or_else(|| panic!("a page is wanted, not {:?}", state.effects()))
}

fn answered(state: &State, answer: Result<Reply, Error>, now: UtcTime) -> State {
    page_answered(state, answer, now)
}

/// The list is shown, and asked for.
fn listing() -> State {
    let state = filled().after(Action::Edit(Field::View, "backups".into()));
    assert_eq!(state.view(), View::Backups);
    state
}

/// The whole list, of these rows.
fn listed(rows: &[String]) -> State {
    answered(&listing(), Ok(page(rows, false)), T0)
}

/// The moment that the list waits for.
fn due_of(state: &State) -> UtcTime {
    match state.console.inventory.stage {
        Stage::Waiting(due) => due,
        ref other => panic!("it waits, not {other:?}"),
    }
}

/// The POST of the form.
fn submitted(state: &State) -> Option<u32> {
    request_of(state, Room::Create).map(|(call, _)| call)
}

#[test]
fn of_an_answer_with_thousands_the_rest_is_asked_for_like_another_page() {
    let rows: Vec<_> = (0..ROWS + 7).map(|number| row(number, "COMPLETED", None)).collect();
    let first = answered(&listing(), Ok(page(&rows, false)), T0);
    assert!(!first.console.inventory.whole, "there is more");
    let (_, marker, _) = wanted(&first);
    assert!(marker > ROWS - 50 && marker < ROWS, "some rows twice, for rows move: {marker}");
    let whole = answered(&first, Ok(page(&rows[marker..], false)), T0);
    assert!(whole.console.inventory.knows_all() && whole.console.inventory.items.len() == rows.len());
    // A cloud that tells the same again has more than can be read.
    let same = answered(&first, Ok(page(&rows, false)), T0);
    assert!(same.console.inventory.whole && !same.console.inventory.knows_all());
    assert_eq!(page_wanted(&same), None, "it ends");
}

#[test]
fn pages_are_joined_by_id() {
    let state = listing();
    assert_eq!(wanted(&state).1..wanted(&state).2, 0..FIRST);
    let first: Vec<_> = (0..50).map(|number| row(number, "COMPLETED", None)).collect();
    let state = answered(&state, Ok(page(&first, true)), T0);
    assert_eq!(state.console.backups.shown.len(), 50, "there is something to see before the last page");
    let (_, marker, limit) = wanted(&state);
    assert!(marker == 30 && limit > 50, "pages overlap, for rows move");
    // A row moved up meanwhile, so this page begins with one that is there already.
    let second: Vec<_> = (30..70).map(|number| row(number, "COMPLETED", None)).collect();
    let state = answered(&state, Ok(page(&second, false)), T0);
    assert_eq!(state.console.backups.shown.len(), 70);
    assert_eq!(&*state.console.backups.shown[0].id, "b0000", "the newest first");
    assert!(state.console.inventory.whole && state.console.inventory.stage == Stage::Done, "nothing runs");
}

#[test]
fn a_server_that_repeats_a_page_is_not_asked_without_end() {
    let rows: Vec<_> = (0..50).map(|number| row(number, "COMPLETED", None)).collect();
    let state = answered(&listing(), Ok(page(&rows, true)), T0);
    let state = answered(&state, Ok(page(&rows, true)), T0);
    assert_eq!(state.console.inventory.stage, Stage::Done);
}

#[test]
fn a_server_that_always_has_new_rows_is_asked_up_to_a_limit_that_is_told() {
    let mut state = listing();
    // More at once than is asked for, so that the test is quick.
    let many = |from: usize| (from..from + ROWS).map(|at| row(at, if at == 0 { "NEW" } else { "COMPLETED" }, None));
    let mut pages = 0;
    while state.console.inventory.is_asking() {
        assert!(pages < 40, "without end");
        let rows: Vec<_> = many(pages * ROWS).collect();
        state.answer(Answer::Replied(Room::Backups, wanted(&state).0, Ok(page(&rows, true)), T0));
        pages += 1;
    }
    let inventory = &state.console.inventory;
    assert_eq!((inventory.items.len(), state.console.backups.shown.len()), (MOST, MOST));
    assert!(inventory.whole && !inventory.knows_all());
    let told = text::count(MOST, inventory, T0);
    assert!(told.contains("The cloud has more: the 20,000 that changed last are listed"), "{told}");
    assert!(may_be_more(inventory).contains("Not all backups"));
    let unsure = step(&step(&state, List::Delete(Some("b0001".into()))), List::Confirm);
    assert!(job(&unsure).is_none(), "one that is not listed may build on it");
    // A new one takes the place of the oldest.
    let looking = state.after(Action::Alarm(due_of(&state)));
    let new = row(0, "NEW", None).replace("b0000", "new");
    let state = answered(&looking, Ok(page(&[new, row(0, "NEW", None)], true)), T0.plus(6));
    let inventory = &state.console.inventory;
    assert!(inventory.items.len() == MOST && inventory.get("new").is_some() && inventory.get("b19999").is_none());
    // Reading it again does not end with the first page, although as many are known as are listed.
    let again = state.after(Action::Refresh);
    let rows: Vec<_> = many(0).collect();
    let again = answered(&again, Ok(page(&rows, true)), T0.plus(7));
    assert!(again.console.inventory.is_asking());
    let again = answered(&again, Ok(page(&rows, false)), T0.plus(8));
    assert!(again.console.inventory.knows_all() && again.console.inventory.items.len() == ROWS);
}

#[test]
fn what_runs_is_looked_at_in_one_list_and_politely() {
    let rows: Vec<_> =
        (0..40).map(|number| row(number, if number == 30 { "BUILDING" } else { "COMPLETED" }, None)).collect();
    let mut state = listed(&rows);
    let mut asked = 0;
    let mut now = T0;
    while due_of(&state).since(T0) <= 60 {
        now = due_of(&state);
        assert!(state.effects().into_iter().flatten().any(|effect| effect.key() == Key::Timer(now)));
        state = state.after(Action::Alarm(now));
        let (_, marker, limit) = wanted(&state);
        assert!(marker == 0 && limit >= 31, "as far as what runs");
        state = answered(&state, Ok(page(&rows, false)), now);
        asked += 1;
    }
    assert_eq!(asked, 10, "in the first minute, as docs/features.md promises of a backup that is followed");
    let hidden = state.after(Action::Environment(Environment { visible: false, ..Environment::default() }));
    assert!(hidden.effects().iter().all(Option::is_none), "none while hidden");
    let away = state.after(Action::Edit(Field::View, "create".into()));
    let looks = |effect: Effect| effect.room() == Some(Room::Backups) || matches!(effect, Effect::Alarm(_));
    assert!(!away.effects().into_iter().flatten().any(looks), "none while the form is shown");
    let mut done = rows.clone();
    done[30] = row(30, "COMPLETED", None);
    let state = state.after(Action::Alarm(due_of(&state)));
    let state = answered(&state, Ok(page(&done, false)), now.plus(30));
    assert!(
        state.announcement.contains("“\u{2068}backup 30\u{2069}”: status \u{2068}COMPLETED\u{2069}."),
        "{}",
        state.announcement
    );
    assert_eq!(state.console.inventory.stage, Stage::Done, "none after the end");
}

#[test]
fn a_refused_token_is_asked_with_no_more_and_trouble_keeps_what_is_there() {
    let refusal = || Err(refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#));
    let state = answered(&listing(), refusal(), T0);
    assert!(matches!(state.console.inventory.stage, Stage::Failed(_)));
    let running = listed(&[row(0, "NEW", None)]);
    let asking = running.after(Action::Alarm(due_of(&running)));
    let limit = Err(refused(413, r#"{"overLimit": {"code": 413, "message": "m", "retryAfter": "40"}}"#));
    let limited = answered(&asking, limit, T0.plus(5));
    assert_eq!(due_of(&limited), T0.plus(46), "as long as the cloud asked to wait");
    assert_eq!(limited.console.backups.shown.len(), 1);
    let refused = answered(&asking, refusal(), T0.plus(5));
    assert!(matches!(refused.console.inventory.stage, Stage::Failed(_)) && refused.console.backups.shown.len() == 1);
}

#[test]
fn deleting_names_what_goes_and_waits_until_it_is_gone() {
    let rows = [row(0, "COMPLETED", Some(1)), row(1, "COMPLETED", None), row(2, "COMPLETED", None)];
    let state = listed(&rows);
    let asked = step(&state, List::Delete(Some("b0001".into())));
    assert_eq!(wanted(&asked).1, 0, "another one may build on it since the list was read");
    let asked = answered(&asked, Ok(page(&rows, false)), T0);
    assert_eq!(
        asked.console.backups.deletion.as_ref().map(trove_backup::console::backups::deletion::Deletion::count),
        Some(2)
    );
    let unsure = step(&asked, List::Confirm);
    assert!(job(&unsure).is_none() && unsure.announcement.contains("Tick first"), "{}", unsure.announcement);
    let sure = step(&step(&asked, List::Sure), List::Confirm);
    let (call, task) = job(&sure).expect("a DELETE");
    assert!(
        matches!(task, Operation::DeleteBackup(id) if &*id.text() == "b0001"),
        "the server deletes what builds on it"
    );
    let accepted = job_done(&sure, call, Ok(reply("")), T0);
    assert_eq!(accepted.console.inventory.going.len(), 2);
    assert!(accepted.announcement.contains("1 of 1 accepted"), "{}", accepted.announcement);
    let looking = accepted.after(Action::Alarm(due_of(&accepted)));
    let still = answered(&looking, Ok(page(&rows, false)), T0.plus(2));
    assert_eq!(still.console.inventory.going.len(), 2, "the old status is told until it is gone");
    let looking = still.after(Action::Alarm(due_of(&still)));
    let gone = answered(&looking, Ok(page(&rows[2..], false)), T0.plus(9));
    assert!(gone.console.inventory.going.is_empty() && gone.console.backups.shown.len() == 1);
    assert_eq!(gone.console.inventory.stage, Stage::Done);
    assert!(gone.announcement.contains("2 backups gone"), "{}", gone.announcement);
}

#[test]
fn what_goes_is_told_as_it_is_known_by_now() {
    let rows: Vec<_> = (0..50).map(|number| row(number, "COMPLETED", None)).collect();
    let state = answered(&listing(), Ok(page(&rows, true)), T0);
    let asked = step(&state, List::Delete(Some("b0001".into())));
    let deletion = asked.console.backups.deletion.clone().expect("a question");
    assert!(deletion.is_grave(false) && deletion.count() == 1, "not all are known yet, so one click is too little");
    let sure = step(&asked, List::Sure);
    let more = [row(60, "COMPLETED", Some(1)), row(61, "COMPLETED", Some(60))];
    let known = answered(&sure, Ok(page(&more, false)), T0.plus(1));
    let deletion = known.console.backups.deletion.clone().expect("the question");
    assert!(deletion.count() == 3 && !deletion.sure, "it was ticked for less");
    assert!(job(&step(&known, List::Confirm)).is_none());
}

#[test]
fn what_is_deleted_deep_in_the_list_is_missed_there() {
    let rows: Vec<_> = (0..400).map(|number| row(number, "COMPLETED", None)).collect();
    let state = step(&step(&listed(&rows), List::Delete(Some("b0390".into()))), List::Confirm);
    let state = answered(&state, Ok(page(&rows[..50], true)), T0);
    let state = job_done(&state, job(&state).expect("a DELETE").0, Ok(reply("")), T0);
    let mut state = state;
    for _ in 0..4 {
        if state.console.inventory.going.is_empty() {
            break;
        }
        let due = due_of(&state);
        state = state.after(Action::Alarm(due));
        let (_, marker, limit) = wanted(&state);
        let there: Vec<_> = rows.iter().enumerate().filter(|(at, _)| *at != 390).map(|(_, row)| row.clone()).collect();
        let end = (marker + limit).min(there.len());
        state = answered(&state, Ok(page(&there[marker..end], end < there.len())), due);
    }
    assert!(state.console.inventory.going.is_empty() && state.console.backups.shown.len() == 399);
}

#[test]
fn a_look_behind_the_end_of_the_list_makes_nothing_vanish() {
    let rows: Vec<_> =
        (0..400).map(|number| row(number, if number == 390 { "BUILDING" } else { "COMPLETED" }, None)).collect();
    let state = listed(&rows);
    let state = state.after(Action::Alarm(due_of(&state)));
    let state = answered(&state, Ok(page(&rows[..250], true)), due_of(&listed(&rows)));
    let state = state.after(Action::Alarm(due_of(&state)));
    assert!(wanted(&state).1 > 0, "what runs lies deep");
    let state = answered(&state, Ok(page(&[], false)), T0.plus(20));
    assert_eq!(state.console.backups.shown.len(), 400);
}

#[test]
fn a_host_that_tells_the_endpoint_last_gets_the_list() {
    let state = state_after([
        Action::Preset(Field::View, "console".into()),
        Action::Session(session::Message::HostToken(true)),
        Action::Preset(Field::Endpoint, "https://cloud.example/v1.0/p".into()),
    ]);
    assert_eq!(wanted(&state).1, 0);
}

#[test]
fn another_cloud_takes_no_question_along() {
    let state = step(&listed(&[row(0, "COMPLETED", None)]), List::Delete(Some("b0000".into())));
    let other = state.after(Action::Edit(Field::Endpoint, "https://other.example/v1.0/p".into()));
    assert!(other.console.backups.deletion.is_none() && job(&step(&other, List::Confirm)).is_none());
}

#[test]
fn what_the_rate_limit_turned_away_is_sent_later_and_what_is_lost_never() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "COMPLETED", None)]);
    let state = step(&step(&state, List::SelectShown), List::Delete(None));
    let state = step(&step(&state, List::Sure), List::Confirm);
    let (call, _) = job(&state).expect("the first");
    let limit = refused(413, r#"{"overLimit": {"code": 413, "message": "m", "retryAfter": "7"}}"#);
    let waiting = job_done(&state, call, Err(limit), T0);
    assert!(job(&waiting).is_none());
    assert!(job(&waiting.after(Action::Alarm(T0.plus(3)))).is_none(), "not before its time");
    let again = waiting.after(Action::Alarm(T0.plus(8)));
    let (call, _) = job(&again).expect("the first, again");
    let lost = job_done(&again, call, Err(Error::Unreachable), T0.plus(9));
    assert!(matches!(lost.console.batch.jobs[0].outcome, Outcome::Unknown(_)));
    let (call, _) = job(&lost).expect("the second");
    let ended = job_done(&lost, call, Ok(reply("")), T0.plus(10));
    assert!(job(&ended).is_none() && !ended.console.batch.is_busy());
    assert!(ended.announcement.contains("1 of 2 accepted by the cloud, 1 not"), "{}", ended.announcement);
}

#[test]
fn stopping_sends_no_more() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "COMPLETED", None)]);
    let state = step(&step(&state, List::SelectShown), List::Delete(None));
    let state = step(&step(&state, List::Sure), List::Confirm).after(Action::Batch(Message::Dismiss));
    let (call, _) = job(&state).expect("the one that is under way is waited for");
    let state = job_done(&state, call, Ok(reply("")), T0);
    assert!(job(&state).is_none() && state.console.batch.accepted() == 1);
}

#[test]
fn stopping_sends_nothing_that_the_rate_limit_turns_away() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "COMPLETED", None)]);
    let state = step(&step(&state, List::SelectShown), List::Delete(None));
    let state = step(&step(&state, List::Sure), List::Confirm).after(Action::Batch(Message::Dismiss));
    let (call, _) = job(&state).expect("the one that is under way is waited for");
    let limit = refused(413, r#"{"overLimit": {"code": 413, "message": "m", "retryAfter": "7"}}"#);
    let state = job_done(&state, call, Err(limit), T0);
    assert!(!state.console.batch.is_busy() && state.console.batch.effect().is_none());
    assert!(job(&state.after(Action::Alarm(T0.plus(9)))).is_none(), "nor later");
}

#[test]
fn strategies_are_listed_anew_after_each_change() {
    let state = listed(&[row(0, "BUILDING", None)]);
    let due = due_of(&state);
    let state = answered(&state.after(Action::Alarm(due)), Ok(page(&[row(0, "COMPLETED", None)], false)), due);
    let state = state.after(Action::Edit(Field::View, "strategies".into()));
    let asks = |state: &State| request_of(state, Room::Strategies).map(|(call, _)| call);
    let none = || Ok(reply(r#"{"backup_strategies": []}"#));
    let state = state.after(Answer::Replied(Room::Strategies, asks(&state).expect("the strategies"), none(), due));
    assert_eq!(asks(&state), None);
    let set = |state: &State| {
        let typed = state.after(Action::Strategies(strategies::Message::EditContainer("nightly".into())));
        let sent = typed.after(Action::Strategies(strategies::Message::Submit));
        job_done(&sent, job(&sent).expect("a POST").0, Ok(reply("{}")), due)
    };
    let once = set(&state);
    let first = asks(&once).expect("it is listed anew, whatever else was asked for");
    let second = asks(&set(&once)).expect("and again");
    assert_ne!(first, second, "the first may have been answered before the second change");
}

#[test]
fn keeping_one_leaves_the_other_requests_alone() {
    let rows = [row(0, "COMPLETED", None), row(1, "COMPLETED", None), row(2, "COMPLETED", None)];
    let state = step(
        &step(&step(&listed(&rows), List::Select("b0000".into())), List::Select("b0001".into())),
        List::Delete(None),
    );
    let state = step(&step(&state, List::Sure), List::Confirm);
    let asking = step(&state, List::Delete(Some("b0002".into())));
    let early = step(&asking, List::Confirm);
    assert!(early.console.backups.deletion.is_some(), "it waits for the others");
    let kept = step(&asking, List::Dismiss);
    assert!(kept.console.backups.deletion.is_none());
    let (call, _) = job(&kept).expect("the first");
    assert!(job(&job_done(&kept, call, Ok(reply("")), T0)).is_some(), "the second one");
}

#[test]
fn a_reading_that_broke_off_is_not_taken_for_a_whole_one() {
    let rows: Vec<_> = (0..60).map(|number| row(number, "COMPLETED", (number == 0).then_some(55))).collect();
    let state = answered(&listing(), Ok(page(&rows[..50], true)), T0);
    let state = answered(&state, Err(refused(503, "")), T0);
    let state = step(&state, List::Delete(Some("b0010".into())));
    let state = answered(&state, Ok(page(&rows[..50], true)), T0.plus(5));
    assert!(!state.console.inventory.whole);
    assert!(
        state
            .console
            .backups
            .deletion
            .as_ref()
            .is_some_and(|deletion| deletion.is_grave(state.console.inventory.whole))
    );
    let state = answered(&state, Ok(page(&rows[30..], false)), T0.plus(6));
    assert!(state.console.inventory.whole && state.console.backups.shown.len() == 60);
}

#[test]
fn what_is_created_while_the_list_is_read_is_looked_for() {
    let listing = listing();
    let (state, call) = (listing.after(submit(T0)), wanted(&listing).0);
    let post = submitted(&state).expect("a POST");
    let state = state.after(posted(post, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = state.after(Answer::Replied(Room::Backups, call, Ok(page(&[row(0, "COMPLETED", None)], false)), T0));
    let again =
        answered(&state.after(Action::Alarm(due_of(&state))), Ok(page(&[row(0, "COMPLETED", None)], false)), T0);
    assert_eq!(again.console.inventory.stage, Stage::Done);
}

#[test]
fn the_board_asks_whether_its_instances_are_free_again() {
    let asks = |state: &State| {
        let mut effects = state.effects().into_iter().flatten();
        effects.find_map(|effect| match effect {
            Effect::Room(
                Room::Resources,
                effect::Effect::Request { call, operation: Operation::ListInstances(None), .. },
            ) => Some(call),
            _ => None,
        })
    };
    let state = listed(&[row(0, "BUILDING", None)]);
    let call = asks(&state).expect("the instances");
    let state = state.after(Answer::Replied(Room::Resources, call, Ok(reply(r#"{"instances": []}"#)), T0));
    assert_eq!(asks(&state), None);
    let state = state.after(Action::Alarm(due_of(&state)));
    let state = answered(&state, Ok(page(&[row(0, "COMPLETED", None)], false)), T0.plus(6));
    assert!(asks(&state.after(Action::Edit(Field::View, "freshness".into()))).is_some());
    assert!(asks(&state.after(Action::Refresh)).is_some());
}

#[test]
fn a_refused_deletion_is_told_as_one() {
    let told = |error: Error| {
        let id = trove_backup::openstack::types::id::Id::parse("b1").expect("an id");
        let task = Task::Delete { id, name: "nightly".into() };
        batch::text::outcome(&Job { task, outcome: Outcome::Refused(error) })
    };
    assert!(told(refused(422, "{}")).contains("runs"));
    assert!(!told(refused(422, "{}")).contains("backed up"));
    let gone = r#"{"itemNotFound": {"code": 404, "message": "Backup b1 cannot be found."}}"#;
    assert_eq!(told(refused(404, gone)), "was gone already");
}

#[test]
fn one_is_opened_and_looked_at_at_once() {
    let state = step(&listed(&[row(3, "COMPLETED", None)]), List::Open("b0003".into()));
    assert_eq!(state.view(), View::Backup);
    let open = state.tracking.opened.as_ref().expect("it is open");
    assert_eq!(open.backup.text("name").as_deref(), Some("backup 3"));
    assert!(look_wanted(&state).is_some());
    assert!(state.tracking.created.is_none(), "what was created here is another matter");
    assert!(!open.is_running() && open.elapsed(T0.plus(9), 0) == 0, "what the list told is known at once");
    // Another one is looked at as well, however soon it is opened.
    let other = step(&state, List::Open("b9".into()));
    assert!(look_wanted(&other).is_some() && look_wanted(&other) != look_wanted(&state));
    // A shared address names one that no list has told yet. It is looked at after a press.
    let linked =
        filled().after(Action::Preset(Field::Backup, "b9".into())).after(Action::Preset(Field::View, "backup".into()));
    assert!(linked.tracking.opened.is_none());
    let linked = linked.after(Action::Refresh);
    assert_eq!(
        linked.tracking.opened.as_ref().and_then(|open| open.backup.id()).map(|id| id.to_string()).as_deref(),
        Some("b9")
    );
    let climbing = filled()
        .after(Action::Preset(Field::Backup, "../x".into()))
        .after(Action::Preset(Field::View, "backup".into()));
    let climbing = climbing.after(Action::Refresh);
    assert!(climbing.tracking.opened.is_some() && look_wanted(&climbing).is_none());
}

#[test]
fn one_that_is_open_is_followed_itself_and_the_list_is_not_asked_for_along() {
    let state = step(&listed(&[row(3, "NEW", None)]), List::Open("b0003".into()));
    let call = look_wanted(&state).expect("a look");
    let state = state.after(shown(call, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let later = state.after(Action::Alarm(T0.plus(60)));
    assert!(look_wanted(&later).is_some());
    assert_eq!(page_wanted(&later), None);
    // Who is hidden looks at nothing, whatever timer comes.
    let hidden = state.after(Action::Environment(Environment { visible: false, ..Environment::default() }));
    let hidden = hidden.after(Action::Alarm(T0.plus(60)));
    assert!(matches!(hidden.tracking.opened.map(|follow| follow.watch), Some(Watch::Waiting { .. })));
}

#[test]
fn one_that_runs_is_as_old_as_the_cloud_says() {
    let state = step(&listed(&[row(3, "NEW", None)]), List::Open("b0003".into()));
    let open = state.tracking.opened.as_ref().expect("it is open");
    assert_eq!(open.elapsed(T0.plus(5), 0), 185);
    assert!(open.is_running() && !open.is_stuck(T0.plus(5), 0));
    // One of which only the id is known is so once it is seen.
    let linked = filled().after(Action::Edit(Field::Backup, "b1".into()));
    let linked = linked.after(Action::Edit(Field::View, "backup".into()));
    let created = T0.plus(-60).iso().replace('Z', "");
    let call = look_wanted(&linked).expect("a look");
    let seen = linked.after(shown(call, Ok(backup("NEW", &created)), T0));
    assert_eq!(seen.tracking.opened.as_ref().map(|open| open.elapsed(T0.plus(5), 0)), Some(65));
}

#[test]
fn one_look_is_enough_for_what_was_created_here_and_is_open() {
    let state = created("NEW").after(Action::Edit(Field::Backup, "b1".into()));
    let state = state.after(Action::Edit(Field::View, "backup".into()));
    let before = due(&state);
    let state = state.after(shown(
        look_wanted(&state).expect("a look"),
        Ok(backup("BUILDING", "2025-11-24T16:00:00")),
        T0.plus(2),
    ));
    assert!(due(&state) > before, "the other look is put off");
    let statuses =
        [Which::Created, Which::Opened].map(|which| state.tracking.get(which).map(|follow| follow.backup.status()));
    assert_eq!(statuses[0], statuses[1]);
    // What another cloud tells of the same id is about another backup.
    let state = created("NEW").after(Action::Edit(Field::Endpoint, "https://other.example/v1.0/p".into()));
    let state = state.after(Action::Edit(Field::Backup, "b1".into())).after(Action::Edit(Field::View, "backup".into()));
    let call = look_wanted(&state).expect("a look");
    let state = state.after(shown(call, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(2)));
    assert!(state.tracking.created.as_ref().is_some_and(trove_backup::tracking::Follow::is_running));
    assert!(state.tracking.opened.as_ref().is_some_and(|detail| !detail.is_running()));
}

#[test]
fn the_box_over_all_rows_ticks_what_is_shown() {
    let rows: Vec<_> = (0..3).map(|number| row(number, "COMPLETED", None)).collect();
    let one = step(&listed(&rows), List::Select("b0000".into()));
    assert!(!one.console.backups.is_all_selected(), "one of three is not all");
    let all = step(&one, List::SelectShown);
    assert!(all.console.backups.is_all_selected() && all.console.backups.selection.len() == 3);
    assert!(step(&all, List::SelectShown).console.backups.selection.is_empty());
    // What is ticked and hidden by a search stays so.
    let narrowed = one.after(Action::Edit(Field::Search, "backup 2".into()));
    assert!(!narrowed.console.backups.is_all_selected());
    let both = step(&narrowed, List::SelectShown);
    assert!(both.console.backups.is_all_selected());
    assert_eq!(both.console.backups.selection.ids().iter().map(|id| &**id).collect::<Vec<_>>(), ["b0000", "b0002"]);
}

#[test]
fn what_is_deleted_on_its_own_page_leads_back_to_the_list() {
    let state = step(&listed(&[row(0, "COMPLETED", None)]), List::Open("b0000".into()));
    let state = step(&step(&state, List::Delete(Some("b0000".into()))), List::Confirm);
    assert!(job(&state).is_some() && state.view() == View::Backups && state.tracking.opened.is_none());
    assert_eq!(&*state.announcement, "0 of 1 sent.");
}

#[test]
fn a_search_says_how_many_there_are_and_says_it_again() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "FAILED", None)]);
    let one = state.after(Action::Edit(Field::Search, "backup 1".into()));
    assert_eq!(&*one.announcement, "1 backup");
    let other = one.after(Action::Edit(Field::Search, "backup 0".into()));
    assert!(
        other.announcement.starts_with("1 backup") && other.announcement != one.announcement,
        "another text, to be heard again"
    );
    let none = other.after(Action::Edit(Field::ShowStatus, "failed".into()));
    assert_eq!(&*none.announcement, "0 backups");
}

#[test]
fn a_refused_token_is_told_in_each_view() {
    let refusal = refused(401, r#"{"error": {"code": 401, "title": "Unauthorized", "message": "log in"}}"#);
    for view in ["backups", "freshness", "strategies"] {
        let state = answered(&listing(), Err(refusal.clone()), T0).after(Action::Edit(Field::View, view.into()));
        assert!(state.console_trouble().is_some_and(Error::wants_token), "{view}");
    }
}

#[test]
fn a_hidden_page_looks_at_nothing_that_is_open() {
    let state = step(&listed(&[row(3, "NEW", None)]), List::Open("b0003".into()));
    assert!(look_wanted(&state).is_some(), "a seen one does");
    let hidden = Environment { visible: false, ..state.environment.clone() };
    assert_eq!(look_wanted(&state.after(Action::Environment(hidden))), None);
}

#[test]
fn captured_pages_of_the_real_trove_are_read() {
    let exchange = Exchange::read("19-backups-page-1.http");
    let state = answered(&listing(), Ok(reply(&exchange.answer)), T0);
    assert_eq!(state.console.backups.shown.len(), 3);
    assert!(matches!(state.console.inventory.stage, Stage::Asking { marker: 2, .. }), "its link leads to another page");
    let hanging = state.console.inventory.get("c0000000-0000-4000-8000-000000000006").expect("archive-hanging");
    assert_eq!((&*hanging.status, &*hanging.size, &*hanging.datastore), ("BUILDING", "0.11", "postgresql 16"));
}

#[test]
fn refreshing_reads_all_anew_and_keeps_what_is_there_meanwhile() {
    let rows: Vec<_> = (0..60).map(|number| row(number, "COMPLETED", None)).collect();
    let state = listed(&rows).after(Action::Refresh);
    assert_eq!(state.console.backups.shown.len(), 60);
    let state = answered(&state, Ok(page(&rows[..50], true)), T0.plus(60));
    assert_eq!(state.console.backups.shown.len(), 60, "the others may come still");
    let state = answered(&state, Ok(page(&rows[30..59], false)), T0.plus(61));
    assert_eq!(state.console.backups.shown.len(), 59, "the last one is gone");
}

#[test]
fn what_is_never_gone_is_told_and_waited_for_no_more() {
    let rows = [row(0, "COMPLETED", None)];
    let state = step(&step(&listed(&rows), List::Delete(Some("b0000".into()))), List::Confirm);
    let state = job_done(&state, job(&state).expect("a DELETE").0, Ok(reply("")), T0);
    // The look that was under way may be older than the deletion.
    let state = answered(&state, Ok(page(&rows, false)), T0);
    let late = T0.plus(700);
    let state = answered(&state.after(Action::Alarm(late)), Ok(page(&rows, false)), late);
    assert!(state.console.inventory.going.is_empty() && state.console.inventory.stage == Stage::Done);
    assert!(state.announcement.contains("still there ten minutes after"), "{}", state.announcement);
}

#[test]
fn a_session_that_ends_makes_nothing_be_sent_twice() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "COMPLETED", None)]);
    let state = step(&step(&state, List::SelectShown), List::Delete(None));
    let state = step(&step(&state, List::Sure), List::Confirm);
    let (call, _) = job(&state).expect("the first");
    // The token is another one now: what is under way goes on as it is, with the token that it was begun with.
    let other = state.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    assert_eq!(job(&other).map(|(call, _)| call), Some(call));
    let none = state.after(Action::Edit(Field::Token, "".into()));
    assert_eq!(job(&none).map(|(call, _)| call), Some(call));
}

#[test]
fn what_was_under_way_when_it_was_taken_off_its_page_is_not_sent_again() {
    let state = listed(&[row(0, "COMPLETED", None), row(1, "COMPLETED", None)]);
    let state = step(&step(&state, List::SelectShown), List::Delete(None));
    let mut state = step(&step(&state, List::Sure), List::Confirm);
    assert!(job(&state).is_some());
    state.reattach();
    assert!(job(&state).is_none());
    let ends: Vec<_> = state.console.batch.jobs.iter().map(|job| &job.outcome).collect();
    assert!(
        matches!(ends[..], [Outcome::Unknown(_), Outcome::Refused(_)]),
        "one is not known, one was not sent: {ends:?}"
    );
    let said: Vec<_> = state.console.batch.jobs.iter().map(batch::text::outcome).collect();
    let unknown =
        "not known: It was taken off its page before the reply came. Look into the list before you try again.";
    assert_eq!(said, [unknown, "not sent"]);
}
