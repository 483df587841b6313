//! Which databases have no good recent backup.

use yew::prelude::*;

use super::{press, tick};
use crate::backup::action::Action;
use crate::backup::console::{Step, wording};
use crate::backup::draft::Field;
use crate::backup::lists::Stage;
use crate::backup::request_wording;
use crate::components::Scene;
use crate::components::choice::choice_view;
use crate::console::freshness::board::{Day, Row};
use crate::openstack::types::cut;
use crate::ui::button::{button, labelled};
use crate::ui::clock;
use crate::ui::element::{paragraph, words};
use crate::ui::table::{cell, heading, row, table, tick_box};

/// How old a good backup may be.
const THRESHOLDS: [(&str, &str); 6] =
    [("1", "1 hour"), ("6", "6 hours"), ("24", "1 day"), ("72", "3 days"), ("168", "1 week"), ("720", "30 days")];

/// The board.
pub fn board(scene: &Scene) -> Html {
    let state = scene.state;
    let now = state.cloud_time(scene.now);
    let (rows, inventory) = (&state.console.board, &state.console.inventory);
    let shown = state.console.board_shown();
    let stale = rows.iter().filter(|row| row.is_stale(state.console.threshold, now)).count();
    let marked = state.console.marked.len();
    let chosen = state.console.threshold.hours().to_string();
    let backup_marked = scene.onaction.reform(|_| Action::Console(Step::BackUp(None, clock::now())));
    let told = match state.lists.of(Field::InstanceId).map(|list| &list.stage) {
        Some(Stage::Done | Stage::Asking(..)) if inventory.knows_all() && !rows.is_empty() => {
            wording::stale(stale, rows.len())
        }
        Some(Stage::Done) if rows.is_empty() => wording::NO_INSTANCES.into(),
        Some(Stage::Done) if !inventory.is_asking() => String::new(),
        Some(Stage::Done | Stage::Asking(..)) => request_wording::LISTING.into(),
        _ => String::new(),
    };
    let mut headings = vec![heading(tick_box(
        "Select all that are shown".into(),
        state.is_all_marked(),
        tick(scene, Step::MarkShown),
    ))];
    headings.extend(["Instance", "Last good backup", "Last 30 days", "Back up"].map(|text| heading(text.into())));
    html! {
        <>
            { super::quota(scene) }
            <div class="filters">{ choice_view(Field::Threshold, &THRESHOLDS, &chosen, scene) }</div>
            { paragraph("note", told) }
            if state.clock_ahead != 0 {
                { paragraph("warning", wording::clock_is_off(state.clock_ahead)) }
            }
            { paragraph("note", if state.instances().is_cut() { wording::FIRST_INSTANCES } else { "" }) }
            <div class="buttons">
                { button("Refresh", scene.onaction, || Action::Console(Step::Refresh)) }
                <button type="button" aria-disabled={if marked == 0 { "true" } else { "false" }} onclick={backup_marked}>{ format!("Back up selected ({marked})") }</button>
            </div>
            { table("Instances", headings, shown.iter().map(|row| instance(row, scene)).collect()) }
            if shown.len() < rows.len() {
                { paragraph("note", wording::more(rows.len() - shown.len())) }
                <div class="buttons">{ button("Show more", scene.onaction, || Action::Console(Step::ShowMore)) }</div>
            }
        </>
    }
}

fn instance(known: &Row, scene: &Scene) -> Html {
    let state = scene.state;
    let now = state.cloud_time(scene.now);
    let choice = &known.instance;
    // Where not all backups are known, nobody knows of none.
    let unknown = known.last.is_none() && !state.console.inventory.knows_all();
    let stale = known.is_stale(state.console.threshold, now) && !unknown;
    let checked = state.console.marked.contains(&choice.id);
    let id = choice.id.clone();
    let onclick = scene.onaction.reform(move |_| Action::Console(Step::BackUp(Some(id.clone()), clock::now())));
    let last = if unknown { wording::NOT_KNOWN.into() } else { wording::last(known, now) };
    let link = match &known.last {
        Some(item) => {
            html! { <button type="button" class="link" onclick={press(scene, Step::Open(item.id.clone()))}>{ last }</button> }
        }
        None => words("span", "", last),
    };
    let (marks, back_up) = match &choice.unusable {
        None => (
            tick_box(
                format!("Select {}", cut::name(&choice.name)),
                checked,
                tick(scene, Step::Mark(choice.id.clone())),
            ),
            labelled("Back up now", &cut::name(&choice.name), onclick),
        ),
        Some(why) => (html! {}, words("span", "note", format!("not now: {}", cut::name(why)))),
    };
    let last = html! {
        <span class="badge" data-tone={if stale { "bad" } else if unknown { "run" } else { "ok" }}>{ if stale { "⚠ " } else { "" } }{ words("span", "spoken", if stale { "too old: " } else { "" }) }{ link }</span>
    };
    let name = html! { <><bdi>{ cut::name(&choice.name) }</bdi>{ words("span", "note", cut::name(&choice.note)) }</> };
    row(&choice.id, vec![cell(marks), cell(name), cell(last), cell(strip(known)), cell(back_up)])
}

/// A bar for each day; each kind of day has its own height.
fn strip(row: &Row) -> Html {
    let bar = |(at, day): (usize, &Day)| {
        let (kind, height) = match day {
            Day::Nothing => ("nothing", 2),
            Day::Good => ("good", 10),
            Day::Running => ("running", 6),
            Day::Bad => ("bad", 18),
        };
        html! { <rect data-kind={kind} x={(at * 5).to_string()} y={(18 - height).to_string()} width="4" height={height.to_string()} /> }
    };
    html! {
        <svg class="strip" role="img" aria-label={wording::days(row)} width="150" height="18">{ for row.days.iter().enumerate().map(bar) }</svg>
    }
}
