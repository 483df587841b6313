//! Clocks that disagree: ages are judged by the cloud's, and waits are as long as they were meant.

mod rendering;
mod stories;

use rendering::{render, seen};
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::console::detail::detail;
use trove_backup::app::view::console::freshness;
use trove_backup::app::view::result::result;
use trove_backup::console::backups::Message as List;
use trove_backup::console::freshness::text::clock_is_off;
use trove_backup::context::effect;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::time::UtcTime;

const DAY: i64 = 86_400;

fn reply(body: &str, date: Option<UtcTime>) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date }
}

/// The board, where this device's clock shows `now` and the cloud's shows T0: one backup, an hour old.
fn board_at(now: UtcTime, date: Option<UtcTime>) -> State {
    let mut state = filled().after(Action::Edit(Field::View, "freshness".into())).after(Action::Refresh);
    let created = T0.plus(-3600).iso().replace('Z', "");
    let backups = format!(
        r#"{{"backups": [{{"id": "b1", "name": "nightly", "instance_id": "{INSTANCE}", "status": "COMPLETED", "created": "{created}", "updated": "{created}"}}]}}"#
    );
    let instances = format!(r#"{{"instances": [{{"id": "{INSTANCE}", "name": "orders-db", "status": "ACTIVE"}}]}}"#);
    for _ in 0..4 {
        for effect in effects(&state) {
            state = match effect {
                Effect::Room(
                    Room::Resources,
                    effect::Effect::Request { call, operation: Operation::ListInstances(_), .. },
                ) => state.after(Answer::Replied(Room::Resources, call, Ok(reply(&instances, date)), T0)),
                Effect::Room(Room::Backups, _) => page_answered(&state, Ok(reply(&backups, date)), now),
                _ => continue,
            };
        }
    }
    state
}

fn is_stale(state: &State, now: UtcTime) -> bool {
    let rows = &state.console.freshness.board;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows[0].is_stale(state.console.freshness.threshold, state.cloud_time(now))
}

#[test]
fn a_fresh_backup_is_fresh_on_a_device_that_is_days_off() {
    for off in [-400 * DAY, -3 * DAY, 3 * DAY, 400 * DAY] {
        let now = T0.plus(off);
        let state = board_at(now, Some(T0));
        assert_eq!(state.clock_ahead, off);
        assert!(!is_stale(&state, now), "{off}");
        assert!(is_stale(&state, now.plus(2 * DAY)), "{off}: it grows old all the same");
    }
    // A cloud that does not tell its time is believed to have ours.
    assert!(is_stale(&board_at(T0.plus(3 * DAY), None), T0.plus(3 * DAY)));
}

#[test]
fn a_clock_that_is_a_minute_off_is_no_matter() {
    for off in [-100, 0, 100] {
        assert_eq!(board_at(T0.plus(off), Some(T0)).clock_ahead, 0, "{off}");
    }
}

#[tokio::test]
async fn a_clock_that_is_off_is_told_where_ages_are_judged() {
    let html = render(|| seen(freshness, &board_at(T0.plus(3 * DAY), Some(T0)), T0.plus(3 * DAY))).await;
    assert!(html.contains("clock is 3 d 0 h ahead of the cloud"), "{html}");
    assert!(html.contains("1 hour ago") || html.contains("60 minutes ago"), "{html}");
    let html = render(|| seen(freshness, &board_at(T0, Some(T0)), T0)).await;
    assert!(!html.contains("This device"), "{html}");
    assert_eq!(
        clock_is_off(-7200),
        "This device's clock is 2 h 0 min behind the cloud's. Ages are judged by the cloud's clock."
    );
}

#[test]
fn the_answer_to_a_post_and_a_new_token_tell_the_clouds_time() {
    let (state, call) = sent();
    let created = T0.iso().replace('Z', "");
    let state = state.after(posted(call, Ok(backup("NEW", &created)), T0.plus(DAY)));
    assert_eq!(state.clock_ahead, DAY);
}

/// A backup that runs since an hour, opened out of the list, where this device's clock shows `now` and the cloud's T0.
fn opened_at(now: UtcTime) -> State {
    let mut state = filled().after(Action::Edit(Field::View, "backups".into())).after(Action::Refresh);
    let created = T0.plus(-3600).iso().replace('Z', "");
    let backups = format!(
        r#"{{"backups": [{{"id": "b1", "name": "nightly", "instance_id": "{INSTANCE}", "status": "NEW", "created": "{created}", "updated": "{created}"}}]}}"#
    );
    state = page_answered(&state, Ok(reply(&backups, Some(T0))), now);
    state.after(Action::Backups(List::Open("b1".into())))
}

#[tokio::test]
async fn ages_of_what_the_cloud_dates_are_told_by_its_clock() {
    for off in [-400 * DAY, -DAY, -3600, 0, 3600, DAY, 400 * DAY] {
        let html = render(move || seen(detail, &opened_at(T0.plus(off)), T0.plus(off))).await;
        assert!(html.contains("; 60 minutes ago") && html.contains("Running for 1 h 0 min."), "{off}: {html}");
        assert!(html.contains("Still NEW after 1 h 0 min"), "{off}: {html}");
    }
}

#[tokio::test]
async fn what_was_pressed_here_is_counted_by_this_devices_clock() {
    for off in [-3 * DAY, -50, 0, 50, 3 * DAY] {
        let made = move || {
            let (state, call) = sent();
            let created = T0.plus(-off).iso().replace('Z', "");
            state.after(posted(call, Ok(backup("NEW", &created)), T0))
        };
        let html = render(move || seen(result, &made(), T0.plus(40))).await;
        assert!(html.contains("; 40 seconds ago") && html.contains("Running for 40 s."), "{off}: {html}");
    }
}

#[test]
fn a_backup_whose_reply_was_lost_is_found_by_the_clouds_clock() {
    for off in [-3 * DAY, 3 * DAY] {
        let (mut state, post) = sent();
        state.clock_ahead = off;
        let lost = state.after(posted(post, Err(Error::Unreachable), T0.plus(9)));
        let look = call(lost.creating());
        let after_look = |made: i64| {
            let created = T0.plus(made - off).iso().replace('Z', "");
            lost.after(looked_up(look, Ok(vec![backup("COMPLETED", &created)]), T0.plus(9)))
        };
        assert!(after_look(2).tracking.created.is_some(), "{off}");
        assert!(after_look(-3600).tracking.created.is_none(), "{off}: that of an hour before is another one");
    }
}
