//! The strategies as a table, and the form that sets one.

use std::rc::Rc;

use yew::prelude::*;

use super::model::{Model, Scope, StrategyRow};
use super::text;
use super::update::Message;
use crate::context::choices::Choices;
use crate::openstack::types::cut::name;
use crate::ui::button::labelled;
use crate::ui::element::{fieldset, form, paragraph, submit};
use crate::ui::select_field::{SelectField, SelectOption};
use crate::ui::table::{cell, heading, row, table};
use crate::ui::text_field::TextField;

/// Properties of [`StrategiesView`].
#[derive(Properties, PartialEq)]
pub struct StrategiesViewProps {
    /// The beginning of all ids.
    pub prefix: AttrValue,
    /// The state of the room.
    pub model: Rc<Model>,
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
#[component]
pub fn StrategiesView(props: &StrategiesViewProps) -> Html {
    let StrategiesViewProps { model, instances, dispatch, .. } = props;
    let strategies = model.strategies.value();
    let state = match strategies {
        _ if model.loading().is_some() => text::LOADING,
        Some(strategies) if strategies.rows.is_empty() => text::NONE,
        _ => "",
    };
    let rows = model.rows().iter().map(|strategy| strategy_row(strategy, instances, dispatch)).collect();
    html! {
        <>
            { paragraph("hint", text::ABOUT) }
            { table("Strategies", ["For", "Swift container", "Remove"].map(|text| heading(text.into())).into(), rows) }
            { paragraph("note", state) }
            { paragraph("note", if strategies.is_some_and(|all| all.is_cut) { text::IS_CUT } else { "" }) }
            { form("strategy", dispatch, || Message::Submit, fieldset("Set a strategy", fields(props))) }
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

fn fields(props: &StrategiesViewProps) -> Html {
    let StrategiesViewProps { prefix, model, is_busy, container, dispatch, .. } = props;
    let id = |field: &str| AttrValue::from(format!("{prefix}-strategy-{field}"));
    let replaced = model.strategy_of(&model.draft.scope).map(|known| text::replaces(&known.container));
    html! {
        <>
            <SelectField
                id={id("instance")}
                label={text::SCOPE}
                hint={text::SCOPE_HINT}
                options={Rc::new(scopes(&model.draft.scope, &props.instances))}
                value={model.draft.scope.id().to_owned()}
                onchange={dispatch.reform(|id: AttrValue| Message::ChooseScope((&*id).into()))}
            />
            <TextField
                id={id("container")}
                label={text::CONTAINER}
                hint={text::CONTAINER_HINT}
                error={model.problem.map(|problem| AttrValue::from(text::problem(problem)))}
                value={model.draft.container.to_string()}
                required=true
                node={container.clone()}
                oninput={dispatch.reform(|text: AttrValue| Message::EditContainer((&*text).into()))}
                onblur={dispatch.reform(|()| Message::LeaveContainer)}
            />
            { paragraph("note", replaced.unwrap_or_default()) }
            <div class="buttons">{ submit("Set strategy", *is_busy) }</div>
        </>
    }
}

/// All scopes that can be chosen. Names of instances are not unique, so their ids stand beside them.
fn scopes(chosen: &Scope, instances: &Choices) -> Vec<SelectOption> {
    let option = |id: &str, called: String| (AttrValue::from(id.to_owned()), AttrValue::from(name(&called)));
    let mut options = vec![option("", text::WHOLE_PROJECT.into())];
    options.extend(instances.iter().map(|choice| option(&choice.id, format!("{} ({})", choice.name, choice.id))));
    if let Scope::Instance(id) = chosen
        && instances.iter().all(|choice| choice.id != *id)
    {
        options.push(option(id, id.to_string()));
    }
    options
}
