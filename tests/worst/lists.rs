//! Long lists: of backups, of instances, of what builds on each other.

use std::hint::black_box;
use std::ops::Range;

use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::Scene;
use trove_backup::app::view::console::backups as list;
use trove_backup::app::view::console::detail::chain;
use trove_backup::app::view::console::detail::detail;
use trove_backup::console::backups::Message as List;
use trove_backup::console::backups::columns::Column;
use trove_backup::console::backups::export::csv;
use trove_backup::console::strategies::model::MOST;
use trove_backup::context::effect;
use trove_backup::openstack::keystone::projects::read_projects;
use trove_backup::openstack::transport::reply::{ROWS, Reply};
use trove_backup::openstack::trove::operation::Operation;
use yew::prelude::*;

use crate::rendering::{render_here, seen};
use crate::stories::{T0, effects, filled, job, page_wanted, request_of};
use crate::{Make, Work};

/// What is done with a list, its most rows, and how it is made.
pub const CASES: [(&str, usize, Make); 24] = [
    ("a page of backups", 4000, a_page_of_backups),
    ("a page of instances", 13_000, a_page_of_instances),
    ("a page of small backups", 50_000, |rows| small(rows, Field::View, "backups", "backups")),
    ("a page of small instances", 50_000, |rows| small(rows, Field::View, "backups", "instances")),
    ("a page of small strategies", 50_000, |rows| small(rows, Field::View, "strategies", "backup_strategies")),
    ("a page of small flavors", 50_000, |rows| small(rows, Field::View, "restore", "flavors")),
    ("a page of small versions", 50_000, |rows| small(rows, Field::View, "restore", "datastores")),
    ("a page of small projects", 50_000, small_projects),
    ("backups of half as many instances, searched", 10_000, |rows| edited(rows, Field::Search, "instance 77")),
    ("backups of half as many instances, filtered", 10_000, |rows| edited(rows, Field::ShowDatastore, "mysql 7")),
    ("backups of half as many instances, sorted by instance", 10_000, |rows| edited(rows, Field::Sort, "instance")),
    ("backups of half as many instances, sorted by name", 10_000, |rows| edited(rows, Field::Sort, "-name")),
    ("backups of half as many instances, as a board", 10_000, |rows| edited(rows, Field::View, "freshness")),
    ("a chain, as a board of half as many instances", 10_000, a_board_of_one_chain),
    ("backups, each of its own datastore, as a list", 10_000, |rows| viewed(backups(rows, &|_| None), list)),
    ("backups of half as many instances, as CSV", 20_000, as_csv),
    ("backups, all ticked, as a list", 10_000, all_ticked),
    ("a chain, seen from its first", 10_000, |rows| the_chain(rows, &parent_before, 0)),
    ("a chain, seen from its last", 10_000, |rows| the_chain(rows, &parent_before, rows - 1)),
    ("backups on top of one", 10_000, |rows| the_chain(rows, &|at| (at > 0).then_some(0), 0)),
    ("a chain, of which 200 are to be deleted", 10_000, |rows| to_delete(rows, &parent_before, 200)),
    ("backups on top of one, all to be deleted", 10_000, |rows| to_delete(rows, &|at| (at > 0).then_some(0), rows)),
    ("a chain, all to be deleted", 10_000, |rows| to_delete(rows, &parent_before, rows)),
    ("a chain that is being deleted, looked at", 20_000, a_look_while_it_goes),
];

/// How many rows as long as these one answer holds.
const IN_A_MEGABYTE: usize = 4000;

/// The link to another page.
const NEXT: &str = r#"{"rel":"next"}"#;

fn parent_before(at: usize) -> Option<usize> {
    at.checked_sub(1)
}

fn reply(body: &str) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
}

/// Backups as JSON, two of each instance.
fn rows(count: usize, parent: &dyn Fn(usize) -> Option<usize>) -> String {
    some_rows(0..count, count, parent)
}

/// Some of them.
fn some_rows(which: Range<usize>, count: usize, parent: &dyn Fn(usize) -> Option<usize>) -> String {
    let row = |at: usize| {
        let time = T0.plus(-i64::try_from(at).expect("a number")).iso();
        let parent = parent(at).map_or("null".into(), |parent| format!("\"b{parent:05}\""));
        format!(
            r#"{{"id":"b{at:05}","name":"nightly {}","instance_id":"i{:05}","status":"COMPLETED","created":"{time}","updated":"{time}","size":0.{at},"parent_id":{parent},"datastore":{{"type":"mysql","version":"{at}"}}}}"#,
            count - at,
            at / 2
        )
    };
    which.map(row).collect::<Vec<_>>().join(",")
}

