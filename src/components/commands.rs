//! The equivalent commands, live while typing.

use yew::prelude::*;

use super::announcing;
use crate::backup::action::Action;
use crate::backup::commands::commands;
use crate::backup::state::State;
use crate::ui::copy::code;
use crate::ui::element::{paragraph, words};

/// The equivalent commands. None of them holds the token.
pub fn commands_view(state: &State, onaction: &Callback<Action>) -> Html {
    let all = commands(&state.draft, state.endpoint().as_ref());
    html! {
        <details class="commands" part="command">
            { words("summary", "", "Equivalent commands") }
            { paragraph("hint", "Put your token into $OS_TOKEN first; it is not part of them.") }
            { for all.iter().map(|command| code(&command.text, command.title, &announcing(onaction), html! {})) }
        </details>
    }
}
