//! All backups as a table, of which only the rows around those in sight are in the document.

mod chain;
mod deletion;
mod toolbar;

use std::rc::Rc;

use yew::prelude::*;

pub use chain::chain_view;
pub use deletion::deletion_view;

use super::columns::Column;
use super::model::Model;
use super::settings::TableSettings;
use super::text;
use super::update::Message;
use crate::context::backups::inventory::Inventory;
use crate::context::backups::item::Item;
use crate::context::choices::Choices;
use crate::context::phrases::LISTING;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;
use crate::ui::clock::local;
use crate::ui::element::{paragraph, words};
use crate::ui::status_mark::{mark, tone};
use crate::ui::table::{self, tick_all_box, tick_box};
use crate::ui::virtual_table::{self, VirtualTable, window};

/// What the view is made of.
pub struct BackupsView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// All backups.
    pub inventory: &'a Inventory,
    /// The instances of the project, as far as they are known.
    pub instances: Rc<Choices>,
    /// Now.
    pub now: UtcTime,
    /// The language of times.
    pub lang: Option<&'a str>,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
}

impl BackupsView<'_> {
    /// What happens when a person wants something else of the table to be shown.
    fn show<E: 'static>(&self, change: impl Fn(&mut TableSettings, E) + 'static) -> Callback<E> {
        let table = self.model.table.clone();
        self.dispatch.reform(move |event| {
            let mut table = table.clone();
            change(&mut table, event);
            Message::Show(table)
        })
    }
}

/// The table, with its tools.
pub fn backups_view(view: &BackupsView) -> Html {
    let BackupsView { model, inventory, now, .. } = view;
    let summary = match model.shown.len() {
        _ if inventory.looked.is_none() => if inventory.is_asking() { LISTING } else { "" }.into(),
        0 if inventory.whole && inventory.items.is_empty() => text::NONE.into(),
        0 if inventory.whole => text::NOTHING_FITS.into(),
        count => text::count(count, inventory, *now),
    };
    html! {
        <>
            { toolbar::toolbar(view) }
            { paragraph("note", summary) }
            { all(view) }
        </>
    }
}

fn all(view: &BackupsView) -> Html {
    let BackupsView { model, dispatch, .. } = view;
    let shown = &model.shown;
    let columns = model.table.columns.shown();
    let range = window(model.first, shown.len());
    let first = range.start;
    let rows = shown.get(range).unwrap_or_default();
    let select_shown = dispatch.reform(|_: yew::Event| Message::SelectShown);
    let headings = html! {
        <>
            { table::heading(tick_all_box(model.is_all_selected(), shown.is_empty(), select_shown)) }
            { for columns.iter().map(|column| heading(*column, view)) }
        </>
    };
    let rows = rows.iter().enumerate().map(|(at, item)| row(first + at, item, columns, view)).collect::<Html>();
    html! {
        <VirtualTable key="backups" name="Backups" label="List of backups" {headings} count={shown.len()} first={model.first} {rows} onscroll={dispatch.reform(Message::Scroll)} />
    }
}

fn heading(column: Column, view: &BackupsView) -> Html {
    let sort = view.model.table.sort;
    let onclick = view.show(move |table, _: MouseEvent| table.sort = table.sort.pressed(column));
    let sort = (sort.column == column).then_some(if sort.descending { "descending" } else { "ascending" });
    html! {
        <th role="columnheader" scope="col" aria-sort={sort}>
            <button type="button" class="link" {onclick}>{ column.heading() }</button>
        </th>
    }
}

fn row(at: usize, item: &Rc<Item>, columns: &[Column], view: &BackupsView) -> Html {
    let id = item.id.clone();
    let checked = view.model.selection.contains(&id);
    let onchange = view.dispatch.reform(move |_: yew::Event| Message::Select(id.clone()));
    let cells = html! {
        <>
            { table::cell(tick_box(format!("Select {}", cut::name(&item.name)), checked, onchange)) }
            { for columns.iter().map(|column| cell(*column, item, view)) }
        </>
    };
    virtual_table::row(at, &item.id, cells)
}

fn cell(column: Column, item: &Rc<Item>, view: &BackupsView) -> Html {
    let utc = view.model.table.columns.utc;
    let written = |time: UtcTime| if utc { time.iso() } else { local(time, view.lang) };
    let text = cut::name(&column.text(item, &view.instances, &written));
    let content = match column {
        Column::Name => {
            let id = item.id.clone();
            let onclick = view.dispatch.reform(move |_: MouseEvent| Message::Open(id.clone()));
            html! { <button type="button" class="link" {onclick}>{ text }</button> }
        }
        Column::Status => {
            let going = view.inventory.is_going(&item.id);
            html! { <span class="badge" data-tone={tone(item.status())}>{ mark(item.status()) }<bdi>{ text }</bdi>{ words("span", "", if going { text::GOING } else { "" }) }</span> }
        }
        Column::Created => {
            html! { <time title={item.created.map(UtcTime::iso)}>{ text }</time> }
        }
        _ => text.into(),
    };
    table::cell(content)
}
