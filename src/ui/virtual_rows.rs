//! Which rows of a long table are in the document, and how much room the others take.

use std::ops::Range;

use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use wasm_bindgen::JsCast;

/// Rows come and go in groups of so many, so that not each step of a wheel renders anew.
const GROUP: usize = 10;
/// So many are in the document from the group in sight on: more than a tall screen shows.
const AHEAD: usize = 50;

/// The rows in the document, where this one is the first in sight.
#[must_use]
pub fn window(first: usize, count: usize) -> Range<usize> {
    // There may be fewer than when the pane was scrolled.
    let first = first.min(count.saturating_sub(1) / GROUP * GROUP);
    let end = first.saturating_add(AHEAD).min(count);
    first.saturating_sub(GROUP).min(end)..end
}

/// The first row in sight of a pane, to the group.
pub fn first(pane: &HtmlElement) -> Option<usize> {
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
pub fn lay_out(first: usize, count: usize, pane: &NodeRef, [above, below]: [&NodeRef; 2]) {
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
