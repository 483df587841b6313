//! The backup strategies: which there are, and setting one.

use yew::prelude::*;

use super::press;
use crate::backup::action::Action;
use crate::backup::console::{Step, wording};
use crate::backup::draft::Field;
use crate::backup::explanation::explain;
use crate::backup::lists::{Choice, Stage};
use crate::backup::request_wording;
use crate::components::Scene;
use crate::components::choice::choice_view;
use crate::components::element::{paragraph, words};
use crate::components::field::field_view;

/// The strategies, and the form that sets one.
pub fn strategies(scene: &Scene) -> Html {
    let Scene { state, onaction, .. } = *scene;
    let list = state.strategies();
    let told = match state.lists.of(Field::StrategyContainer).map(|list| &list.stage) {
        Some(Stage::Failed(error)) => explain(error, "").title,
        Some(Stage::Asking(..)) => request_wording::LISTING.into(),
        Some(Stage::Done) if list.is_empty() => wording::NO_STRATEGIES.into(),
        _ => String::new(),
    };
    let mut whose = vec![("", wording::WHOLE_PROJECT)];
    whose.extend(state.instances().iter().map(|choice| (&*choice.id, &*choice.name)));
    let onsubmit = onaction.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Console(Step::SetStrategy)
    });
    html! {
        <>
            { paragraph("hint", wording::STRATEGIES) }
            <div class="pane" tabindex="0" role="region" aria-label="List of strategies">
                <table class="list" role="table" aria-label="Strategies">
                    <thead role="rowgroup">
                        <tr role="row">{ for ["For", "Swift container", "Remove"].into_iter().map(super::board::heading) }</tr>
                    </thead>
                    <tbody role="rowgroup">{ for list.iter().map(|strategy| row(strategy, scene)) }</tbody>
                </table>
            </div>
            { paragraph("note", told) }
            <form novalidate=true aria-label="Strategy" {onsubmit}>
                <fieldset>
                    { words("legend", "", "Set a strategy") }
                    { choice_view(Field::StrategyInstance, &whose, state.draft.get(Field::StrategyInstance), scene) }
                    { field_view(Field::StrategyContainer, scene) }
                </fieldset>
                <div class="buttons"><button type="submit" class="main">{ "Set strategy" }</button></div>
            </form>
        </>
    }
}

fn row(strategy: &Choice, scene: &Scene) -> Html {
    let name = scene.state.named(&strategy.id);
    let remove = press(scene, Step::RemoveStrategy(strategy.id.clone()));
    html! {
        <tr key={&*strategy.id} role="row">
            <td role="cell" dir="auto">{ &*name }</td>
            <td role="cell" dir="auto">{ &*strategy.note }</td>
            <td role="cell">
                <button type="button" class="copy" onclick={remove}>{ "Remove" }{ words("span", "spoken", format!(" {name}")) }</button>
            </td>
        </tr>
    }
}
