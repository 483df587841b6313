//! The chain of a backup as a picture, with the same in words and ways to each of them.

use std::rc::Rc;

use yew::prelude::*;

use crate::console::backups::text;
use crate::console::backups::update::Message;
use crate::context::backups::chain::{Chain, around};
use crate::context::backups::inventory::Inventory;
use crate::context::backups::item::Item;
use crate::context::backups::text::{link, may_be_more};
use crate::openstack::types::cut;
use crate::ui::element::{paragraph, words};

/// The most links that are drawn and listed.
const MOST: usize = 100;
/// Pixels from one to the next.
const STEP: usize = 28;

/// One link of the chain: how deep it lies, and what it is; nothing where it is missing.
type Link = (usize, Option<Rc<Item>>);

/// The chain around a backup of the list.
pub fn chain_view(item: &Rc<Item>, inventory: &Inventory, dispatch: &Callback<Message>) -> Html {
    let chain = around(&inventory.items, &item.id);
    let links = links(item, &chain);
    html! {
        <section class="chain" part="chain" aria-label="Chain">
            { words("h3", "", "Chain") }
            { paragraph("note", text::chain(&chain)) }
            { paragraph("note", may_be_more(inventory)) }
            <div class="picture">
                { picture(&links, item, &chain) }
                <ol>{ for links.iter().map(|link| entry(link, item, dispatch)) }</ol>
            </div>
        </section>
    }
}

fn links(item: &Rc<Item>, chain: &Chain) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    if chain.missing.is_some() {
        links.push((0, None));
    }
    for known in chain.ancestors.iter().chain([item]) {
        links.push((links.len(), Some(known.clone())));
    }
    let below = links.len() - 1;
    for (depth, known) in &chain.descendants {
        links.push((below + depth, Some(known.clone())));
    }
    links.truncate(MOST);
    links
}

/// Each link a dot, below the one that it builds on.
fn picture(links: &[Link], item: &Item, chain: &Chain) -> Html {
    let x = |depth: usize| 10 + depth.min(12) * 14;
    let y = |at: usize| 14 + at * STEP;
    let mut lines = Vec::new();
    for (at, (depth, _)) in links.iter().enumerate() {
        let parent = links.get(..at).unwrap_or_default().iter().rposition(|(above, _)| above + 1 == *depth);
        if let Some(parent) = parent {
            let d = format!("M{} {}V{}H{}", x(depth - 1), y(parent), y(at), x(*depth));
            lines.push(html! { <path {d} /> });
        }
    }
    let dot = |(at, (depth, known)): (usize, &Link)| {
        let kind = match known {
            None => "missing",
            Some(known) if known.id == item.id => "this",
            Some(known) if known.status().is_bad_end() => "bad",
            Some(_) => "good",
        };
        html! { <circle data-kind={kind} cx={x(*depth).to_string()} cy={y(at).to_string()} r={if kind == "this" { "7" } else { "5" }} /> }
    };
    let deepest = links.iter().map(|(depth, _)| *depth).max().unwrap_or(0);
    let (width, height) = (x(deepest) + 10, links.len() * STEP);
    html! {
        <svg role="img" aria-label={text::chain(chain)} width={width.to_string()} height={height.to_string()}>
            { for lines }
            { for links.iter().enumerate().map(dot) }
        </svg>
    }
}

fn entry((_, known): &Link, item: &Item, dispatch: &Callback<Message>) -> Html {
    match known {
        None => html! { <li>{ "missing" }</li> },
        Some(known) if known.id == item.id => {
            html! { <li aria-current="true"><strong dir="auto">{ cut::name(&known.name) }</strong>{ words("span", "note", link(known)) }</li> }
        }
        Some(known) => html! {
            <li>
                <button type="button" class="link" dir="auto" onclick={open(known, dispatch)}>{ cut::name(&known.name) }</button>
                { words("span", "note", link(known)) }
            </li>
        },
    }
}

fn open(item: &Item, dispatch: &Callback<Message>) -> Callback<MouseEvent> {
    let id = item.id.clone();
    dispatch.reform(move |_| Message::Open(id.clone()))
}
