//! The contract with Trove, held against what the real one answered (`tests/fixtures`, byte for byte).

mod fixtures;
mod stories;

use fixtures::Exchange;
use stories::{posting, submit};
use trove_backup::app::action::Action;
use trove_backup::app::create::field_of as create_field_of;
use trove_backup::app::field::Field;
use trove_backup::app::session::field_of;
use trove_backup::app::state::State;
use trove_backup::context::connection::Credential;
use trove_backup::create::{self, RefusedFor, Request, at_fault};
use trove_backup::openstack::transport::error::{Error, Problem};
use trove_backup::openstack::transport::fault::Fault;
use trove_backup::openstack::transport::refusal::{Cause, Refusal};
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::transport::request::Verb;
use trove_backup::openstack::trove::backups::{self, Backup, read, read_list};
use trove_backup::openstack::types::status::Status;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::session::problem;
use trove_backup::tracking::properties::properties;
use trove_backup::tracking::text::became;

const ENDPOINT: &str = "http://127.0.0.1:8779/v1.0/b3632aa5d1b344faa33e4572a7f2a842";

/// A form that was filled in by a person.
fn typed(instance: &str, name: &str, description: &str, more: &[(Field, &str)]) -> State {
    let texts = [
        (Field::Endpoint, ENDPOINT),
        (Field::Token, "<token>"),
        (Field::InstanceId, instance),
        (Field::Name, name),
        (Field::Description, description),
    ];
    let mut state = State::default();
    for (field, text) in texts.iter().chain(more) {
        state.apply(Action::Edit(*field, (*text).into()));
    }
    state
}

/// What is sent when the form is submitted; else the fields at fault, with what is said of them.
fn submitted(state: &State) -> Result<Request, Vec<(Field, String)>> {
    let state = state.after(submit(UtcTime(1_800_000_000)));
    if let Some(request) = posting(&state) {
        return Ok(request);
    }
    let of_session = state.session.problems.iter().map(|(input, at)| (field_of(*input), problem(*input, *at)));
    Err(of_session
        .chain(state.create.problems.iter().map(|(input, at)| (create_field_of(*input), create::problem(*input, at))))
        .collect())
}

/// The field that a refusal of a backup leads to.
fn about(error: &Error) -> Option<Field> {
    let asked = submitted(&typed("a0000000-0000-4000-8000-000000000001", "nightly", "", &[])).expect("it is valid");
    match at_fault(error, &asked.backup) {
        RefusedFor::Token => Some(Field::Token),
        RefusedFor::Endpoint => Some(Field::Endpoint),
        RefusedFor::Input(input) => Some(create_field_of(input)),
        RefusedFor::Other => None,
    }
}

fn order(instance: &str, name: &str, description: &str) -> Result<Request, Vec<(Field, String)>> {
    submitted(&typed(instance, name, description, &[]))
}

fn refusal(name: &str) -> Refusal {
    let exchange = Exchange::read(name);
    let request_id = exchange.header("X-Openstack-Request-Id").map(Into::into);
    Refusal { status: exchange.status, request_id, fault: Fault::read(&exchange.answer) }
}

