//! The elements that views are made of most often. Each is compiled once here, where `html!` would write it out wherever
//! it stands: a view of ten paragraphs weighs half as much.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// An element with a class and something in it.
///
/// `html!` takes each class that is no literal apart into a set of words, and those sets weigh a kilobyte: this is
/// the one place where a class is given otherwise.
pub fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        let class = AttributeOrProperty::Attribute(class.into());
        element.set_attributes(Attributes::Dynamic { keys: &["class"], values: [Some(class)].into() });
    }
    element.add_child(content);
    element.into()
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
