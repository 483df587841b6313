//! What a link may do, as part of the reducer: it fills in, and leads no token to an endpoint that nobody confirmed for it.

mod rendering;
mod stories;

use rendering::render;
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::memory::REMEMBERED;
use trove_backup::app::state::State;
use trove_backup::app::view::create::create_view as form;
use trove_backup::app::wording::endpoint_of_link;
use trove_backup::context::effect;
use trove_backup::create;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::types::endpoint::Endpoint;
use trove_backup::session::{self, Input, Problem};

const OURS: &str = "https://cloud.example/v1.0/p";
const THEIRS: &str = "https://thief.example/v1.0/p";
const TOKEN: (Field, &str) = (Field::Token, "a-token-of-some-length");

/// What `#endpoint=…&view=…` does to a page that is open.
fn linked(state: &State, endpoint: &str, view: &str) -> State {
    let state = state.after(Action::Preset(Field::Endpoint, endpoint.into()));
    state.after(Action::Preset(Field::View, view.into()))
}

/// The endpoints that are asked now.
fn asked(state: &State) -> Vec<String> {
    let effects = effects(state);
    effects.iter().filter_map(Effect::connection).map(|connection| connection.endpoint().to_string()).collect()
}

#[test]
fn a_link_to_a_view_asks_nobody_with_a_typed_token() {
    for view in ["backups", "backup", "restore", "freshness", "strategies"] {
        let state = typed(&[TOKEN]).after(Action::Preset(Field::Backup, "c0000000-0000-4000-8000-000000000004".into()));
        let state = linked(&state, THEIRS, view);
        assert_eq!(asked(&state), [""; 0], "{view}: the endpoint was empty");
        let state = typed(&[(Field::Endpoint, OURS), TOKEN]);
        let state = linked(&state, THEIRS, view);
        assert_eq!(state.text(Field::Endpoint), OURS, "{view}: what was typed wins");
        assert_eq!(asked(&state), [""; 0], "{view}: no press yet");
        let pressed = state.after(Action::Refresh);
        assert!(
            asked(&pressed).iter().all(|at| at == OURS) && !asked(&pressed).is_empty(),
            "{view}: {:?}",
            asked(&pressed)
        );
    }
}

#[test]
fn a_token_is_gone_when_a_link_puts_another_endpoint_in_the_place_of_the_confirmed_one() {
    let state = State::default().after(Action::Preset(Field::Endpoint, OURS.into()));
    let state = typing(&state, &[TOKEN]).after(Action::Edit(Field::View, "backups".into()));
    assert_eq!(asked(&state), [""; 0], "nobody confirmed the endpoint");
    let state = state.after(Action::Refresh);
    assert!(!asked(&state).is_empty(), "a press confirms it");
    let same = state.after(Action::Preset(Field::Endpoint, "HTTPS://Cloud.example/v1.0/p/".into()));
    assert_eq!(same.text(Field::Token), TOKEN.1, "the same endpoint in other letters");
    let moved = linked(&state, THEIRS, "freshness");
    assert_eq!((&*moved.text(Field::Token), asked(&moved).len()), ("", 0));
    assert_eq!(moved.session.problem(Input::Token), Some(Problem::TokenOfAnotherEndpoint));
    let pressed = moved.after(Action::Refresh);
    assert_eq!(asked(&pressed), [""; 0]);
    // Typed once more, with the other endpoint in sight, and a press beside it: that is the person's will.
    let again = typing(&pressed, &[TOKEN]);
    assert_eq!(asked(&again), [""; 0]);
    assert!(asked(&again.after(Action::Refresh)).iter().all(|at| at == THEIRS));
}

#[test]
fn sending_is_a_press_for_just_this_endpoint() {
    let form = [TOKEN, (Field::InstanceId, INSTANCE), (Field::Name, "nightly")];
    let state = typing(&State::default().after(Action::Preset(Field::Endpoint, OURS.into())), &form);
    assert_eq!(asked(&state), [""; 0]);
    assert_eq!(asked(&state.after(submit(T0))), [OURS]);
    let moved = state.after(submit(T0)).after(Action::Preset(Field::Endpoint, THEIRS.into()));
    assert_eq!(asked(&moved), [OURS], "what is under way goes where it went");
}

