//! A component on a page, used as a person uses it.

use gloo_timers::future::TimeoutFuture;
use trove_backup::{TroveBackup, TroveBackupProps};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, MouseEvent,
    MouseEventInit,
};
use yew::{AppHandle, Renderer};

use super::stand_in::StandIn;

/// The id of what has the focus.
pub fn active_id() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().map(|element| element.id()).unwrap_or_default()
}

/// The document as markup.
pub fn markup() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.document_element().map(|element| element.outer_html()).unwrap_or_default()
}

/// What was typed or pressed is rendered by then.
pub async fn rendered() {
    TimeoutFuture::new(50).await;
}

/// A while without a request: of each timer that is hurried, five and more of the first pauses between looks.
pub async fn is_silent(fetch: &StandIn) {
    let before = fetch.asked().len();
    TimeoutFuture::new(700).await;
    assert_eq!(fetch.asked().len(), before, "nothing is asked");
}

/// Waits until something is so, at most 5 s.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..500 {
        if is_so() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("waited in vain: {what}");
}

/// A mounted component; it goes when this is dropped.
pub struct Mounted {
    root: Element,
    app: Option<AppHandle<TroveBackup>>,
}

impl Mounted {
    /// Mounts one, with ids that begin with `id`.
    pub fn new(id: &'static str) -> Self {
        Self::with(yew::props!(TroveBackupProps { id: id }))
    }

    /// Mounts one with what a host gives.
    pub fn with(props: TroveBackupProps) -> Self {
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let root = document.create_element("div").expect("an element");
        document.body().expect("a body").append_child(&root).expect("a place");
        let app = Renderer::<TroveBackup>::with_root_and_props(root.clone(), props).render();
        Self { root, app: Some(app) }
    }

    /// What a host does when it learns something: the component's other properties stay as they are.
    pub fn preset(&mut self, id: &'static str, endpoint: &'static str) {
        let props = yew::props!(TroveBackupProps { id: id, endpoint: endpoint });
        self.app.as_mut().expect("it is mounted").update(props);
    }

