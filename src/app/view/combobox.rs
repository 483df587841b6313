//! The list below a field that can be picked from: an editable combobox with a list, as the ARIA Authoring Practices
//! describe it. The focus stays in the field.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{Scene, ViewContext};
use crate::app::action::Action;
use crate::app::combobox_text as text;
use crate::app::field::Field;
use crate::app::open_list::OpenList;
use crate::context::choices::{Choice, Choices};
use crate::context::connection::Connection;
use crate::context::error_text::explain;
use crate::context::phrases::{LISTING, isolated};
use crate::context::resources::{self, Stage};
use crate::openstack::types::cut::name;
use crate::openstack::types::endpoint::Endpoint;
use crate::ui::clock;
use crate::ui::element::{paragraph, stay, words};
use crate::ui::renders;
use crate::ui::text_field::{Combobox, Listbox};

/// What makes a field a combobox.
#[must_use]
pub fn combobox(field: Field, scene: &Scene) -> Combobox {
    let open = scene.state.open_list.as_ref().filter(|open_list| open_list.field == field);
    let options = options_id(field, scene);
    let button = open_button(field, scene, &options, open.is_some());
    let list = list_view(field, scene);
    Combobox {
        listbox: Listbox { id: options, expanded: open.is_some(), active: open.and_then(|open_list| open_list.active) },
        onkeydown: onkeydown(field, open, &scene.onaction),
        children: html! { <>{ button }{ list }</> },
    }
}

fn options_id(field: Field, scene: &Scene) -> String {
    format!("{}-{}-options", scene.prefix, field.key())
}

