//! Rules that no story held: each of these tests was written because changing the code it names changed no test.

mod fixtures;
mod stories;

use fixtures::Exchange;
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::console::backups::Message as List;
use trove_backup::console::restore;
use trove_backup::create::{self, RefusedFor, Submission, at_fault};
use trove_backup::openstack::keystone::auth::{AuthMethod, Project, User, authenticate, is_id};
use trove_backup::openstack::keystone::identity::Identity;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::transport::request::Call;
use trove_backup::openstack::trove::backups::Backup;
use trove_backup::openstack::trove::{instances, quotas};
use trove_backup::openstack::types::endpoint::Endpoint;
use trove_backup::openstack::types::id::Id;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::openstack::types::token::Token;
use trove_backup::session::{self, Failure, Input, Problem, SignIn, check_address};
use trove_backup::tracking::Found;
use trove_backup::tracking::properties::{Meaning, properties};

fn reply(body: &str) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
}

fn decoded(body: &str) -> Backup {
    Backup::decode(&body.into()).expect("a backup")
}

fn endpoint() -> Endpoint {
    Endpoint::parse("https://cloud.example/v1.0/p1").expect("an endpoint")
}

fn token() -> Token {
    Token::parse("a-token-of-some-length").expect("a token")
}

/// `app/tracking.rs`, `is_following`.
#[test]
fn only_what_runs_is_followed() {
    assert!(!State::default().is_following());
    assert!(created("NEW").is_following());
    assert!(!created("COMPLETED").is_following());
}

/// `create/update.rs`, `Left`: only the POST that is awaited has left.
#[test]
fn before_the_host_gave_its_token_nothing_is_looked_for() {
    let state =
        filled().after(Action::Session(session::Message::HostToken(true))).after(Action::Edit(Field::Token, "".into()));
    let sent = state.after(submit(T0));
    let post = call(sent.creating());
    assert!(matches!(sent.create.submission, Submission::Sending { left: false, .. }), "{:?}", sent.create.submission);
    let other = sent.after(left(post + 1, T0)).after(cancel(T0.plus(1)));
    assert!(matches!(other.create.submission, Submission::Idle), "nothing left, so nothing is looked for");
    let this = sent.after(left(post, T0)).after(cancel(T0.plus(1)));
    assert!(matches!(this.create.submission, Submission::Looking { .. }));
}

/// `create/answer.rs`, `looked`: who stopped waiting did not lose the reply.
#[test]
fn what_is_found_says_how_its_reply_was_lost() {
    let (sent, post) = sent();
    let found = |lost: State| {
        let look = call(lost.creating());
        let at = T0.plus(2);
        let list = vec![backup("NEW", &T0.iso().replace('Z', ""))];
        let state = lost.after(looked_up(look, Ok(list), at));
        state.tracking.created.unwrap_or_else(|| panic!("found: {:?}", state.create.submission)).found
    };
    assert_eq!(found(sent.after(cancel(T0.plus(1)))), Some(Found::AfterCancel));
    let broken = |error| sent.after(posted(post, Err(error), T0.plus(1)));
    assert_eq!(found(broken(Error::Unreachable)), Some(Found::AfterLoss));
    assert_eq!(found(broken(Error::Detached)), Some(Found::AfterDetach));
}

