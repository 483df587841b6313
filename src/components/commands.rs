//! The equivalent commands, live while typing.

use yew::prelude::*;

use super::copy::Copy;
use crate::backup::commands::commands;
use crate::backup::draft::Draft;

/// Properties of [`Commands`].
#[derive(Properties, PartialEq)]
pub struct CommandsProps {
    /// What was typed.
    pub draft: Draft,
    /// Takes the sentence for the live region.
    pub onsay: Callback<AttrValue>,
}

/// The equivalent commands. None of them holds the token.
#[component]
pub fn Commands(props: &CommandsProps) -> Html {
    html! {
        <details class="commands" part="command">
            <summary>{ "Equivalent commands" }</summary>
            <p class="hint">{ "Put your token into $OS_TOKEN first; it is not part of them." }</p>
            for command in commands(&props.draft) {
                <div class="code" key={command.title}>
                    <pre dir="ltr" tabindex="0" aria-label={format!("{} command", command.title)} role="group">{ command.text.clone() }</pre>
                    <Copy text={command.text} what={format!("{} command", command.title)} onsay={props.onsay.clone()} />
                </div>
            }
        </details>
    }
}
