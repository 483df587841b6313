//! Signing in, held against what the real Keystone answered (`tests/fixtures`, 120 to 143): from a password to a session,
//! and to its end.

mod fixtures;
mod stories;

use fixtures::Exchange;
use stories::*;
use trove_backup::backup::action::Action;
use trove_backup::backup::credential::Credential;
use trove_backup::backup::draft::Field;
use trove_backup::backup::effect::{Effect, Key};
use trove_backup::backup::follow::Watch;
use trove_backup::backup::rules::FieldProblem;
use trove_backup::backup::session::Life;
use trove_backup::backup::session_wording;
use trove_backup::backup::sign_in::{Failure, SignIn};
use trove_backup::backup::state::State;
use trove_backup::openstack::error::Error;
use trove_backup::openstack::http::Verb;
use trove_backup::openstack::reply::Reply;
use trove_backup::openstack::time::UtcTime;
use trove_backup::openstack::token::Token;

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
    Ok(Reply { status: exchange.status, request_id: None, body: exchange.answer.as_str().into(), subject })
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
        Verb::Post(body) => Some(body),
        _ => None,
    };
    (call, wanted.url, body)
}

fn answered(state: &State, name: &str, now: UtcTime) -> State {
    state.after(Action::Identified(asked(state).0, answer(name), now))
}

/// A session of demo, as Keystone gave it a moment ago.
fn signed_in() -> State {
    answered(&by_password("demo").after(Action::SignIn), "07-token-demo.http", issued("07-token-demo.http"))
}

#[test]
fn a_password_becomes_a_session_and_is_forgotten() {
    let asking = by_password("demo").after(Action::SignIn);
    let (_, url, body) = asked(&asking);
    assert_eq!(url, "http://127.0.0.1:5000/v3/auth/tokens");
    assert!(body.is_some_and(|body| body.contains("a-long-password")));
    let state = signed_in();
    let session = state.session.clone().expect("a session");
    assert_eq!((&*session.grant.user, session.project(), &*session.region), ("demo", "demo", "RegionOne"));
    assert_eq!(session.life, Life::Good);
    assert_eq!(state.draft.get(Field::Password), "");
    assert!(!format!("{state:?}").contains("a-long-password") && !format!("{state:?}").contains("a-fresh-token"));
    let sent = state.after(Action::Submit(T0));
    let Some(Effect::Create(_, order)) = sent.sending() else { panic!("a POST") };
    assert!(order.connection.endpoint.to_string().starts_with("http://127.0.0.1:8779/v1.0/"));
    assert!(
        matches!(&order.connection.credential, Credential::Typed(token) if token.header() == "a-fresh-token-of-keystone")
    );
}

#[test]
fn a_refusal_keeps_everything_and_is_not_tried_again() {
    for name in ["08-token-wrong-password.http", "132-err-locked.http", "142-err-user-unknown.http"] {
        let state = answered(&by_password("demo").after(Action::SignIn), name, T0);
        assert!(matches!(state.sign_in, SignIn::Failed(Failure::Error(_))), "{name}");
        assert!(state.signing().is_none(), "{name}");
        assert_eq!(state.problem(Field::Password), Some(&FieldProblem::SignInRefused), "{name}");
        assert_eq!(state.draft.get(Field::Password), "a-long-password");
        let alert = session_wording::alert(&state).expect("an alert");
        assert_eq!(alert.status, Some(401));
        assert!(alert.advice.iter().any(|line| line.contains("locked")), "{alert:?}");
    }
    let expired = answered(&by_password("demo").after(Action::SignIn), "131-err-password-expired.http", T0);
    let words = session_wording::alert(&expired).and_then(|alert| alert.words).unwrap_or_default();
    assert!(words.contains("expired"), "{words}");
}

