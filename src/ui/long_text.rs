//! A text from outside: of a long one its beginning, with a button for all of it.

use std::borrow::Cow;

use yew::prelude::*;

use crate::openstack::types::cut::cut;

/// Bytes of a piece of a text that is shown whole. The browser lays out those in sight only; all of a text of a megabyte at
/// once takes half a second.
const PIECE: usize = 16_384;

/// A text in pieces of about [`PIECE`] bytes, each with the space that it ends in, so that no word is parted where there is
/// space.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let most = (PIECE..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at_checked(most)?;
        // Behind the last end of a line, or else behind the last space.
        let line = piece.rfind('\n').map_or(0, |at| at + 1);
        let end = if line > 0 { line } else { piece.trim_end_matches(|c: char| !c.is_whitespace()).len() };
        let end = if behind.is_empty() || end == 0 { most } else { end };
        let (piece, behind) = rest.split_at_checked(end)?;
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

fn piece(text: &str) -> Html {
    html! { <span class="piece">{ text.to_owned() }</span> }
}

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
    let content = match &beginning {
        _ if unfolded => html! { <>{ for pieces(text).map(piece) }</> },
        beginning => html! { { beginning.to_string() } },
    };
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
                <data value={text.clone()} dir="auto" data-whole={scrolls} {tabindex}>{ content }</data>
            } else if unfolded {
                <span data-whole={scrolls} {tabindex}>{ content }</span>
            } else {
                { content }
            }
            { button.unwrap_or_default() }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_where_there_is_space() {
        assert_eq!(pieces("a short one").collect::<Vec<_>>(), ["a short one"]);
        assert_eq!(pieces("").count(), 0);
        let lines = format!("{}\n{}", "a".repeat(PIECE - 100), "b c ".repeat(PIECE));
        let parts: Vec<_> = pieces(&lines).collect();
        assert_eq!(parts.concat(), lines);
        assert!(parts[0].ends_with('\n') && parts[1].ends_with(' '), "{} {}", parts[0].len(), parts[1].len());
        let word = "ü".repeat(PIECE);
        let parts: Vec<_> = pieces(&word).collect();
        assert_eq!((parts.concat(), parts.len()), (word.clone(), 2));
        assert!(parts.iter().all(|part| part.len() <= PIECE + 3));
    }
}
