//! Secrets that servers repeat, on their way to each place where people, hosts and files could have them: tokens of today
//! and of before, passwords, codes.

mod rendering;
mod stories;

use rendering::render;
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Key};
use trove_backup::app::event::{Seen, between};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::connection;
use trove_backup::app::view::console::console;
use trove_backup::app::view::create::create_view as form;
use trove_backup::app::view::result::result;
use trove_backup::console::backups::columns::Column;
use trove_backup::console::backups::export;
use trove_backup::context::choices::Choices;
use trove_backup::context::error_text::brief;
use trove_backup::openstack::transport::answer;
use trove_backup::openstack::transport::error::{Error, Problem};
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::backups;
use trove_backup::openstack::trove::instances;
use trove_backup::openstack::types::secret::MASK;
use trove_backup::openstack::types::token::Token;
use trove_backup::session;
use trove_backup::session::SignIn;
use trove_backup::tracking::{self, Which};

const TODAYS: &str = "a-token-of-some-length";
const EARLIER: &str = "an-earlier/token+of&this\"page";

/// How a server may write it, by what is done to each character that needs it.
fn writings(secret: &str) -> Vec<String> {
    let each = |write: &dyn Fn(char) -> String| {
        secret.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { write(c) }).collect::<String>()
    };
    vec![
        each(&|c| if c == '"' { "\\\"".into() } else { c.to_string() }),
        each(&|c| format!("\\u{:04x}", u32::from(c))),
        each(&|c| format!("%{:02X}", u32::from(c))),
        each(&|c| format!("&#{};", u32::from(c))),
        each(&|c| format!("\\u0026#x{:x};", u32::from(c))),
        each(&|c| format!("%25{:02x}", u32::from(c))),
        each(&|c| format!("&amp;#{};", u32::from(c))),
    ]
}

/// What a page remembers that has sent another token before.
fn secrets() -> Secrets {
    let secrets = Secrets::default();
    secrets.keep_token(EARLIER);
    secrets.keep_token(TODAYS);
    secrets
}

fn answered(status: u16, body: &str, keystone: bool, secrets: &Secrets) -> Result<Reply, Error> {
    let subject = (keystone && status < 300).then(|| Token::parse("the-new-token-of-keystone").expect("a token"));
    let request_id = Some(format!("req-{EARLIER}"));
    answer::Answer {
        status,
        request_id,
        retry_after: None,
        date: None,
        subject,
        body: body.into(),
        problem: None,
        keystone,
    }
    .read(secrets)
}

/// Holds that none of the tokens is in a text, whatever is undone in it.
fn clean(text: &str) {
    for secret in [TODAYS, EARLIER] {
        for writing in writings(secret) {
            assert!(!text.contains(&writing), "{writing} is in {text}");
        }
    }
    assert!(!secrets().are_in(text), "{text}");
}

/// A backup whose every member repeats a token.
fn repeating(writing: &str, status: &str) -> String {
    format!(
        r#"{{"id": "b1", "name": "{writing}", "description": "see {writing}", "instance_id": "{INSTANCE}", "status": "{status}",
            "created": "2025-11-24T16:00:00", "updated": "2025-11-24T16:01:00", "datastore": {{"type": "{writing}", "version": "{TODAYS}"}},
            "locationRef": "https://swift.example/{writing}?token={TODAYS}", "x": [{{"{writing}": "{writing}"}}]}}"#
    )
}

