//! What is above the table: search, filters, columns, export, and what is done with those that are ticked.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::BackupsView;
use crate::console::backups::columns::Column;
use crate::console::backups::export;
use crate::console::backups::settings::{Columns, StatusFilter};
use crate::console::backups::update::Message;
use crate::context::choices::Choices;
use crate::openstack::types::cut;
use crate::ui::button::{button, labelled};
use crate::ui::clipboard;
use crate::ui::element::words;
use crate::ui::options::{Options, ValueAndName};
use crate::ui::select_field::{self, SelectField, select_field};
use crate::ui::text_field::{TextField, text_field};

/// The statuses that the table can be narrowed to.
const STATUSES: [(&str, &str); 7] = [
    ("", "All"),
    ("running", "Running"),
    ("completed", "COMPLETED"),
    ("failed", "FAILED"),
    ("restored", "RESTORED"),
    ("delete_failed", "DELETE_FAILED"),
    ("new", "NEW"),
];

/// The most datastores that the table can be narrowed to.
const DATASTORES: usize = 200;

/// The tools.
pub fn toolbar(view: &BackupsView) -> Html {
    let BackupsView { model, dispatch, .. } = view;
    let columns = &model.table.columns;
    let selected = model.selection.len();
    html! {
        <div class="toolbar">
            <div class="filters">{ filters(view) }</div>
            <div class="buttons">
                { button("Refresh", dispatch, || Message::Refresh) }
                <button type="button" aria-disabled={if selected == 0 { "true" } else { "false" }} onclick={dispatch.reform(|_| Message::Delete(None))}>
                    { format!("Delete selected ({selected})") }
                </button>
                { exported("CSV", view) }
                { exported("JSON", view) }
            </div>
            <details>
                { words("summary", "", "Columns") }
                <div class="ways">
                    { for Column::ALL.into_iter().map(|column| {
                        column_box(column.heading(), columns.shown().contains(&column), columns.toggled(column), view)
                    }) }
                    { column_box("UTC times", columns.utc, columns.with_utc(!columns.utc), view) }
                </div>
            </details>
        </div>
    }
}

fn filters(view: &BackupsView) -> Html {
    let BackupsView { prefix, model, inventory, instances, .. } = view;
    let id = |field: &str| AttrValue::from(format!("{prefix}-{field}"));
    let table = &model.table;
    let search = TextField {
        id: id("search"),
        label: "Search".into(),
        value: table.search.to_string().into(),
        oninput: view.show(|table, text: AttrValue| table.search = (&*text).into()),
        ..TextField::default()
    };
    let status = SelectField {
        id: id("show-status"),
        label: "Status".into(),
        is_chosen: STATUSES.iter().any(|(word, _)| *word == table.status.word()),
        options: STATUSES.iter().map(|(word, name)| select_field::option(word, name, table.status.word())).collect(),
        onchange: view.show(|table, word: AttrValue| table.status = StatusFilter::read(&word)),
        ..SelectField::default()
    };
    let instance = &*table.instance;
    let instance = SelectField {
        id: id("show-instance"),
        label: "Instance".into(),
        is_chosen: instance.is_empty() || instances.get(instance).is_some_and(|choice| *choice.id == *instance),
        options: html! { <Filter choices={instances.clone()} chosen={instance.to_owned()} /> },
        onchange: view.show(|table, id: AttrValue| table.instance = (&*id).into()),
        ..SelectField::default()
    };
    let known: BTreeSet<&str> = inventory.items.iter().map(|item| &*item.datastore).collect();
    let known: Vec<&str> = known.into_iter().filter(|name| !name.is_empty()).take(DATASTORES).collect();
    let option = |name: &&str| option(name, name, &table.datastore);
    let datastore = SelectField {
        id: id("show-datastore"),
        label: "Datastore".into(),
        is_chosen: table.datastore.is_empty() || known.contains(&&*table.datastore),
        options: html! { <>{ all(&table.datastore) }{ for known.iter().map(option) }</> },
        onchange: view.show(|table, name: AttrValue| table.datastore = (&*name).into()),
        ..SelectField::default()
    };
    html! { <>{ text_field(search) }{ select_field(status) }{ select_field(instance) }{ select_field(datastore) }</> }
}

fn option(value: &str, name: &str, chosen: &str) -> Html {
    select_field::option(value, &cut::name(name), chosen)
}

/// The option that narrows nothing.
fn all(chosen: &str) -> Html {
    select_field::option("", "All", chosen)
}

#[derive(Properties, PartialEq)]
struct FilterProps {
    choices: Rc<Choices>,
    chosen: AttrValue,
}

/// The options of a filter.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let FilterProps { choices, chosen } = props;
    let options = use_memo(choices.clone(), |choices| {
        choices.iter().map(|choice| (choice.id.clone(), choice.name.clone())).collect::<Rc<[ValueAndName]>>()
    });
    html! { <>{ all(chosen) }<Options options={(*options).clone()} chosen={chosen.clone()} /></> }
}

fn exported(format: &'static str, view: &BackupsView) -> Html {
    let (items, columns) = (view.model.shown.clone(), view.model.table.columns.clone());
    let instances = view.instances.clone();
    let onclick = Callback::from(move |_| match format {
        "CSV" => clipboard::download("backups.csv", "text/csv", &export::csv(&items, columns.shown(), &instances)),
        _ => clipboard::download("backups.json", "application/json", &export::json(&items)),
    });
    labelled(format, "of what is shown", onclick)
}

/// A box for a column, or for times in UTC; a tick makes these columns be shown.
fn column_box(name: &'static str, checked: bool, columns: Columns, view: &BackupsView) -> Html {
    let onchange = view.show(move |table, _: yew::Event| table.columns = columns.clone());
    html! { <label><input type="checkbox" {checked} {onchange} />{ name }</label> }
}
