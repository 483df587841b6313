//! The equivalent commands, live while typing.

use std::rc::Rc;

use yew::prelude::*;

use crate::create::commands::commands;
use crate::create::form::Draft;
use crate::openstack::types::endpoint::Endpoint;
use crate::ui::copy::code;
use crate::ui::element::{paragraph, words};

/// The equivalent commands. None of them holds the token. What is copied is announced.
pub fn commands_view(draft: &Draft, endpoint: Option<&Endpoint>, announce: &Callback<Rc<str>>) -> Html {
    html! {
        <details class="commands" part="command">
            { words("summary", "", "Equivalent commands") }
            { paragraph("hint", "Put your token into $OS_TOKEN first; it is not part of them.") }
            { for commands(draft, endpoint).iter().map(|command| code(&command.text, command.title, announce, html! {})) }
        </details>
    }
}
