//! One backup: its status, its properties, its chain, and what can be done with it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::console::wording;
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::view::result::{around, followed};
use crate::app::view::{Scene, announcing};
use crate::console::backups::Message;
use crate::console::backups::view::chain_view;
use crate::context::backups::commands::about;
use crate::context::backups::estimate::estimate;
use crate::context::phrases::isolated;
use crate::openstack::types::cut;
use crate::ui::button::button;
use crate::ui::copy::code;
use crate::ui::element::{paragraph, words};

/// What is shown, as a heading: the name of the backup that is open, or of the view.
pub fn title(scene: &Scene) -> String {
    let state = &*scene.state;
    let view = state.view();
    let open = state.tracking.opened.as_ref().filter(|_| view.is_of_one());
    match open.and_then(|follow| follow.backup.text("name")) {
        Some(name) if view == View::Restore => format!("Restore “{}”", isolated(&name)),
        Some(name) => cut::name(&name),
        None => wording::view(view).into(),
    }
}

/// The backup that is open: its status, its properties.
fn opened(scene: &Scene) -> Html {
    let view =
        |scene: &Scene| scene.state.tracking.opened.as_ref().map(|follow| followed(follow, scene)).unwrap_or_default();
    scene.selected("detail", view, |scene| (scene.state.tracking.opened.clone(), around(scene)))
}

/// The chain around the backup that is open, where the list has it.
pub fn chain(scene: &Scene) -> Html {
    let view = |scene: &Scene| {
        let dispatch = scene.onaction.reform(Action::Backups);
        let chain = |item| chain_view(item, &scene.state.console.inventory, &dispatch);
        scene.state.opened_item().map(chain).unwrap_or_default()
    };
    scene.selected("chain", view, |scene| {
        let inventory = &scene.state.console.inventory;
        (inventory.items.clone(), inventory.whole, inventory.cut, scene.state.opened_item().cloned())
    })
}

/// The backup that is open, with its chain, and what can be done with it.
pub fn detail(scene: &Scene) -> Html {
    let Some(follow) = &scene.state.tracking.opened else { return html! { <div></div> } };
    let inventory = &scene.state.console.inventory;
    let id = follow.backup.text("id").unwrap_or_default();
    let item = scene.state.opened_item();
    let running = follow.is_running();
    let asked: Rc<str> = id.as_str().into();
    let delete = scene.onaction.reform(move |_: MouseEvent| Action::Backups(Message::Delete(Some(asked.clone()))));
    let about_time = item.filter(|_| running).and_then(|item| estimate(&inventory.items, item)).map(wording::estimate);
    html! {
        <>
            { paragraph("note", about_time.unwrap_or_default()) }
            { paragraph("note", if inventory.is_going(&id) { wording::IS_GOING } else { "" }) }
            { opened(scene) }
            { chain(scene) }
            <div class="buttons">
                if follow.backup.status().is_good_end() && !inventory.is_going(&id) {
                    { button("Restore …", &scene.onaction, || Action::Edit(Field::View, View::Restore.name().into())) }
                }
                if item.is_some() && !running && !inventory.is_going(&id) {
                    <button type="button" onclick={delete}>{ "Delete …" }</button>
                }
            </div>
            <details class="commands">
                { words("summary", "", "Equivalent commands") }
                { for about(&follow.backup).iter().map(|command| code(&command.text, command.title, &announcing(&scene.onaction), html! {})) }
            </details>
        </>
    }
}