#[test]
fn without_a_project_people_choose_one() {
    let state = answered(&by_password("roamer").after(Action::SignIn), "120-token-unscoped.http", T0);
    assert!(asked(&state).1.ends_with("/v3/auth/projects"));
    let state = answered(&state, "121-projects.http", T0);
    let SignIn::Choosing(_, _, projects) = &state.sign_in else { panic!("a choice") };
    let (twin, _) = projects.iter().find(|(_, name)| &**name == "twin").cloned().expect("the project twin");
    let none = state.after(Action::SignIn);
    assert_eq!(none.problem(Field::Project), Some(&FieldProblem::Missing));
    let state = state.after(Action::Edit(Field::Project, twin.clone())).after(Action::SignIn);
    assert!(asked(&state).2.is_some_and(|body| body.contains("\"token\"") && body.contains(&*twin)));
    let state = answered(&state, "122-token-rescoped-twin.http", T0);
    let session = state.session.clone().expect("a session");
    assert_eq!(session.grant.databases.len(), 2);
    assert!(session.database().is_none(), "nobody chose a region");
    let refused = state.after(Action::Submit(T0));
    assert_eq!(refused.problem(Field::Region), Some(&FieldProblem::Missing));
    let chosen = state.after(Action::Edit(Field::Region, "RegionTwo".into())).after(Action::Submit(T0));
    let Some(Effect::Create(_, order)) = chosen.sending() else { panic!("a POST") };
    assert!(order.connection.endpoint.to_string().starts_with("http://localhost:"), "{}", order.connection.endpoint);
}

#[test]
fn no_project_and_no_database_are_said() {
    let state = answered(&by_password("homeless").after(Action::SignIn), "124-token-homeless.http", T0);
    let state = answered(&state, "125-projects-none.http", T0);
    assert!(matches!(state.sign_in, SignIn::Failed(Failure::NoProject)));
    let state = answered(&by_password("roamer").after(Action::SignIn), "123-token-bare.http", T0);
    let alert = session_wording::alert(&state).expect("an alert");
    assert!(alert.title.contains("bare") && alert.title.contains("no database service"), "{alert:?}");
    assert!(state.session.is_none());
}

