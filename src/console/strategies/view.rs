//! The strategies as a table, and the form that sets one.

use std::rc::Rc;

use yew::prelude::*;

use super::model::{Model, Scope, StrategyRow};
use super::text;
use super::update::Message;
use crate::context::choices::{Choice, Choices};
use crate::context::phrases::WHOLE_PROJECT;
use crate::context::remote::Remote;
use crate::openstack::types::cut::name;
use crate::ui::button::labelled;
use crate::ui::element::{fieldset, form, paragraph, submit};
use crate::ui::options::{Options, ValueAndName};
use crate::ui::select_field::{SelectField, option, select_field};
use crate::ui::table::{cell, heading, row, table};
use crate::ui::text_field::{TextField, text_field};

/// What the view is made of.
pub struct StrategiesView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// The instances of the project, as far as they are known.
    pub instances: Rc<Choices>,
    /// Whether a request is under way, so that none can be sent.
    pub is_busy: bool,
    /// The input for the container.
    pub container: NodeRef,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
}

/// The strategies, and the form that sets one.
pub fn strategies_view(view: &StrategiesView) -> Html {
    let StrategiesView { model, instances, dispatch, .. } = view;
    let strategies = model.strategies.value();
    let state = match &model.strategies {
        Remote::Loading(..) => text::LOADING,
        Remote::Loaded(strategies) if strategies.rows.is_empty() => text::NONE,
        _ => "",
    };
    let rows = model.rows().iter().map(|strategy| strategy_row(strategy, instances, dispatch)).collect();
    html! {
        <>
            { paragraph("hint", text::ABOUT) }
            { table("Strategies", ["For", "Swift container", "Remove"].map(|text| heading(text.into())).into(), rows) }
            { paragraph("note", state) }
            { paragraph("note", if strategies.is_some_and(|all| all.is_cut) { text::IS_CUT } else { "" }) }
            { form("strategy", dispatch, || Message::Submit, fieldset("Set a strategy", fields(view))) }
        </>
    }
}

fn strategy_row(strategy: &StrategyRow, instances: &Choices, dispatch: &Callback<Message>) -> Html {
    let scope = name(text::scope(&strategy.scope, instances));
    let removed = strategy.scope.clone();
    let onclick = dispatch.reform(move |_| Message::Remove(removed.clone()));
    let remove = labelled("Remove", &scope, onclick);
    row(strategy.scope.id(), vec![cell(scope.into()), cell(name(&strategy.container).into()), cell(remove)])
}

fn fields(view: &StrategiesView) -> Html {
    let StrategiesView { prefix, model, is_busy, container, dispatch, .. } = view;
    let id = |field: &str| AttrValue::from(format!("{prefix}-strategy-{field}"));
    let replaced = model.strategy_of(&model.draft.scope).map(|known| text::replaces(&known.container));
    let scope = SelectField {
        id: id("instance"),
        label: text::SCOPE.into(),
        hint: text::SCOPE_HINT.into(),
        options: html! { <Scopes instances={view.instances.clone()} chosen={model.draft.scope.clone()} /> },
        is_chosen: true,
        onchange: dispatch.reform(|id: AttrValue| Message::ChooseScope((&*id).into())),
        ..SelectField::default()
    };
    let container = TextField {
        id: id("container"),
        label: text::CONTAINER.into(),
        hint: text::CONTAINER_HINT.into(),
        error: model.problem.map(|problem| AttrValue::from(text::problem(problem))),
        value: model.draft.container.to_string().into(),
        required: true,
        node: container.clone(),
        oninput: dispatch.reform(|text: AttrValue| Message::EditContainer((&*text).into())),
        onblur: dispatch.reform(|()| Message::LeaveContainer),
        ..TextField::default()
    };
    html! {
        <>
            { select_field(scope) }
            { text_field(container) }
            { paragraph("note", replaced.unwrap_or_default()) }
            <div class="buttons">{ submit("Set strategy", *is_busy) }</div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ScopesProps {
    instances: Rc<Choices>,
    chosen: Scope,
}

/// All scopes that can be chosen. Names of instances are not unique, so their ids stand beside them.
#[component]
fn Scopes(props: &ScopesProps) -> Html {
    let ScopesProps { instances, chosen } = props;
    let id = chosen.id();
    let is_listed = instances.get(id).is_some_and(|choice| *choice.id == *id);
    let unknown = matches!(chosen, Scope::Instance(_)) && !is_listed;
    let options = use_memo(instances.clone(), |instances| {
        let named = |choice: &Choice| (choice.id.clone(), format!("{} ({})", choice.name, choice.id).into());
        instances.iter().map(named).collect::<Rc<[ValueAndName]>>()
    });
    html! {
        <>
            { option("", WHOLE_PROJECT, id) }
            <Options options={(*options).clone()} chosen={id.to_owned()} />
            if unknown {
                { option(id, &name(id), id) }
            }
        </>
    }
}