fn backup(name: &str) -> Backup {
    let exchange = Exchange::read(name);
    Backup::decode(&exchange.answer.as_str().into()).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

/// The body of our request is the one that Trove accepted, but for the order of its members: of a plain backup, and of
/// each other kind.
#[test]
fn our_request_is_the_captured_one() {
    let kinds: [(&str, &[(Field, &str)]); 5] = [
        ("28-create.http", &[]),
        ("36-create-incremental-by-parent.http", &[(Field::Kind, "incremental-of")]),
        ("38-create-incremental-by-flag.http", &[(Field::Kind, "incremental")]),
        ("40-create-own-container.http", &[]),
        ("141-create-cinder.http", &[(Field::Driver, "cinder")]),
    ];
    for (name, texts) in kinds {
        let exchange = Exchange::read(name);
        assert_eq!(exchange.status, 202, "{name}: Trove accepted it");
        let asked = |member: &str| exchange.asked(member);
        let (parent, container) = (asked("parent_id"), asked("swift_container"));
        let mut more = vec![(Field::Parent, &*parent), (Field::Container, &*container)];
        more.extend(texts);
        let state = typed(&asked("instance"), &asked("name"), &asked("description"), &more);
        let order = submitted(&state).unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
        let Credential::Typed(token) = order.connection.credential() else { panic!("the typed token") };
        let call = backups::create(order.connection.endpoint(), token, &order.backup);
        assert!(call.url.ends_with(&exchange.path), "{} {}", call.url, exchange.path);
        let Verb::Post(body) = call.verb else { panic!("a POST") };
        let ours: serde_json::Value = serde_json::from_str(body.text()).expect("JSON");
        let theirs: serde_json::Value = serde_json::from_str(&exchange.question).expect("JSON");
        assert_eq!(ours, theirs, "{name}");
    }
}

/// Trove answers a request for an incremental backup with its parent, or with a full one.
#[test]
fn what_an_incremental_one_became_is_read_in_the_answer() {
    let exchange = Exchange::read("38-create-incremental-by-flag.http");
    let state = typed(&exchange.asked("instance"), &exchange.asked("name"), "", &[(Field::Kind, "incremental")]);
    let order = submitted(&state).expect("it is valid");
    let became = |name: &str| became(&order.backup, &backup(name)).unwrap_or_default();
    assert!(became("38-create-incremental-by-flag.http").contains("It is incremental, on top of the latest"));
    assert!(became("28-create.http").contains("It became a full backup"));
}

/// What Trove's schema refused is refused here, at the same field, before anything is sent.
#[test]
fn what_the_schema_refuses_never_leaves() {
    for (name, field) in [
        ("55-err-instance-not-a-uuid.http", Field::InstanceId),
        ("60-err-name-empty.http", Field::Name),
        ("61-err-name-too-long.http", Field::Name),
        ("63-err-name-not-ascii.http", Field::Name),
        ("67-err-description-too-long.http", Field::Description),
    ] {
        let exchange = Exchange::read(name);
        assert_eq!(exchange.status, 400, "{name}: Trove refused it");
        let problems = order(&exchange.asked("instance"), &exchange.asked("name"), &exchange.asked("description"));
        let fields: Vec<_> = problems.expect_err(name).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [field], "{name}");
        let error = Error::Refused(refusal(name).into());
        assert_eq!(about(&error), Some(field), "{name}: the server's words lead to the same field");
    }
}

/// Beyond what was captured: what Trove's rules refuse, and what no header can carry.
#[test]
fn what_would_be_refused_is_told_at_its_field() {
    let good = "a0000000-0000-4000-8000-000000000001";
    let long = "n".repeat(256);
    for (field, wrong) in [
        (Field::Name, "備份"),
        (Field::Name, "---"),
        (Field::Name, &long),
        (Field::Description, "…!"),
        (Field::InstanceId, "orders-db"),
        (Field::InstanceId, ".."),
        (Field::InstanceId, "a0000000-0000-4000-8000-00000000000"),
        (Field::Token, "gAAAAA\u{2026}\u{20ac}"),
    ] {
        let problems = submitted(&typed(good, "e2e plain", "", &[(field, wrong)])).expect_err(wrong);
        let [(at, said)] = &problems[..] else { panic!("{wrong}: {problems:?}") };
        assert_eq!(*at, field, "{wrong}");
        assert!(!said.is_empty(), "{wrong}: in words");
    }
}

/// What Trove's schema took is taken here.
#[test]
fn what_the_schema_takes_is_sent_as_typed() {
    let exchange = Exchange::read("62-ok-name-255.http");
    assert_eq!(exchange.status, 202, "Trove accepted it");
    let order = order(&exchange.asked("instance"), &exchange.asked("name"), "").expect("it is valid");
    assert_eq!(order.backup.name.chars().count(), 255);
    assert_eq!(&*order.backup.name, exchange.asked("name"));
    let emoji = "😀".repeat(254) + "1";
    assert_eq!(
        self::order(&exchange.asked("instance"), &emoji, "").map(|order| order.backup.name.clone()),
        Ok(emoji.as_str().into())
    );
}

