//! The elements that views are made of most often. Each is compiled once here, where `html!` would write it out wherever
//! it stands: a view of ten paragraphs weighs half as much.

use yew::prelude::*;

/// An element with a class and something in it.
pub fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    html! { <@{tag} class={(!class.is_empty()).then_some(class)}>{ content }</@> }
}

/// An element with a class and a text in it.
pub fn words(tag: &'static str, class: &'static str, content: impl Into<AttrValue>) -> Html {
    element(tag, class, Html::from(content.into()))
}

/// A paragraph.
pub fn paragraph(class: &'static str, content: impl Into<AttrValue>) -> Html {
    words("p", class, content)
}

/// Several things, one behind the other.
pub fn several(all: Vec<Html>) -> Html {
    all.into_iter().collect()
}
