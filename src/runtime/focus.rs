//! Moves the focus: what the state asks for gets it, or comes into sight.

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::app::state::FocusTarget;
use crate::app::view::Nodes;

/// Moves the focus to a target, or brings it into sight. Returns whether it is there.
pub fn move_to(target: FocusTarget, nodes: &Nodes) -> bool {
    let node = match target {
        FocusTarget::Field(field) => nodes.input(field),
        FocusTarget::StrategyContainer => nodes.strategy_container.clone(),
        FocusTarget::Option => nodes.option.clone(),
        FocusTarget::SignInAlert => nodes.sign_in_alert.clone(),
        FocusTarget::Review => nodes.review.clone(),
        FocusTarget::Alert => nodes.alert.clone(),
        FocusTarget::Result | FocusTarget::View => nodes.heading.clone(),
    };
    let Some(element) = node.cast::<HtmlElement>() else { return false };
    if !matches!(target, FocusTarget::Field(_) | FocusTarget::StrategyContainer | FocusTarget::Review) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    if matches!(
        target,
        FocusTarget::Field(_) | FocusTarget::StrategyContainer | FocusTarget::Review | FocusTarget::View
    ) || is_focus_lost()
    {
        let _ = element.focus();
    }
    true
}

/// Whether nothing has the focus: a button that had it is gone.
fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element()).is_none_or(|active| active.tag_name() == "BODY")
}