/// An empty description would be a 400 (`65`, `66`): it is left out.
#[test]
fn an_empty_description_is_left_out() {
    for name in ["65-err-description-empty.http", "66-err-description-null.http"] {
        assert_eq!(refusal(name).cause(), Cause::Invalid, "{name}");
    }
    for empty in ["", "   ", "\n\t"] {
        let order = order("a0000000-0000-4000-8000-000000000001", "a", empty).expect("it is valid");
        assert!(!order.backup.body().text().contains("description"), "{empty:?}");
    }
}

/// Every refusal that a create or a show can meet: its cause, and the words as the person reads them.
#[test]
fn every_refusal_is_understood() {
    for (name, cause, words) in [
        ("53-err-no-token.http", Cause::Token, "The request you have made requires authentication."),
        ("54-err-bad-token.http", Cause::Token, "The request you have made requires authentication."),
        (
            "56-err-instance-unknown.http",
            Cause::NotFound,
            "Resource eeeeeeee-0000-4000-8000-000000000001 cannot be found.",
        ),
        (
            "57-err-instance-foreign.http",
            Cause::NotFound,
            "Resource b0000000-0000-4000-8000-000000000001 cannot be found.",
        ),
        ("59-err-name-missing.http", Cause::Invalid, "Validation error: backup 'name' is a required property"),
        ("75-err-container-bad.http", Cause::Invalid, "The value is not allowed: a;b."),
        ("76-err-json-malformed.http", Cause::Invalid, "Malformed request body"),
        (
            "80-err-content-type.http",
            Cause::Other,
            "The request media type text/plain is not supported by this server.",
        ),
        (
            "81-err-wrong-project-url.http",
            Cause::Project,
            "Access was denied to this resource. User with tenant id b3632aa5d1b344faa33e4572a7f2a842 cannot access this resource.",
        ),
        (
            "85-err-all-projects.http",
            Cause::Forbidden,
            "Policy doesn't allow backup:index:all_projects to be performed.",
        ),
        (
            "87-err-backup-unknown.http",
            Cause::NotFound,
            "Resource eeeeeeee-0000-4000-8000-000000000001 cannot be found.",
        ),
        ("92-err-path.http", Cause::NotFound, "The resource could not be found."),
        ("97-err-quota.http", Cause::Quota, "Quota exceeded for resources: ['backups']."),
        (
            "109-err-swift-refuses.http",
            Cause::Storage,
            "Swift account not accessible for tenant b3632aa5d1b344faa33e4572a7f2a842.",
        ),
    ] {
        let refusal = refusal(name);
        assert_eq!((refusal.cause(), &*refusal.fault.message), (cause, words), "{name}");
        assert!(refusal.request_id.is_some_and(|id| id.starts_with("req-")), "{name}");
    }
    assert_eq!(refusal("77-err-body-empty.http").cause(), Cause::Server);
}

/// The fields that other refusals lead to.
#[test]
fn a_refusal_leads_to_its_field() {
    for (name, field) in [
        ("54-err-bad-token.http", Some(Field::Token)),
        ("56-err-instance-unknown.http", Some(Field::InstanceId)),
        ("59-err-name-missing.http", Some(Field::Name)),
        ("65-err-description-empty.http", Some(Field::Description)),
        ("81-err-wrong-project-url.http", Some(Field::Endpoint)),
        ("92-err-path.http", Some(Field::Endpoint)),
        ("97-err-quota.http", None),
        ("109-err-swift-refuses.http", None),
    ] {
        assert_eq!(about(&Error::Refused(refusal(name).into())), field, "{name}");
    }
}

/// The life of a backup as it was captured.
#[test]
fn every_status_is_read() {
    for (name, status) in [
        ("28-create.http", Status::New),
        ("29-show-new.http", Status::New),
        ("33-show-building.http", Status::Building),
        ("35-show-completed.http", Status::Completed),
        ("43-show-failed.http", Status::Failed),
    ] {
        assert_eq!(backup(name).status(), status, "{name}");
    }
}

#[test]
fn a_list_is_read() {
    let exchange = Exchange::read("18-backups.http");
    let reply =
        Reply { status: 200, request_id: None, body: exchange.answer.as_str().into(), subject: None, date: None };
    let list = read_list(&reply).expect("a list");
    assert_eq!(list.len(), 7);
    assert!(list.iter().all(|backup| backup.id().is_some() && backup.time("created").is_some()));
    assert!(matches!(read(&reply), Err(Error::Unreadable(unreadable)) if unreadable.problem == Problem::Envelope));
}

