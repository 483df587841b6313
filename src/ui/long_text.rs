//! A text from outside: of a long one its beginning, with a button for all of it.

use std::borrow::Cow;

use yew::prelude::*;

use crate::openstack::types::cut::cut;

/// Properties of [`LongText`].
#[derive(Properties, PartialEq)]
pub struct LongTextProps {
    /// All of it.
    pub text: AttrValue,
    /// The most characters that are shown unasked.
    #[prop_or(2000)]
    pub most: usize,
    /// Whether it is a value, which a `data` element holds: whole in its attribute, however much is shown.
    #[prop_or_default]
    pub data: bool,
}

/// A text, of which a person may ask for the rest. It is a component so that a long one is not looked at again each
/// second.
#[component]
pub fn LongText(props: &LongTextProps) -> Html {
    let whole = use_state_eq(|| false);
    let LongTextProps { text, most, data } = props;
    let beginning = cut(text, *most);
    let is_long = matches!(beginning, Cow::Owned(_));
    let unfolded = is_long && *whole;
    let shown = if unfolded { text.clone() } else { AttrValue::from(beginning.into_owned()) };
    // What scrolls has to be reached by the keyboard.
    let (scrolls, tabindex) = (unfolded.then_some(""), unfolded.then_some("0"));
    let button = is_long.then(|| {
        let word = if unfolded { "Show less".into() } else { format!("Show all {} characters", text.chars().count()) };
        let onclick = move |_: MouseEvent| whole.set(!*whole);
        let expanded = if unfolded { "true" } else { "false" };
        html! { <button type="button" class="link" aria-expanded={expanded} {onclick}>{ word }</button> }
    });
    html! {
        <>
            if *data {
                <data value={text.clone()} dir="auto" data-whole={scrolls} {tabindex}>{ shown }</data>
            } else if unfolded {
                <span data-whole={scrolls} {tabindex}>{ shown }</span>
            } else {
                { shown }
            }
            { button.unwrap_or_default() }
        </>
    }
}
