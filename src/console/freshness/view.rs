//! The board: each instance with its last good backup, and buttons that make a new one.

use yew::prelude::*;

use super::board::{Day, Row, Threshold};
use super::model::Model;
use super::text;
use super::update::Message;
use crate::context::backups::inventory::Inventory;
use crate::context::phrases::LISTING;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;
use crate::ui::button::{button, labelled};
use crate::ui::clock;
use crate::ui::element::{paragraph, words};
use crate::ui::select_field::{SelectField, option, select_field};
use crate::ui::table::{cell, heading, tick_all_box, tick_box};
use crate::ui::virtual_table::{VirtualTable, row, window};

/// How far the list of instances is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Instances {
    /// Nobody asked for it, or it could not be read.
    Unknown,
    /// It is being read: the first ones may be there.
    Loading,
    /// It is whole, or as long as a list may be.
    Loaded,
}

/// What the view is made of.
pub struct FreshnessView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// The list of backups.
    pub inventory: &'a Inventory,
    /// The list of instances.
    pub instances: Instances,
    /// Whether the cloud has more instances than are listed.
    pub is_cut: bool,
    /// Now, by the cloud's clock.
    pub now: UtcTime,
    /// Seconds that this device's clock is ahead of the cloud's.
    pub clock_ahead: i64,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
}

/// The board.
pub fn freshness_view(view: &FreshnessView) -> Html {
    let FreshnessView { model, clock_ahead, dispatch, .. } = view;
    let count = model.board.len();
    let range = window(model.first, count);
    let first = range.start;
    let rows = model.board.get(range).unwrap_or_default();
    let selected = model.selection.len();
    let back_up_selected = dispatch.reform(|_: MouseEvent| Message::BackUpSelected(clock::now()));
    let select_shown = dispatch.reform(|_: yew::Event| Message::SelectShown);
    let mut headings = vec![heading(tick_all_box(model.is_all_selected(), !model.has_free(), select_shown))];
    headings.extend(["Instance", "Last good backup", "Last 30 days", "Back up"].map(|text| heading(text.into())));
    let rows = rows.iter().enumerate().map(|(at, known)| instance(first + at, known, view)).collect::<Html>();
    html! {
        <>
            <div class="filters">{ threshold(view) }</div>
            { paragraph("note", summary(view)) }
            if *clock_ahead != 0 {
                { paragraph("warning", text::clock_is_off(*clock_ahead)) }
            }
            { paragraph("note", if view.is_cut { text::first_instances(count) } else { String::new() }) }
            <div class="buttons">
                { button("Refresh", dispatch, || Message::Refresh) }
                <button type="button" aria-disabled={if selected == 0 { "true" } else { "false" }} onclick={back_up_selected}>{ format!("Back up selected ({selected})") }</button>
            </div>
            <VirtualTable key="instances" name="Instances" label="Table of instances" headings={headings.into_iter().collect::<Html>()} {count} first={model.first} {rows} onscroll={dispatch.reform(Message::Scroll)} />
        </>
    }
}

/// How many instances have no good recent backup, once all backups are known.
fn summary(view: &FreshnessView) -> String {
    let FreshnessView { model, inventory, now, .. } = view;
    let rows = &model.board;
    match view.instances {
        Instances::Unknown => String::new(),
        _ if inventory.knows_all() && !rows.is_empty() => {
            let stale = rows.iter().filter(|row| row.is_stale(model.threshold, *now)).count();
            text::stale(stale, rows.len())
        }
        Instances::Loaded if rows.is_empty() => text::NO_INSTANCES.into(),
        Instances::Loaded if !inventory.is_asking() => String::new(),
        _ => LISTING.into(),
    }
}

/// The field in which a person chooses how old a good backup may be.
fn threshold(view: &FreshnessView) -> Html {
    let chosen = view.model.threshold.hours();
    let offered = text::THRESHOLDS.iter();
    select_field(SelectField {
        id: format!("{}-threshold", view.prefix).into(),
        label: text::THRESHOLD.into(),
        is_chosen: text::THRESHOLDS.iter().any(|(hours, _)| *hours == chosen),
        options: offered.map(|(hours, name)| option(&hours.to_string(), name, &chosen.to_string())).collect(),
        onchange: view.dispatch.reform(|hours: AttrValue| Message::Choose(Threshold::read(&hours))),
        ..SelectField::default()
    })
}

fn instance(at: usize, known: &Row, view: &FreshnessView) -> Html {
    let FreshnessView { model, dispatch, .. } = view;
    let choice = &known.instance;
    let name = cut::name(&choice.name);
    let (tick, back_up) = match &choice.unusable {
        None => {
            let (selected, backed_up) = (choice.id.clone(), choice.id.clone());
            let onchange = dispatch.reform(move |_: yew::Event| Message::Select(selected.clone()));
            let onclick = dispatch.reform(move |_| Message::BackUp(backed_up.clone(), clock::now()));
            let tick = tick_box(format!("Select {name}"), model.selection.contains(&choice.id), onchange);
            (tick, labelled("Back up now", &name, onclick))
        }
        Some(why) => (html! {}, words("span", "note", format!("not now: {}", cut::name(why)))),
    };
    let named = html! { <><bdi>{ name }</bdi>{ words("span", "note", cut::name(&choice.note)) }</> };
    let cells = [tick, named, last(known, view), strip(known), back_up].map(cell);
    row(at, &choice.id, cells.into_iter().collect())
}

/// The last good backup, which opens when it is pressed.
fn last(known: &Row, view: &FreshnessView) -> Html {
    // Where not all backups are known, nobody knows of none.
    let unknown = known.last.is_none() && !view.inventory.knows_all();
    let stale = known.is_stale(view.model.threshold, view.now) && !unknown;
    let said = if unknown { text::NOT_KNOWN.into() } else { text::last(known, view.now) };
    let link = match &known.last {
        Some(item) => {
            let id = item.id.clone();
            let onclick = view.dispatch.reform(move |_: MouseEvent| Message::Open(id.clone()));
            html! { <button type="button" class="link" {onclick}>{ said }</button> }
        }
        None => words("span", "", said),
    };
    let tone = match (stale, unknown) {
        (true, _) => "bad",
        (false, true) => "run",
        (false, false) => "ok",
    };
    html! {
        <span class="badge" data-tone={tone}>{ if stale { "⚠ " } else { "" } }{ words("span", "spoken", if stale { "too old: " } else { "" }) }{ link }</span>
    }
}

/// A bar for each day; each kind of day has its own height, and all bars of a kind are one shape.
fn strip(row: &Row) -> Html {
    let kinds =
        [(Day::Nothing, "nothing", 2), (Day::Good, "good", 10), (Day::Running, "running", 6), (Day::Bad, "bad", 18)];
    let bars = |(kind, name, height): (Day, &'static str, i32)| {
        let days = row.days.iter().enumerate().filter(|(_, day)| **day == kind);
        let shape: String = days.map(|(at, _)| format!("M{} 18v-{height}h4v{height}z", at * 5)).collect();
        html! { <path data-kind={name} d={shape} /> }
    };
    html! {
        <svg class="strip" role="img" aria-label={text::days(row)} width="150" height="18">{ for kinds.into_iter().map(bars) }</svg>
    }
}