/// The keys of the field: down and up open the list and go through it, Enter picks, Escape closes.
fn onkeydown(field: Field, open: Option<&OpenList>, onaction: &Callback<Action>) -> Callback<KeyboardEvent> {
    let (onaction, open) = (onaction.clone(), open.cloned());
    Callback::from(move |event: KeyboardEvent| {
        let active = open.as_ref().and_then(|open_list| open_list.active);
        let action = match (event.key().as_str(), &open, active) {
            ("ArrowDown", ..) => Action::MoveInList(field, 1),
            ("ArrowUp", ..) => Action::MoveInList(field, -1),
            ("Enter", Some(_), Some(at)) => Action::Pick(at, clock::now()),
            ("Escape", Some(_), _) => Action::CloseList,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        onaction.emit(action);
    })
}

/// The button that opens and closes the list. Keyboards open it from the field, so Tab passes it by.
fn open_button(field: Field, scene: &Scene, options: &str, open: bool) -> Html {
    let input = scene.nodes.input(field);
    let onclick = scene.onaction.reform(move |_: MouseEvent| {
        if let Some(input) = input.cast::<HtmlElement>() {
            let _ = input.focus();
        }
        if open { Action::CloseList } else { Action::OpenList(field) }
    });
    html! {
        <button type="button" class="copy" part="copy" tabindex="-1" aria-label={text::list_of(field)} aria-expanded={if open { "true" } else { "false" }} aria-controls={options.to_owned()} onmousedown={stay} {onclick}>
            { "▾" }
        </button>
    }
}

/// What a list is made of.
#[derive(Properties, PartialEq)]
struct ListProps {
    field: Field,
    context: ViewContext,
    selection: Selection,
}

/// What a list shows: one may have thousands of choices, and is gone through again only when something of this changes.
#[derive(PartialEq)]
struct Selection {
    choices: Option<(Rc<Choices>, Stage)>,
    /// What stands in the field.
    text: String,
    open: Option<OpenList>,
    /// Whom it is asked of.
    connection: Option<Connection>,
    /// The endpoint that has to be confirmed first.
    unconfirmed: Option<Endpoint>,
}

fn list_view(field: Field, scene: &Scene) -> Html {
    let state = &scene.state;
    let selection = Selection {
        choices: state.list(field).map(resources::List::shown),
        text: state.text(field).into_owned(),
        open: state.open_list.clone().filter(|open_list| open_list.field == field),
        connection: state.connection(),
        unconfirmed: state.session.unconfirmed(),
    };
    html! { <List {field} context={scene.context.clone()} {selection} /> }
}

/// The list, and what is to be said of it. What stands in the field is told below, where the list knows it.
#[component]
fn List(ListProps { field, context, .. }: &ListProps) -> Html {
    renders::count("combobox");
    let Some(scene) = &context.scene(clock::now()) else { return html! {} };
    let (field, state) = (*field, &*scene.state);
    let options = &*options_id(field, scene);
    let Some(open_list) = state.open_list.as_ref().filter(|open_list| open_list.field == field) else {
        // The listbox is always there, for the field names it.
        // What else was told of it may not hold any more where the list has become old.
        let old = state.list(field).is_some_and(|list| matches!(list.stage, Stage::Unasked));
        let told = |choice: &Choice| if old { isolated(&choice.name) } else { line(choice) };
        let known = state.picked(field).map(|choice| paragraph("note picked", told(choice)));
        return html! {
            <>
                <ul id={options.to_owned()} role="listbox" aria-label={text::list_of(field)} hidden=true></ul>
                { known.unwrap_or_default() }
            </>
        };
    };
    let (shown, count) = state.offered(open_list);
    let more = count.saturating_sub(shown.len());
    let list = state.list(field);
    let list_is_empty = list.is_some_and(|list| list.choices.is_empty());
    let cut = list.map(|list| &list.choices).filter(|choices| choices.is_cut());
    let unconfirmed = state.session.unconfirmed();
    let said = match list.map(|list| &list.stage) {
        _ if unconfirmed.is_some() => {
            unconfirmed.map(|endpoint| text::confirm_first(endpoint.host())).unwrap_or_default()
        }
        _ if state.connection().is_none() => text::CONNECT_FIRST.into(),
        Some(Stage::Failed(error)) => format!("{} {}", text::NO_LIST, explain(error, "").title),
        Some(Stage::Asking(..)) => LISTING.into(),
        Some(Stage::Unasked) => text::INSTANCE_FIRST.into(),
        Some(Stage::Done) if list_is_empty => text::NOTHING_THERE.into(),
        _ if count == 0 => text::NOTHING_FITS.into(),
        _ if more > 0 => text::more(more),
        _ => String::new(),
    };
    html! {
        <div class="options" onmousedown={stay}>
            <ul id={options.to_owned()} role="listbox" tabindex="-1" aria-label={text::list_of(field)}>
                { for shown.iter().enumerate().map(|(at, choice)| option(at, choice, open_list, scene, options)) }
            </ul>
            { paragraph("note", said) }
            { paragraph("note", cut.map(|choices| text::listed_first(choices.len())).unwrap_or_default()) }
        </div>
    }
}

fn option(at: usize, choice: &Choice, open_list: &OpenList, scene: &Scene, options: &str) -> Html {
    let active = open_list.active == Some(at);
    let node = if active { scene.nodes.option.clone() } else { NodeRef::default() };
    html! {
        <li
            ref={node}
            id={format!("{options}-{at}")}
            role="option"
            aria-selected={if active { "true" } else { "false" }}
            aria-disabled={choice.unusable.is_some().then_some("true")}
            onclick={scene.onaction.reform(move |_| Action::Pick(at, clock::now()))}
        >
            <strong dir="auto">{ name(&choice.name) }</strong>
            { words("span", "", line_of(choice)) }
            <code>{ name(&choice.id) }</code>
        </li>
    }
}

fn line(choice: &Choice) -> String {
    format!("{} · {}", isolated(&choice.name), line_of(choice))
}

fn line_of(choice: &Choice) -> String {
    match &choice.unusable {
        Some(why) => format!("{} – not now: {}", isolated(&choice.note), name(why)),
        None => isolated(&choice.note),
    }
}
