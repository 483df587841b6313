//! The views, rendered on the host: what stands in the page in each state.

mod rendering;
mod stories;

use std::rc::Rc;

use rendering::{count, render};
use stories::{alert_of, left, posted, shown, submit};
use trove_backup::app::action::Action;
use trove_backup::app::effect::{Effect, Key};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::{
    Scene, console::backups, console::freshness, create::create_view as form, result::result,
};
use trove_backup::console::freshness::{Message, board};
use trove_backup::context::backups::item::Item;
use trove_backup::context::choices::Choice;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::fault::Fault;
use trove_backup::openstack::transport::refusal::Refusal;
use trove_backup::openstack::trove::backups::Backup;
use trove_backup::tracking::Which;
use trove_backup::ui::alert::alert;
use trove_backup::ui::clock::now;
use yew::prelude::*;

fn edited(field: Field, text: &str, state: &State) -> State {
    state.after(Action::Edit(field, text.into()))
}

fn filled() -> State {
    let state = edited(Field::Endpoint, "https://cloud.example/v1.0/p", &State::default());
    let state = edited(Field::InstanceId, "a0000000-0000-4000-8000-000000000001", &state);
    edited(Field::Name, "<b>nightly</b>", &edited(Field::Token, "a-token-of-some-length", &state))
}

fn created(status: &str) -> State {
    let sending = filled().after(submit(now()));
    let body = format!(
        r#"{{"backup": {{"id": "b1", "name": "<img src=x>", "status": "{status}", "size": null, "x": {{"y": "<script>"}}}}}}"#
    );
    let backup = Backup::decode(&body.as_str().into()).expect("a backup");
    sending.after(posted(stories::call(sending.creating()), Ok(backup), now()))
}

fn refused(status: u16, body: &str) -> State {
    let sending = filled().after(submit(now()));
    let error = Error::Refused(Refusal { status, request_id: Some("req-7".into()), fault: Fault::read(body) }.into());
    sending.after(posted(stories::call(sending.creating()), Err(error), now()))
}

fn seen(view: fn(&Scene) -> Html, state: &State) -> Html {
    rendering::seen(view, state, now())
}

fn form_of(state: &State) -> Html {
    seen(form, state)
}

