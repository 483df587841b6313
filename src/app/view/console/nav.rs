//! The ways between the views.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::console::wording;
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::state::State;

/// The views, by name.
pub fn nav(state: &State, onaction: &Callback<Action>) -> Html {
    let chosen = state.view();
    let view = |view: &View| {
        let view = *view;
        let is_chosen = view == chosen || (view == View::Backups && chosen.is_of_one());
        let current = match is_chosen {
            true if view == chosen => Some("page"),
            true => Some("true"),
            false => None,
        };
        let onclick = onaction.reform(move |_| Action::Edit(Field::View, view.name().into()));
        html! { <button type="button" aria-current={current} {onclick}>{ wording::view(view) }</button> }
    };
    html! { <nav part="nav" aria-label="Views">{ for View::NAMED.iter().map(view) }</nav> }
}
