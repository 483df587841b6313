//! What the tables of the console are made of. The roles are written out because `display: block` takes them away in
//! some browsers.

use yew::prelude::*;

/// A table that scrolls by itself, with its headings and its rows.
pub fn table(name: &'static str, headings: Vec<Html>, rows: Vec<Html>) -> Html {
    html! {
        <div class="pane" tabindex="0" role="region" aria-label={format!("Table of {}", name.to_ascii_lowercase())}>
            <table class="list" role="table" aria-label={name}>
                <thead role="rowgroup"><tr role="row">{ for headings }</tr></thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
        </div>
    }
}

/// A row, told from the others by a key.
pub fn row(key: &str, cells: Vec<Html>) -> Html {
    html! { <tr {key} role="row">{ for cells }</tr> }
}

/// The heading of a column.
pub fn heading(content: Html) -> Html {
    html! { <th role="columnheader" scope="col">{ content }</th> }
}

/// A cell.
pub fn cell(content: Html) -> Html {
    html! { <td role="cell" dir="auto">{ content }</td> }
}

/// A box to tick, with a name for those who cannot see what it stands beside.
pub fn tick_box(name: String, checked: bool, onchange: Callback<yew::Event>) -> Html {
    html! { <input type="checkbox" aria-label={name} {checked} {onchange} /> }
}

/// The box that ticks all rows that are shown; it cannot be pressed where none of them can be ticked.
pub fn tick_all_box(checked: bool, disabled: bool, onchange: Callback<yew::Event>) -> Html {
    html! { <input type="checkbox" aria-label="Select all that are shown" {checked} {disabled} {onchange} /> }
}