/// A form whose endpoint a link filled in, and a token typed into it.
fn filled_by_a_link(field: Field, open: fn(Field) -> Action) -> State {
    let form = [TOKEN, (Field::InstanceId, INSTANCE), (Field::Kind, "incremental-of")];
    typing(&State::default().after(Action::Preset(Field::Endpoint, OURS.into())), &form).after(open(field))
}

#[tokio::test]
async fn opening_a_list_sends_no_token_to_an_endpoint_that_nobody_confirmed() {
    let at = |text: &str| Action::Session(session::Message::UseTokenAt(Endpoint::parse(text).expect("an endpoint")));
    let ways: [fn(Field) -> Action; 3] =
        [Action::OpenList, |field| Action::MoveInList(field, 1), |field| Action::MoveInList(field, -1)];
    for (field, open) in [Field::InstanceId, Field::Parent].into_iter().flat_map(|field| ways.map(|open| (field, open)))
    {
        let state = filled_by_a_link(field, open);
        assert_eq!(asked(&state), [""; 0], "{field:?}");
        assert!(
            state.announcement.contains("Use this token at \u{2068}cloud.example\u{2069}"),
            "{}",
            state.announcement
        );
        let html = render(move || rendering::seen(form, &filled_by_a_link(field, open), T0)).await;
        assert_eq!(
            html.matches("Use this token at <bdi>cloud.example</bdi>").count(),
            2,
            "in the list, and on the button"
        );
        // What was filled in between the look and the press is another one.
        let other = state.after(Action::Preset(Field::Endpoint, THEIRS.into()));
        assert_eq!(asked(&other.after(at(OURS))), [""; 0]);
        let pressed = state.after(at(OURS));
        assert_eq!(asked(&pressed), [OURS], "{field:?}: what was wanted is asked for");
        let html = render(move || rendering::seen(form, &filled_by_a_link(field, open).after(at(OURS)), T0)).await;
        assert!(!html.contains("Use this token at"), "{html}");
    }
}

#[tokio::test]
async fn the_button_is_there_just_while_a_typed_token_is_unconfirmed() {
    fn preset() -> State {
        State::default().after(Action::Preset(Field::Endpoint, OURS.into()))
    }
    fn unconfirmed() -> State {
        typing(&preset(), &[TOKEN])
    }
    let cases: [(fn() -> State, bool); 5] = [
        (preset, false),
        (unconfirmed, true),
        (|| unconfirmed().after(Action::Edit(Field::Endpoint, format!("{OURS}/").into())), false),
        (|| unconfirmed().after(Action::Edit(Field::Token, "".into())), false),
        (|| preset().after(Action::Session(session::Message::HostToken(true))), false),
    ];
    for (state, shown) in cases {
        let html = render(move || rendering::seen(form, &state(), T0)).await;
        assert_eq!(html.contains("Use this token at"), shown, "{html}");
    }
    let unconfirmed = unconfirmed();
    let listed = unconfirmed.after(Action::Edit(Field::View, "backups".into()));
    let pressed =
        listed.after(Action::Session(session::Message::UseTokenAt(Endpoint::parse(OURS).expect("an endpoint"))));
    assert!(asked(&listed).is_empty() && asked(&pressed).iter().all(|at| at == OURS) && !asked(&pressed).is_empty());
}

