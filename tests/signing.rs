//! Signing in, held against what the real Keystone answered (`tests/fixtures`, 120 to 143): from a password to a session,
//! and to its end.

mod fixtures;
mod rendering;
mod stories;

use std::rc::Rc;

use fixtures::Exchange;
use rendering::{count, render};
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::{Effect, Key};
use trove_backup::app::field::Field;
use trove_backup::app::state::{FocusTarget, State};
use trove_backup::app::view::connection;
use trove_backup::app::view::create::create_view as form;
use trove_backup::context::alert::Alert;
use trove_backup::context::connection::{Connection, Credential};
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::transport::request::Verb;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::openstack::types::token::Token;
use trove_backup::session::{self, Failure, Input, Life, Method, Problem, SignIn, settings};
use trove_backup::tracking::{self, Reason, Watch, Which};

/// What a captured exchange answered, as our own calls would have it.
fn answer(name: &str) -> Result<Reply, Error> {
    let exchange = Exchange::read(name);
    if let Some(receipt) = exchange.header("Openstack-Auth-Receipt") {
        return Err(Error::SecondFactor(receipt.into()));
    }
    if exchange.status >= 400 {
        return Err(refused(exchange.status, &exchange.answer));
    }
    let subject =
        exchange.header("X-Subject-Token").map(|_| Token::parse("a-fresh-token-of-keystone").expect("a token"));
    Ok(Reply { status: exchange.status, request_id: None, body: exchange.answer.as_str().into(), subject, date: None })
}

/// When the answer of a fixture was issued, by Keystone's clock.
fn issued(name: &str) -> UtcTime {
    let body: serde_json::Value = serde_json::from_str(&Exchange::read(name).answer).expect("JSON");
    UtcTime::parse(body["token"]["issued_at"].as_str().expect("a time")).expect("a time")
}

fn by_password(user: &str) -> State {
    typed(&[
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, user),
        (Field::Password, "a-long-password"),
        (Field::InstanceId, INSTANCE),
        (Field::Name, "nightly"),
    ])
}

/// The question to Keystone that is wanted now.
fn asked(state: &State) -> (u32, String, Option<String>) {
    let Some(Effect::Identity(call, ask)) = state.signing() else { panic!("a question to Keystone") };
    let wanted = ask.call();
    let body = match wanted.verb {
        Verb::Post(body) => Some(body.text().to_owned()),
        _ => None,
    };
    (call, wanted.url, body)
}

fn answered(state: &State, name: &str, now: UtcTime) -> State {
    state.after(Answer::Identified(asked(state).0, answer(name), now))
}

/// The field that the person is led to.
fn led_to(state: &State) -> Option<Field> {
    match state.focus.1 {
        Some(FocusTarget::Field(field)) => Some(field),
        _ => None,
    }
}

/// All that an alert can say.
fn all_of(notice: &Alert) -> String {
    let words = notice.server_message.iter().map(ToString::to_string);
    let advice = notice.advice.iter().cloned().chain(notice.causes.iter().map(|cause| (*cause).to_owned()));
    let status = notice.status.map(|status| format!("HTTP {status}"));
    let all = std::iter::once(notice.title.clone()).chain(words).chain(advice).chain(notice.sample.clone());
    all.chain(status).collect::<Vec<_>>().join(" ")
}

fn alert_of(state: &State) -> String {
    all_of(&session::text::alert(&state.session.sign_in, &state.environment.origin).expect("an alert"))
}

fn holds(state: &State, texts: &[(Field, &str)]) {
    for (field, text) in texts {
        assert_eq!(state.text(*field), *text, "{field:?}");
    }
}

/// What the session says of itself, a moment after Keystone issued its token.
fn who(state: &State, now: UtcTime) -> String {
    session::text::who(state.session.current.as_ref().expect("a session"), now).replace(['\u{2068}', '\u{2069}'], "")
}

/// The token that a request goes out with.
fn token_of(effect: Option<Effect>) -> String {
    match effect.as_ref().and_then(Effect::connection).map(Connection::credential) {
        Some(Credential::Typed(token)) => token.header().to_owned(),
        other => panic!("a request with a token, not {other:?}"),
    }
}

/// A session of demo, as Keystone gave it a moment ago.
fn signed_in() -> State {
    answered(
        &by_password("demo").after(Action::Session(session::Message::SignIn)),
        "07-token-demo.http",
        issued("07-token-demo.http"),
    )
}

#[test]
fn a_password_becomes_a_session_and_is_forgotten() {
    let asking = by_password("demo").after(Action::Session(session::Message::SignIn));
    let (_, url, body) = asked(&asking);
    assert_eq!(url, "http://127.0.0.1:5000/v3/auth/tokens");
    assert!(body.is_some_and(|body| body.contains("a-long-password")));
    let state = signed_in();
    let session = state.session.current.clone().expect("a session");
    assert_eq!((&*session.issued_token.user, session.project(), &*session.region), ("demo", "demo", "RegionOne"));
    assert_eq!(session.life, Life::Good);
    assert_eq!(state.text(Field::Password), "");
    assert!(!format!("{state:?}").contains("a-long-password") && !format!("{state:?}").contains("a-fresh-token"));
    let sent = state.after(submit(T0));
    let order = posting(&sent).expect("a POST");
    assert!(order.connection.endpoint().to_string().starts_with("http://127.0.0.1:8779/v1.0/"));
    assert!(
        matches!(order.connection.credential(), Credential::Typed(token) if token.header() == "a-fresh-token-of-keystone")
    );
}

