//! The table of a backup's properties, as `openstack database backup show` prints it, and what they mean.

use yew::prelude::*;

use super::{Scene, announcing};
use crate::backup::follow::Follow;
use crate::backup::properties::{Meaning, Property};
use crate::backup::wording;
use crate::openstack::types::cut;
use crate::ui::clock::local;
use crate::ui::copy::copy_button;
use crate::ui::element::words;
use crate::ui::long_text::LongText;
use crate::ui::status_mark::mark;

/// The table. The roles are written out because `display: block` on narrow screens takes them away in some browsers.
pub fn property_table(follow: &Follow, scene: &Scene) -> Html {
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
                { for follow.rows.iter().map(|property| row(property, follow, scene)) }
            </tbody>
        </table>
    }
}

/// One row: its value cell holds one `data` element, with the text that the CLI prints.
fn row(property: &Property, follow: &Follow, scene: &Scene) -> Html {
    let Scene { state, now, lang, onaction, .. } = *scene;
    let note = wording::note(property, follow, now, state.clock_ahead, &|time| local(time, lang));
    let Property { name, raw, meaning } = property.clone();
    let icon = match meaning {
        Meaning::Status(status) => mark(status),
        _ => html! {},
    };
    let copy = if meaning == Meaning::Id {
        copy_button(&raw, &cut::name(&name), &announcing(onaction))
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