/// The rows that the `openstack` command printed for the same backup (`cli-show-*.txt` beside its `.json`).
#[test]
fn the_rows_are_those_of_the_command() {
    let mut compared = 0;
    for (json, printed) in fixtures::cli_shows() {
        let backup = Backup::decode(&json.as_str().into()).expect("a backup");
        let ours: Vec<_> = properties(&backup).into_iter().map(|row| (row.name, row.raw)).collect();
        assert_eq!(ours, fixtures::cli_rows(&printed));
        compared += 1;
    }
    assert!(compared >= 8, "only {compared} were compared");
}

/// The guide's two replies and today's: eight, ten and fourteen rows.
#[test]
fn replies_of_every_era_make_rows() {
    let guide_json = r#"{"backup": {"created": "2013-06-27T19:47:55", "description": "My Backup",
        "id": "8c40f9c2-6fe8-4b6b-a823-8a6b1d181f09", "instance_id": "f07ac506-1a99-4a2a-9a32-869b453019ef",
        "locationRef": null, "name": "snapshot", "status": "NEW", "updated": "2013-06-27T19:47:55"}}"#;
    let guide_table = guide_json.replace("\"locationRef\"", "\"parent_id\": null, \"size\": null, \"locationRef\"");
    let rows = |json: &str| -> Vec<(String, String)> {
        let backup = Backup::decode(&json.into()).expect("a backup");
        properties(&backup).into_iter().map(|row| (row.name, row.raw)).collect()
    };
    let mut expected = vec![
        ("created", "2013-06-27T19:47:55"),
        ("description", "My Backup"),
        ("id", "8c40f9c2-6fe8-4b6b-a823-8a6b1d181f09"),
        ("instance_id", "f07ac506-1a99-4a2a-9a32-869b453019ef"),
        ("locationRef", "None"),
        ("name", "snapshot"),
        ("status", "NEW"),
        ("updated", "2013-06-27T19:47:55"),
    ];
    let owned = |rows: &[(&str, &str)]| rows.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect::<Vec<_>>();
    assert_eq!(rows(guide_json), owned(&expected));
    expected.splice(6..6, [("parent_id", "None"), ("size", "None")]);
    assert_eq!(rows(&guide_table), owned(&expected));
    assert_eq!(rows(&Exchange::read("28-create.http").answer).len(), 14);
}

/// What this client does not know is shown all the same, in its place.
#[test]
fn unknown_members_are_rows_too() {
    let backup = Backup::decode(
        &r#"{"backup": {"zone": {"name": "a", "rack": {"row": 7}}, "Zulu": true, "id": "1", "empty": {}, "size": 1.0,
            "count": 12345678901234567890123, "tags": ["x", null],
            "datastore": {"type": "mysql", "version": "8.0", "edition": "x"}}}"#
            .into(),
    );
    let rows: Vec<_> = properties(&backup.expect("a backup")).into_iter().map(|row| (row.name, row.raw)).collect();
    let expected = [
        ("Zulu", "True"),
        ("count", "12345678901234567890123"),
        ("datastore", "mysql"),
        ("datastore.edition", "x"),
        ("datastore_version", "8.0"),
        ("empty", "{}"),
        ("id", "1"),
        ("size", "1.0"),
        ("tags", "['x', None]"),
        ("zone.name", "a"),
        ("zone.rack.row", "7"),
    ];
    assert_eq!(rows, expected.map(|(name, raw)| (name.to_owned(), raw.to_owned())));
}

/// A body may be hostile: it is shown, and nothing is built of it without end.
#[test]
fn a_hostile_body_makes_few_rows() {
    let deep = format!("{{\"backup\": {}1{}}}", "{\"\":".repeat(5000), "}".repeat(5000));
    let wide = format!("{{\"backup\": {{\"a\": {{{}\"z\": 1}}}}}}", "\"b\": {\"c\": 1}, ".repeat(900));
    let list = format!("{{\"backup\": {{\"a\": [{}1]}}}}", "1,".repeat(100_000));
    for body in [deep, wide, list] {
        let backup = Backup::decode(&body.as_str().into()).expect("a backup");
        assert!(properties(&backup).len() <= 1000);
    }
}
