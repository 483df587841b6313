//! The table of a backup's properties, as `openstack database backup show` prints it, and what they mean.

use yew::prelude::*;

use super::copy::Copy;
use super::status::mark;
use crate::backup::follow::Follow;
use crate::backup::properties::{Meaning, properties};
use crate::backup::wording;
use crate::hooks::clock::local;
use crate::openstack::time::UtcTime;

/// Properties of [`PropertyTable`].
#[derive(Properties, PartialEq)]
pub struct PropertyTableProps {
    /// The backup.
    pub follow: Follow,
    /// Now.
    pub now: UtcTime,
    /// Takes the sentence for the live region.
    pub onsay: Callback<AttrValue>,
}

/// The table. Each value cell holds one `data` element with the text that the CLI prints. The roles are written out
/// because `display: block` on narrow screens takes them away in some browsers.
#[component]
pub fn PropertyTable(props: &PropertyTableProps) -> Html {
    let follow = &props.follow;
    let rows = properties(&follow.backup).into_iter().map(|property| {
        let note = wording::note(&property, follow, props.now, &local);
        let icon = match property.meaning {
            Meaning::Status(status) => mark(status),
            _ => html! {},
        };
        let copy = property.meaning == Meaning::Id;
        html! {
            <tr key={property.name.clone()} part="row" role="row">
                <th scope="row" role="rowheader" part="key">{ property.name.clone() }</th>
                <td role="cell" part="value">
                    { icon }
                    <data value={property.raw.clone()} dir="auto">{ property.raw.clone() }</data>
                    if copy {
                        <Copy text={property.raw.clone()} what={property.name.clone()} onsay={props.onsay.clone()} />
                    }
                    if !note.is_empty() {
                        <span class="note">{ note }</span>
                    }
                </td>
            </tr>
        }
    });
    html! {
        <table part="table" role="table">
            <caption>{ "Backup properties" }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ "Property" }</th>
                    <th scope="col" role="columnheader">{ "Value" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}