fn instances(count: usize) -> String {
    some_instances(0..count, "")
}

fn some_instances(which: Range<usize>, links: &str) -> String {
    let row =
        |at: usize| format!(r#"{{"id":"i{at:05}","name":"instance {at}","status":"ACTIVE","volume":{{"size":5}}}}"#);
    format!(r#"{{"instances":[{}],"links":[{links}]}}"#, which.map(row).collect::<Vec<_>>().join(","))
}

/// The list is shown, and asked for.
fn asking() -> State {
    filled().after(Action::Edit(Field::View, "backups".into()))
}

fn answer(state: &mut State, body: &str) {
    let (call, ..) = page_wanted(state).expect("a page is wanted");
    state.answer(Answer::Replied(Room::Backups, call, Ok(reply(body)), T0));
}

fn answer_instances(state: &mut State, body: &str) {
    let call = effects(state).into_iter().find_map(|effect| match effect {
        Effect::Room(Room::Resources, effect::Effect::Request { call, operation: Operation::ListInstances(_), .. }) => {
            Some(call)
        }
        _ => None,
    });
    state.answer(Answer::Replied(Room::Resources, call.expect("instances are wanted"), Ok(reply(body)), T0));
}

/// The list that is asked for now, where it is not that of instances.
fn other_list(state: &State) -> Option<u32> {
    effects(state).into_iter().find_map(|effect| match effect {
        Effect::Room(Room::Resources, effect::Effect::Request { operation: Operation::ListInstances(_), .. }) => None,
        Effect::Room(Room::Resources, effect::Effect::Request { call, .. }) => Some(call),
        _ => None,
    })
}

/// A list of backups, of half as many instances.
fn backups(count: usize, parent: &dyn Fn(usize) -> Option<usize>) -> State {
    let mut state = asking();
    for begin in (0..count).step_by(ROWS) {
        let end = count.min(begin + ROWS);
        let links = if end < count { NEXT } else { "" };
        let page = some_rows(begin..end, count, parent);
        answer(&mut state, &format!(r#"{{"backups":[{page}],"links":[{links}]}}"#));
    }
    assert_eq!(state.console.inventory.items.len(), count);
    state
}

fn backups_of_instances(count: usize) -> State {
    with_instances(backups(count, &|_| None), count / 2)
}

fn with_instances(mut state: State, count: usize) -> State {
    for begin in (0..count).step_by(ROWS) {
        let end = count.min(begin + ROWS);
        // What is short, as the quota, is asked for before the next page.
        while let Some(call) = other_list(&state) {
            state.answer(Answer::Replied(Room::Resources, call, Ok(reply("{}")), T0));
        }
        answer_instances(&mut state, &some_instances(begin..end, if end < count { NEXT } else { "" }));
    }
    assert_eq!(state.instances().len(), count);
    state
}

fn applied(before: State, action: Action) -> Work {
    Box::new(move || drop(black_box(before.after(action.clone()))))
}

/// What a view makes of a state, as text.
fn drawn(view: fn(&Scene) -> Html, state: &State) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(render_here(seen(view, state, T0)))
}

fn viewed(state: State, view: fn(&Scene) -> Html) -> Work {
    Box::new(move || drop(black_box(drawn(view, &state))))
}

fn edited(count: usize, field: Field, text: &'static str) -> Work {
    applied(backups_of_instances(count), Action::Edit(field, text.into()))
}

fn a_page_of_backups(count: usize) -> Work {
    let (state, body) = (asking(), format!(r#"{{"backups":[{}]}}"#, rows(count, &|_| None)));
    Box::new(move || answer(&mut state.clone(), &body))
}

fn a_page_of_instances(count: usize) -> Work {
    let (state, body) = (asking(), instances(count));
    Box::new(move || answer_instances(&mut state.clone(), &body))
}

/// One answer of rows that say little, 20 bytes each, to what a view asks for.
fn small(count: usize, field: Field, view: &'static str, name: &'static str) -> Work {
    let rows: Vec<_> = (0..count).map(|at| format!(r#"{{"id":"i{at:05}"}}"#)).collect();
    let rows = rows.join(",   ");
    let body = match name {
        "datastores" => format!(r#"{{"datastores":[{{"name":"mysql","versions":[{rows}]}}]}}"#),
        _ => format!(r#"{{"{name}":[{rows}]}}"#),
    };
    let mut state = filled().after(Action::Preset(Field::Backup, "b1".into()));
    state.apply(Action::Edit(field, view.into()));
    state.apply(Action::Refresh);
    if name == "backups" {
        return Box::new(move || answer(&mut state.clone(), &body));
    }
    if name == "backup_strategies" {
        return Box::new(move || {
            let mut state = state.clone();
            let (call, _) = request_of(&state, Room::Strategies).expect("the strategies are asked for");
            state.answer(Answer::Replied(Room::Strategies, call, Ok(reply(&body)), T0));
            assert_eq!(state.console.strategies.rows().len(), MOST.min(count), "they are read");
            drop(black_box(state));
        });
    }
    Box::new(move || {
        let mut state = state.clone();
        for _ in 0..6 {
            let asked = effects(&state).into_iter().find_map(|effect| match effect {
                Effect::Room(Room::Resources, effect::Effect::Request { call, operation, .. }) => {
                    Some((call, operation))
                }
                _ => None,
            });
            let Some((call, question)) = asked else { panic!("{name} are not asked for") };
            let is = match question {
                Operation::ListInstances(_) => "instances",
                Operation::ListFlavors => "flavors",
                Operation::ListDatastores => "datastores",
                _ => "",
            };
            let body = if is == name { &body } else { "{}" };
            state.answer(Answer::Replied(Room::Resources, call, Ok(reply(body)), T0));
            if is == name {
                return drop(black_box(state));
            }
        }
    })
}

fn small_projects(count: usize) -> Work {
    let rows: Vec<_> = (0..count).map(|at| format!(r#"{{"id":"","name":"{at}"}}"#)).collect();
    let reply = reply(&format!(r#"{{"projects":[{}]}}"#, rows.join(",")));
    Box::new(move || drop(black_box(read_projects(&reply))))
}

fn a_board_of_one_chain(count: usize) -> Work {
    let state = with_instances(backups(count, &parent_before), count / 2);
    applied(state, Action::Edit(Field::View, "freshness".into()))
}

fn as_csv(count: usize) -> Work {
    let state = backups_of_instances(count);
    Box::new(move || drop(black_box(csv(&state.console.backups.shown, &Column::ALL, state.instances()))))
}

fn ticked(mut state: State, count: usize) -> State {
    for at in 0..count {
        state.apply(Action::Backups(List::Select(format!("b{at:05}").into())));
    }
    state
}

fn all_ticked(count: usize) -> Work {
    viewed(ticked(backups(count, &|_| None), count), list)
}

/// The chain around one of the backups, as it is shown: as part of that backup's page, and by itself.
fn the_chain(count: usize, parent: &dyn Fn(usize) -> Option<usize>, at: usize) -> Work {
    let mut state = backups(count, parent);
    state.apply(Action::Backups(List::Open(format!("b{at:05}").into())));
    Box::new(move || {
        let drawn = drawn(|scene| html! { <>{ detail(scene) }{ chain(scene) }</> }, &state);
        assert!(drawn.contains("Chain"));
        drop(black_box(drawn));
    })
}

/// Some of the backups are to be deleted, the last ones first.
fn to_delete(count: usize, parent: &dyn Fn(usize) -> Option<usize>, some: usize) -> Work {
    let mut state = backups(count, parent);
    for at in (count.saturating_sub(some)..count).rev() {
        state.apply(Action::Backups(List::Select(format!("b{at:05}").into())));
    }
    applied(state, Action::Backups(List::Delete(None)))
}

/// All of a chain goes with its first, and the cloud still shows it: as many as one answer holds.
fn a_look_while_it_goes(count: usize) -> Work {
    let body = format!(r#"{{"backups":[{}]}}"#, rows(count.min(IN_A_MEGABYTE), &parent_before));
    let mut state = backups(count, &parent_before);
    for step in [List::Delete(Some("b00000".into())), List::Sure, List::Confirm] {
        state.apply(Action::Backups(step));
    }
    let (call, _) = job(&state).expect("a DELETE");
    // The list is asked for once more when somebody wants to delete.
    answer(&mut state, &body);
    state.answer(Answer::Replied(Room::Batch, call, Ok(reply("")), T0));
    state.apply(Action::Alarm(T0.plus(60)));
    Box::new(move || answer(&mut state.clone(), &body))
}
