//! Thousands of options of a select: some hundred at a time, and in the end all of them, each once.

use std::rc::Rc;

use trove_backup::ui::options::{Options, ValueAndName};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::page::until;

const COUNT: usize = 2_000;

#[derive(Properties, PartialEq)]
struct ChosenProps {
    chosen: AttrValue,
}

#[component]
fn Select(props: &ChosenProps) -> Html {
    let options = use_memo((), |()| {
        let option = |at: usize| (format!("value {at}").into(), format!("name {at}").into());
        (0..COUNT).map(option).collect::<Rc<[ValueAndName]>>()
    });
    html! { <select><Options options={(*options).clone()} chosen={props.chosen.clone()} /></select> }
}

#[wasm_bindgen_test]
async fn all_are_there_in_the_end_and_the_chosen_one_is_chosen() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let root = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&root).expect("a place");
    let chosen = |at: usize| ChosenProps { chosen: format!("value {at}").into() };
    let mut app = yew::Renderer::<Select>::with_root_and_props(root.clone(), chosen(COUNT - 1)).render();
    let select = || root.query_selector("select").expect("a selector").map(JsCast::unchecked_into::<HtmlSelectElement>);
    let count = || select().map_or(0, |select| select.length());
    until("the first ones", || count() > 0).await;
    assert!(count() < 1_000, "not all are made in one task, but {}", count());
    until("all of them", || count() == 2_000).await;
    let select = select().expect("a select");
    assert_eq!(select.value(), format!("value {}", COUNT - 1));
    app.update(chosen(3));
    until("another one to be chosen", || select.value() == "value 3").await;
    assert_eq!(select.length(), 2_000);
    app.destroy();
    root.remove();
}
