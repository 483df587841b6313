//! All backups as a table, of which only the rows around those in sight are in the document.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::toolbar::toolbar;
use super::{press, tick};
use crate::backup::action::Action;
use crate::backup::console::{Step, wording};
use crate::backup::draft::Field;
use crate::components::Scene;
use crate::components::status::{mark, tone};
use crate::console::backups::columns::Column;
use crate::context::backups::item::Item;
use crate::context::phrases::LISTING;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;
use crate::ui::clock::local;
use crate::ui::element::{paragraph, words};
use crate::ui::table::{self, tick_box};
use crate::ui::virtual_rows::{self, window};

/// The list, with its tools.
pub fn list(scene: &Scene) -> Html {
    let Scene { state, now, .. } = *scene;
    let console = &state.console;
    let shown = &console.shown;
    let told = match shown.len() {
        _ if console.inventory.looked.is_none() => if console.inventory.is_asking() { LISTING } else { "" }.into(),
        0 if console.inventory.whole && console.inventory.items.is_empty() => wording::NONE.into(),
        0 if console.inventory.whole => wording::NOTHING_FITS.into(),
        count => wording::count(count, &console.inventory, now),
    };
    html! {
        <>
            { super::quota(scene) }
            { toolbar(scene) }
            { paragraph("note", told) }
            { all(scene) }
        </>
    }
}

fn all(scene: &Scene) -> Html {
    let Scene { state, places, onaction, .. } = *scene;
    let shown = &state.console.shown;
    let columns = state.console.table.columns.shown();
    let range = window(state.console.first, shown.len());
    let first = range.start;
    let rows = shown.get(range).unwrap_or_default();
    let before = state.console.first;
    let onaction = onaction.clone();
    let onscroll = move |event: yew::Event| {
        let first = event.target_dyn_into::<HtmlElement>().and_then(|pane| virtual_rows::first(&pane));
        if let Some(first) = first.filter(|first| *first != before) {
            onaction.emit(Action::Console(Step::Scroll(first)));
        }
    };
    html! {
        <div class="pane" ref={places.pane.clone()} tabindex="0" role="region" aria-label="List of backups" {onscroll}>
            <table class="list" role="table" aria-label="Backups" aria-rowcount={(shown.len() + 1).to_string()}>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        { table::heading(tick_box("Select all that are shown".into(), state.is_all_selected(), tick(scene, Step::MarkShown))) }
                        { for columns.iter().map(|column| heading(*column, scene)) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <tr class="gap" role="none" key="above" ref={places.above.clone()}></tr>
                    { for rows.iter().enumerate().map(|(at, item)| row(first + at, item, columns, scene)) }
                    <tr class="gap" role="none" key="below" ref={places.below.clone()}></tr>
                </tbody>
            </table>
        </div>
    }
}

fn heading(column: Column, scene: &Scene) -> Html {
    let sort = scene.state.console.table.sort;
    let next = sort.pressed(column).text();
    let sort = (sort.column == column).then_some(if sort.descending { "descending" } else { "ascending" });
    let onclick = scene.onaction.reform(move |_| Action::Edit(Field::Sort, next.as_str().into()));
    html! {
        <th role="columnheader" scope="col" aria-sort={sort}>
            <button type="button" class="link" {onclick}>{ column.heading() }</button>
        </th>
    }
}

fn row(at: usize, item: &Rc<Item>, columns: &[Column], scene: &Scene) -> Html {
    let console = &scene.state.console;
    let id = item.id.clone();
    let checked = console.selection.contains(&id);
    html! {
        <tr key={&*id} role="row" aria-rowindex={(at + 2).to_string()}>
            { table::cell(tick_box(format!("Select {}", cut::name(&item.name)), checked, tick(scene, Step::Mark(id)))) }
            { for columns.iter().map(|column| cell(*column, item, scene)) }
        </tr>
    }
}

fn cell(column: Column, item: &Rc<Item>, scene: &Scene) -> Html {
    let state = scene.state;
    let utc = state.console.table.columns.utc;
    let written = |time: UtcTime| if utc { time.iso() } else { local(time, scene.lang) };
    let text = column.text(item, state.instances(), &written);
    let text = cut::name(&text);
    let content = match column {
        Column::Name => {
            html! { <button type="button" class="link" onclick={press(scene, Step::Open(item.id.clone()))}>{ text }</button> }
        }
        Column::Status => {
            let going = state.console.inventory.is_going(&item.id);
            html! { <span class="badge" data-tone={tone(item.status())}>{ mark(item.status()) }<bdi>{ text }</bdi>{ words("span", "", if going { wording::GOING } else { "" }) }</span> }
        }
        Column::Created => {
            html! { <time title={item.created.map(UtcTime::iso)}>{ text }</time> }
        }
        _ => text.into(),
    };
    table::cell(content)
}