    /// Whether another one shows the same, whatever the order of attributes, and however much room is kept for rows that are not
    /// in the document.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let shown = |page: &Self| {
            let copy: Element = page.root.clone_node_with_deep(true).expect("a copy").unchecked_into();
            let gaps = copy.query_selector_all(".gap").expect("a selector");
            for gap in (0..gaps.length()).filter_map(|at| gaps.get(at)) {
                gap.unchecked_into::<Element>().set_attribute("style", "").expect("an attribute");
            }
            copy
        };
        shown(self).is_equal_node(Some(&shown(other)))
    }

    /// The component as markup.
    pub fn markup(&self) -> String {
        self.root.inner_html()
    }

    /// The first element that a selector names.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).expect("a selector").map(JsCast::unchecked_into)
    }

    /// The text of the first element that a selector names, or nothing.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// All elements that a selector names.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all(selector).expect("a selector");
        (0..list.length()).filter_map(|at| list.get(at)).map(JsCast::unchecked_into).collect()
    }

    /// What all alerts say.
    pub fn alerts(&self) -> String {
        self.all("[role=alert]").iter().filter_map(|alert| alert.text_content()).collect::<Vec<_>>().join(" ")
    }

    /// What the live region says, as people read it: without what isolates names in it.
    pub fn said(&self) -> String {
        self.text("[role=status]").replace(['\u{2068}', '\u{2069}'], "")
    }

    /// The input behind a label.
    pub fn input(&self, label: &str) -> HtmlInputElement {
        self.find_input(label).unwrap_or_else(|| panic!("no input {label}"))
    }

    /// The input behind a label, if there is one.
    pub fn find_input(&self, label: &str) -> Option<HtmlInputElement> {
        let mut labels =
            self.all("label[for]").into_iter().filter(|known| known.text_content().as_deref() == Some(label));
        let id = labels.find_map(|label| label.get_attribute("for"))?;
        self.find(&format!("#{id}")).map(JsCast::unchecked_into)
    }

    /// What the input behind a label is described by where it is marked as wrong.
    pub fn fault_of(&self, label: &str) -> Option<String> {
        let input = self.input(label);
        if input.get_attribute("aria-invalid").as_deref() != Some("true") {
            return None;
        }
        let ids = input.get_attribute("aria-describedby").unwrap_or_default();
        Some(ids.split(' ').map(|id| self.text(&format!("#{id}"))).collect::<Vec<_>>().join(" "))
    }

    /// Holds that each input has this text.
    pub fn holds(&self, texts: &[(&str, &str)]) {
        for (label, text) in texts {
            assert_eq!(self.input(label).value(), *text, "{label}");
        }
    }

    /// Types into each of these inputs.
    pub fn fill_in(&self, texts: &[(&str, &str)]) {
        for (label, text) in texts {
            self.type_into(label, text);
        }
    }

    /// The radio button of a name.
    pub fn radio(&self, name: &str) -> HtmlInputElement {
        let mut labels = self.all("label").into_iter().filter(|label| label.text_content().as_deref() == Some(name));
        let radio = labels.find_map(|label| label.query_selector("input[type=radio]").expect("a selector"));
        radio.unwrap_or_else(|| panic!("no radio button {name}")).unchecked_into()
    }

    /// A key that goes down in the input behind a label.
    pub fn key(&self, label: &str, key: &str) {
        let options = KeyboardEventInit::new();
        options.set_bubbles(true);
        options.set_cancelable(true);
        options.set_key(key);
        let down = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("an event");
        self.input(label).dispatch_event(&down).expect("it is heard");
    }

    /// Types a text into the input behind a label, in the place of what was there.
    pub fn type_into(&self, label: &str, text: &str) {
        let input = self.input(label);
        input.set_value(text);
        let options = EventInit::new();
        options.set_bubbles(true);
        input
            .dispatch_event(&Event::new_with_event_init_dict("input", &options).expect("an event"))
            .expect("it is heard");
    }

    /// Fills the form in with what is right.
    pub fn fill(&self) {
        self.type_into("API endpoint", "http://127.0.0.1:9/v1.0/p");
        self.type_into("Token", "a-token-of-some-length");
        self.type_into("Instance ID", "a0000000-0000-4000-8000-000000000001");
        self.type_into("Name", "nightly");
    }

    /// Presses a button by its text.
    pub fn press(&self, text: &str) {
        self.button(text).unwrap_or_else(|| panic!("no button {text}")).click();
    }

    /// A click on a button, as the mouse does it: the `count`th of a row of fast ones.
    pub fn click(&self, text: &str, count: i32) {
        let options = MouseEventInit::new();
        options.set_bubbles(true);
        options.set_cancelable(true);
        options.set_detail(count);
        let click = MouseEvent::new_with_mouse_event_init_dict("click", &options).expect("an event");
        self.button(text).unwrap_or_else(|| panic!("no button {text}")).dispatch_event(&click).expect("it is heard");
    }

    /// Whether a key that goes down on a button, or is held, is left to the browser.
    pub fn may_press(&self, text: &str, key: &str, held: bool) -> bool {
        let options = KeyboardEventInit::new();
        options.set_bubbles(true);
        options.set_cancelable(true);
        options.set_key(key);
        options.set_repeat(held);
        let down = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("an event");
        self.button(text).unwrap_or_else(|| panic!("no button {text}")).dispatch_event(&down).expect("it is heard")
    }

    /// A button by its text.
    pub fn button(&self, text: &str) -> Option<HtmlElement> {
        let buttons = self.root.query_selector_all("button").expect("buttons");
        let all = (0..buttons.length()).filter_map(|at| buttons.get(at));
        all.map(JsCast::unchecked_into::<HtmlElement>).find(|button| button.text_content().as_deref() == Some(text))
    }

    /// The raw value of a property in the table.
    pub fn property(&self, name: &str) -> Option<String> {
        let rows = self.root.query_selector_all("tbody tr").expect("rows");
        let all = (0..rows.length()).filter_map(|at| rows.get(at)).map(JsCast::unchecked_into::<Element>);
        let row = all.into_iter().find(|row| {
            row.query_selector("th").ok().flatten().and_then(|head| head.text_content()).as_deref() == Some(name)
        })?;
        row.query_selector("td data").ok().flatten()?.get_attribute("value")
    }

    /// Takes the component away, as a host does.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.unmount();
        self.root.remove();
    }
}
