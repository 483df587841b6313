//! The table of a backup's properties, as `openstack database backup show` prints it, and what they mean.

use yew::prelude::*;

use super::copy::copy_button;
use super::element::words;
use super::long_text::LongText;
use super::status::mark;
use crate::backup::action::Action;
use crate::backup::follow::Follow;
use crate::backup::properties::{Meaning, Property};
use crate::backup::wording;
use crate::hooks::clock::local;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;

/// The table. The roles are written out because `display: block` on narrow screens takes them away in some browsers.
pub fn property_table(follow: &Follow, now: UtcTime, lang: Option<&str>, onaction: &Callback<Action>) -> Html {
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
                { for follow.rows.iter().map(|property| row(property, follow, now, lang, onaction)) }
            </tbody>
        </table>
    }
}

/// One row: its value cell holds one `data` element, with the text that the CLI prints.
fn row(property: &Property, follow: &Follow, now: UtcTime, lang: Option<&str>, onaction: &Callback<Action>) -> Html {
    let note = wording::note(property, follow, now, &|time| local(time, lang));
    let Property { name, raw, meaning } = property.clone();
    let icon = match meaning {
        Meaning::Status(status) => mark(status),
        _ => html! {},
    };
    let copy = if meaning == Meaning::Id {
        copy_button(&raw, &cut::name(&name), onaction)
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