/// All that somebody fills in who signs in by password.
const ALL: [(Field, &str); 10] = [
    (Field::InstanceId, INSTANCE),
    (Field::Name, "nightly"),
    (Field::Description, "typed before"),
    (Field::Way, "password"),
    (Field::Identity, "http://127.0.0.1:5000"),
    (Field::User, "demo"),
    (Field::Password, "a-long-password"),
    (Field::Project, "demo"),
    (Field::UserDomain, "Default"),
    (Field::Region, "RegionOne"),
];

#[test]
fn a_refusal_keeps_everything_and_is_not_tried_again() {
    for name in ["08-token-wrong-password.http", "132-err-locked.http", "142-err-user-unknown.http"] {
        let state = answered(&typed(&ALL).after(Action::Session(session::Message::SignIn)), name, T0);
        assert!(matches!(state.session.sign_in, SignIn::Failed(Failure::Error(_))), "{name}");
        assert_eq!(effects(&state), [], "{name}");
        assert_eq!(state.session.problem(Input::Password), Some(Problem::SignInRefused), "{name}");
        assert_eq!(led_to(&state), Some(Field::Password), "{name}");
        holds(&state, &ALL);
        let alert = alert_of(&state);
        for words in ["The cloud refused to sign you in", "The request you have made requires authentication"] {
            assert!(alert.contains(words), "{name}: {alert}");
        }
        assert!(alert.contains("locked") && alert.contains("HTTP 401"), "{name}: {alert}");
    }
    let refused =
        answered(&typed(&ALL).after(Action::Session(session::Message::SignIn)), "08-token-wrong-password.http", T0);
    let again = refused
        .after(Action::Edit(Field::Password, "the-right-one".into()))
        .after(Action::Session(session::Message::SignIn));
    assert!(asked(&again).2.is_some_and(|body| body.contains("the-right-one")));
    let state = answered(&again, "07-token-demo.http", T0);
    assert!(who(&state, T0).starts_with("Signed in as demo, project demo, region RegionOne: "));
    assert!(
        session::text::alert(&state.session.sign_in, &state.environment.origin).is_none()
            && state.create.problems.is_empty()
            && state.session.problems.is_empty(),
        "nothing is left of the first try"
    );
    holds(&state, &ALL[..3]);
}

/// Keystone may be down, or not allow the page, which is its operator's matter.
#[test]
fn a_keystone_that_cannot_be_reached_is_told_with_its_causes() {
    let asking = typed(&ALL).after(Action::Session(session::Message::SignIn));
    let state = asking.after(Answer::Identified(asked(&asking).0, Err(Error::Unreachable), T0));
    let alert = alert_of(&state);
    for words in ["cannot be reached", "CORS", "allowed_origin", "# in keystone.conf and in trove.conf"] {
        assert!(alert.contains(words), "{words} in {alert}");
    }
    assert_eq!(effects(&state), [], "it is not tried again");
    holds(&state, &ALL);
}

#[test]
fn an_expired_password_is_told_as_such() {
    let expired = answered(
        &by_password("demo").after(Action::Session(session::Message::SignIn)),
        "131-err-password-expired.http",
        T0,
    );
    let words = session::text::alert(&expired.session.sign_in, &expired.environment.origin)
        .and_then(|alert| alert.server_message)
        .unwrap_or_default();
    assert!(words.contains("expired"), "{words}");
}

#[test]
fn without_a_project_people_choose_one() {
    let state = answered(
        &by_password("roamer").after(Action::Session(session::Message::SignIn)),
        "120-token-unscoped.http",
        T0,
    );
    assert!(asked(&state).1.ends_with("/v3/auth/projects"));
    let state = answered(&state, "121-projects.http", T0);
    let SignIn::Choosing(_, _, projects) = &state.session.sign_in else { panic!("a choice") };
    let (twin, _) = projects.iter().find(|(_, name)| &**name == "twin").cloned().expect("the project twin");
    let none = state.after(Action::Session(session::Message::SignIn));
    assert_eq!(none.session.problem(Input::Project), Some(Problem::Missing));
    let state =
        state.after(Action::Edit(Field::Project, twin.clone())).after(Action::Session(session::Message::SignIn));
    assert!(asked(&state).2.is_some_and(|body| body.contains("\"token\"") && body.contains(&*twin)));
    let state = answered(&state, "122-token-rescoped-twin.http", T0);
    let session = state.session.current.clone().expect("a session");
    assert_eq!(session.issued_token.databases.len(), 2);
    assert!(session.database().is_none(), "nobody chose a region");
    let refused = state.after(submit(T0));
    assert_eq!(refused.session.problem(Input::Region), Some(Problem::Missing));
    let chosen = state.after(Action::Edit(Field::Region, "RegionTwo".into())).after(submit(T0));
    let order = posting(&chosen).expect("a POST");
    assert!(
        order.connection.endpoint().to_string().starts_with("http://localhost:"),
        "{}",
        order.connection.endpoint()
    );
}

