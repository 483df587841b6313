//! Names from outside in our sentences: whatever is in one, it turns no other letter round. In markup each is alone in a
//! `<bdi>`, in an element with `dir="auto"` or in a heading of a row, in text it stands between U+2068 and U+2069.

mod rendering;
mod stories;

use std::rc::Rc;

use rendering::{render, seen};
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::combobox_text;
use trove_backup::app::console::wording as console_wording;
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::connection;
use trove_backup::app::view::console::console;
use trove_backup::app::view::create::create_view as form;
use trove_backup::app::view::create::review_view as review;
use trove_backup::app::view::result::result;
use trove_backup::app::wording;
use trove_backup::console::backups::deletion::Deletion;
use trove_backup::console::backups::{Message as List, text as list_text};
use trove_backup::console::batch::{self, Task};
use trove_backup::console::restore::text as restore_text;
use trove_backup::console::strategies::{self, Message};
use trove_backup::context::backups::item::Item;
use trove_backup::context::backups::page::News;
use trove_backup::context::backups::text::link;
use trove_backup::context::effect;
use trove_backup::context::error_text::{brief, trouble};
use trove_backup::context::phrases::{self, isolated};
use trove_backup::context::resources::why_unusable;
use trove_backup::create::{self, text as create_text};
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::fault::Fault;
use trove_backup::openstack::transport::refusal::Refusal;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::backups;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::token::Token;
use trove_backup::session;
use trove_backup::ui::element::sentence;

/// A name that turns round all that follows it.
const NAME: &str = "night\u{202e}ly";
/// A status of the same kind.
const STATUS: &str = "NEW\u{202e}ER";

fn reply(body: &str) -> Reply {
    Reply {
        status: 200,
        request_id: None,
        body: body.into(),
        subject: Token::parse("a-token-of-keystone").ok(),
        date: None,
    }
}

/// Holds that what turns round stands in an isolate, and that there is some.
fn isolates(text: &str) {
    let (mut depth, mut some) = (0, false);
    for c in text.chars() {
        match c {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            '\u{202e}' => {
                some = true;
                assert!(depth > 0, "a name turns the rest round: {text:?}");
            }
            _ => {}
        }
    }
    assert!(some && depth == 0, "{text:?}");
}

/// Holds that nothing else stands in the element that isolates what turns round, that there is some, and that no
/// character in the text is there to isolate.
fn isolates_in_markup(html: &str) {
    // An open element: whether it isolates, how many texts it has, whether one of them turns round.
    let mut open: Vec<(bool, usize, bool)> = vec![(false, 0, false)];
    let (mut some, mut skipped) = (false, 0);
    for part in html.split('<').filter(|part| !part.is_empty()) {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let skips = tag.starts_with("pre") || tag.starts_with("option") || tag.contains("class=\"spoken\"");
        if tag.starts_with('/') {
            let (isolating, texts, turns) = open.pop().expect("an open element");
            assert!(!turns || !isolating || texts == 1, "what turns round is not alone: {html}");
            skipped = if skipped > open.len() { 0 } else { skipped };
        } else if !tag.starts_with("input") && !tag.starts_with('!') && !tag.ends_with('/') {
            if skips && skipped == 0 {
                skipped = open.len() + 1;
            }
            open.push((tag == "bdi" || tag.starts_with("th ") || tag.contains("dir=\"auto\""), 0, false));
        }
        if skipped > 0 || text.trim().is_empty() {
            continue;
        }
        assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text:?} in {html}");
        let at = open.iter().rposition(|(isolating, ..)| *isolating).unwrap_or(0);
        open[at].1 += 1;
        if text.contains('\u{202e}') {
            some = true;
            open[at].2 = true;
            assert!(open[at].0, "a name turns the rest round: {text:?} in {html}");
        }
    }
    assert!(some, "{html}");
}

#[tokio::test]
async fn a_sentence_becomes_markup_that_reads_the_same() {
    for (text, html) in [
        ("plain", "<div>plain</div>"),
        ("“\u{2068}a\u{2069}”: \u{2068}b\u{2069}.", "<div>“<bdi>a</bdi>”: <bdi>b</bdi>.</div>"),
        ("\u{2068}a\u{2067}b\u{2069}c\u{2069} d", "<div><bdi>a\u{2067}b\u{2069}c</bdi> d</div>"),
        ("a \u{2068}b", "<div>a <bdi>b</bdi></div>"),
    ] {
        let made = render(move || yew::html! { <div>{ sentence(text) }</div> }).await;
        assert_eq!(made, html);
    }
}

fn created_with(status: &str) -> State {
    let (state, call) = sent();
    let body = format!(
        r#"{{"backup": {{"id": "b1", "name": "{NAME}", "description": "{NAME}", "status": "{status}", "{NAME}": "x"}}}}"#
    );
    state.after(posted(call, backups::read(&reply(&body)), T0.plus(1)))
}