#[tokio::test]
async fn each_field_has_its_label_its_rule_and_a_place_for_its_error() {
    let html = render(|| form_of(&State::default())).await;
    for (label, id) in [
        ("API endpoint", "endpoint"),
        ("Token", "token"),
        ("Instance ID", "instance-id"),
        ("Name", "name"),
        ("Description", "description"),
    ] {
        assert!(html.contains(&format!(r#"<label for="t-{id}" part="label">{label}</label>"#)), "{label} in {html}");
        assert!(
            html.contains(&format!(r#"id="t-{id}-hint""#)) && html.contains(&format!(r#"id="t-{id}-error""#)),
            "{id}"
        );
        assert!(html.contains(&format!(r#"aria-describedby="t-{id}-hint""#)), "{id}");
    }
    assert_eq!(count(&html, r#"type="password""#), 1);
    assert_eq!(count(&html, "aria-invalid"), 0);
    assert_eq!(count(&html, ">Cancel<"), 0);
}

#[tokio::test]
async fn a_field_at_fault_is_marked_and_tied_to_its_rule() {
    let html = render(|| form_of(&edited(Field::Name, "…", &State::default()).after(submit(now())))).await;
    assert_eq!(count(&html, r#"aria-invalid="true""#), 4);
    assert!(html.contains(r#"aria-describedby="t-name-error t-name-hint""#), "{html}");
    assert!(html.contains("Trove wants at least one letter"), "{html}");
}

#[tokio::test]
async fn while_sending_there_is_a_way_out() {
    let pressed = || filled().after(submit(now()));
    let html = render(move || form_of(&pressed())).await;
    assert!(count(&html, ">Cancel<") == 1 && html.contains("Nothing was sent yet"), "{html}");
    let left = move || {
        let pressed = pressed();
        pressed.after(left(stories::call(pressed.creating()), now()))
    };
    let html = render(move || form_of(&left())).await;
    assert_eq!(count(&html, ">Cancel<"), 1);
    assert!(html.contains(r#"aria-disabled="true""#), "{html}");
    assert!(html.contains("Waiting for the reply"), "{html}");
}

#[tokio::test]
async fn the_table_has_one_data_a_row_and_text_is_text() {
    let html = render(|| seen(result, &created("NEW"))).await;
    assert!(html.contains("<caption>Backup properties</caption>"), "{html}");
    assert_eq!(count(&html, r#"scope="row""#), 5);
    assert_eq!(count(&html, "<data "), 5);
    assert!(html.contains(r#"<data dir="auto" value="None">None</data>"#), "{html}");
    assert!(!html.contains("<script>") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;img src=x>") || html.contains("&lt;img src=x&gt;"), "{html}");
    assert_eq!(count(&html, r#"role="alert""#), 0);
    assert!(html.contains("You can close this page"), "{html}");
}

/// The rows of the table: each one's name, the values of its `data` elements, and what can be read in it.
fn rows(html: &str) -> Vec<(String, Vec<String>, String)> {
    let text = |html: &str| html.split('<').filter_map(|tag| Some(tag.split_once('>')?.1)).collect::<String>();
    let row = |row: &str| {
        let (head, cell) = row.split_once("</th>").expect("a header");
        let name = head.rsplit('>').next().unwrap_or_default().to_owned();
        let values = cell.split(r#"<data dir="auto" value=""#).skip(1).filter_map(|data| Some(data.split_once('"')?.0));
        (name, values.map(str::to_owned).collect(), text(&format!(">{cell}")))
    };
    let body = html.split("<tbody").nth(1).and_then(|rest| rest.split("</tbody>").next()).expect("a body");
    body.split("<tr").skip(1).map(row).collect()
}

/// The guide's replies of 2013 and of 2014: from acceptance to the end the table has all rows, and no other.
#[tokio::test]
async fn the_table_of_a_short_reply_is_whole() {
    const OF_2013: &str = r#""created": "2013-06-27T19:47:55", "description": "My Backup", "id": "8c40f9c2",
        "instance_id": "f07ac506", "locationRef": null, "name": "snapshot", "updated": "2013-06-27T19:47:55""#;
    const OF_2014: &str = r#", "parent_id": null, "size": null"#;
    for (more, count) in [("", 8), (OF_2014, 10)] {
        for status in ["NEW", "COMPLETED"] {
            let state = move || {
                let told = |status: &str| {
                    let body = format!(r#"{{"backup": {{{OF_2013}{more}, "status": "{status}"}}}}"#);
                    Ok(Backup::decode(&body.as_str().into()).expect("a backup"))
                };
                let sending = filled().after(submit(now()));
                let call = |effect: Option<Effect>| match effect.map(|effect| effect.key()) {
                    Some(Key::Call(call)) => call,
                    other => panic!("a call, not {other:?}"),
                };
                let state = sending.after(posted(call(sending.creating()), told("NEW"), now()));
                let Some(Key::Timer(due)) = state.watching(Which::Created).map(|wanted| wanted.key()) else {
                    panic!("it is followed")
                };
                let looking = state.after(Action::Alarm(due));
                if status == "NEW" {
                    state
                } else {
                    looking.after(shown(call(looking.watching(Which::Created)), told(status), now()))
                }
            };
            let html = render(move || seen(result, &state())).await;
            let heads = [("columnheader", "Property"), ("columnheader", "Value")];
            for (role, head) in heads {
                assert!(html.contains(&format!(r#"<th scope="col" role="{role}">{head}</th>"#)), "{head} in {html}");
            }
            assert_eq!(self::count(&html, r#"scope="col""#), 2);
            let rows = rows(&html);
            let names: Vec<_> = rows.iter().map(|(name, ..)| name.as_str()).collect();
            assert!(names.len() == count && names.is_sorted(), "{names:?}");
            for (name, values, text) in &rows {
                let raw = match name.as_str() {
                    "created" | "updated" => "2013-06-27T19:47:55",
                    "description" => "My Backup",
                    "id" => "8c40f9c2",
                    "instance_id" => "f07ac506",
                    "locationRef" | "parent_id" | "size" => "None",
                    "name" => "snapshot",
                    "status" => status,
                    other => panic!("{other} was not told"),
                };
                assert_eq!(values, &[raw], "{name}");
                assert!(text.contains(raw), "{name} reads {text}");
            }
        }
    }
}

#[tokio::test]
async fn a_bad_end_is_an_alert_and_a_good_one_is_not() {
    for (make, alerts) in [
        ((|| seen(result, &created("FAILED"))) as fn() -> Html, 1),
        (|| seen(result, &created("DELETE_FAILED")), 1),
        (|| seen(result, &created("COMPLETED")), 0),
        (|| seen(result, &created("RESTORED")), 0),
    ] {
        let html = render(make).await;
        assert_eq!(count(&html, r#"role="alert""#), alerts, "{html}");
    }
}

#[tokio::test]
async fn of_ten_thousand_backups_only_some_rows_are_in_the_document() {
    let html = render(|| {
        let item = |number: usize| Item { id: format!("b{number}").into(), name: "<i>n</i>".into(), ..Item::default() };
        let mut state = State::default();
        state.console.backups.shown = Rc::new((0..10_000).map(item).map(Rc::new).collect());
        state.console.backups.first = 5000;
        seen(backups, &state)
    })
    .await;
    assert!(html.contains(r#"aria-rowcount="10001""#), "{html}");
    assert_eq!(count(&html, r#"role="row""#), 1 + 60);
    assert!(html.contains(r#"aria-rowindex="4992""#) && html.contains(r#"aria-rowindex="5051""#));
    assert!(!html.contains("<i>"), "a name is text");
}

/// Of a megabyte only the beginning is laid out; the whole is in the attribute, and one press away.
#[tokio::test]
async fn a_long_value_is_cut_with_a_way_to_the_whole() {
    let make = |length: usize| {
        let sending = filled().after(submit(now()));
        let word = "x".repeat(length);
        let body = format!(
            r#"{{"backup": {{"id": "b1", "name": "{word}", "status": "{word}", "x{word}": "{word}", "size": null}}}}"#
        );
        let backup = Backup::decode(&body.as_str().into()).expect("a backup");
        sending.after(posted(stories::call(sending.creating()), Ok(backup), now()))
    };
    let html = render(move || seen(result, &make(2000))).await;
    assert!(!html.contains("Show all"), "what is as long as any text of a cloud is whole");
    let html = render(move || seen(result, &make(40_000))).await;
    let shown: Vec<_> = html.split('<').filter_map(|tag| Some(tag.split_once('>')?.1)).collect();
    let longest = shown.iter().map(|text| text.len()).max();
    assert!(longest.is_some_and(|longest| longest < 20_010), "{longest:?} characters in one place");
    // Of the reply as it came more is shown, for that is folded away.
    assert_eq!(shown.iter().filter(|text| text.len() > 2010).count(), 1);
    assert_eq!(count(&html, "Show all 40000 characters</button>"), 3);
    assert_eq!(count(&html, &format!(r#"<data dir="auto" value="{}">"#, "x".repeat(40_000))), 3);
    assert_eq!(count(&html, "<data "), 5);
}

#[tokio::test]
async fn of_five_thousand_instances_only_some_rows_are_in_the_document() {
    let html = render(|| {
        let instance = |at: usize| Choice { id: format!("i{at}").into(), name: "n".into(), ..Choice::default() };
        let mut state = State::default();
        state.console.freshness.board = Rc::new(board::board(&[], &(0..5000).map(instance).collect(), now()));
        state.apply(Action::Freshness(Message::Scroll(2500)));
        seen(freshness, &state)
    })
    .await;
    assert!(html.contains(r#"aria-rowcount="5001""#), "{html}");
    assert_eq!(count(&html, r#"role="row""#), 1 + 60);
    assert!(html.contains(r#"aria-rowindex="2492""#) && html.contains(r#"aria-rowindex="2551""#));
}

/// A box that changes nothing would keep the tick that a press gives it.
#[tokio::test]
async fn all_can_be_selected_only_where_something_can() {
    let all =
        |html: &str| html.split("<input").find(|tag| tag.contains("Select all that are shown")).map(str::to_owned);
    let disabled =
        |html: String| all(&html).expect("a box").split('>').next().is_some_and(|tag| tag.contains("disabled"));
    let board = |unusable: Option<&'static str>| {
        render(move || {
            let unusable = unusable.map(Into::into);
            let instance = Choice { id: "i1".into(), name: "n".into(), unusable, ..Choice::default() };
            let mut state = State::default();
            state.console.freshness.board = Rc::new(board::board(&[], &std::iter::once(instance).collect(), now()));
            seen(freshness, &state)
        })
    };
    let list = |count: usize| {
        render(move || {
            let mut state = State::default();
            let item = |at: usize| Rc::new(Item { id: format!("b{at}").into(), ..Item::default() });
            state.console.backups.shown = Rc::new((0..count).map(item).collect());
            seen(backups, &state)
        })
    };
    assert!(disabled(list(0).await) && !disabled(list(1).await));
    assert!(disabled(board(Some("it is busy")).await) && !disabled(board(None).await));
}

#[tokio::test]
async fn long_names_are_cut_wherever_they_are_listed() {
    let html = render(|| {
        let word: Rc<str> = "w".repeat(40_000).into();
        let item =
            Item { id: "b1".into(), name: word.clone(), status: word.clone(), datastore: word, ..Item::default() };
        let mut state = State::default();
        let items = Rc::new(vec![Rc::new(item)]);
        (state.console.backups.shown, state.console.inventory.items) = (items.clone(), items);
        seen(backups, &state)
    })
    .await;
    let shown = html.split('<').filter_map(|tag| Some(tag.split_once('>')?.1));
    assert!(shown.map(str::len).max().is_some_and(|longest| longest < 1000));
    assert!(html.contains("www…") && count(&html, "</option>") > 2);
}

#[tokio::test]
async fn words_of_a_server_that_were_cut_say_so() {
    for (length, said) in [(1000, false), (1001, true)] {
        let html = render(move || {
            let words = "w".repeat(length);
            let state = refused(500, &format!(r#"{{"computeFault": {{"message": "{words}"}}}}"#));
            alert(alert_of(&state, now()), NodeRef::default(), &Callback::noop(), html! {})
        })
        .await;
        assert_eq!(html.contains("The server said more"), said, "{length}");
    }
}

#[tokio::test]
async fn an_alert_holds_the_servers_words_the_status_and_the_request_id() {
    let html = render(|| {
        let state = refused(422, r#"{"unprocessableEntity": {"code": 422, "message": "Instance is <BACKUP>"}}"#);
        alert(alert_of(&state, now()), NodeRef::default(), &Callback::noop(), html! {})
    })
    .await;
    for part in ["cannot be backed up now", "Instance is &lt;BACKUP", "HTTP 422", "req-7", "Wait until"] {
        assert!(html.contains(part), "{part} in {html}");
    }
}
