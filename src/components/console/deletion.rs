//! What goes when it is deleted, for a last look.

use std::rc::Rc;

use yew::prelude::*;

use super::{act, press, tick};
use crate::backup::console::{Step, wording};
use crate::components::Scene;
use crate::context::backups::item::Item;
use crate::context::phrases::{STILL_RUNS, isolated, more};
use crate::openstack::types::cut;
use crate::ui::element::{paragraph, sentence, words};

/// The most that are named.
const NAMED: usize = 50;

/// The last look, while there is one to be taken; its place is always there.
pub fn deletion(scene: &Scene) -> Html {
    let console = &scene.state.console;
    let content = console.deletion.as_ref().map(|deletion| {
        // The question is the section's name by its id: there it has no characters that only isolate.
        let id = format!("{}-deletion", scene.prefix);
        html! {
            <section class="review" aria-labelledby={id.clone()}>
                <h3 {id}>{ sentence(wording::deletion(deletion)) }</h3>
                <ul>{ for deletion.wanted.iter().chain(&deletion.also).take(NAMED).map(name) }</ul>
                { paragraph("note", more(deletion.count().saturating_sub(NAMED))) }
                { for deletion.running.iter().take(NAMED).map(|item| paragraph("note", format!("{}: {}", isolated(&item.name), STILL_RUNS))) }
                { paragraph("note", more(deletion.running.len().saturating_sub(NAMED))) }
                { paragraph("warning", wording::may_be_more(&console.inventory)) }
                { paragraph("hint", wording::DELETION_IS_FINAL) }
                if deletion.is_grave(console.inventory.knows_all()) {
                    <label class="check">
                        <input type="checkbox" checked={deletion.sure} onchange={tick(scene, Step::Sure)} />
                        { wording::sure(deletion.count()) }
                    </label>
                }
                <div class="buttons">
                    if deletion.count() > 0 {
                        <button type="button" class="main bad" onclick={press(scene, Step::Confirm)}>{ "Delete" }</button>
                    }
                    { act("Keep", scene, Step::Dismiss) }
                </div>
            </section>
        }
    });
    html! { <div ref={scene.places.review.clone()} class="notices" tabindex="-1">{ content.unwrap_or_default() }</div> }
}

fn name(item: &Rc<Item>) -> Html {
    html! { <li><bdi>{ cut::name(&item.name) }</bdi>{ words("span", "note", wording::link(item)) }</li> }
}