#[tokio::test]
async fn the_result_and_what_is_announced_of_it() {
    let state = created_with(STATUS);
    isolates(&state.announcement);
    let other = format!(r#"{{"backup": {{"id": "b1", "name": "{NAME}", "status": "COMPLETED"}}}}"#);
    let ended = looked(&state, backups::read(&reply(&other)), T0.plus(9));
    assert_eq!(
        &*ended.announcement,
        "“\u{2068}night\u{202e}ly\u{2069}”: status \u{2068}COMPLETED\u{2069} after 8 s. Ready to restore from."
    );
    isolates_in_markup(&render(|| seen(result, &created_with(STATUS), T0)).await);
}

fn item(name: &str) -> Rc<Item> {
    Rc::new(Item { id: "b1".into(), name: name.into(), status: STATUS.into(), ..Item::default() })
}

#[test]
fn each_sentence_about_names() {
    let refusal = Refusal {
        status: 400,
        request_id: Some(format!("req-{NAME}").into()),
        fault: Fault { message: NAME.into(), ..Fault::default() },
    };
    let error = Error::Refused(refusal.into());
    let one = Deletion { wanted: vec![item(NAME)], ..Deletion::default() };
    let more = Deletion { also: vec![item("x")], ..one.clone() };
    let strategy = Task::RemoveStrategy { instance: None, name: Some(NAME.into()), container: NAME.into() };
    let news = News { changed: vec![item(NAME)], ..News::default() };
    for text in [
        wording::endpoint_of_link(NAME, Some(("this site", NAME)), false),
        phrases::copied(NAME),
        combobox_text::picked(NAME),
        combobox_text::not_picked(NAME, &why_unusable(STATUS)),
        create_text::instance_is(STATUS),
        create_text::waiting(Some(STATUS)),
        brief(&error),
        trouble(&error),
        create::problem(create::Input::Container, &create::Problem::Character('\u{202e}')),
        list_text::deletion(&one),
        list_text::deletion(&more),
        console_wording::news(&news).expect("news"),
        link(&item("x")),
        strategies::text::replaces(NAME),
        batch::text::subject(&strategy).into_owned(),
        restore_text::accepted(NAME),
        restore_text::size(NAME),
    ] {
        isolates(&text);
    }
}

/// The list of backups with one of that name, and the question whether it may go.
fn listed() -> State {
    let state = filled().after(Action::Edit(Field::View, "backups".into()));
    let rows = format!(
        r#"{{"backups": [{{"id": "b1", "name": "{NAME}", "status": "COMPLETED", "datastore": {{"type": "{NAME}", "version": "1"}}}},
            {{"id": "b2", "name": "{NAME}", "status": "{STATUS}", "parent_id": "b1"}}]}}"#
    );
    answered(&state, &rows)
}

fn answered(state: &State, body: &str) -> State {
    page_answered(state, Ok(reply(body)), T0)
}

/// The same with the question whether it may go.
fn asked() -> State {
    let mut state = listed();
    state.console.backups.deletion =
        Some(Deletion { wanted: vec![item(NAME)], also: vec![item(NAME)], running: vec![item(NAME)], sure: false });
    state
}

