//! The options of a select, of which there may be thousands: some hundred are made at a time, so that the page answers in
//! between.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::select_field::option;
use crate::openstack::types::cut;

/// The value of an option, and what it is called.
pub type ValueAndName = (Rc<str>, Rc<str>);

/// So many are made in one task: some ms on a slow machine.
const AT_ONCE: usize = 300;

/// Properties of [`Options`].
#[derive(Properties, PartialEq)]
pub struct OptionsProps {
    /// The options.
    pub options: Rc<[ValueAndName]>,
    /// The value of the one that is chosen.
    pub chosen: AttrValue,
}

/// The options of a select. It is a component so that they are not made anew with each key stroke elsewhere.
#[component]
pub fn Options(props: &OptionsProps) -> Html {
    let OptionsProps { options, chosen } = props;
    let groups = options.len().div_ceil(AT_ONCE);
    let made = use_state_eq(|| 1_usize);
    use_effect_with((*made, groups), {
        let made = made.clone();
        move |(now, groups)| {
            let next = now + 1;
            let timer = (now < groups).then(|| Timeout::new(0, move || made.set(next)));
            move || drop(timer)
        }
    });
    let group = |at: usize| html! { <Group key={at} options={options.clone()} {at} chosen={chosen.clone()} /> };
    html! { <>{ for (0..groups.min(*made)).map(group) }</> }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    options: Rc<[ValueAndName]>,
    at: usize,
    chosen: AttrValue,
}

/// Some of the options: those that are there already are not made anew with the next ones.
#[component]
fn Group(props: &GroupProps) -> Html {
    let GroupProps { options, at, chosen } = props;
    let options = options.iter().skip(at * AT_ONCE).take(AT_ONCE);
    html! { <>{ for options.map(|(value, name)| option(value, &cut::name(name), chosen)) }</> }
}