/// `tracking/answer.rs`, `looked`: a change is announced; what was not known before did not change.
#[test]
fn a_change_of_an_opened_backup_is_announced() {
    let listing = filled().after(Action::Edit(Field::View, "backups".into()));
    let row = format!(
        r#"{{"id": "b1", "name": "n", "instance_id": "{INSTANCE}", "status": "NEW", "created": "2025-11-24T16:00:00"}}"#
    );
    let page = Ok(reply(&format!(r#"{{"backups": [{row}]}}"#)));
    let listed = page_answered(&listing, page, T0);
    let seen = |state: &State, status: &str| {
        let look = look_wanted(state);
        let answer = Ok(backup(status, "2025-11-24T16:00:00"));
        state.after(shown(look.expect("a look"), answer, T0.plus(60)))
    };
    let open = |id: &str| listed.after(Action::Backups(List::Open(id.into())));
    let known = seen(&open("b1"), "COMPLETED");
    assert!(
        known.announcement.contains("COMPLETED") || known.announcement.to_lowercase().contains("completed"),
        "{:?}",
        known.announcement
    );
    let unknown = open("b2");
    assert_eq!(seen(&unknown, "COMPLETED").announcement, unknown.announcement, "it was not known, so nothing changed");
}

/// `session/update.rs`, `HostToken`: it answers that the token is missing, and nothing else.
#[test]
fn a_hosts_token_takes_away_just_the_problem_that_it_solves() {
    let state = State::default().after(Action::Edit(Field::Endpoint, "https://cloud.example/v1.0/p".into()));
    let state = state.after(submit(T0));
    assert!(state.session.problem(Input::Token).is_some() && state.create.problem(create::Input::Name).is_some());
    let state = state.after(Action::Session(session::Message::HostToken(true)));
    assert_eq!(
        (state.session.problem(Input::Token), state.create.problem(create::Input::Name)),
        (None, Some(&create::Problem::Missing))
    );
}

/// `session/answer.rs`, `refused`: only a refusal asks for another passcode.
#[test]
fn a_failure_of_the_cloud_is_no_wrong_passcode() {
    let exchange = Exchange::read("128-err-totp-wanted.http");
    let receipt = exchange.header("Openstack-Auth-Receipt").expect("a receipt");
    let typed = [
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, "careful"),
        (Field::Password, "a-long-password"),
    ];
    let state = state_after(typed.map(|(field, text)| Action::Edit(field, text.into())))
        .after(Action::Session(session::Message::SignIn));
    let answered = |state: &State, error| state.after(Answer::Identified(call(state.signing()), Err(error), T0));
    let state = answered(&state, Error::SecondFactor(receipt.into()));
    let state =
        state.after(Action::Edit(Field::Passcode, "123456".into())).after(Action::Session(session::Message::SignIn));
    let refused = answered(&state, refused(401, &Exchange::read("130-err-totp-wrong.http").answer));
    assert!(matches!(refused.session.sign_in, SignIn::Passcode { .. }));
    let failed = answered(&state, Error::Unreachable);
    assert!(
        matches!(failed.session.sign_in, SignIn::Failed(Failure::Error(Error::Unreachable))),
        "{:?}",
        failed.session.sign_in
    );
}

/// Signed in as demo, by what Keystone answered.
fn signed_in(before: &State) -> State {
    let typed = [
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, "demo"),
        (Field::Password, "a-long-password"),
    ];
    let asking =
        typed.into_iter().fold(before.clone(), |state, (field, text)| state.after(Action::Edit(field, text.into())));
    let asking = asking.after(Action::Session(session::Message::SignIn));
    let subject = Token::parse("a-fresh-token-of-keystone").ok();
    let answer = Reply { subject, ..reply(&Exchange::read("07-token-demo.http").answer) };
    let state = asking.after(Answer::Identified(call(asking.signing()), Ok(answer), UtcTime(1_700_000_000)));
    assert!(state.session.current.is_some(), "{:?}", state.session.sign_in);
    state
}

/// The list of backups with one in it.
fn one_listed(before: &State) -> State {
    let state = before.after(Action::Edit(Field::View, "backups".into()));
    let row = format!(r#"{{"id": "b1", "name": "n", "instance_id": "{INSTANCE}", "status": "COMPLETED"}}"#);
    let page = Ok(reply(&format!(r#"{{"backups": [{row}]}}"#)));
    let listed = page_answered(&state, page, T0);
    assert_eq!(listed.console.backups.shown.len(), 1);
    listed
}

/// `session/answer.rs`, `token_issued`.
#[test]
fn who_signs_in_anew_keeps_what_was_listed_of_the_same_project_alone() {
    let listed = one_listed(&signed_in(&State::default()));
    assert_eq!(signed_in(&listed.after(Action::Session(session::Message::SignInAgain))).console.backups.shown.len(), 1);
    let elsewhere = one_listed(&filled());
    assert_eq!(signed_in(&elsewhere).console.backups.shown.len(), 0);
}

/// `session/model.rs`, `is_signing_in`: a token that could not be revoked is no failed sign-in.
#[test]
fn who_could_not_revoke_is_still_signed_in() {
    let state = signed_in(&State::default());
    assert!(!state.session.is_signing_in());
    let asked = state.after(Action::Session(session::Message::Revoke));
    let failed = asked.after(Answer::Identified(call(asked.signing()), Err(Error::Unreachable), T0));
    assert!(matches!(failed.session.sign_in, SignIn::Failed(Failure::NotRevoked(_))), "{:?}", failed.session.sign_in);
    assert!(!failed.session.is_signing_in());
}

/// `session/answer.rs`, `read`: an answer that cannot be read may repeat the password.
#[test]
fn an_unreadable_answer_to_a_password_is_not_shown() {
    let typed = [
        (Field::Way, "password"),
        (Field::Identity, "http://127.0.0.1:5000"),
        (Field::User, "demo"),
        (Field::Password, "a-long-password"),
    ];
    let state = state_after(typed.map(|(field, text)| Action::Edit(field, text.into())))
        .after(Action::Session(session::Message::SignIn));
    for body in
        [r#"{"echo": "a-long-password"}"#, "<p>a-long-password</p>", r#"{"token": {"password": "a-long-password"}}"#]
    {
        let failed = state.after(Answer::Identified(call(state.signing()), Ok(reply(body)), T0));
        assert!(
            matches!(failed.session.sign_in, SignIn::Failed(Failure::Error(Error::Unreadable(_)))),
            "{:?}",
            failed.session.sign_in
        );
        assert!(!format!("{:?}", failed.session.sign_in).contains("a-long-password"), "{body}");
    }
}

/// `create/rules.rs`, `size`.
#[test]
fn a_size_is_a_positive_number_of_at_most_nine_digits() {
    let problem = |typed: &str| {
        let mut draft = create::Draft::default();
        draft.set(create::Input::Size, typed.into());
        create::check(&draft, create::Input::Size)
    };
    for good in ["1", "0.31", "999999999", "1.999999999", "10"] {
        assert_eq!(problem(good), None, "{good}");
    }
    for bad in ["0", "0.0", "01", "-1", "1.", ".5", "1e3", "1000000000", "1.0000000001", "1,5", "x"] {
        assert_eq!(problem(bad), Some(create::Problem::NoSize), "{bad}");
    }
    assert_eq!(problem(" "), Some(create::Problem::Missing));
}

/// `properties.rs`, `meaning`.
#[test]
fn a_value_means_what_its_name_and_its_kind_say() {
    let body = r#"{"backup": {"size": 0.31, "count": 3, "note": null, "text": "1", "created": "2026-01-02T03:04:05", "id": "b", "x_id": "c"}}"#;
    let rows = properties(&decoded(body));
    let meaning = |name: &str| rows.iter().find(|row| row.name == name).map(|row| row.meaning);
    assert_eq!(meaning("size"), Some(Meaning::Size));
    assert_eq!(meaning("count"), Some(Meaning::Text));
    assert_eq!(meaning("note"), Some(Meaning::Absent));
    assert_eq!(meaning("text"), Some(Meaning::Text));
    assert_eq!((meaning("id"), meaning("x_id")), (Some(Meaning::Id), Some(Meaning::Id)));
    assert!(matches!(meaning("created"), Some(Meaning::Time(_))));
    let unsized_backup = properties(&decoded(r#"{"backup": {"size": null, "id": "b"}}"#));
    assert_eq!(unsized_backup.iter().find(|row| row.name == "size").map(|row| row.meaning), Some(Meaning::Absent));
}

/// `properties.rs`, `flatten`: what would make more than 500 rows stays one.
#[test]
fn a_table_does_not_grow_without_end() {
    let last = |count: usize| {
        let members: String = (0..count).map(|number| format!(r#""m{number:03}": 1, "#)).collect();
        let rows = properties(&decoded(&format!(r#"{{"backup": {{{members}"z": {{"a": 1}}}}}}"#)));
        assert_eq!(rows.len(), count + 1);
        rows.last().map(|row| row.name.clone())
    };
    assert_eq!((last(499), last(500)), (Some("z.a".into()), Some("z".into())));
}

/// `create/fault.rs`, `is_parent`.
#[test]
fn a_backup_that_is_not_there_is_the_parent_only_if_it_is_named() {
    let parent = "c0000000-0000-4000-8000-000000000001";
    let state = typing(&filled(), &[(Field::Kind, "incremental-of"), (Field::Parent, parent)]);
    let state = state.after(submit(T0));
    let asked = posting(&state).expect("it is sent").backup;
    let full = posting(&filled().after(submit(T0))).expect("it is sent").backup;
    let named =
        |id: &str| refused(404, &format!(r#"{{"itemNotFound": {{"code": 404, "message": "{id} cannot be found"}}}}"#));
    assert_eq!(at_fault(&named(parent), &asked), RefusedFor::Input(create::Input::Parent));
    assert_eq!(at_fault(&named(INSTANCE), &asked), RefusedFor::Input(create::Input::Instance));
    assert_eq!(at_fault(&named(parent), &full), RefusedFor::Input(create::Input::Instance));
}

/// `create/fault.rs`, `at_fault`: which field a refusal is about.
#[test]
fn a_refusal_names_its_field() {
    let invalid =
        |message: &str| refused(400, &format!(r#"{{"badRequest": {{"code": 400, "message": "{message}"}}}}"#));
    let asked = posting(&filled().after(submit(T0))).expect("it is sent").backup;
    for (error, about) in [
        (invalid("The value is not allowed: a;b"), RefusedFor::Input(create::Input::Container)),
        (invalid("Validation error: backup['name'] u'' is too short"), RefusedFor::Input(create::Input::Name)),
        (
            invalid("Validation error: backup['description'] u'' is too short"),
            RefusedFor::Input(create::Input::Description),
        ),
        (
            invalid("Validation error: backup['instance'] u'x' does not match"),
            RefusedFor::Input(create::Input::Instance),
        ),
        (invalid("'instance' is a required property"), RefusedFor::Input(create::Input::Instance)),
        (invalid("something else"), RefusedFor::Other),
        (
            refused(404, r#"{"itemNotFound": {"code": 404, "message": "The resource could not be found."}}"#),
            RefusedFor::Endpoint,
        ),
        (refused(403, r#"{"message": "no"}"#), RefusedFor::Endpoint),
        (refused(401, ""), RefusedFor::Token),
        (Error::SignedOut, RefusedFor::Token),
        (Error::Unreachable, RefusedFor::Other),
        (refused(500, r#"{"instanceFault": {"message": "no"}}"#), RefusedFor::Other),
    ] {
        assert_eq!(at_fault(&error, &asked), about, "{error:?}");
    }
}

/// `session/problem.rs`, `check_address`.
#[test]
fn a_page_over_https_calls_http_on_this_machine_only() {
    for (typed, https, problem) in [
        ("http://cloud.example/v1.0/p", true, Some(Problem::MixedContent)),
        ("http://cloud.example/v1.0/p", false, None),
        ("http://127.0.0.1:8779/v1.0/p", true, None),
        ("http://localhost:8779/v1.0/p", true, None),
        ("https://cloud.example/v1.0/p", true, None),
    ] {
        assert_eq!(check_address(typed, https), problem, "{typed} {https}");
    }
}

/// `auth.rs`, `authenticate` and `is_id`.
#[test]
fn what_is_sent_to_sign_in_is_masked_in_the_answer() {
    let identity = Identity::parse("https://cloud.example/v3").expect("an address");
    let user = User { name: "demo".into(), domain: "default".into() };
    let project = Project { name: "p".into(), domain: "default".into() };
    for (proof, secret) in [
        (AuthMethod::Password(user.clone(), "a-long-password".into()), "a-long-password"),
        (AuthMethod::ApplicationCredential("id".into(), user.clone(), "a-long-secret".into()), "a-long-secret"),
        (AuthMethod::Passcode(user, "12345678".into(), "receipt".into()), "12345678"),
        (AuthMethod::Token(token()), "a-token-of-some-length"),
    ] {
        assert_eq!(authenticate(&identity, &proof, Some(&project)).secret.text(), secret);
    }
    assert!(is_id(&"a".repeat(32)) && is_id(&"0".repeat(64)) && is_id("default"));
    assert!(!is_id(&"g".repeat(32)) && !is_id(&"a".repeat(31)) && !is_id(""));
}

/// `quotas.rs`, `show`; `instances.rs`, `show`.
#[test]
fn side_questions_go_where_they_belong_and_do_not_last() {
    let quota = quotas::show(&endpoint(), &token()).map(|call| call.url);
    assert_eq!(quota.as_deref(), Some("https://cloud.example/v1.0/p1/mgmt/quotas/p1"));
    let nowhere = Endpoint::parse("https://cloud.example/v1.0").expect("an endpoint");
    assert!(quotas::show(&nowhere, &token()).is_none(), "v1.0 is no project");
    let instance = instances::show(&endpoint(), &token(), &Id::parse(INSTANCE).expect("an id"));
    assert_eq!(instance.url, format!("https://cloud.example/v1.0/p1/instances/{INSTANCE}"));
    assert!(instance.time_out < Call::get(String::new(), &token()).time_out, "somebody waits for it");
}

/// `create/update.rs`, `Left`: waiting is counted from the moment when the request leaves, not from the press.
#[test]
fn waiting_begins_when_the_request_leaves() {
    let pressed = filled().after(submit(T0));
    let post = call(pressed.creating());
    let sent = pressed.after(left(post, T0.plus(30)));
    let since = |state: &State| match state.create.submission {
        Submission::Sending { since, left, .. } => (since, left),
        ref other => panic!("it is sent, not {other:?}"),
    };
    assert_eq!(since(&pressed), (T0, false));
    assert_eq!(since(&sent), (T0.plus(30), true));
    assert_eq!(since(&sent.after(left(post, T0.plus(60)))), (T0.plus(30), true), "a second try is the same request");
}

/// `typing.rs`, `preset`: a host that writes the same view in other words changes nothing.
#[test]
fn a_preset_that_means_what_is_shown_changes_nothing() {
    let state = filled().after(Action::Preset(Field::View, "console".into()));
    let ticked = state.after(Action::Backups(List::Select("b1".into())));
    for (field, text) in [
        (Field::View, "console"),
        (Field::View, "backups"),
        (Field::Sort, "-created"),
        (Field::Threshold, "24"),
        (Field::ShowStatus, " "),
    ] {
        let again = ticked.after(Action::Preset(field, text.into()));
        assert_eq!(again.console.backups.selection.len(), 1, "{field:?} {text}");
    }
    assert!(ticked.after(Action::Preset(Field::View, "freshness".into())).console.backups.selection.is_empty());
}

/// `create/form.rs`, `session/form.rs`, `app/field.rs`: the id of an input is made of one, the id of its list of another.
#[test]
fn a_field_has_one_key() {
    for input in create::Input::ALL {
        let field = trove_backup::app::create::field_of(input);
        assert_eq!((field.key(), trove_backup::app::create::input_of(field)), (input.key(), Some(input)));
    }
    for input in Input::ALL {
        let field = trove_backup::app::session::field_of(input);
        assert_eq!((field.key(), trove_backup::app::session::input_of(field)), (input.key(), Some(input)));
    }
    for input in restore::Input::ALL {
        let field = trove_backup::app::console::restore::field_of(input);
        assert_eq!((field.key(), trove_backup::app::console::restore::input_of(field)), (input.key(), Some(input)));
    }
    // Each belongs to one form, tells what is shown, or is about the method to sign in.
    let of_forms = create::Input::ALL.len() + Input::ALL.len() + restore::Input::ALL.len();
    let of_views = Field::ALL.iter().filter(|field| field.is_view()).count();
    assert_eq!(of_forms + of_views + [Field::Way, Field::Ways].len(), Field::COUNT);
}

/// `create/rules.rs`, `validate`: what is not valid has a field at fault, of each kind.
#[test]
fn what_is_not_sent_is_somebodys_fault() {
    for chosen_kind in create::Kind::ALL {
        let empty = create::Draft { chosen_kind: Some(chosen_kind), ..create::Draft::default() };
        let problems = create::validate(&empty).expect_err("nothing was typed");
        let fields: Vec<_> = problems.iter().map(|(input, _)| *input).collect();
        let wanted: &[create::Input] = match chosen_kind {
            create::Kind::Full | create::Kind::Latest => &[create::Input::Instance, create::Input::Name],
            create::Kind::Parent => &[create::Input::Instance, create::Input::Name, create::Input::Parent],
            create::Kind::Register => {
                &[create::Input::Location, create::Input::Version, create::Input::Size, create::Input::Name]
            }
        };
        assert_eq!(fields, wanted, "{chosen_kind:?}");
    }
}

/// `create/rules.rs`, `check`: what is left of a name without its control characters is what is sent.
#[test]
fn a_name_of_control_characters_is_none() {
    let draft = create::Draft { name: "\u{7}".into(), ..create::Draft::default() };
    assert_eq!(create::check(&draft, create::Input::Name), Some(create::Problem::Missing));
}

/// `create/typing.rs`, `change`: the number in it is that of the text that stands there.
#[test]
fn a_problem_that_is_shown_is_of_the_text_that_stands_there() {
    let long = |length: usize| Action::Edit(Field::Name, "n".repeat(length).into());
    let left = State::default().after(long(300)).after(Action::Leave(Field::Name));
    assert_eq!(left.create.problem(create::Input::Name), Some(&create::Problem::TooLong(300)));
    let shorter = left.after(long(299));
    assert_eq!(shorter.create.problem(create::Input::Name), Some(&create::Problem::TooLong(299)));
    assert_eq!(shorter.after(long(255)).create.problem(create::Input::Name), None);
}