/// The backup of that name, opened.
fn opened() -> State {
    let open = listed().after(Action::Backups(List::Open("b1".into())));
    let body = format!(r#"{{"backup": {{"id": "b1", "name": "{NAME}", "status": "COMPLETED"}}}}"#);
    let show = look_wanted(&open);
    open.after(shown(show.expect("a look"), backups::read(&reply(&body)), T0))
}

#[tokio::test]
async fn the_list_the_question_and_one_backup() {
    isolates_in_markup(&render(|| seen(console, &listed(), T0)).await);
    let html = render(|| seen(console, &asked(), T0)).await;
    isolates_in_markup(&html);
    // The heading's words are the name of the section, by its id.
    let heading = format!("Delete “<bdi>{NAME}</bdi>”, and 1 backup that build on it?");
    assert!(html.contains(&format!(r#"<h3 id="t-deletion">{heading}</h3>"#)), "{html}");
    assert!(html.contains(r#"aria-labelledby="t-deletion""#), "{html}");
    isolates_in_markup(&render(|| seen(console, &opened(), T0)).await);
    let html = render(|| seen(console, &opened().after(Action::Edit(Field::View, "restore".into())), T0)).await;
    isolates_in_markup(&html);
    assert!(html.contains(&format!("Restore “<bdi>{NAME}</bdi>”")), "{html}");
}

/// Somebody signs in, whose project has a service of this type.
fn signing_in(service: &str) -> State {
    let state = typed(&[
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, "demo"),
        (Field::Password, "a-long-password"),
    ]);
    let state = state.after(Action::Session(session::Message::SignIn));
    let body = format!(
        r#"{{"token": {{"user": {{"id": "u1", "name": "{NAME}"}}, "project": {{"id": "p1", "name": "{NAME}"}},
            "catalog": [{{"type": "{service}", "endpoints": [
                {{"interface": "public", "region_id": "{NAME}", "url": "https://database.example/v1.0/p1"}}]}}]}}}}"#
    );
    state.after(Answer::Identified(call(state.signing()), Ok(reply(&body)), T0))
}

#[tokio::test]
async fn who_is_signed_in() {
    let state = signing_in("database");
    isolates(&state.announcement);
    isolates(&session::text::who(state.session.current.as_ref().expect("a session"), T0));
    let html = render(|| seen(connection, &signing_in("database"), T0)).await;
    isolates_in_markup(&html);
    assert!(
        html.contains(&format!(
            "Signed in as <bdi>{NAME}</bdi>, project <bdi>{NAME}</bdi>, region <bdi>{NAME}</bdi>: "
        ))
    );
    isolates(&session::text::alert(&signing_in("compute").session.sign_in, "").expect("an alert").title);
    isolates_in_markup(&render(|| seen(connection, &signing_in("compute"), T0)).await);
}

/// All lists are answered: with one instance and one strategy, each of that name, and one version of a datastore.
fn answer_lists(state: &State, status: &str) -> State {
    let mut state = state.clone();
    let list = |state: &State| {
        effects(state).into_iter().find_map(|effect| match effect {
            Effect::Room(Room::Resources, effect::Effect::Request { call, operation, .. }) => Some((call, operation)),
            _ => None,
        })
    };
    while let Some((call, question)) = list(&state) {
        let body = match question {
            Operation::ListInstances(_) => format!(
                r#"{{"instances": [{{"id": "{INSTANCE}", "name": "{NAME}", "status": "{status}", "datastore": {{"type": "{NAME}", "version": "1"}}}}]}}"#
            ),
            Operation::ListDatastores => {
                format!(
                    r#"{{"datastores": [{{"name": "{NAME}", "versions": [{{"id": "{INSTANCE}", "name": "1"}}]}}]}}"#
                )
            }
            _ => "{}".into(),
        };
        state = state.after(Answer::Replied(Room::Resources, call, Ok(reply(&body)), T0));
    }
    if let Some((call, _)) = request_of(&state, Room::Strategies) {
        let body =
            format!(r#"{{"backup_strategies": [{{"instance_id": "{INSTANCE}", "swift_container": "{NAME}"}}]}}"#);
        state = state.after(Answer::Replied(Room::Strategies, call, Ok(reply(&body)), T0));
    }
    state
}

fn offered() -> State {
    answer_lists(&filled().after(Action::OpenList(Field::InstanceId)), STATUS)
}

/// The question was answered with yes: the first deletion is under way, or accepted.
fn deleting(accepted: bool) -> State {
    let state = asked().after(Action::Backups(List::Sure)).after(Action::Backups(List::Confirm));
    let (call, _) = job(&state).expect("a DELETE");
    if accepted { job_done(&state, call, Ok(reply("")), T0) } else { state }
}

/// A view of the console, with its lists.
fn in_view(view: &str, status: &str) -> State {
    answer_lists(&listed().after(Action::Edit(Field::View, view.into())), status)
}

/// A backup that was made elsewhere, for a last look before it is registered.
fn reviewed() -> State {
    let state = filled().after(Action::Edit(Field::Kind, "register".into())).after(Action::OpenList(Field::Version));
    let state = answer_lists(&state, "ACTIVE").after(Action::CloseList);
    let texts =
        [(Field::Location, "https://swift.example/v1/AUTH_p/c/o"), (Field::Version, INSTANCE), (Field::Size, "1")];
    typing(&state, &texts).after(submit(T0))
}

#[tokio::test]
async fn the_requests_the_board_the_strategies_and_the_last_look() {
    let html = render(|| seen(console, &deleting(false), T0)).await;
    assert!(html.contains(r#"aria-label="Requests""#), "{html}");
    isolates_in_markup(&html);
    let html = render(|| seen(console, &deleting(true), T0)).await;
    assert!(html.contains(">deleting<"), "{html}");
    isolates_in_markup(&html);
    for status in ["ACTIVE", STATUS] {
        isolates_in_markup(&render(move || seen(console, &in_view("freshness", status), T0)).await);
    }
    let strategies =
        || in_view("strategies", "ACTIVE").after(Action::Strategies(Message::ChooseScope(INSTANCE.into())));
    let html = render(move || seen(console, &strategies(), T0)).await;
    assert!(html.contains("Replaces <bdi>"), "{html}");
    isolates_in_markup(&html);
    let html = render(|| seen(review, &reviewed(), T0)).await;
    assert!(html.contains(&format!("<bdi>{NAME} 1</bdi> ({INSTANCE})")), "{html}");
    isolates_in_markup(&html);
}

#[tokio::test]
async fn what_can_be_picked() {
    let state = offered();
    isolates(&state.after(Action::Pick(0, T0)).announcement);
    isolates_in_markup(&render(|| seen(form, &offered(), T0)).await);
    isolates_in_markup(&render(|| seen(form, &offered().after(Action::CloseList), T0)).await);
}

#[test]
fn a_name_cannot_end_its_own_isolation() {
    assert_eq!(isolated("a\u{2069}\u{202e}b\u{2066}"), "\u{2068}a\u{202e}b\u{2069}");
}
