//! The table of a backup's properties, as `openstack database backup show` prints it, and what they mean.

use yew::prelude::*;

use super::TrackingView;
use crate::openstack::types::cut;
use crate::tracking::follow::Follow;
use crate::tracking::properties::{Meaning, Property};
use crate::tracking::text;
use crate::ui::clock::local;
use crate::ui::copy::copy_button;
use crate::ui::element::words;
use crate::ui::long_text::LongText;
use crate::ui::status_mark::mark;

/// The table. The roles are written out because `display: block` on narrow screens takes them away in some browsers.
pub(super) fn property_table(follow: &Follow, view: &TrackingView) -> Html {
    html! {
        <table part="table" role="table">
            <caption>{ "Backup properties" }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ "Property" }</th>
                    <th scope="col" role="columnheader">{ "Value" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for follow.rows.iter().map(|property| row(property, follow, view)) }
            </tbody>
        </table>
    }
}

/// One row: its value cell holds one `data` element, with the text that the CLI prints.
fn row(property: &Property, follow: &Follow, view: &TrackingView) -> Html {
    let TrackingView { now, lang, clock_ahead, .. } = *view;
    let note = text::note(property, follow, now, clock_ahead, &|time| local(time, lang));
    let Property { name, raw, meaning } = property.clone();
    let icon = match meaning {
        Meaning::Status(status) => mark(status),
        _ => html! {},
    };
    let copy = if meaning == Meaning::Id {
        copy_button(&raw, &cut::name(&name), &view.announce)
    } else {
        html! {}
    };
    html! {
        <tr key={&*name} part="row" role="row">
            <th scope="row" role="rowheader" part="key">{ cut::name(&name) }</th>
            <td role="cell" part="value">
                { icon }
                <LongText text={raw} data=true />
                { copy }
                { words("span", "note", note) }
            </td>
        </tr>
    }
}
