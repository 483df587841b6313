//! What is above the list: search, filters, columns, export, and what is done with those that are ticked.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::press;
use crate::backup::action::Action;
use crate::backup::console::Step;
use crate::backup::draft::Field;
use crate::components::Scene;
use crate::components::choice::{choice_view, filter_view};
use crate::components::field::field_view;
use crate::console::backups::columns::Column;
use crate::console::backups::export;
use crate::console::backups::settings::Columns;
use crate::context::choices::Choices;
use crate::ui::button::{button, labelled};
use crate::ui::clipboard;
use crate::ui::element::words;

/// The statuses that the list can be narrowed to.
const STATUSES: [(&str, &str); 7] = [
    ("", "All"),
    ("running", "Running"),
    ("completed", "COMPLETED"),
    ("failed", "FAILED"),
    ("restored", "RESTORED"),
    ("delete_failed", "DELETE_FAILED"),
    ("new", "NEW"),
];

/// The most datastores that the list can be narrowed to.
const DATASTORES: usize = 200;

/// The tools.
pub fn toolbar(scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let table = &state.console.table;
    let known: BTreeSet<&str> = state.console.inventory.items.iter().map(|item| &*item.datastore).collect();
    let mut datastores = vec![("", "All")];
    datastores.extend(known.into_iter().filter(|name| !name.is_empty()).take(DATASTORES).map(|name| (name, name)));
    let marked = state.console.selection.len();
    html! {
        <div class="toolbar">
            <div class="filters">
                { field_view(Field::Search, scene) }
                { choice_view(Field::ShowStatus, &STATUSES, table.status.word(), scene) }
                { filter_view(Field::ShowInstance, instances(scene), &table.instance, scene) }
                { choice_view(Field::ShowDatastore, &datastores, &table.datastore, scene) }
            </div>
            <div class="buttons">
                { button("Refresh", onaction, || Action::Console(Step::Refresh)) }
                <button type="button" aria-disabled={if marked == 0 { "true" } else { "false" }} onclick={press(scene, Step::Delete(None))}>
                    { format!("Delete selected ({marked})") }
                </button>
                { exported("CSV", scene) }
                { exported("JSON", scene) }
            </div>
            <details>
                { words("summary", "", "Columns") }
                <div class="ways">
                    { for Column::ALL.into_iter().map(|column| column_box(column.heading(), table.columns.shown().contains(&column), table.columns.toggled(column), scene)) }
                    { column_box("UTC times", table.columns.utc, table.columns.with_utc(!table.columns.utc), scene) }
                </div>
            </details>
        </div>
    }
}

fn instances(scene: &Scene) -> Rc<Choices> {
    scene.state.lists.of(Field::InstanceId).map(|list| list.choices.clone()).unwrap_or_default()
}

fn exported(format: &'static str, scene: &Scene) -> Html {
    let state = scene.state;
    let (items, columns) = (state.console.shown.clone(), state.console.table.columns.clone());
    let instances = instances(scene);
    let onclick = Callback::from(move |_| match format {
        "CSV" => clipboard::download("backups.csv", "text/csv", &export::csv(&items, columns.shown(), &instances)),
        _ => clipboard::download("backups.json", "application/json", &export::json(&items)),
    });
    labelled(format, "of what is shown", onclick)
}

/// A box for a column, or for times in UTC; a tick makes these columns be shown.
fn column_box(called: &'static str, checked: bool, columns: Columns, scene: &Scene) -> Html {
    let text = columns.text();
    let onchange = scene.onaction.reform(move |_: yew::Event| Action::Edit(Field::Columns, text.as_str().into()));
    html! { <label><input type="checkbox" {checked} {onchange} />{ called }</label> }
}
