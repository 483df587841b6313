//! What goes when it is deleted, for a last look.

use std::rc::Rc;

use yew::prelude::*;

use crate::console::backups::model::Model;
use crate::console::backups::text;
use crate::console::backups::update::Message;
use crate::context::backups::inventory::Inventory;
use crate::context::backups::item::Item;
use crate::context::backups::text::{link, may_be_more};
use crate::context::phrases::{STILL_RUNS, isolated, more};
use crate::openstack::types::cut;
use crate::ui::button::button;
use crate::ui::element::{paragraph, sentence, words};

/// The most that are named.
const NAMED: usize = 50;

/// The last look, while there is one to be taken; its element is always there.
pub fn deletion_view(
    model: &Model,
    inventory: &Inventory,
    prefix: &str,
    node: NodeRef,
    dispatch: &Callback<Message>,
) -> Html {
    let content = model.deletion.as_ref().map(|deletion| {
        // The question is the section's name by its id: there it has no characters that only isolate.
        let id = format!("{prefix}-deletion");
        html! {
            <section class="review" aria-labelledby={id.clone()}>
                <h3 {id}>{ sentence(text::deletion(deletion)) }</h3>
                <ul>{ for deletion.wanted.iter().chain(&deletion.also).take(NAMED).map(name) }</ul>
                { paragraph("note", more(deletion.count().saturating_sub(NAMED))) }
                { for deletion.running.iter().take(NAMED).map(|item| paragraph("note", format!("{}: {}", isolated(&item.name), STILL_RUNS))) }
                { paragraph("note", more(deletion.running.len().saturating_sub(NAMED))) }
                { paragraph("warning", may_be_more(inventory)) }
                { paragraph("hint", text::DELETION_IS_FINAL) }
                if deletion.is_grave(inventory.knows_all()) {
                    <label class="check">
                        <input type="checkbox" checked={deletion.sure} onchange={dispatch.reform(|_: yew::Event| Message::Sure)} />
                        { text::sure(deletion.count()) }
                    </label>
                }
                <div class="buttons">
                    if deletion.count() > 0 {
                        <button type="button" class="main bad" onclick={dispatch.reform(|_| Message::Confirm)}>{ "Delete" }</button>
                    }
                    { button("Keep", dispatch, || Message::Dismiss) }
                </div>
            </section>
        }
    });
    html! { <div ref={node} class="notices" tabindex="-1">{ content.unwrap_or_default() }</div> }
}

fn name(item: &Rc<Item>) -> Html {
    html! { <li><bdi>{ cut::name(&item.name) }</bdi>{ words("span", "note", link(item)) }</li> }
}
