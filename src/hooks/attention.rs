//! Where the person should look: what the state calls attention to gets the focus or comes into sight.

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::backup::state::Spot;
use crate::components::Places;

/// Brings a spot to the person's attention. Returns whether it is there.
pub fn call(spot: Spot, places: &Places) -> bool {
    let place = match spot {
        Spot::Field(field) => places.input(field),
        Spot::StrategyContainer => places.strategy_container.clone(),
        Spot::Option => places.option.clone(),
        Spot::SignInAlert => places.sign_in_alert.clone(),
        Spot::Review => places.review.clone(),
        Spot::Alert => places.alert.clone(),
        Spot::Result | Spot::View => places.heading.clone(),
    };
    let Some(element) = place.cast::<HtmlElement>() else { return false };
    if !matches!(spot, Spot::Field(_) | Spot::StrategyContainer | Spot::Review) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    if matches!(spot, Spot::Field(_) | Spot::StrategyContainer | Spot::Review | Spot::View) || is_focus_lost() {
        let _ = element.focus();
    }
    true
}

/// Whether nothing has the focus: a button that had it is gone.
fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element()).is_none_or(|active| active.tag_name() == "BODY")
}
