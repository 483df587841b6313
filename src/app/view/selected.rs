//! A heavy view that is rendered again only when what it shows of the state changes, whatever else changes beside it.

use std::rc::Rc;

use yew::prelude::*;

use super::Scene;
use crate::ui::renders;

/// A view, and which of the state's changes it shows.
#[derive(Properties)]
pub struct SelectedProps {
    /// What it is called where renders are counted.
    pub name: &'static str,
    /// What it is made of.
    pub scene: Scene,
    /// The view.
    pub view: fn(&Scene) -> Html,
    /// Whether it shows the same of both.
    pub is_same: fn(&Scene, &Scene) -> bool,
}

impl PartialEq for SelectedProps {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.scene, &other.scene);
        let is_same_place = one.prefix == two.prefix
            && one.lang == two.lang
            && one.remembers == two.remembers
            && one.onaction == two.onaction
            && Rc::ptr_eq(&one.nodes, &two.nodes);
        self.name == other.name && is_same_place && (self.is_same)(one, two)
    }
}

#[component]
fn Selected(props: &SelectedProps) -> Html {
    renders::count(props.name);
    (props.view)(&props.scene)
}

impl Scene {
    /// A view that is rendered again only where `is_same` tells that it shows something else. `is_same` has to compare all that the
    /// view reads.
    pub fn selected(&self, name: &'static str, view: fn(&Self) -> Html, is_same: fn(&Self, &Self) -> bool) -> Html {
        html! { <Selected {name} scene={self.clone()} {view} {is_same} /> }
    }

    /// Whether times that people see are told alike: each second while something runs, else each half minute.
    #[must_use]
    pub fn is_same_time(&self, other: &Self) -> bool {
        let (one, two) = (self.now.0, other.now.0);
        if self.state.moves() { one == two } else { one.div_euclid(30) == two.div_euclid(30) }
    }
}
