//! The backup strategies: which there are, and setting one.

use yew::prelude::*;

use super::press;
use super::table::{cell, heading, row, table};
use crate::backup::action::Action;
use crate::backup::choices::Choice;
use crate::backup::console::{Step, wording};
use crate::backup::draft::Field;
use crate::backup::lists::Stage;
use crate::backup::request_wording;
use crate::components::Scene;
use crate::components::choice::choice_view;
use crate::components::copy::labelled;
use crate::components::element::{fieldset, form, paragraph, submit};
use crate::components::field::field_view;
use crate::openstack::types::cut;

/// The strategies, and the form that sets one.
pub fn strategies(scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let list = state.strategies();
    let told = match state.lists.of(Field::StrategyContainer).map(|list| &list.stage) {
        Some(Stage::Asking(..)) => request_wording::LISTING.into(),
        Some(Stage::Done) if list.is_empty() => wording::NO_STRATEGIES.into(),
        _ => String::new(),
    };
    let cut_short = state.lists.of(Field::StrategyContainer).is_some_and(|list| list.choices.is_cut());
    // Names are not unique.
    let named = |choice: &Choice| format!("{} ({})", choice.name, choice.id);
    let names: Vec<String> = state.instances().iter().map(named).collect();
    let mut whose = vec![("", wording::WHOLE_PROJECT)];
    whose.extend(state.instances().iter().zip(&names).map(|(choice, name)| (&*choice.id, &**name)));
    let chosen = state.draft.get(Field::StrategyInstance);
    if whose.iter().all(|(id, _)| *id != chosen) {
        whose.push((chosen, chosen));
    }
    let known = list.iter().find(|strategy| *strategy.id == *chosen);
    let headings = ["For", "Swift container", "Remove"].map(|text| heading(text.into()));
    let fields = html! {
        <>
            { choice_view(Field::StrategyInstance, &whose, chosen, scene) }
            { field_view(Field::StrategyContainer, scene) }
            { paragraph("note", known.map(|known| wording::replaces(&known.note)).unwrap_or_default()) }
            <div class="buttons">{ submit("Set strategy", state.console.batch.is_busy()) }</div>
        </>
    };
    html! {
        <>
            { paragraph("hint", wording::STRATEGIES) }
            { table("Strategies", headings.into(), list.iter().map(|strategy| strategy_row(strategy, scene)).collect()) }
            { paragraph("note", told) }
            { paragraph("note", if cut_short { request_wording::LISTED_FIRST } else { "" }) }
            { form("strategy", onaction, || Action::Console(Step::SetStrategy), fieldset("Set a strategy", fields)) }
        </>
    }
}

fn strategy_row(strategy: &Choice, scene: &Scene) -> Html {
    let name = scene.state.strategy_of(&strategy.id);
    let remove = labelled("Remove", &cut::name(&name), press(scene, Step::RemoveStrategy(strategy.id.clone())));
    row(&strategy.id, vec![cell(cut::name(&name).into()), cell(cut::name(&strategy.note).into()), cell(remove)])
}