/// A region that was filled in is the one that is asked, and no other.
#[test]
fn a_region_that_was_filled_in_is_not_asked_for_again() {
    let state = typing(&by_password("roamer"), &[(Field::Project, "twin"), (Field::Region, "RegionTwo")]);
    let state = state.after(Action::Session(session::Message::SignIn));
    assert!(asked(&state).2.is_some_and(|body| body.contains(r#""scope":{"project":{"name":"twin""#)));
    let state = answered(&state, "122-token-rescoped-twin.http", T0);
    assert!(who(&state, T0).contains("project twin, region RegionTwo"), "{}", who(&state, T0));
    assert_eq!((led_to(&state), state.session.problem(Input::Region)), (Some(Field::InstanceId), None));
    let listing = state.after(Action::OpenList(Field::InstanceId));
    let endpoints: Vec<_> = effects(&listing)
        .iter()
        .filter_map(Effect::connection)
        .map(|connection| connection.endpoint().to_string())
        .collect();
    assert!(!endpoints.is_empty(), "the list is asked for");
    assert!(endpoints.iter().all(|endpoint| endpoint.starts_with("http://localhost:")), "{endpoints:?}");
}

#[test]
fn no_project_and_no_database_are_said() {
    let state = answered(
        &by_password("homeless").after(Action::Session(session::Message::SignIn)),
        "124-token-homeless.http",
        T0,
    );
    let state = answered(&state, "125-projects-none.http", T0);
    assert!(matches!(state.session.sign_in, SignIn::Failed(Failure::NoProject)));
    assert!(alert_of(&state).contains("you have no project"), "{}", alert_of(&state));
    assert!(state.session.current.is_none() && effects(&state).is_empty());
    let bare =
        typing(&by_password("roamer"), &[(Field::Project, "bare")]).after(Action::Session(session::Message::SignIn));
    assert!(asked(&bare).2.is_some_and(|body| body.contains(r#""scope":{"project":{"name":"bare""#)));
    let state = answered(&bare, "123-token-bare.http", T0);
    let alert = session::text::alert(&state.session.sign_in, &state.environment.origin).expect("an alert");
    assert!(alert.title.contains("bare") && alert.title.contains("no database service"), "{alert:?}");
    assert!(state.session.current.is_none());
}

#[test]
fn a_second_factor_goes_with_the_receipt() {
    let state = answered(
        &by_password("careful").after(Action::Session(session::Message::SignIn)),
        "128-err-totp-wanted.http",
        T0,
    );
    assert!(matches!(state.session.sign_in, SignIn::Passcode { .. }));
    assert_eq!(
        state.after(Action::Session(session::Message::SignIn)).session.problem(Input::Passcode),
        Some(Problem::Missing)
    );
    let state =
        state.after(Action::Edit(Field::Passcode, "123456".into())).after(Action::Session(session::Message::SignIn));
    let Some(Effect::Identity(_, ask)) = state.signing() else { panic!("a question") };
    assert_eq!(ask.call().header.map(|(name, _)| name), Some("Openstack-Auth-Receipt"));
    let (_, _, body) = asked(&state);
    assert!(body.is_some_and(|body| body.contains(r#""methods":["totp"]"#) && body.contains("123456")));
    assert!(answered(&state, "129-token-totp.http", T0).session.current.is_some());
    let wrong = answered(&state, "130-err-totp-wrong.http", T0);
    assert_eq!(wrong.session.problem(Input::Passcode), Some(Problem::SignInRefused));
    assert_eq!(led_to(&wrong), Some(Field::Passcode));
    let alert = alert_of(&wrong);
    assert!(alert.contains("The code was refused") && alert.contains("HTTP 401"), "{alert}");
    // Authenticators show it as two groups.
    let again =
        wrong.after(Action::Edit(Field::Passcode, "654 321".into())).after(Action::Session(session::Message::SignIn));
    assert!(asked(&again).2.is_some_and(|body| body.contains(r#""654321""#)), "another code is enough");
    let state = answered(&again, "129-token-totp.http", T0);
    assert!(who(&state, T0).starts_with("Signed in as careful"), "{}", who(&state, T0));
    assert!(session::text::alert(&state.session.sign_in, &state.environment.origin).is_none());
}

#[test]
fn a_second_factor_that_this_way_cannot_give_is_said() {
    let state = typed(&[
        (Field::Way, "application-credential"),
        (Field::Identity, "http://127.0.0.1:5000/v3"),
        (Field::ApplicationCredential, "0123456789abcdef0123456789abcdef"),
        (Field::Secret, "a-long-secret"),
    ]);
    let state = answered(&state.after(Action::Session(session::Message::SignIn)), "128-err-totp-wanted.http", T0);
    let alert = session::text::alert(&state.session.sign_in, &state.environment.origin).expect("an alert");
    assert!(alert.title.contains("second factor"), "{alert:?}");
}

#[test]
fn somebody_signed_in_may_choose_another_project() {
    let state = signed_in()
        .after(Action::Session(session::Message::SignInAgain))
        .after(Action::Edit(Field::Password, "a-long-password".into()));
    let state = answered(&state.after(Action::Session(session::Message::SignIn)), "120-token-unscoped.http", T0);
    let state = answered(&state, "121-projects.http", T0);
    assert!(matches!(state.session.sign_in, SignIn::Choosing(..)) && state.session.is_signing_in());
}

/// Signed in at another cloud.
fn elsewhere(state: &State) -> State {
    let state = state
        .after(Action::Edit(Field::Password, "a-long-password".into()))
        .after(Action::Session(session::Message::SignIn));
    let body = Exchange::read("07-token-demo.http").answer.replace("127.0.0.1:8779", "elsewhere.example:8779");
    let subject = Token::parse("a-token-of-elsewhere").ok();
    let reply = Reply { status: 201, request_id: None, body: body.as_str().into(), subject, date: None };
    state.after(Answer::Identified(asked(&state).0, Ok(reply), T0))
}

#[test]
fn a_token_goes_to_no_other_clouds_endpoint() {
    let state = signed_in().after(submit(T0));
    let call_id = call(state.creating());
    let followed = state.after(posted(call_id, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = elsewhere(&followed.after(Action::Session(session::Message::Forget)));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)) && state.watching(Which::Created).is_none());
    assert!(state.after(Action::Resume).watching(Which::Created).is_none());
    let looking = state_of_lost(&signed_in());
    assert!(elsewhere(&looking).after(look_again()).creating().is_none());
    assert!(looking.after(look_again()).creating().is_some(), "at its own cloud it is looked for");
}

/// A reply was lost, and the look found nothing.
fn state_of_lost(state: &State) -> State {
    let state = state.after(submit(T0));
    let state = state.after(posted(call(state.creating()), Err(Error::Unreachable), T0));
    state.after(looked_up(call(state.creating()), Ok(Vec::new()), T0))
}

#[test]
fn a_forgotten_token_is_in_no_order() {
    let lost = state_of_lost(&signed_in()).after(Action::Session(session::Message::Forget));
    assert!(lost.after(look_again()).creating().is_none());
    let busy = signed_in().after(submit(T0));
    let refusal = refused(422, r#"{"unprocessableEntity": {"message": "busy", "code": 422}}"#);
    let busy = busy.after(posted(call(busy.creating()), Err(refusal), T0));
    assert!(busy.after(send_when_free()).creating().is_some());
    assert!(busy.after(Action::Session(session::Message::Forget)).after(send_when_free()).creating().is_none());
    let review = [
        (Field::Kind, "register"),
        (Field::Location, "https://s.example/v1/AUTH_x/c/o"),
        (Field::Version, INSTANCE),
        (Field::Size, "1"),
    ];
    let review =
        review.iter().fold(signed_in(), |state, (field, text)| state.after(Action::Edit(*field, (*text).into())));
    let review = review.after(submit(T0));
    assert!(review.after(confirm(T0)).creating().is_some());
    assert!(review.after(Action::Session(session::Message::Forget)).after(confirm(T0)).creating().is_none());
}

/// The state after a person gave a file, and it was read.
fn given(state: &State, file: &str) -> State {
    let mut state =
        state.after(Action::Session(session::Message::Settings(settings::Message::Open(Rc::<str>::from(file).into()))));
    assert!(state.session.settings.file.is_some(), "it waits for the part of the program that reads it");
    state.read_settings(settings::read);
    assert_eq!(state.session.settings.file, None);
    state
}

#[test]
fn a_file_that_is_too_large_is_told_and_not_read() {
    let open = |length: u32| {
        let text: Rc<str> = "#".repeat(length as usize).into();
        typed(&[]).after(Action::Session(session::Message::Settings(settings::Message::Open(text.into()))))
    };
    let large = open(settings::LARGEST + 1);
    assert!(
        large.session.settings.file.is_none() && large.announcement.contains("larger than any"),
        "{}",
        large.announcement
    );
    assert!(open(settings::LARGEST).session.settings.file.is_some());
    let lost = settings::Message::Read(Err(settings::Unreadable::Lost));
    assert!(
        large
            .after(Action::Session(session::Message::Settings(lost)))
            .announcement
            .contains("could not read this file")
    );
}

#[test]
fn a_secure_yaml_adds_to_the_cloud_of_that_name() {
    let (work, lab) = ("  work: {auth: {auth_url: https://k, username: u}}\n", "  lab: {auth: {username: l}}\n");
    let secrets = "clouds: {work: {auth: {password: s3cret}}, other: {auth: {password: no}}}";
    let texts =
        |state: &State| [Field::Identity, Field::User, Field::Password].map(|field| state.text(field).into_owned());
    let all = ["https://k", "u", "s3cret"];
    // To the one that was filled in.
    let state = given(&given(&typed(&[]), &format!("clouds:\n{work}")), secrets);
    assert_eq!(texts(&state), all);
    // To the one that was chosen.
    let offered = given(&typed(&[]), &format!("clouds:\n{work}{lab}"));
    assert_eq!(&*offered.announcement, "There are several clouds in this file: choose one.");
    let choose = Action::Session(session::Message::Settings(settings::Message::Choose(0)));
    assert_eq!(texts(&given(&offered.after(choose.clone()), secrets)), all);
    // To those that can be chosen.
    assert_eq!(texts(&given(&offered, secrets).after(choose.clone())), all);
    // To the one of several regions that was chosen.
    let regions = "clouds: {work: {auth: {auth_url: https://k, username: u}, regions: [A, B]}}";
    let of_region = given(&typed(&[]), regions).after(choose);
    assert_eq!(of_region.text(Field::Region), "A");
    assert_eq!(texts(&given(&of_region, secrets)), all);
    // Of one that signs in elsewhere the password is not Keystone's.
    let elsewhere = given(&typed(&[]), "clouds: {work: {auth_type: v3websso, auth: {auth_url: https://k}}}");
    let elsewhere = given(&elsewhere, secrets);
    assert_eq!(texts(&elsewhere)[2], "");
    assert!(elsewhere.announcement.contains("Nothing was filled in. Left out: "), "{}", elsewhere.announcement);
    // One of which all is left out empties nothing.
    let vault = "clouds: {work: {auth: {password: !vault x}}}";
    assert_eq!(texts(&given(&given(&given(&typed(&[]), &format!("clouds:\n{work}")), secrets), vault)), all);
    // Nothing is added to a form that another cloud filled in.
    let other = "clouds: {other: {profile: vexxhost}}";
    let only_other = "clouds: {other: {auth: {password: of-other}}}";
    let apart = given(&given(&given(&typed(&[]), &format!("clouds:\n{work}")), other), only_other);
    assert_eq!(texts(&apart), ["", "", "of-other"]);
    // What is said once is not said again.
    let twice = given(&given(&given(&typed(&[]), &format!("clouds:\n{work}")), vault), vault);
    assert_eq!(twice.session.settings.left_out().len(), 1);
    // What is alone is offered like any other file.
    let alone = given(&typed(&[]), secrets);
    assert_eq!((alone.session.settings.offered.len(), &*texts(&alone)[2]), (2, ""));
}

#[test]
fn of_many_clouds_the_first_are_offered() {
    let many: String = (0..=100).map(|at| format!("  c{at}:\n    username: u\n")).collect();
    let state = given(&typed(&[]), &format!("clouds:\n{many}"));
    assert_eq!(state.session.settings.offered.len(), 100);
    assert_eq!(&*state.announcement, "There are more than 100 clouds in this file: choose one of the first 100.");
}

#[test]
fn a_federated_login_leaves_only_the_way_of_a_token() {
    let state =
        given(&typed(&[]), "clouds: {a: {auth_type: v3websso, auth: {auth_url: https://k, username: u, password: p}}}");
    assert_eq!((state.session.draft.method(), &*state.text(Field::Password)), (Method::Token, ""));
    let left_out: Vec<_> = state.session.settings.left_out().iter().map(settings::text::left_out).collect();
    assert!(left_out.len() == 2 && left_out[1].contains("password"), "{left_out:?}");
    assert!(state.announcement.contains("Left out: "), "{}", state.announcement);
}

#[test]
fn another_file_takes_the_secrets_of_the_first_away() {
    let first = given(&typed(&[]), "OS_AUTH_URL=https://a.example\nOS_PASSWORD=of-a\nOS_REGION_NAME=A");
    assert_eq!(first.text(Field::Password), "of-a");
    let second = given(&first, "OS_AUTH_URL=https://b.example\nOS_USERNAME=b");
    assert_eq!((&*second.text(Field::Identity), &*second.text(Field::User)), ("https://b.example", "b"));
    assert_eq!((&*second.text(Field::Password), &*second.text(Field::Region)), ("", ""));
}

#[test]
fn an_application_credential_has_no_scope() {
    let state = typed(&[
        (Field::Way, "application-credential"),
        (Field::Identity, "http://127.0.0.1:5000/v3"),
        (Field::ApplicationCredential, "0123456789abcdef0123456789abcdef"),
        (Field::Secret, "nightly-secret"),
        (Field::Project, "demo"),
    ]);
    let state = state.after(Action::Session(session::Message::SignIn));
    assert!(asked(&state).2.is_some_and(|body| !body.contains("scope")));
    let state = answered(&state, "126-token-application-credential.http", T0);
    assert!(state.session.current.is_some_and(|session| session.issued_token.application_credential));
}

/// A name is not enough for Keystone, which knows credentials by their users; an id is.
#[test]
fn a_credentials_name_needs_its_user() {
    let state = typed(&[
        (Field::Way, "application-credential"),
        (Field::Identity, "http://127.0.0.1:5000/v3"),
        (Field::ApplicationCredential, "nightly"),
        (Field::Secret, "nightly-secret"),
    ]);
    let missing = state.after(Action::Session(session::Message::SignIn));
    assert_eq!(missing.session.problems, [(Input::User, Problem::Missing)]);
    assert_eq!((led_to(&missing), effects(&missing)), (Some(Field::User), vec![]));
    let state =
        missing.after(Action::Edit(Field::User, "demo".into())).after(Action::Session(session::Message::SignIn));
    let body: serde_json::Value = serde_json::from_str(&asked(&state).2.expect("a body")).expect("JSON");
    assert_eq!(
        body["auth"]["identity"]["application_credential"],
        serde_json::json!({"name": "nightly", "user": {"name": "demo", "domain": {"name": "Default"}}, "secret": "nightly-secret"})
    );
    let state = answered(&state, "126-token-application-credential.http", T0);
    assert!(who(&state, T0).starts_with("Signed in as demo, project demo"), "{}", who(&state, T0));
}

#[test]
fn a_token_finds_its_endpoint() {
    let state = typed(&[
        (Field::Token, "a-token-of-some-length"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::InstanceId, INSTANCE),
        (Field::Name, "nightly"),
    ]);
    let state = answered(&state.after(Action::Session(session::Message::SignIn)), "10-token-check.http", T0);
    assert!(who(&state, T0).starts_with("Signed in as demo, project demo, region RegionOne"), "{}", who(&state, T0));
    let session = state.session.current.clone().expect("a session");
    assert_eq!(session.issued_token.token.header(), "a-fresh-token-of-keystone");
    // That is enough for a backup.
    let sent = state.after(submit(T0));
    let sending = sent.creating();
    let order = posting(&sent).expect("a POST");
    assert!(order.connection.endpoint().to_string().starts_with("http://127.0.0.1:8779/v1.0/"));
    assert_eq!(token_of(sending), "a-fresh-token-of-keystone");
}

#[test]
fn what_is_missing_is_told_at_its_field() {
    let state = typed(&[(Field::Way, "password")]).after(Action::Session(session::Message::SignIn));
    for input in [Input::Identity, Input::User, Input::Password] {
        assert!(state.session.problem(input).is_some(), "{input:?}");
    }
    assert_eq!((led_to(&state), effects(&state)), (Some(Field::Identity), vec![]));
    for state in [state, by_password("demo")] {
        let state = state.after(submit(T0));
        let problem = state.session.problem(Input::Password).expect("a problem");
        assert!(session::problem(Input::Password, problem).contains("Sign in first"), "{problem:?}");
        assert_eq!(effects(&state), []);
    }
}

#[test]
fn the_end_of_a_session_is_told_before_and_when_it_comes() {
    let state = signed_in();
    let ends = state.session.current.as_ref().and_then(|session| session.ends).expect("an end");
    let due = |state: &State| match state.signing().map(|effect| effect.key()) {
        Some(Key::Timer(due)) => due,
        other => panic!("a timer, not {other:?}"),
    };
    assert_eq!(due(&state), ends.plus(-15 * 60));
    let ending = state.after(Action::Alarm(due(&state)));
    assert!(ending.announcement.contains("15 min"), "{}", ending.announcement);
    assert_eq!(due(&ending), ends);
    let ended = ending.after(Action::Alarm(ends));
    assert!(ended.signing().is_none() && ended.session.is_signing_in());
    let refused = ended.after(submit(ends));
    assert_eq!(refused.session.problem(Input::Password), Some(Problem::SessionEnded));
    assert!(refused.creating().is_none());
    assert_eq!(refused.text(Field::Name), "nightly");
}

#[test]
fn a_session_that_ends_while_following_goes_on_after_signing_in_anew() {
    let state = signed_in().after(submit(T0));
    let state = state.after(posted(call(state.creating()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = looked(&state, Err(refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#)), T0.plus(2));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)));
    assert!(state.watching(Which::Created).is_none() && state.session.is_signing_in());
    assert_eq!(state.session.problem(Input::Password), Some(Problem::SessionEnded));
    assert!(state.announcement.contains("session has ended"), "{}", state.announcement);
    let alert = all_of(&tracking::text::alert(state.tracking.created.as_ref().expect("a backup")).expect("an alert"));
    assert!(alert.contains("refused") && alert.contains("HTTP 401"), "{alert}");
    assert_eq!(effects(&state), [], "nobody asks with a token that has ended");
    let state = signed_in_anew(&state);
    assert!(matches!(watch(&state), Watch::Waiting { .. }));
    let asking = state.after(Action::Alarm(stories::due(&state)));
    assert_eq!(token_of(asking.watching(Which::Created)), "another-token-of-keystone");
    let ended = looked(&state, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(20));
    assert_eq!(watch(&ended), &Watch::Ended(Reason::None));
    assert!(tracking::text::alert(ended.tracking.created.as_ref().expect("a backup")).is_none(), "no alert any more");
    assert!(ended.creating().is_none(), "nothing is sent twice");
}

/// What the session shows, on its way to its end.
#[tokio::test]
async fn who_follows_a_backup_reads_that_it_needs_the_token() {
    let moment = |seconds| issued("07-token-demo.http").plus(seconds);
    let at = move |seconds: i64, runs: bool| {
        render(move || {
            let mut state = signed_in();
            if runs {
                state = state.after(submit(moment(0)));
                let created = posted(call(state.creating()), Ok(backup("NEW", "2026-11-23T16:22:42")), moment(1));
                state = state.after(created);
            }
            rendering::seen(connection, &state.after(Action::Alarm(moment(seconds))), moment(seconds))
        })
    };
    let (day, needs, hint) = (24 * 3600, "uses this session's token", "sign in again before you create");
    let far = at(day - 901, true).await;
    assert!(far.contains(r#"aria-label="Session""#) && !far.contains(needs) && !far.contains(hint), "{far}");
    let near = at(day - 899, true).await;
    assert!(near.contains(needs) && !near.contains("session has ended"), "{near}");
    assert_eq!(count(&near, r#"type="password""#), 0, "nobody is asked for a password yet");
    let idle = at(day - 899, false).await;
    assert!(idle.contains(hint) && !idle.contains(needs), "{idle}");
    let over = at(day, true).await;
    assert!(over.contains("session has ended") && !over.contains(needs), "{over}");
    assert_eq!(count(&over, r#"type="password""#), 1, "the fields for signing in are there");
}

/// Signs in once more, with another token.
fn signed_in_anew(state: &State) -> State {
    let state = state
        .after(Action::Edit(Field::Password, "a-long-password".into()))
        .after(Action::Session(session::Message::SignIn));
    let mut fresh = answer("07-token-demo.http").expect("a token");
    fresh.subject = Token::parse("another-token-of-keystone").ok();
    state.after(Answer::Identified(asked(&state).0, Ok(fresh), T0.plus(9)))
}

#[test]
fn the_token_of_before_ends_no_session() {
    let refusal = r#"{"error": {"code": 401, "message": "log in"}}"#;
    let state = signed_in().after(submit(T0));
    let state = state.after(posted(call(state.creating()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = looked(&signed_in_anew(&state), Err(refused(401, refusal)), T0.plus(20));
    assert!(matches!(watch(&state), Watch::Waiting { .. }) && !state.session.is_signing_in());
    let connection = &state.tracking.created.as_ref().expect("it is followed").connection;
    assert!(
        matches!(connection.credential(), Credential::Typed(token) if token.header() == "another-token-of-keystone")
    );
    // Nor does that of a list which was asked for before.
    let state = signed_in().after(Action::Edit(Field::View, "backups".into()));
    let calls = |state: &State| {
        state
            .effects()
            .into_iter()
            .flatten()
            .filter(|effect| effect.connection().is_some())
            .map(|effect| effect.key())
            .collect::<Vec<_>>()
    };
    let (before, after) = (calls(&state), calls(&signed_in_anew(&state)));
    assert!(!before.is_empty() && before.iter().all(|call| !after.contains(call)), "{before:?} {after:?}");
}

/// Signed in, and a backup is followed.
fn following() -> State {
    let state = signed_in().after(submit(T0));
    state.after(posted(call(state.creating()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0))
}

#[test]
fn a_forgotten_token_is_used_no_more() {
    let busy = signed_in().after(submit(T0)).after(Action::Session(session::Message::Forget));
    assert!(busy.session.current.is_some(), "not while a reply is awaited");
    // Nobody asks Keystone to revoke it: it is good still.
    let state = following().after(Action::Session(session::Message::Forget));
    assert!(state.session.current.is_none() && effects(&state).is_empty());
    assert!(matches!(watch(&state), Watch::TokenRefused(Error::SignedOut)));
    let follow = state.tracking.created.as_ref().expect("a followed backup");
    assert_eq!((follow.connection.credential(), follow.rows.is_empty()), (&Credential::None, false), "the table stays");
    let alert = all_of(&tracking::text::alert(follow).expect("an alert"));
    assert!(alert.contains("signed out here"), "{alert}");
    holds(&state, &[(Field::InstanceId, INSTANCE), (Field::Name, "nightly"), (Field::User, "demo")]);
    let state = signed_in_anew(&state);
    assert_eq!(
        token_of(state.after(Action::Alarm(stories::due(&state))).watching(Which::Created)),
        "another-token-of-keystone"
    );
    let ended = looked(&state, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(20));
    assert_eq!(watch(&ended), &Watch::Ended(Reason::None));
}

#[test]
fn revoking_asks_nothing_where_nothing_runs() {
    let state = signed_in().after(Action::Session(session::Message::Revoke));
    let (_, url, _) = asked(&state);
    let Some(Effect::Identity(_, ask)) = state.signing() else { panic!("Keystone is asked at once") };
    let wanted = ask.call();
    assert!(matches!(wanted.verb, Verb::Delete) && url.ends_with("/v3/auth/tokens"), "{url}");
    let token = || "a-fresh-token-of-keystone".into();
    assert_eq!(wanted.header, Some(("X-Subject-Token", token())));
    let state = answered(&state, "133-revoke.http", T0);
    assert!(state.session.current.is_none() && state.announcement.contains("revoked"), "{}", state.announcement);
    assert_eq!(effects(&state), []);
}

#[test]
fn signing_in_again_can_be_left_and_goes_on_with_the_new_token() {
    let state = following();
    let again = state.after(Action::Session(session::Message::SignInAgain));
    assert!(again.session.is_signing_in() && led_to(&again) == Some(Field::Password));
    assert!(again.watching(Which::Created).is_some_and(|wanted| !wanted.is_request()), "following goes on meanwhile");
    let left = again.after(Action::Session(session::Message::Keep));
    assert!(!left.session.is_signing_in() && left.session.current == state.session.current);
    let state = signed_in_anew(&left.after(Action::Session(session::Message::SignInAgain)));
    assert!(!state.session.is_signing_in() && state.session.current.is_some(), "the new session alone");
    let ended = looked(&state, Ok(backup("COMPLETED", "2025-11-24T16:00:00")), T0.plus(20));
    assert_eq!(watch(&ended), &Watch::Ended(Reason::None));
    // The new token serves what is asked from now on.
    let second = ended.after(Action::Edit(Field::Name, "after that".into())).after(submit(T0.plus(30)));
    assert_eq!(token_of(second.creating()), "another-token-of-keystone");
    let body = r#"{"backup": {"id": "b2", "name": "after that", "status": "NEW"}}"#;
    let body = trove_backup::openstack::trove::backups::Backup::decode(&body.into()).expect("a backup");
    let second = second.after(posted(call(second.creating()), Ok(body), T0.plus(31)));
    let shown = second.tracking.created.as_ref().expect("a backup");
    assert!(shown.rows.iter().any(|row| row.name == "name" && row.raw == "after that"));
}

#[tokio::test]
async fn a_session_leads_back_to_a_token() {
    let state = || signed_in().after(Action::Session(session::Message::UseToken));
    assert!(state().session.current.is_none() && state().session.draft.method() == Method::Token);
    assert_eq!(led_to(&state()), Some(Field::Endpoint));
    let html = render(move || rendering::seen(form, &state(), T0)).await;
    for label in ["API endpoint", "Token"] {
        assert!(html.contains(&format!(r#"part="label">{label}</label>"#)), "{label} in {html}");
    }
    let state = typing(&state(), &FILLED).after(submit(T0));
    let order = posting(&state).expect("a POST");
    assert_eq!(order.connection.endpoint().to_string(), "https://cloud.example/v1.0/p");
    assert_eq!(token_of(state.creating()), "a-token-of-some-length");
}

/// Three ways, as a group; without presets the two fields of the last one are all that is needed.
#[tokio::test]
async fn a_token_is_the_way_unless_something_else_is_known() {
    let html = render(|| rendering::seen(connection, &State::default(), T0)).await;
    let (group, ways) = html.split_once("<legend>Sign in with</legend>").expect("what the group is called");
    assert!(group.rsplit('<').next().is_some_and(|tag| tag.starts_with("fieldset") && tag.contains("radiogroup")));
    let ways: Vec<_> = ways.split("<label>").skip(1).collect();
    assert_eq!(ways.len(), 3, "{html}");
    for (label, (way, is_chosen)) in
        ways.iter().zip([("Password", false), ("Application credential", false), ("Use a token", true)])
    {
        assert!(label.contains(&format!(">{way}</label>")), "{way} in {label}");
        assert!(label.contains(r#"type="radio""#) && label.contains(" checked ") == is_chosen, "{way} in {label}");
    }
    assert_eq!(State::default().session.draft.method(), Method::Token);
    let html = render(|| rendering::seen(form, &State::default(), T0)).await;
    for (label, id, kind) in [("API endpoint", "t-endpoint", "text"), ("Token", "t-token", "password")] {
        assert!(html.contains(&format!(r#"<label for="{id}" part="label">{label}</label>"#)), "{label} in {html}");
        let input = html.split("<input").find(|input| input.contains(&format!(r#"id="{id}""#))).unwrap_or_default();
        assert!(input.contains(&format!(r#"type="{kind}""#)), "{label} in {input}");
    }
}

/// The site says where Keystone is, and a person empties that field to type another address.
#[test]
fn the_way_stays_while_its_fields_are_emptied() {
    let preset = State::default()
        .after(Action::Preset(Field::Identity, "https://k.example/v3".into()))
        .after(Action::Preset(Field::Ways, "password application-credential token".into()));
    assert_eq!(preset.session.draft.method(), Method::Password);
    let before = preset.focus;
    let emptied = preset.after(Action::Edit(Field::Identity, "".into()));
    assert_eq!(emptied.session.draft.method(), Method::Password);
    assert_eq!(emptied.focus, before, "the focus stays where it is");
}

/// As a dashboard gives it: all but the password, which a shell would ask for.
#[test]
fn an_openrc_file_fills_in_all_but_the_password() {
    let file = "#!/usr/bin/env bash\n# From the dashboard.\nexport OS_AUTH_URL=http://127.0.0.1:5000\n\
        export OS_PROJECT_NAME=\"demo\"\nexport OS_USER_DOMAIN_NAME=\"Default\"\n\
        if [ -z \"$OS_USER_DOMAIN_NAME\" ]; then unset OS_USER_DOMAIN_NAME; fi\n\
        export OS_PROJECT_DOMAIN_ID=\"default\"\nunset OS_TENANT_NAME\nexport OS_USERNAME='demo'\n\
        read -sr OS_PASSWORD_INPUT\nexport OS_PASSWORD=$OS_PASSWORD_INPUT\nexport OS_REGION_NAME=\"RegionOne\"\n";
    let state = given(&typed(&[(Field::Way, "password")]), file);
    assert!(state.announcement.starts_with("Filled in 6 fields: Identity endpoint, User,"), "{}", state.announcement);
    holds(
        &state,
        &[
            (Field::Identity, "http://127.0.0.1:5000"),
            (Field::User, "demo"),
            (Field::Password, ""),
            (Field::Project, "demo"),
            (Field::UserDomain, "Default"),
            (Field::ProjectDomain, "default"),
            (Field::Region, "RegionOne"),
        ],
    );
    assert_eq!(led_to(&state), Some(Field::Password));
    let state =
        state.after(Action::Edit(Field::Password, "demo".into())).after(Action::Session(session::Message::SignIn));
    let body: serde_json::Value = serde_json::from_str(&asked(&state).2.expect("a body")).expect("JSON");
    assert_eq!(
        body["auth"]["scope"],
        serde_json::json!({"project": {"name": "demo", "domain": {"id": "default"}}}),
        "as Keystone took it"
    );
    let state = answered(&state, "07-token-demo.http", T0);
    assert!(who(&state, T0).starts_with("Signed in as demo, project demo, region RegionOne"), "{}", who(&state, T0));
}

#[test]
fn a_text_that_is_neither_fills_in_nothing() {
    let letter = "Dear operator,\nplease find enclosed nothing of use.\n";
    let state = given(&typed(&[(Field::Way, "password")]), letter);
    assert!(state.announcement.contains("neither an openrc file nor a clouds.yaml"), "{}", state.announcement);
    holds(&state, &[(Field::Identity, ""), (Field::User, ""), (Field::Password, "")]);
}

#[test]
fn revoking_asks_first_while_a_backup_runs() {
    let state = signed_in().after(submit(T0));
    let state = state.after(posted(call(state.creating()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = state.after(Action::Session(session::Message::Revoke));
    assert!(matches!(state.session.sign_in, SignIn::RevokeAsked));
    assert!(matches!(state.after(Action::Session(session::Message::Keep)).session.sign_in, SignIn::Idle));
    let state = state.after(Action::Session(session::Message::Revoke));
    let gone = answered(&state, "133-revoke.http", T0);
    assert!(gone.session.current.is_none() && gone.announcement.contains("revoked"));
    let failed = state.after(Answer::Identified(asked(&state).0, Err(Error::Unreachable), T0));
    assert!(failed.session.current.is_some());
    assert!(
        session::text::alert(&failed.session.sign_in, &failed.environment.origin)
            .is_some_and(|alert| alert.advice[0].contains("may be good still"))
    );
}

#[test]
fn a_late_answer_is_discarded() {
    let asking = by_password("demo").after(Action::Session(session::Message::SignIn));
    let late = asking.after(Answer::Identified(asked(&asking).0 + 1, answer("07-token-demo.http"), T0));
    assert!(late.session.current.is_none() && matches!(late.session.sign_in, SignIn::Asking(..)));
}
