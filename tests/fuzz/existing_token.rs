//! Signing in by a token that is there already, whatever Keystone answers to each question: no panic, and no token or
//! password in what is shown, told to a host, copied, written into the address or sent, but in its header and in the body
//! that exchanges a token.

use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::effect::Effect;
use trove_backup::app::event::{Seen, between};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::connection;
use trove_backup::app::view::create::create_view as form;
use trove_backup::create::commands::commands;
use trove_backup::openstack::transport::answer;
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::transport::request::{Call, Verb};
use trove_backup::openstack::types::token::Token;
use trove_backup::page::address::written;
use trove_backup::session::{self, Ask, SignIn};

use super::address::check_endpoint;
use super::body::{TOKENS, bodies, changed, writings};
use super::fixtures::Exchange;
use super::fuzz;
use super::mutate::{Change, mutated, owned};
use super::rendering::{render_here, seen};
use super::stories::{INSTANCE, T0, effects, typed, typing};

const KEYSTONE: &str = "https://keystone.example:5000";
/// Typed, and refused, before the token was. Where a text breaks off, the quotation mark of `Debug` stands for no part of it.
const PASSWORD: &str = "correct/horse+\"battery-staple";
/// More questions than one sign-in has: what the token is good for, its projects, another token for one of them.
const QUESTIONS: usize = 4;

/// The tokens that Keystone gives, each by one answer and repeated by no earlier one.
fn fresh(at: usize) -> String {
    format!("gAAAAABn-Fresh-{at}_of/Keystone")
}

/// One answer of Keystone's.
#[derive(Clone, Debug)]
struct Said {
    status: u16,
    body: String,
    /// What the header `X-Subject-Token` holds, where the page may read it.
    subject: Option<String>,
    /// Which of the offered projects is chosen after it.
    choice: usize,
}

/// What Keystone answers to these questions, from the captured answers, and now and then something else.
fn originals() -> &'static [String] {
    static ORIGINALS: OnceLock<Vec<String>> = OnceLock::new();
    let names = [
        "10-token-check.http",
        "10-token-check.http",
        "120-token-unscoped.http",
        "120-token-unscoped.http",
        "121-projects.http",
        "121-projects.http",
        "122-token-rescoped-twin.http",
        "122-token-rescoped-twin.http",
        "123-token-bare.http",
        "124-token-homeless.http",
        "125-projects-none.http",
        "54-err-bad-token.http",
    ];
    ORIGINALS.get_or_init(|| {
        let mut all: Vec<_> = names.iter().map(|name| Exchange::read(name).answer).collect();
        all.extend(bodies().iter().step_by(12).cloned());
        all
    })
}

/// The answer to the question of this number; it may repeat the typed token, the password and the new token.
fn answer(at: usize, token: &str) -> impl Strategy<Value = Said> + use<> {
    let statuses = prop_oneof![8 => select(vec![200u16, 201]), 1 => select(vec![401u16, 403, 404, 429, 500, 503])];
    let subject = prop_oneof![1 => Just(None), 1 => Just(Some(token.to_owned())), 2 => Just(Some(fresh(at)))];
    let repeats: Vec<_> = [PASSWORD, &fresh(at)].into_iter().flat_map(writings).collect();
    let repeated = vec((any::<u16>(), select(repeats)).prop_map(|(at, text)| Change::Insert(at, text)), 0..3);
    (statuses, changed(token, originals()), subject, repeated, any::<usize>()).prop_map(
        move |(status, body, subject, repeated, choice)| {
            // A token that nobody gave is no secret yet.
            let given = subject.as_ref().is_some_and(|subject| *subject == fresh(at));
            let repeated: Vec<_> = repeated.into_iter().filter(|change| given || !mentions(change, at)).collect();
            Said { status, body: mutated(&body, &repeated), subject, choice }
        },
    )
}

fn mentions(change: &Change, at: usize) -> bool {
    matches!(change, Change::Insert(_, text) if writings(&fresh(at)).contains(text))
}