/// What is stored while the person wants it.
fn remembered(state: &State) -> Vec<(Field, String)> {
    let all = REMEMBERED.into_iter().map(|field| (field, state.memory.get(field).to_owned()));
    all.filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn what_a_link_fills_in_is_remembered_after_it_was_used_with_success() {
    let state = linked(&typed(&[TOKEN]), THEIRS, "backups").after(Action::Remember(true));
    assert_eq!(remembered(&state), [(Field::Way, "token".into())], "the token was typed, the endpoint was not");
    let pressed = state.after(Action::Refresh);
    let refused = page_answered(&pressed, Err(refused(500, "")), T0);
    assert_eq!(refused.memory.get(Field::Endpoint), "", "no success");
    let page = Reply { status: 200, request_id: None, body: r#"{"backups": []}"#.into(), subject: None, date: None };
    let (call, ..) = page_wanted(&pressed).expect("a page is wanted");
    let late = pressed.after(Answer::Replied(Room::Backups, call + 1000, Ok(page.clone()), T0));
    assert_eq!(late.memory.get(Field::Endpoint), "", "an answer that nobody waits for");
    let answered = pressed.after(Answer::Replied(Room::Backups, call, Ok(page), T0));
    assert_eq!(answered.memory.get(Field::Endpoint), THEIRS);
}

/// Keystone is asked at the same time: its call has a number of its own, which may be the list's.
#[test]
fn an_answered_list_is_remembered_whatever_keystone_is_asked_meanwhile() {
    let state = State::default().after(Action::Preset(Field::Endpoint, OURS.into()));
    let state = typing(&state, &[TOKEN]);
    let press = session::Message::UseTokenAt(Endpoint::parse(OURS).expect("an endpoint"));
    let state = state.after(Action::Session(press));
    let Some(Effect::Room(Room::Resources, effect::Effect::Request { call, .. })) = state.listing() else {
        panic!("a list is asked for")
    };
    let state = typing(&state, &[(Field::Identity, "https://keystone.example")]);
    let mut state = state.after(Action::Session(session::Message::SignIn));
    assert!(matches!(state.signing(), Some(Effect::Identity(asked, _)) if asked == call), "{:?}", state.signing());
    assert_eq!(state.memory.get(Field::Endpoint), "");
    let reply = Reply { status: 200, request_id: None, body: r#"{"instances": []}"#.into(), subject: None, date: None };
    state.answer(Answer::Replied(Room::Resources, call, Ok(reply), T0));
    assert_eq!(state.memory.get(Field::Endpoint), OURS);
}

#[test]
fn what_a_person_types_is_remembered_and_wins_over_a_later_link() {
    let state =
        typed(&[(Field::Endpoint, "https://cloud.example/v1.0/p/ "), (Field::User, "demo"), (Field::Password, "x")]);
    let linked = linked(&state, THEIRS, "backups");
    for state in [&state, &linked] {
        assert_eq!(state.memory.get(Field::Endpoint), OURS);
        assert_eq!((state.memory.get(Field::User), state.memory.get(Field::Password)), ("demo", ""));
    }
    let later = State::default().after(Action::Recall(Field::Endpoint, OURS.into()));
    let later =
        later.after(Action::Recall(Field::User, "demo".into())).after(Action::Recall(Field::Password, "x".into()));
    assert_eq!((&*later.text(Field::Endpoint), &*later.text(Field::User)), (OURS, "demo"));
    assert_eq!(later.text(Field::Password), "", "a secret is taken from no storage");
    let visited = later.after(Action::Preset(Field::Endpoint, THEIRS.into()));
    assert_eq!(visited.text(Field::Endpoint), THEIRS, "a link may name another one");
    assert_eq!(visited.memory.get(Field::Endpoint), OURS, "and does not take the place of what is remembered");
}

#[test]
fn a_link_is_told_by_its_host_alone() {
    let told = endpoint_of_link("thief.example:8779", Some(("this site", "cloud.example")), true);
    assert_eq!(
        told,
        "The link to this page fills in an endpoint at \u{2068}thief.example:8779\u{2069}, where this site has \
         \u{2068}cloud.example\u{2069}. It also chooses to sign in by a token. Your token goes there when you press a \
         button: check it."
    );
    assert!(!endpoint_of_link("a", None, false).contains("this site"));
}

#[test]
fn nothing_is_sent_by_a_token_whose_endpoint_nobody_confirmed() {
    let mut state = filled().after(Action::Edit(Field::Endpoint, THEIRS.into()));
    state.session.confirmed = Endpoint::parse(OURS).ok();
    assert_eq!(state.connection(), None);
    // Without a connection the room sends nothing, whatever is pressed.
    let context = create::Context { connection: None, credential: None, created: None, instance: None, clock_ahead: 0 };
    assert_eq!(create::update(&mut state.create, create::Message::Submit(T0), &context), [create::Event::Invalid]);
    assert_eq!(state.create.effect(true), None);
}

#[test]
fn a_press_without_a_token_confirms_no_endpoint() {
    let linked = state_after([
        Action::Preset(Field::Endpoint, "https://elsewhere.example/v1.0/p".into()),
        Action::Edit(Field::Name, "nightly".into()),
        submit(T0),
        Action::Refresh,
    ]);
    let typed = linked.after(Action::Edit(Field::Token, "a-token-of-some-length".into()));
    assert_eq!(effects(&typed.after(Action::OpenList(Field::InstanceId))), [], "nobody confirmed it for a token");
    assert!(typed.session.unconfirmed().is_some());
}