fn created_with(writing: &str) -> (State, State) {
    let (before, post) = sent();
    let reply = answered(202, &format!(r#"{{"backup": {}}}"#, repeating(writing, "NEW")), false, &secrets());
    let backup = reply.and_then(|reply| backups::read(&reply));
    assert!(backup.is_ok(), "{backup:?}");
    let after = before.after(posted(post, backup, T0.plus(1)));
    (before, after)
}

/// The story of a backup that fails, by a server that repeats a token in everything: the states, one after the other.
fn failed_with(writing: &str) -> [State; 4] {
    let (before, created) = created_with(writing);
    let reply = answered(200, &format!(r#"{{"backup": {}}}"#, repeating(writing, "FAILED")), false, &secrets());
    let ended = looked(&created, reply.and_then(|reply| backups::read(&reply)), T0.plus(9));
    let fault = format!(
        r#"{{"instance": {{"id": "{INSTANCE}", "fault": {{"message": "b1: no {writing}", "created": "2025-11-24T16:00:00"}}}}}}"#
    );
    let reason = answered(200, &fault, false, &secrets()).and_then(|reply| instances::read_fault(&reply));
    let failed = ended.after(explained(call(ended.watching(Which::Created)), reason));
    [before, created, ended, failed]
}

#[tokio::test]
async fn the_result_its_table_its_json_and_its_announcement_show_none() {
    for writing in writings(EARLIER) {
        let states = failed_with(&writing);
        let follow = states[1].tracking.created.clone().expect("a backup");
        assert_eq!(follow.backup.text("name").as_deref(), Some(MASK));
        assert!(follow.backup.body.contains(MASK) && follow.rows.iter().any(|row| row.raw == MASK));
        clean(&follow.backup.body);
        clean(&format!("{:?}", follow.rows));
        // To the host: the detail of an event is made of these members.
        let events: Vec<_> = states
            .windows(2)
            .flat_map(|pair| between(&Seen::of(&pair[0]), &pair[1]))
            .map(|it| format!("{it:?}"))
            .collect();
        assert!(events.len() == 3 && events[2].contains("Failed"), "{events:?}");
        for told in events.iter().map(|event| &**event).chain(states.iter().map(|state| &*state.announcement)) {
            clean(told);
        }
        let alert = tracking::text::alert(states[3].tracking.created.as_ref().expect("a backup")).expect("an alert");
        assert!(alert.server_message.as_ref().is_some_and(|words| words.contains(MASK)), "{alert:?}");
        clean(&format!("{alert:?}"));
        let html = render(move || rendering::seen(result, &failed_with(&writing)[3], T0)).await;
        assert!(html.contains(MASK));
        clean(&html);
    }
}

/// A form whose request was refused with this body, and what it was before.
fn refused_with(body: &str) -> (State, State) {
    let (before, post) = sent();
    let error = answered(400, body, false, &secrets()).expect_err("a refusal");
    clean(&format!("{error:?} {}", brief(&error)));
    let after = before.after(posted(post, Err(error), T0.plus(1)));
    (before, after)
}

#[tokio::test]
async fn an_alert_and_the_event_of_a_refusal_show_none() {
    for writing in writings(EARLIER) {
        for body in [
            format!(r#"{{"badRequest": {{"code": 400, "message": "{writing} is no {TODAYS}"}}}}"#),
            format!(r#"{{"message": "{writing}<br />{TODAYS}", "code": "400", "title": "no"}}"#),
            format!("<html><title>{writing}</title><body>{TODAYS}</body></html>"),
            format!("{writing} {TODAYS}"),
        ] {
            let (before, state) = refused_with(&body);
            clean(&format!("{:?} {}", between(&Seen::of(&before), &state), state.announcement));
            let alert = alert_of(&state, T0).expect("an alert");
            assert!(alert.server_message.as_ref().is_some_and(|words| words.contains(MASK)), "{alert:?}");
            clean(&format!("{alert:?}"));
            let html = render(move || rendering::seen(form, &refused_with(&body).1, T0)).await;
            // The field that a person typed the token into has it.
            clean(&html.replace(&format!("value=\"{TODAYS}\""), ""));
        }
    }
}

/// What is shown of a reply that breaks off behind this text.
fn broken_off(body: &str, secrets: &Secrets) -> String {
    let answer = answer::Answer {
        date: None,
        status: 202,
        request_id: None,
        retry_after: None,
        subject: None,
        body: body.into(),
        problem: Some(Problem::Truncated),
        keystone: false,
    };
    let Err(Error::Unreadable(unreadable)) = answer.read(secrets) else { panic!("half a body is no reply") };
    unreadable.head.to_string()
}

#[test]
fn a_reply_that_breaks_off_within_a_token_shows_no_part_of_it() {
    let head = broken_off(r#"{"backup": {"name": "a-token-of-some"#, &secrets());
    assert_eq!(head, format!(r#"{{"backup": {{"name": "{MASK}"#));
}

#[test]
fn a_reply_that_breaks_off_within_an_escape_of_a_token_shows_no_part_of_it() {
    let secrets = Secrets::default();
    secrets.keep_token("an-earlier/😀-token");
    for writing in [
        r"an\u002dearlier\u002f\ud83d\ude00",
        "an-earlier%2F%F0%9F%98%80",
        "an-earlier&#x2f;&#x0001f600;",
        "&#97;n&#45;earlier&sol;&#128512;",
        r"an-earlier\u002f\u0026#x1f600;",
        r"an\u002dearlier\u00252f",
        "an%252dearlier%252f",
        "an&amp;#45;earlier&amp;sol;",
        // Half of the next character.
        "an-earlier/\u{fffd}",
    ] {
        let pieces = writing.char_indices().filter_map(|(at, c)| writing.get(..at + c.len_utf8()));
        for piece in pieces.filter(|piece| piece.contains("earlier")) {
            assert_eq!(
                broken_off(&format!("{{\"name\": \"{piece}"), &secrets),
                format!("{{\"name\": \"{MASK}"),
                "{piece}"
            );
        }
    }
}

/// The list of backups, as a server answers that repeats a token in it.
fn listed(writing: &str) -> State {
    let state = filled().after(Action::Edit(Field::View, "backups".into()));
    let rows = format!(r#"{{"backups": [{}]}}"#, repeating(writing, "COMPLETED"));
    page_answered(&state, answered(200, &rows, false, &secrets()), T0)
}

#[tokio::test]
async fn the_list_and_the_files_made_of_it_hold_none() {
    for writing in writings(EARLIER) {
        let state = listed(&writing);
        assert_eq!(state.console.backups.shown.len(), 1);
        let csv = export::csv(&state.console.backups.shown, &Column::ALL, &Choices::default());
        let json = export::json(&state.console.backups.shown);
        for file in [&csv, &json] {
            assert!(file.contains(MASK), "{file}");
            clean(file);
        }
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON still");
        clean(&state.announcement);
        let html = render(move || rendering::seen(console, &listed(&writing), T0)).await;
        assert!(html.contains(MASK));
        clean(&html);
    }
}

/// Somebody signs in with this password; Keystone is asked by this call.
fn signing_in(password: &str, secrets: &Secrets) -> (State, u32) {
    let state = typed(&[
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, "demo"),
        (Field::Password, password),
    ]);
    let state = state.after(Action::Session(session::Message::SignIn));
    let Some(effect @ Effect::Identity(..)) = state.signing() else { panic!("Keystone is asked") };
    let Effect::Identity(_, ask) = &effect else { panic!("Keystone is asked") };
    assert!(ask.call().keystone);
    secrets.keep_password(ask.call().secret.text());
    let Key::Call(call) = effect.key() else { panic!("a call") };
    (state, call)
}

/// What Keystone answers, with this name for the user, the project and the region.
fn granted(name: &str) -> String {
    format!(
        r#"{{"token": {{"methods": ["password"], "user": {{"id": "u1", "name": "{name}"}}, "project": {{"id": "p1", "name": "{name}"}},
            "catalog": [{{"type": "database", "name": "trove", "endpoints": [
                {{"interface": "public", "region_id": "{name}", "url": "https://database.example/v1.0/p1"}}]}}]}}}}"#
    )
}

#[tokio::test]
async fn a_reply_of_keystones_shows_neither_its_token_nor_a_password() {
    for (password, name) in [
        ("correct horse", "the-new-token-of-keystone"),
        ("correct horse", "the%2Dnew%2Dtoken%2Dof%2Dkeystone"),
        ("correct horse", "correct horse"),
        ("correct horse", "correct\\u0020horse"),
        ("correct horse", "correct&#32;horse"),
        ("12345678", "12345678"),
    ] {
        let secrets = Secrets::default();
        let signed_in = move |secrets: &Secrets| {
            let (state, call) = signing_in(password, secrets);
            state.after(Answer::Identified(call, answered(201, &granted(name), true, secrets), T0))
        };
        let state = signed_in(&secrets);
        let session = state.session.current.clone().expect("a session");
        assert_eq!(session::text::signed_in(&session).matches(MASK).count(), 2, "{}", state.announcement);
        assert_eq!(&*session.issued_token.user, MASK);
        assert_eq!(session.issued_token.token.header(), "the-new-token-of-keystone");
        let database = session.database().expect("a database service");
        assert_eq!(database.endpoint.to_string(), "https://database.example/v1.0/p1");
        let html = render(move || rendering::seen(connection, &signed_in(&Secrets::default()), T0)).await;
        assert!(!secrets.are_in(&html) && !secrets.are_in(&state.announcement), "{html} {}", state.announcement);
    }
}

#[test]
fn a_password_that_is_a_word_takes_nothing_away() {
    for password in ["demo", "database", "password", "public", "RegionOne"] {
        let secrets = Secrets::default();
        let (state, call) = signing_in(password, &secrets);
        let body = granted("demo").replace("\"region_id\": \"demo\"", "\"region_id\": \"North\"");
        let state = state.after(Answer::Identified(call, answered(201, &body, true, &secrets), T0));
        let session = state.session.current.clone().expect("a session");
        assert_eq!(&*state.announcement, session::text::signed_in(&session));
        assert_eq!((session.project(), &*session.region, &*session.issued_token.user), ("demo", "North", "demo"));
        let database = session.database().expect("a database service");
        assert_eq!(database.endpoint.to_string(), "https://database.example/v1.0/p1", "{password}");
        // Trove has got no password, and none is masked in what it answers.
        let body = r#"{"backup": {"id": "b1", "name": "database", "status": "NEW"}}"#;
        assert_eq!(answered(202, body, false, &secrets).map(|reply| reply.body.to_string()), Ok(body.into()));
    }
}

#[test]
fn a_refusal_of_keystones_repeats_neither_a_password_nor_a_code() {
    for (secret, said) in [
        ("correct horse", "correct%20horse is wrong"),
        ("123456", "123456 is wrong"),
        ("correct horse", "correct&amp;#32;horse is wrong"),
    ] {
        let secrets = Secrets::default();
        let (state, call) = signing_in(secret, &secrets);
        let body = format!(r#"{{"error": {{"code": 401, "message": "{said}"}}}}"#);
        let state = state.after(Answer::Identified(call, answered(401, &body, true, &secrets), T0));
        assert!(matches!(state.session.sign_in, SignIn::Failed(_)));
        let alert = session::text::alert(&state.session.sign_in, &state.environment.origin).expect("an alert");
        assert_eq!(alert.server_message.as_deref(), Some(&*format!("{MASK} is wrong")));
    }
}

#[test]
fn a_message_that_is_cut_within_a_password_or_escaped_three_times_shows_none_of_it() {
    let secrets = Secrets::default();
    secrets.keep_password("correct horse");
    for message in [format!("{}correct horse", "x ".repeat(496)), "no correct&amp;amp;#32;horse".into()] {
        let error = answered(401, &format!(r#"{{"message": "{message}"}}"#), true, &secrets).expect_err("a refusal");
        let Error::Refused(refusal) = error else { panic!("a refusal, not {error:?}") };
        assert!(refusal.fault.message.ends_with(MASK), "{}", refusal.fault.message);
    }
}

#[test]
fn the_projects_to_choose_from_show_no_password_of_the_step_before() {
    let secrets = Secrets::default();
    let (state, call) = signing_in("correct horse", &secrets);
    let unscoped = r#"{"token": {"methods": ["password"], "user": {"id": "u1", "name": "demo"}}}"#;
    let state = state.after(Answer::Identified(call, answered(201, unscoped, true, &secrets), T0));
    let Some(Effect::Identity(call, ask)) = state.signing() else { panic!("the projects are asked for") };
    assert!(ask.call().keystone);
    let projects =
        r#"{"projects": [{"id": "p1", "name": "correct horse"}, {"id": "p2", "name": "the-new-token-of-keystone"}]}"#;
    let state = state.after(Answer::Identified(call, answered(200, projects, true, &secrets), T0));
    let SignIn::Choosing(_, _, projects) = &state.session.sign_in else {
        panic!("a choice, not {:?}", state.session.sign_in)
    };
    let names: Vec<_> = projects.iter().map(|(id, name)| (&**id, &**name)).collect();
    assert_eq!(names, [("p1", MASK), ("p2", MASK)]);
}

#[tokio::test]
async fn a_password_in_an_address_of_the_catalog_is_shown_nowhere() {
    let at = |user: &str| {
        format!(
            r#"{{"token": {{"catalog": [{{"type": "database", "endpoints": [
                {{"url": "https://{user}database.example/v1.0/p1", "interface": "public", "region_id": "North"}}]}}],
                "methods": ["password"], "user": {{"id": "u1", "name": "demo"}}, "project": {{"id": "p1", "name": "demo"}}}}}}"#
        )
    };
    let signed_in = move |body: &str, subject: bool| {
        let secrets = Secrets::default();
        let (state, call) = signing_in("correct horse", &secrets);
        let reply = answered(201, body, true, &secrets);
        let reply = reply.map(|reply| Reply { subject: reply.subject.clone().filter(|_| subject), ..reply });
        state.after(Answer::Identified(call, reply, T0))
    };
    assert!(signed_in(&at(""), true).session.current.is_some());
    for (user, subject) in [("admin:swordfish@", true), ("swordfish@", true), ("admin:swordfish@", false)] {
        let body = at(user);
        let state = signed_in(&body, subject);
        assert!(
            matches!(state.session.sign_in, SignIn::Failed(_)),
            "no address to send a token to: {:?}",
            state.session.sign_in
        );
        let html = render(move || rendering::seen(connection, &signed_in(&body, subject), T0)).await;
        for shown in
            [&html, &*state.announcement, &format!("{:?}", state.session.sign_in), &format!("{:?}", state.session)]
        {
            assert!(!shown.contains("swordfish"), "{shown}");
        }
    }
}
