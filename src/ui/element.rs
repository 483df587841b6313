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

/// An element with a class and a sentence in it.
pub fn words(tag: &'static str, class: &'static str, content: impl Into<AttrValue>) -> Html {
    element(tag, class, sentence(content))
}

/// A sentence: each name that it isolates is a `<bdi>`, so that the text is the one that people read and search for.
pub fn sentence(content: impl Into<AttrValue>) -> Html {
    let content = content.into();
    let mut parts = Vec::new();
    let mut rest = &*content;
    while let Some((before, after)) = rest.split_once("\u{2068}") {
        let (name, behind) = isolate(after);
        parts.extend([Html::from(before.to_owned()), element("bdi", "", Html::from(name.to_owned()))]);
        rest = behind;
    }
    if parts.is_empty() {
        return Html::from(content);
    }
    parts.push(Html::from(rest.to_owned()));
    several(parts)
}

/// What is in an isolate, which may hold others, and what is behind it.
fn isolate(text: &str) -> (&str, &str) {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (name, end) = text.split_at_checked(at).unwrap_or((text, ""));
            return (name, end.get(c.len_utf8()..).unwrap_or_default());
        }
    }
    (text, "")
}

/// A paragraph.
pub fn paragraph(class: &'static str, content: impl Into<AttrValue>) -> Html {
    words("p", class, content)
}

/// Several things, one behind the other.
pub fn several(all: Vec<Html>) -> Html {
    all.into_iter().collect()
}

/// Fields that belong together, under what they are called.
pub fn fieldset(legend: &'static str, content: Html) -> Html {
    html! { <fieldset>{ words("legend", "", legend) }{ content }</fieldset> }
}

/// A form, and what happens when it is submitted. A held Enter key submits once.
pub fn form<M: 'static>(key: &'static str, dispatch: &Callback<M>, message: fn() -> M, content: Html) -> Html {
    let onsubmit = dispatch.reform(move |event: SubmitEvent| {
        event.prevent_default();
        message()
    });
    html! { <form {key} novalidate=true {onsubmit} onkeydown={once_a_press}>{ content }</form> }
}

/// The button that submits a form. While that is under way it stays where it is, and says so.
pub fn submit(word: &'static str, busy: bool) -> Html {
    html! {
        <button type="submit" class="main" part="submit" aria-disabled={if busy { "true" } else { "false" }} onmousedown={keep_focus} onclick={first_click}>{ word }</button>
    }
}

/// Pressing the button leaves the focus in its field: else the field's error, which appears when it is left, would
/// move the button away from under the mouse before the click is done.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

/// The second click of a double click submits nothing, however fast the first one was answered.
fn first_click(event: MouseEvent) {
    if event.detail() > 1 {
        event.prevent_default();
    }
}

/// A held Enter key submits once.
pub fn once_a_press(event: KeyboardEvent) {
    if event.key() == "Enter" && event.repeat() {
        event.prevent_default();
    }
}

/// Pressing here leaves the focus in the field.
pub fn stay(event: MouseEvent) {
    event.prevent_default();
}