/// The typed token, whether the password was refused before, and all that Keystone answers.
fn inputs() -> impl Strategy<Value = (String, Option<String>, Vec<Said>)> {
    select(owned(&TOKENS)).prop_flat_map(|token| {
        let refused = prop_oneof![
            Just(None),
            changed(PASSWORD, vec![Exchange::read("08-token-wrong-password.http").answer]).prop_map(Some)
        ];
        let answers: Vec<_> = (0..QUESTIONS).map(|at| answer(at, &token)).collect();
        (Just(token), refused, answers)
    })
}

/// What must be nowhere. They are kept apart from the page's own secrets, which forget passwords and old tokens.
struct Watched {
    tokens: Secrets,
    passwords: Secrets,
}

impl Watched {
    fn no_token_in(&self, text: &str, what: &str) -> Result<(), TestCaseError> {
        prop_assert!(!self.tokens.are_in(text), "a token is in {}: {}", what, text);
        Ok(())
    }

    fn nothing_in(&self, text: &str, what: &str) -> Result<(), TestCaseError> {
        self.no_token_in(text, what)?;
        prop_assert!(!self.passwords.are_in(text), "the password is in {}: {}", what, text);
        Ok(())
    }
}

/// A question to Keystone: it goes to the typed address, and secrets are in its headers and in its body alone.
fn check_call(call: &Call, watched: &Watched) -> Result<(), TestCaseError> {
    let of_keystone = ["auth/tokens", "auth/projects"].map(|path| format!("{KEYSTONE}/v3/{path}"));
    prop_assert!(of_keystone.contains(&call.url), "{} is asked", call.url);
    watched.nothing_in(&format!("{call:?}"), "Debug of a call")?;
    if let Verb::Post(body) = &call.verb {
        let body: serde_json::Value = serde_json::from_str(body.text()).expect("JSON");
        let mut left = body.clone();
        let by_password = body["auth"]["identity"]["methods"][0] == "password";
        let (method, member) = if by_password { ("password", "user") } else { ("token", "id") };
        left["auth"]["identity"][method][member] = "".into();
        watched.nothing_in(&left.to_string(), "a body beside its secret")?;
    }
    Ok(())
}

/// The markup without the fields into which a person typed a secret: they hold it as a person sees it, as dots.
fn without_fields(html: &str, secrets: &[&str]) -> String {
    let plain = |text: &str| {
        let text = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'");
        text.replace("&amp;", "&")
    };
    let mut parts = html.split(" value=\"");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (value, rest) = part.split_once('"').unwrap_or((part, ""));
        if !secrets.contains(&&*plain(value)) {
            left += value;
        }
        left += rest;
    }
    left
}

fn rendered(state: &State) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let (who, what) = (seen(connection, state, T0), seen(form, state, T0));
        render_here(who).await + &render_here(what).await
    })
}

/// All that can be seen of a state, what a host is told of it, and what it wants.
fn check_state(before: &State, state: &State, token: &str, watched: &Watched) -> Result<(), TestCaseError> {
    let debug = |text: String| text.replace("\\\\", "\\").replace("\\\"", "\"").replace("\\'", "'");
    watched.nothing_in(&state.announcement, "an announcement")?;
    if let Some(alert) = session::text::alert(&state.session.sign_in, &state.environment.origin) {
        watched.nothing_in(&debug(format!("{alert:?}")), "an alert")?;
    }
    let events = between(&Seen::of(before), state);
    watched.nothing_in(&debug(format!("{events:?}")), "an event")?;
    watched.no_token_in(&debug(format!("{state:?}")), "Debug of the state")?;
    watched.nothing_in(&written("", state, &watched.tokens), "the address")?;
    for command in commands(&state.create.draft, state.endpoint().as_ref()) {
        watched.nothing_in(&command.text, "a command")?;
    }
    if let Some(session) = &state.session.current {
        watched.nothing_in(&session::text::who(session, T0), "who is signed in")?;
        watched.nothing_in(&session.region, "the region")?;
        for database in &session.issued_token.databases {
            check_endpoint(&database.endpoint)?;
            watched.nothing_in(&database.region, "a region")?;
        }
    }
    if let SignIn::Choosing(_, _, projects) = &state.session.sign_in {
        for (id, name) in projects.iter() {
            watched.nothing_in(id, "a project's id")?;
            watched.nothing_in(name, "a project's name")?;
        }
    }
    for effect in effects(state) {
        watched.no_token_in(&debug(format!("{effect:?}")), "Debug of an effect")?;
        if let Some(connection) = effect.connection() {
            watched.no_token_in(&connection.endpoint().to_string(), "an endpoint")?;
        }
    }
    let html = without_fields(&rendered(state), &[token, PASSWORD]);
    watched.no_token_in(&html, "the document")
}

