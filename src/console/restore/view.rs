//! The form for the new instance, and the instance itself until it is healthy or has failed.

use std::rc::Rc;

use yew::prelude::*;

use super::form::Input;
use super::message::Message;
use super::model::Model;
use super::restoration::{Following, Restoration, Stage};
use super::rules::datastore;
use super::text;
use crate::context::choices::Choices;
use crate::context::error_text::trouble;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::datastores;
use crate::openstack::types::cut::name;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;
use crate::ui::button::button;
use crate::ui::clock;
use crate::ui::copy::copy_button;
use crate::ui::element::{fieldset, form, paragraph, several, submit, words};
use crate::ui::select_field::{SelectField, option, select_field};
use crate::ui::status_mark::{mark, tone};
use crate::ui::text_field::{Combobox, TextField, text_field};

/// What the view is made of.
pub struct RestoreView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// The restore of the backup that is open, where there is one.
    pub restoration: Option<&'a Restoration>,
    /// The backup that is open, as far as it is known.
    pub backup: Option<&'a Backup>,
    /// The datastores' versions, as far as they are known.
    pub versions: &'a Choices,
    /// What makes the field for the flavor a combobox.
    pub flavors: Combobox,
    /// Where the input of a field is.
    pub node: &'a dyn Fn(Input) -> NodeRef,
    /// Now.
    pub now: UtcTime,
    /// What announces a sentence.
    pub announce: Callback<Rc<str>>,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
}

/// The new instance, or the form for it.
pub fn restore_view(view: RestoreView) -> Html {
    match (view.restoration.and_then(|restoration| Some((restoration, restoration.following()?))), view.backup) {
        (Some((restoration, following)), _) => followed(restoration, following, &view),
        // Of a backup that nobody knows there is nothing to be asked.
        (None, Some(backup)) if backup.text("status").is_some() => restore_form(backup, view),
        (None, _) => html! { <div></div> },
    }
}

fn restore_form(backup: &Backup, view: RestoreView) -> Html {
    if !backup.status().is_good_end() {
        return paragraph("warning", text::NOT_RESTORABLE);
    }
    let (progress, is_sending) = match view.restoration.map(|restoration| &restoration.stage) {
        Some(Stage::Sending(_)) => (text::RESTORING, true),
        Some(Stage::Looking(..)) => (text::LOOKING, false),
        _ => ("", false),
    };
    let dispatch = view.dispatch.clone();
    let is_busy = view.model.is_busy();
    let size = backup.members.get("size").filter(|size| *size != "null");
    let content = html! {
        <>
            { paragraph("hint", text::MAKES_NEW) }
            { paragraph("note", size.map(text::size).unwrap_or_default()) }
            { fieldset("New instance", fields(backup, view)) }
            <div class="buttons">
                { submit("Restore", is_busy) }
                if is_sending {
                    { button("Stop waiting", &dispatch, || Message::Dismiss) }
                }
            </div>
            { paragraph("progress", progress) }
        </>
    };
    form("restore", &dispatch, || Message::Submit(clock::now()), content)
}

fn fields(backup: &Backup, view: RestoreView) -> Html {
    let [name, volume, volume_type, network] =
        [Input::Name, Input::Volume, Input::VolumeType, Input::Network].map(|input| text_input(input, &view));
    let version = version_field(backup, &view);
    let mut flavor = text_input(Input::Flavor, &view);
    flavor.combobox = Some(view.flavors);
    let fields = vec![
        text_field(name),
        text_field(flavor),
        text_field(volume),
        text_field(volume_type),
        version,
        text_field(network),
    ];
    several(fields)
}

/// The id of a field's control.
fn id(prefix: &str, input: Input) -> AttrValue {
    format!("{prefix}-{}", input.key()).into()
}

fn text_input(input: Input, view: &RestoreView) -> TextField {
    let RestoreView { prefix, model, dispatch, node, .. } = view;
    TextField {
        id: id(prefix, input),
        label: text::label(input).into(),
        hint: text::hint(input).into(),
        error: model.problem(input).map(|problem| text::problem(problem).into()),
        value: model.draft.get(input).to_owned().into(),
        required: matches!(input, Input::Name | Input::Flavor),
        prose: input == Input::Name,
        node: node(input),
        oninput: dispatch.reform(move |text: AttrValue| Message::Edit(input, (&*text).into())),
        onblur: dispatch.reform(move |()| Message::Leave(input)),
        ..TextField::default()
    }
}

/// The versions of the backup's datastore; of all where it is not told.
fn version_field(backup: &Backup, view: &RestoreView) -> Html {
    let RestoreView { prefix, model, versions, dispatch, node, .. } = view;
    let (datastore, version) = datastore(backup);
    let of_backup = datastores::of(&backup.members);
    let is_listed = versions.iter().any(|choice| choice.id == version);
    let mut options = Vec::new();
    if !version.is_empty() && !is_listed {
        options.push((&*version, &*of_backup));
    }
    for choice in versions.iter() {
        if datastore.is_empty() || choice.name.split(' ').next() == Some(&*datastore) {
            options.push((&choice.id, &choice.name));
        }
    }
    let chosen = &*model.draft.version;
    select_field(SelectField {
        id: id(prefix, Input::Version),
        label: text::label(Input::Version).into(),
        hint: text::hint(Input::Version).into(),
        error: model.problem(Input::Version).map(|problem| text::problem(problem).into()),
        is_chosen: options.iter().any(|(value, _)| *value == chosen),
        options: options.iter().map(|(value, label)| option(value, &name(label), chosen)).collect(),
        node: node(Input::Version),
        onchange: dispatch.reform(|text: AttrValue| Message::Edit(Input::Version, (&*text).into())),
    })
}

fn followed(restoration: &Restoration, following: &Following, view: &RestoreView) -> Html {
    let instance = &following.instance;
    // The marks of a backup that is in the same case.
    let like = if instance.is_healthy() {
        Status::Completed
    } else if !following.is_running() {
        Status::Failed
    } else {
        Status::Building
    };
    let id = instance.id.to_string();
    html! {
        <>
            if following.found {
                { paragraph("warning", text::FOUND) }
            }
            <div class="status">
                <p class="badge" data-tone={tone(like)}>{ mark(like) }{ words("span", "", text::instance(following)) }</p>
                if let Some(error) = &following.trouble {
                    { paragraph("warning", trouble(error)) }
                }
                { paragraph("hint", text::watching(restoration, following, view.now)) }
            </div>
            <p>{ "Instance " }<code>{ &*id }</code>{ " " }{ copy_button(&id, "instance id", &view.announce) }</p>
            <div class="buttons">
                if !following.is_running() {
                    { button("Restore it again …", &view.dispatch, || Message::Dismiss) }
                }
            </div>
        </>
    }
}
