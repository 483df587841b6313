//! A table of many rows that scrolls by itself, of which only the rows around those in sight are in the document.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Rows come and go in groups of so many, so that not each step of a wheel renders anew.
const GROUP: usize = 10;
/// So many are in the document from the group in sight on: more than a tall screen shows.
const AHEAD: usize = 50;

/// What such a table is made of.
#[derive(Properties, PartialEq)]
pub struct VirtualTableProps {
    /// What the table is called.
    pub name: AttrValue,
    /// What is called that scrolls it.
    pub label: AttrValue,
    /// The cells of its heading.
    pub headings: Html,
    /// How many rows it has.
    pub count: usize,
    /// The first row that is in sight.
    pub first: usize,
    /// The rows in the document, as [`window`] says, each made by [`row`].
    pub rows: Html,
    /// Another row is the first one in sight.
    pub onscroll: Callback<usize>,
}

/// A table of which some rows are in the document. The others' height is that of two gaps, above and below.
#[component]
pub fn VirtualTable(props: &VirtualTableProps) -> Html {
    let VirtualTableProps { name, label, headings, count, first, rows, onscroll } = props;
    let (pane, above, below) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_effect({
        let (first, count, pane, gaps) = (*first, *count, pane.clone(), [above.clone(), below.clone()]);
        move || lay_out(first, count, &pane, &gaps)
    });
    let (before, onscroll) = (*first, onscroll.clone());
    let onscroll = move |event: yew::Event| {
        let first = event.target_dyn_into::<HtmlElement>().and_then(|pane| first_in_sight(&pane));
        if let Some(first) = first.filter(|first| *first != before) {
            onscroll.emit(first);
        }
    };
    html! {
        <div class="pane" ref={pane} tabindex="0" role="region" aria-label={label} {onscroll}>
            <table class="list" role="table" aria-label={name} aria-rowcount={(count + 1).to_string()}>
                <thead role="rowgroup"><tr role="row" aria-rowindex="1">{ headings.clone() }</tr></thead>
                <tbody role="rowgroup">
                    <tr class="gap" role="none" key="above" ref={above}></tr>
                    { rows.clone() }
                    <tr class="gap" role="none" key="below" ref={below}></tr>
                </tbody>
            </table>
        </div>
    }
}

/// A row at its place in the whole table, told from the others by a key.
pub fn row(at: usize, key: &str, cells: Html) -> Html {
    html! { <tr {key} role="row" aria-rowindex={(at + 2).to_string()}>{ cells }</tr> }
}

/// The rows in the document, where this one is the first in sight.
#[must_use]
pub fn window(first: usize, count: usize) -> Range<usize> {
    // There may be fewer than when the pane was scrolled.
    let first = first.min(count.saturating_sub(1) / GROUP * GROUP);
    let end = first.saturating_add(AHEAD).min(count);
    first.saturating_sub(GROUP).min(end)..end
}

/// The first row in sight of a pane, to the group.
fn first_in_sight(pane: &HtmlElement) -> Option<usize> {
    let height = row_height(pane)?;
    let above = usize::try_from(pane.scroll_top()).unwrap_or(0);
    Some(above / height / GROUP * GROUP)
}

/// Pixels of one row, as the browser laid the first one out.
fn row_height(pane: &Element) -> Option<usize> {
    let row = pane.query_selector("tbody tr[aria-rowindex]").ok().flatten()?;
    let height = row.unchecked_into::<HtmlElement>().offset_height();
    usize::try_from(height).ok().filter(|height| *height > 0)
}

/// Gives the rows that are not in the document their height, by two gaps: above and below those that are. Styles in
/// attributes are not allowed by the page's policy.
fn lay_out(first: usize, count: usize, pane: &NodeRef, [above, below]: &[NodeRef; 2]) {
    let Some(pane) = pane.cast::<Element>() else { return };
    let Some(height) = row_height(&pane) else { return };
    let range = window(first, count);
    set_height(above, range.start * height);
    set_height(below, (count - range.end) * height);
}

fn set_height(gap: &NodeRef, pixels: usize) {
    if let Some(gap) = gap.cast::<HtmlElement>() {
        let _ = gap.style().set_property("height", &format!("{pixels}px"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_some_rows_are_in_the_document() {
        assert_eq!(window(0, 3), 0..3);
        assert_eq!(window(0, 10_000), 0..50);
        assert_eq!(window(5000, 10_000), 4990..5050);
        assert_eq!(window(9990, 10_000), 9980..10_000);
        assert_eq!(window(9990, 7), 0..7);
        assert_eq!(window(9990, 0), 0..0);
    }
}