fn asked(state: &State) -> Option<(u32, std::rc::Rc<Ask>)> {
    match state.signing()? {
        Effect::Identity(call, ask) => Some((call, ask)),
        _ => None,
    }
}

/// Sends the call as the page does, and has it answered.
fn answered(state: &State, said: Said, secrets: &Secrets, watched: &Watched) -> Result<State, TestCaseError> {
    let Some((number, ask)) = asked(state) else { return Ok(state.clone()) };
    let call = ask.call();
    check_call(&call, watched)?;
    for token in call.token.iter().map(Token::header).chain(call.header.iter().map(|(_, secret)| secret.text())) {
        secrets.keep_token(token);
    }
    secrets.keep_password(call.secret.text());
    let subject = said.subject.and_then(|text| Token::parse(&text).ok());
    if let Some(token) = &subject {
        watched.tokens.keep_token(token.header());
    }
    let answer = answer::Answer {
        status: said.status,
        request_id: Some(said.body.chars().take(60).collect()),
        retry_after: None,
        date: None,
        subject,
        body: said.body,
        problem: None,
        keystone: true,
    };
    Ok(state.after(Answer::Identified(number, answer.read(secrets), T0)))
}

// Each case renders several states.
#[test]
fn a_token_becomes_a_session_or_an_alert_and_is_shown_by_neither() {
    fuzz("existing token", 64, inputs(), |(token, refused, answers)| {
        let secrets = Secrets::default();
        let watched = Watched { tokens: Secrets::default(), passwords: Secrets::default() };
        watched.tokens.keep_token(&token);
        let mut state = typed(&[
            (Field::Way, "password"),
            (Field::Identity, KEYSTONE),
            (Field::User, "demo"),
            (Field::Password, PASSWORD),
            (Field::InstanceId, INSTANCE),
            (Field::Name, "nightly"),
        ]);
        if let Some(body) = refused {
            // Before it was sent, no server could repeat it.
            watched.passwords.keep_password(PASSWORD);
            let said = Said { status: 401, body, subject: None, choice: 0 };
            let before = state.after(Action::Session(session::Message::SignIn));
            state = answered(&before, said, &secrets, &watched)?;
            check_state(&before, &state, &token, &watched)?;
        }
        state = typing(&state, &[(Field::Way, "token"), (Field::Token, &token)])
            .after(Action::Session(session::Message::SignIn));
        prop_assert!(asked(&state).is_some(), "Keystone is asked about the token");
        for said in answers {
            if asked(&state).is_none() {
                break;
            }
            let (before, choice) = (state.clone(), said.choice);
            state = answered(&before, said, &secrets, &watched)?;
            check_state(&before, &state, &token, &watched)?;
            if let SignIn::Choosing(_, _, projects) = &state.session.sign_in {
                let (id, _) = projects[choice % projects.len()].clone();
                state = state.after(Action::Edit(Field::Project, id)).after(Action::Session(session::Message::SignIn));
            }
        }
        Ok(())
    });
}
