//! The component: form, messages and result, with no globals, for the page and for dashboards.

use std::rc::Rc;

use yew::prelude::*;

use crate::backup::draft::Field;
use crate::backup::notice;
use crate::backup::state::{Action, State};
use crate::backup::submission::Submission;
use crate::components::commands::Commands;
use crate::components::form::Form;
use crate::components::notice::Alert;
use crate::components::result::ResultView;
use crate::hooks::clock::{now, use_now};
use crate::hooks::use_backup::use_backup;

/// Properties of [`TroveBackup`]. The texts preset the fields; what a person typed wins.
#[derive(Properties, PartialEq)]
pub struct TroveBackupProps {
    /// The beginning of all ids, unlike that of any other one on the page.
    #[prop_or("trove-backup".into())]
    pub id: AttrValue,
    /// The project's database endpoint.
    #[prop_or_default]
    pub endpoint: Option<AttrValue>,
    /// The database instance.
    #[prop_or_default]
    pub instance_id: Option<AttrValue>,
    /// The backup's name.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The backup's description.
    #[prop_or_default]
    pub description: Option<AttrValue>,
}

/// A form that creates a backup, and the backup's properties, followed to its end.
#[component]
pub fn TroveBackup(props: &TroveBackupProps) -> Html {
    let state = use_backup();
    use_preset(Field::Endpoint, &props.endpoint, &state);
    use_preset(Field::InstanceId, &props.instance_id, &state);
    use_preset(Field::Name, &props.name, &state);
    use_preset(Field::Description, &props.description, &state);
    let dispatcher = state.dispatcher();
    let onaction = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    let onsay = onaction.reform(|sentence: AttrValue| Action::Say(sentence.as_str().into()));
    let running = state.follow.as_ref().is_some_and(|follow| follow.is_running());
    let now_shown = use_now(running || state.submission != Submission::Idle);
    let snapshot: Rc<State> = Rc::new((*state).clone());
    let lost = matches!(state.submission, Submission::Lost { .. });
    html! {
        <div class="trove-backup" part="root"><div class="columns">
            <div class="task">
                <Form
                    state={snapshot.clone()}
                    prefix={props.id.clone()}
                    now={now_shown}
                    onaction={onaction.clone()}
                    onsubmit={onaction.reform(|()| Action::Submit(now()))}
                />
                <p class="said" role="status">{ &*state.said }</p>
                <Alert notice={notice::of_submission(&state, now_shown)} onsay={onsay.clone()}>
                    if lost {
                        <button type="button" onclick={onaction.reform(|_| Action::LookAgain)}>{ "Check again" }</button>
                    }
                </Alert>
                <Commands draft={state.draft.clone()} {onsay} />
            </div>
            <ResultView state={snapshot} now={now_shown} {onaction} />
        </div></div>
    }
}

/// Puts the host's text into a field whenever the host gives another one.
#[hook]
fn use_preset(field: Field, text: &Option<AttrValue>, state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    use_effect_with(text.clone(), move |text| {
        if let Some(text) = text {
            dispatcher.dispatch(Action::Preset(field, text.as_str().into()));
        }
    });
}