#[test]
fn a_second_factor_goes_with_the_receipt() {
    let state = answered(&by_password("careful").after(Action::SignIn), "128-err-totp-wanted.http", T0);
    assert!(matches!(state.sign_in, SignIn::Passcode { .. }));
    assert_eq!(state.after(Action::SignIn).problem(Field::Passcode), Some(&FieldProblem::Missing));
    let state = state.after(Action::Edit(Field::Passcode, "123456".into())).after(Action::SignIn);
    let Some(Effect::Identity(_, ask)) = state.signing() else { panic!("a question") };
    assert_eq!(ask.call().header.map(|(name, _)| name), Some("Openstack-Auth-Receipt"));
    let (_, _, body) = asked(&state);
    assert!(body.is_some_and(|body| body.contains(r#""methods":["totp"]"#) && body.contains("123456")));
    assert!(answered(&state, "129-token-totp.http", T0).session.is_some());
    let wrong = answered(&state, "130-err-totp-wrong.http", T0);
    assert_eq!(wrong.problem(Field::Passcode), Some(&FieldProblem::SignInRefused));
    assert_eq!(session_wording::alert(&wrong).and_then(|alert| alert.status), Some(401));
    let again = wrong.after(Action::Edit(Field::Passcode, "654321".into())).after(Action::SignIn);
    assert!(asked(&again).2.is_some_and(|body| body.contains("654321")), "another code is enough");
}

#[test]
fn a_second_factor_that_this_way_cannot_give_is_said() {
    let state = typed(&[
        (Field::Way, "application-credential"),
        (Field::Identity, "http://127.0.0.1:5000/v3"),
        (Field::ApplicationCredential, "0123456789abcdef0123456789abcdef"),
        (Field::Secret, "a-long-secret"),
    ]);
    let state = answered(&state.after(Action::SignIn), "128-err-totp-wanted.http", T0);
    let alert = session_wording::alert(&state).expect("an alert");
    assert!(alert.title.contains("second factor"), "{alert:?}");
}

#[test]
fn somebody_signed_in_may_choose_another_project() {
    let state = signed_in().after(Action::SignInAgain).after(Action::Edit(Field::Password, "a-long-password".into()));
    let state = answered(&state.after(Action::SignIn), "120-token-unscoped.http", T0);
    let state = answered(&state, "121-projects.http", T0);
    assert!(matches!(state.sign_in, SignIn::Choosing(..)) && state.is_signing_in());
}

/// Signed in at another cloud.
fn elsewhere(state: &State) -> State {
    let state = state.after(Action::Edit(Field::Password, "a-long-password".into())).after(Action::SignIn);
    let body = Exchange::read("07-token-demo.http").answer.replace("127.0.0.1:8779", "elsewhere.example:8779");
    let subject = Token::parse("a-token-of-elsewhere").ok();
    let reply = Reply { status: 201, request_id: None, body: body.as_str().into(), subject };
    state.after(Action::Identified(asked(&state).0, Ok(reply), T0))
}

#[test]
fn a_token_goes_to_no_other_clouds_endpoint() {
    let state = signed_in().after(Action::Submit(T0));
    let call_id = call(state.sending());
    let followed = state.after(Action::Created(call_id, Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = elsewhere(&followed.after(Action::Forget));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)) && state.watching().is_none());
    assert!(state.after(Action::Resume).watching().is_none());
    let looking = state_of_lost(&signed_in());
    assert!(elsewhere(&looking).after(Action::LookAgain).sending().is_none());
    assert!(looking.after(Action::LookAgain).sending().is_some(), "at its own cloud it is looked for");
}

/// A reply was lost, and the look found nothing.
fn state_of_lost(state: &State) -> State {
    let state = state.after(Action::Submit(T0));
    let state = state.after(Action::Created(call(state.sending()), Err(Error::Unreachable), T0));
    state.after(Action::Looked(call(state.sending()), Ok(Vec::new()), T0))
}

#[test]
fn a_forgotten_token_is_in_no_order() {
    let lost = state_of_lost(&signed_in()).after(Action::Forget);
    assert!(lost.after(Action::LookAgain).sending().is_none());
    let busy = signed_in().after(Action::Submit(T0));
    let refusal = refused(422, r#"{"unprocessableEntity": {"message": "busy", "code": 422}}"#);
    let busy = busy.after(Action::Created(call(busy.sending()), Err(refusal), T0));
    assert!(busy.after(Action::SendWhenFree).sending().is_some());
    assert!(busy.after(Action::Forget).after(Action::SendWhenFree).sending().is_none());
    let review = [
        (Field::Kind, "register"),
        (Field::Location, "https://s.example/v1/AUTH_x/c/o"),
        (Field::Version, INSTANCE),
        (Field::Size, "1"),
    ];
    let review =
        review.iter().fold(signed_in(), |state, (field, text)| state.after(Action::Edit(*field, (*text).into())));
    let review = review.after(Action::Submit(T0));
    assert!(review.after(Action::Confirm(T0)).sending().is_some());
    assert!(review.after(Action::Forget).after(Action::Confirm(T0)).sending().is_none());
}

#[test]
fn another_file_takes_the_secrets_of_the_first_away() {
    let first =
        typed(&[]).after(Action::Fill("OS_AUTH_URL=https://a.example\nOS_PASSWORD=of-a\nOS_REGION_NAME=A".into()));
    assert_eq!(first.draft.get(Field::Password), "of-a");
    let second = first.after(Action::Fill("OS_AUTH_URL=https://b.example\nOS_USERNAME=b".into()));
    assert_eq!((second.draft.get(Field::Identity), second.draft.get(Field::User)), ("https://b.example", "b"));
    assert_eq!((second.draft.get(Field::Password), second.draft.get(Field::Region)), ("", ""));
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
    let state = state.after(Action::SignIn);
    assert!(asked(&state).2.is_some_and(|body| !body.contains("scope")));
    let state = answered(&state, "126-token-application-credential.http", T0);
    assert!(state.session.is_some_and(|session| session.grant.application_credential));
}

#[test]
fn a_token_finds_its_endpoint() {
    let state = typed(&[(Field::Token, "a-token-of-some-length"), (Field::Identity, "http://127.0.0.1:5000")]);
    let state = answered(&state.after(Action::SignIn), "10-token-check.http", T0);
    let session = state.session.expect("a session");
    assert!(session.database().is_some());
    assert_eq!(session.grant.token.header(), "a-fresh-token-of-keystone");
}

#[test]
fn what_is_missing_is_told_at_its_field() {
    let state = typed(&[(Field::Way, "password")]).after(Action::SignIn);
    for field in [Field::Identity, Field::User, Field::Password] {
        assert!(state.problem(field).is_some(), "{field:?}");
    }
    let state = by_password("demo").after(Action::Submit(T0));
    assert_eq!(state.problem(Field::Password), Some(&FieldProblem::SignInFirst));
    assert!(state.sending().is_none());
}

#[test]
fn the_end_of_a_session_is_told_before_and_when_it_comes() {
    let state = signed_in();
    let ends = state.session.as_ref().and_then(|session| session.ends).expect("an end");
    let due = |state: &State| match state.signing().map(|effect| effect.key()) {
        Some(Key::Timer(due)) => due,
        other => panic!("a timer, not {other:?}"),
    };
    assert_eq!(due(&state), ends.plus(-15 * 60));
    let ending = state.after(Action::Alarm(due(&state)));
    assert!(ending.said.contains("15 min"), "{}", ending.said);
    assert_eq!(due(&ending), ends);
    let ended = ending.after(Action::Alarm(ends));
    assert!(ended.signing().is_none() && ended.is_signing_in());
    let refused = ended.after(Action::Submit(ends));
    assert_eq!(refused.problem(Field::Password), Some(&FieldProblem::SessionEnded));
    assert!(refused.sending().is_none());
    assert_eq!(refused.draft.get(Field::Name), "nightly");
}

#[test]
fn a_session_that_ends_while_following_goes_on_after_signing_in_anew() {
    let state = signed_in().after(Action::Submit(T0));
    let state = state.after(Action::Created(call(state.sending()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = looked(&state, Err(refused(401, r#"{"error": {"code": 401, "message": "log in"}}"#)), T0.plus(2));
    assert!(matches!(watch(&state), Watch::TokenRefused(_)));
    assert!(state.watching().is_none() && state.is_signing_in());
    assert_eq!(state.problem(Field::Password), Some(&FieldProblem::SessionEnded));
    let state = signed_in_anew(&state);
    assert!(matches!(watch(&state), Watch::Waiting { .. }));
}

/// Signs in once more, with another token.
fn signed_in_anew(state: &State) -> State {
    let state = state.after(Action::Edit(Field::Password, "a-long-password".into())).after(Action::SignIn);
    let mut fresh = answer("07-token-demo.http").expect("a token");
    fresh.subject = Token::parse("another-token-of-keystone").ok();
    state.after(Action::Identified(asked(&state).0, Ok(fresh), T0.plus(9)))
}

#[test]
fn the_token_of_before_ends_no_session() {
    let refusal = r#"{"error": {"code": 401, "message": "log in"}}"#;
    let state = signed_in().after(Action::Submit(T0));
    let state = state.after(Action::Created(call(state.sending()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = looked(&signed_in_anew(&state), Err(refused(401, refusal)), T0.plus(20));
    assert!(matches!(watch(&state), Watch::Waiting { .. }) && !state.is_signing_in());
    let connection = &state.follow.as_ref().expect("it is followed").connection;
    assert!(
        matches!(&connection.credential, Credential::Typed(token) if token.header() == "another-token-of-keystone")
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

#[test]
fn a_forgotten_token_is_used_no_more() {
    let state = signed_in().after(Action::Submit(T0));
    let busy = state.after(Action::Forget);
    assert!(busy.session.is_some(), "not while a reply is awaited");
    let state = state.after(Action::Created(call(state.sending()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = state.after(Action::Forget);
    assert!(state.session.is_none() && state.effects().iter().all(Option::is_none));
    assert!(matches!(watch(&state), Watch::TokenRefused(Error::SignedOut)));
    let connection = &state.follow.as_ref().expect("a followed backup").connection;
    assert_eq!(connection.credential, Credential::None);
}

#[test]
fn revoking_asks_first_while_a_backup_runs() {
    let state = signed_in().after(Action::Submit(T0));
    let state = state.after(Action::Created(call(state.sending()), Ok(backup("NEW", "2025-11-24T16:00:00")), T0));
    let state = state.after(Action::Revoke);
    assert!(matches!(state.sign_in, SignIn::RevokeAsked));
    assert!(matches!(state.after(Action::KeepSession).sign_in, SignIn::Idle));
    let state = state.after(Action::Revoke);
    let gone = answered(&state, "133-revoke.http", T0);
    assert!(gone.session.is_none() && gone.said.contains("revoked"));
    let failed = state.after(Action::Identified(asked(&state).0, Err(Error::Unreachable), T0));
    assert!(failed.session.is_some());
    assert!(session_wording::alert(&failed).is_some_and(|alert| alert.advice[0].contains("may be good still")));
}

#[test]
fn a_late_answer_is_discarded() {
    let asking = by_password("demo").after(Action::SignIn);
    let late = asking.after(Action::Identified(asked(&asking).0 + 1, answer("07-token-demo.http"), T0));
    assert!(late.session.is_none() && matches!(late.sign_in, SignIn::Asking(..)));
}
