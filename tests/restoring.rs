//! Restoring and strategies as part of the reducer: checked before they are sent, each refusal at its field, nothing
//! sent twice, the new instance followed to its end.

mod fixtures;
mod rendering;
mod stories;

use fixtures::Exchange;
use rendering::{count, render, seen};
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::console::restore::{field_of, input_of};
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::route::View;
use trove_backup::app::state::{FocusTarget, State};
use trove_backup::app::view::console::console;
use trove_backup::app::view::console::restore::restore_view;
use trove_backup::console::batch::Outcome;
use trove_backup::console::restore::{self, Input, Problem, Stage, Watch, text as wording};
use trove_backup::console::strategies::{self, Message, Scope};
use trove_backup::context::alert::Alert;
use trove_backup::context::effect;
use trove_backup::context::environment::Environment;
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::time::UtcTime;
use trove_backup::session;

const BACKUP: &str = "c0000000-0000-4000-8000-000000000004";
const NEW: &str = "8adb7edb-7e43-4dda-b795-b9729d0864a5";

fn reply(body: &str) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
}

/// Something happens in the room of restoring.
fn step(state: &State, message: restore::Message) -> State {
    state.after(Action::Restore(message))
}

/// A person submits the form.
fn submit(state: &State, now: UtcTime) -> State {
    step(state, restore::Message::Submit(now))
}

/// The request of the room that is wanted now.
fn restoring(state: &State) -> Option<(u32, Operation)> {
    request_of(state, Room::Restore)
}

/// The list that is asked for now.
fn asked(state: &State) -> Option<(u32, Operation)> {
    state.effects().into_iter().flatten().find_map(|effect| match effect {
        Effect::Room(Room::Resources, effect::Effect::Request { call, operation, .. }) => Some((call, operation)),
        _ => None,
    })
}

/// Answers all lists: these instances by id and name, of 10 GB; two flavors; a version of each datastore.
fn listed(state: &State, instances: &[(&str, &str)]) -> State {
    let mut state = state.clone();
    while let Some((call, question)) = asked(&state) {
        let instance = |(id, name): &(&str, &str)| {
            format!(r#"{{"id": "{id}", "name": "{name}", "status": "ACTIVE", "volume": {{"size": 10}}}}"#)
        };
        let body = match question {
            Operation::ListInstances(_) => {
                format!(r#"{{"instances": [{}]}}"#, instances.iter().map(instance).collect::<Vec<_>>().join(","))
            }
            Operation::ListFlavors => Exchange::read("13-flavors.http").answer,
            Operation::ListDatastores => Exchange::read("12-datastores.http").answer,
            _ => "{}".into(),
        };
        state = state.after(Answer::Replied(Room::Resources, call, Ok(reply(&body)), T0));
    }
    if let Some(call) = strategies_asked(&state) {
        let body = r#"{"backup_strategies": [{"instance_id": "", "swift_container": "all"}, {"instance_id": "a1", "swift_container": "own"}]}"#;
        state = state.after(Answer::Replied(Room::Strategies, call, Ok(reply(body)), T0));
    }
    state
}

/// The list of strategies that is asked for now.
fn strategies_asked(state: &State) -> Option<u32> {
    request_of(state, Room::Strategies).map(|(call, _)| call)
}

/// The form to restore a backup of 4.2 GiB, of an instance of 10 GB.
fn form() -> State {
    form_of(&filled())
}

fn form_of(state: &State) -> State {
    form_named(state, "billing")
}

fn form_named(state: &State, name: &str) -> State {
    let state = state.after(Action::Edit(Field::Backup, BACKUP.into()));
    let state = listed(&state.after(Action::Edit(Field::View, "restore".into())), &[(INSTANCE, "billing-db")]);
    assert_eq!(state.view(), View::Restore);
    let call = look_wanted(&state).expect("the backup is asked for");
    let body = format!(
        r#"{{"backup": {{"id": "{BACKUP}", "name": "{name}", "status": "COMPLETED", "size": 4.2, "instance_id": "{INSTANCE}",
            "datastore": {{"type": "mysql", "version": "8.0", "version_id": "4e2f3c86-0000-4000-8000-000000000001"}}}}}}"#
    );
    let backup = trove_backup::openstack::trove::backups::Backup::decode(&body.as_str().into()).expect("a backup");
    state.after(shown(call, Ok(backup), T0))
}

fn sent() -> (State, u32) {
    let state = submit(&form().after(Action::Edit(Field::Flavor, "20".into())), T0);
    let (call, _) = restoring(&state).expect("the POST");
    (state, call)
}

fn stage(state: &State) -> &Stage {
    &state.console.restore.restoration.as_ref().expect("something is restored").stage
}

/// What would change something in the cloud.
fn sent_now(state: &State) -> Vec<Effect> {
    let changes = |effect: &Effect| match effect {
        Effect::Room(Room::Restore, effect::Effect::Request { operation, .. }) => {
            matches!(operation, Operation::Restore(_))
        }
        Effect::Room(Room::Batch, _) => true,
        Effect::Room(Room::Create, effect::Effect::Request { operation, .. }) => {
            matches!(operation, Operation::CreateBackup(_))
        }
        _ => false,
    };
    effects(state).into_iter().filter(changes).collect()
}

/// The first field of the room that is at fault.
fn at_fault(state: &State) -> Option<Field> {
    state.console.restore.problems.first().map(|(input, _)| field_of(*input))
}

/// The alert of what is restored.
fn alert(state: &State) -> Alert {
    wording::alert(state.console.restore.restoration.as_ref().expect("something is restored"), "").expect("an alert")
}

fn watch(state: &State) -> &Watch {
    match stage(state) {
        Stage::Following(following) => &following.watch,
        other => panic!("it is followed, not {other:?}"),
    }
}

#[test]
fn the_name_that_is_suggested_is_not_too_long() {
    let name = form_named(&filled(), &"ü".repeat(255)).text(Field::RestoreName).into_owned();
    assert!(name.chars().count() == 255 && name.ends_with("ü-restored"), "{name}");
}

#[test]
fn the_form_is_filled_in_from_the_backup() {
    let state = form();
    let text = |field| state.text(field);
    assert_eq!(text(Field::RestoreName), "billing-restored");
    assert_eq!(text(Field::Volume), "10", "as large as the instance");
    assert_eq!(text(Field::RestoreVersion), "4e2f3c86-0000-4000-8000-000000000001");
    // What a person typed stays, whatever is told later.
    let typed = state.after(Action::Edit(Field::Volume, "7".into()));
    assert_eq!(listed(&typed.after(Action::Refresh), &[(INSTANCE, "billing-db")]).text(Field::Volume), "7");
}

#[test]
fn what_the_cloud_would_refuse_is_not_sent() {
    let problem = |field: Field, text: &str| {
        let state = form().after(Action::Edit(Field::Flavor, "20".into())).after(Action::Edit(field, text.into()));
        let state = submit(&state, T0);
        assert_eq!(restoring(&state), None, "{field:?} {text:?}");
        state.console.restore.problem(input_of(field).expect("a field of the room"))
    };
    assert_eq!(problem(Field::RestoreName, " "), Some(Problem::Missing));
    assert_eq!(problem(Field::RestoreName, "ü"), Some(Problem::NoLetterOrDigit));
    assert_eq!(problem(Field::Flavor, ""), Some(Problem::Missing));
    assert_eq!(problem(Field::Volume, "4"), Some(Problem::TooFewGb(5)));
    assert_eq!(problem(Field::Volume, "5.5"), Some(Problem::TooFewGb(5)));
    assert_eq!(problem(Field::Network, "private"), Some(Problem::NoUuid));
    // All that is wrong is told at once, and the first field of it gets the focus.
    let texts = [(Field::Flavor, "20"), (Field::Volume, "4"), (Field::Network, "private")];
    let state = submit(&typing(&form(), &texts), T0);
    assert_eq!(sent_now(&state), [], "nothing is sent");
    let problems = &state.console.restore.problems;
    assert_eq!(*problems, [(Input::Volume, Problem::TooFewGb(5)), (Input::Network, Problem::NoUuid)]);
    assert_eq!(state.focus.1, Some(FocusTarget::Field(Field::Volume)));
    let words = |at: usize| wording::problem(problems[at].1);
    assert!(words(0).contains("at least 5") && words(1).contains("UUID"), "{} {}", words(0), words(1));
    // A flavor by its name, and a cloud without volumes.
    let state = form().after(Action::Edit(Field::Flavor, "DB.small".into()));
    let state = submit(&state.after(Action::Edit(Field::Volume, "".into())), T0);
    let Some((_, Operation::Restore(restore))) = restoring(&state) else { panic!("it is sent") };
    assert_eq!((&*restore.flavor, restore.volume.as_deref(), &*restore.datastore.0), ("20", None, "mysql"));
}

#[tokio::test]
async fn what_is_wrong_is_marked_in_the_form() {
    let wrong = || {
        let texts = [(Field::Flavor, "20"), (Field::Volume, "4"), (Field::Network, "private")];
        submit(&typing(&form(), &texts), T0)
    };
    let html = render(move || seen(restore_view, &wrong(), T0)).await;
    for (id, rule) in [("t-volume", "at least 5"), ("t-network", "UUID")] {
        let input = html.split("<input").find(|input| input.contains(&format!(r#"id="{id}""#))).unwrap_or_default();
        let tag = input.split('>').next().unwrap_or_default();
        assert!(tag.contains(r#"aria-invalid="true""#), "{tag}");
        assert!(tag.contains(&format!(r#"aria-describedby="{id}-error {id}-hint""#)), "{tag}");
        let (_, error) = html.split_once(&format!(r#"id="{id}-error""#)).expect("its place");
        assert!(error.split("</p>").next().is_some_and(|error| error.contains(rule)), "{rule} in {error}");
    }
    assert_eq!(count(&html, r#"aria-invalid="true""#), 2);
}

#[test]
fn each_refusal_is_at_its_field() {
    for (name, field, title) in [
        ("103-restore-err-too-small.http", Some(Field::Volume), "There is too little room for this backup."),
        ("105-restore-err-flavor.http", None, "The cloud found the request invalid."),
        ("106-restore-err-volume-quota.http", Some(Field::Volume), "This is more than the project may have."),
        ("102-restore-err-unknown-backup.http", None, "The backup is gone, or something that it needs."),
        ("108-restore-err-checksum.http", None, "This backup cannot be restored."),
        ("109-err-swift-refuses.http", None, "The object store or a role refused, not your token."),
    ] {
        let exchange = Exchange::read(name);
        let (state, call) = sent();
        let state =
            state.after(Answer::Replied(Room::Restore, call, Err(refused(exchange.status, &exchange.answer)), T0));
        let notice =
            wording::alert(state.console.restore.restoration.as_ref().expect("it was refused"), "").expect("an alert");
        assert_eq!(notice.title, title, "{name}");
        assert_eq!(notice.status, Some(exchange.status), "{name}");
        assert!(
            notice.server_message.is_some_and(|words| exchange.answer.contains(&*words)),
            "{name}: in the cloud's words"
        );
        assert_eq!(at_fault(&state), field, "{name}");
        assert!(state.create.problems.is_empty() && state.session.problems.is_empty(), "{name}: not the token");
        assert_eq!(restoring(&state), None, "{name}: nothing is sent again");
    }
    let checksum = Exchange::read("108-restore-err-checksum.http");
    let (state, call) = sent();
    let damaged =
        state.after(Answer::Replied(Room::Restore, call, Err(refused(checksum.status, &checksum.answer)), T0));
    assert_eq!(alert(&damaged).status, Some(409));
    assert!(alert(&damaged).server_message.is_some_and(|words| words.contains("checksum does not match")));
    let said = |words: &str| {
        let (state, call) = sent();
        let body = format!(r#"{{"badRequest": {{"code": 400, "message": "{words}"}}}}"#);
        let state = state.after(Answer::Replied(Room::Restore, call, Err(refused(400, &body)), T0));
        at_fault(&state)
    };
    assert_eq!(said("Resource 20 cannot be found."), Some(Field::Flavor));
    assert_eq!(said("The datastore from which the backup was taken, a, does not match"), Some(Field::RestoreVersion));
    assert_eq!(said("The volume type fast is not valid for datastore mysql"), Some(Field::VolumeType));
    assert_eq!(said("Instance network or subnet needs to be specified."), Some(Field::Network));
    assert_eq!(said("Volume 'size' cannot exceed maximum of 50 GB"), Some(Field::Volume));
    assert_eq!(said("Validation error: instance['name'] 'x' is too long"), Some(Field::RestoreName));
}

#[test]
fn a_refused_token_is_no_fault_of_the_form() {
    let (state, call) = sent();
    let state = state.after(Answer::Replied(Room::Restore, call, Err(refused(401, "")), T0));
    assert!(state.session.problem(session::Input::Token).is_some());
    assert_eq!((at_fault(&state), state.focus.1), (None, Some(FocusTarget::Field(Field::Token))));
    assert_eq!((restoring(&state), sent_now(&state)), (None, vec![]));
}

#[test]
fn a_field_is_checked_against_the_backup_when_it_is_left() {
    let typed = form().after(Action::Edit(Field::Volume, "4".into()));
    assert_eq!(typed.console.restore.problem(Input::Volume), None, "not while somebody types");
    let left = typed.after(Action::Leave(Field::Volume));
    assert_eq!(left.console.restore.problem(Input::Volume), Some(Problem::TooFewGb(5)));
    let right = left.after(Action::Edit(Field::Volume, "5".into()));
    assert_eq!(right.console.restore.problem(Input::Volume), None);
    // Signing out leaves no word about a refusal that is shown no more.
    assert_eq!(left.after(Action::Session(session::Message::Forget)).console.restore.problems, []);
}

#[test]
fn the_new_instance_is_followed_until_it_is_healthy() {
    let (state, call) = sent();
    assert_eq!(submit(&state, T0).announcement.as_ref(), trove_backup::context::phrases::BUSY);
    let state =
        state.after(Answer::Replied(Room::Restore, call, Ok(reply(&Exchange::read("98-restore.http").answer)), T0));
    let Watch::Waiting(due) = *watch(&state) else { panic!("it waits") };
    assert!(due > T0 && restoring(&state).is_none());
    let waits = Some(Effect::Room(Room::Restore, effect::Effect::Timer { due }));
    assert!(state.effects().contains(&waits));
    let hidden = Environment { visible: false, ..Environment::default() };
    assert!(!state.after(Action::Environment(hidden)).effects().contains(&waits));
    let state = state.after(Action::Alarm(due));
    let (call, operation) = restoring(&state).expect("a look");
    assert!(matches!(operation, Operation::ShowInstance(id) if id.to_string() == NEW));
    let building = Exchange::read("99-restored-building.http").answer;
    let mut state = state.after(Answer::Replied(Room::Restore, call, Ok(reply(&building)), due));
    let mut pauses = Vec::new();
    let mut now = due;
    for _ in 0..20 {
        let Watch::Waiting(due) = *watch(&state) else { panic!("it goes on") };
        pauses.push(due.since(now));
        now = due;
        state = state.after(Action::Alarm(now));
        let (call, _) = restoring(&state).expect("a look");
        state = state.after(Answer::Replied(Room::Restore, call, Ok(reply(&building)), now));
    }
    assert!(pauses[0] <= 5 && pauses.last() == Some(&30), "it backs off: {pauses:?}");
    let Watch::Waiting(due) = *watch(&state) else { panic!("it goes on") };
    let (call, _) = restoring(&state.after(Action::Alarm(due))).expect("a look");
    let healthy = Exchange::read("100-restored-active.http").answer;
    let healthy = state.after(Action::Alarm(due)).after(Answer::Replied(Room::Restore, call, Ok(reply(&healthy)), due));
    assert!(matches!(watch(&healthy), Watch::Over) && restoring(&healthy).is_none());
    assert!(healthy.announcement.contains("ACTIVE HEALTHY\u{2069}. Ready to be used."), "{}", healthy.announcement);
    // One that fails tells why.
    let body = format!(
        r#"{{"instance": {{"id": "{NEW}", "name": "n", "status": "ERROR", "fault": {{"message": "no such object"}}}}}}"#
    );
    let failed = state.after(Action::Alarm(due)).after(Answer::Replied(Room::Restore, call, Ok(reply(&body)), due));
    let notice = wording::alert(failed.console.restore.restoration.as_ref().expect("it"), "").expect("an alert");
    assert_eq!(notice.server_message.as_deref(), Some("no such object"));
    assert_eq!(notice.sample, Some(format!("openstack database instance delete {NEW}")));
    // A refused token stops, and the next one goes on.
    let stopped =
        state.after(Action::Alarm(due)).after(Answer::Replied(Room::Restore, call, Err(refused(401, "")), due));
    assert!(matches!(watch(&stopped), Watch::Stopped) && stopped.session.problem(session::Input::Token).is_some());
    let again = stopped.after(Action::Edit(Field::Token, "another-token-of-some-length".into())).after(Action::Refresh);
    assert!(matches!(watch(&again), Watch::Asking(_)));
    // Going to another view is no reason to ask with the refused token again.
    let elsewhere = stopped.after(Action::Edit(Field::View, "strategies".into()));
    assert!(matches!(watch(&elsewhere), Watch::Stopped) && restoring(&elsewhere).is_none());
    // A look that fails is told, and goes on.
    let failing =
        state.after(Action::Alarm(due)).after(Answer::Replied(Room::Restore, call, Err(Error::Unreachable), due));
    assert!(matches!(watch(&failing), Watch::Waiting(_)));
    assert_eq!(wording::alert(failing.console.restore.restoration.as_ref().expect("it"), ""), None);
    // Signing out takes the token from it.
    let out = state.after(Action::Session(session::Message::Forget));
    assert!(
        matches!(watch(&out), Watch::Stopped) && !format!("{:?}", out.console.restore.restoration).contains("Typed")
    );
}

/// A page of instances, each with its id, its name, and how many seconds after T0 it was made.
fn told(instances: &[(&str, &str, i64)], more: bool) -> Reply {
    let instance = |(id, name, after): &(&str, &str, i64)| {
        let created = T0.plus(*after).iso().replace('Z', "");
        format!(r#"{{"id": "{id}", "name": "{name}", "status": "BUILD", "created": "{created}"}}"#)
    };
    let links = if more { r#", "links": [{"rel": "next", "href": "https://x"}]"# } else { "" };
    let all: Vec<_> = instances.iter().map(instance).collect();
    reply(&format!(r#"{{"instances": [{}]{links}}}"#, all.join(",")))
}

/// The restore's reply is lost, and the first page of instances is asked for.
fn lost() -> (State, u32) {
    let (state, call) = sent();
    let lost = state.after(Answer::Replied(Room::Restore, call, Err(Error::TimedOut), T0.plus(60)));
    match restoring(&lost) {
        Some((call, Operation::ListInstanceDetails(None))) => (lost, call),
        other => panic!("the instances are looked through, not {other:?}"),
    }
}

#[test]
fn a_lost_reply_is_looked_up_and_never_sent_again() {
    let (looking, call) = lost();
    let page = told(&[("i1", "billing-db", -9000), ("i2", "billing-restored", -9000)], true);
    let second = looking.after(Answer::Replied(Room::Restore, call, Ok(page), T0.plus(61)));
    let (next, operation) = restoring(&second).expect("the next page");
    assert!(matches!(operation, Operation::ListInstanceDetails(Some(behind)) if behind.to_string() == "i2"));
    let page = told(&[(NEW, "billing-restored", 1)], false);
    let found = second.after(Answer::Replied(Room::Restore, next, Ok(page), T0.plus(62)));
    let Stage::Following(following) = stage(&found) else { panic!("it is found") };
    assert!(following.found && following.instance.id.to_string() == NEW);
    // One of that name that is older is not the new one, and nobody claims more than was seen.
    let none = second.after(Answer::Replied(Room::Restore, next, Ok(told(&[], false)), T0.plus(62)));
    assert!(matches!(stage(&none), Stage::Lost(Error::TimedOut, None)) && restoring(&none).is_none());
    // It is told, what was typed is kept, and each further look is a look.
    let told = |state: &State| alert(state).advice.join(" ");
    assert!(told(&none).contains("No new instance of that name is in the list."), "{}", told(&none));
    let again = step(&none, restore::Message::LookAgain);
    let Some((call, Operation::ListInstanceDetails(None))) = restoring(&again) else {
        panic!("another look, and no POST")
    };
    let still = again.after(Answer::Replied(Room::Restore, call, Ok(self::told(&[], false)), T0.plus(70)));
    assert!(told(&still).contains("No new instance of that name is in the list."), "{}", told(&still));
    assert_eq!((restoring(&still), sent_now(&still)), (None, vec![]));
    for (field, text) in [(Field::RestoreName, "billing-restored"), (Field::Volume, "10"), (Field::Flavor, "20")] {
        assert_eq!(still.text(field), text);
    }
    let failed = second.after(Answer::Replied(Room::Restore, next, Err(Error::Offline), T0.plus(62)));
    assert!(matches!(stage(&failed), Stage::Lost(Error::TimedOut, Some(Error::Offline))));
}

#[test]
fn a_project_without_end_is_looked_through_up_to_a_limit() {
    let (mut looking, _) = lost();
    let mut pages = 0;
    while let Some((call, Operation::ListInstanceDetails(_))) = restoring(&looking) {
        assert!(pages < 1000, "without end");
        let id = format!("i{pages}");
        looking.answer(Answer::Replied(
            Room::Restore,
            call,
            Ok(told(&[(&id, "billing-db", -9000)], true)),
            T0.plus(61),
        ));
        pages += 1;
    }
    assert!(matches!(stage(&looking), Stage::Lost(Error::TimedOut, None)));
    assert_eq!(pages, 251);
}

/// The form is there still, and a way to look again.
#[tokio::test]
async fn a_restore_that_is_lost_can_be_looked_for() {
    let lost = || {
        let (looking, call) = lost();
        looking.after(Answer::Replied(Room::Restore, call, Ok(told(&[], false)), T0.plus(62)))
    };
    let html = render(move || seen(restore_view, &lost(), T0.plus(62))).await;
    let (_, alert) = html.split_once(r#"role="alert""#).expect("an alert");
    assert!(alert.contains("No new instance of that name is in the list."), "{alert}");
    assert!(alert.contains(">Check again</button>"), "{alert}");
    for value in [r#"value="billing-restored""#, r#"value="10""#] {
        assert!(html.contains(value), "{value} in {html}");
    }
}

#[test]
fn a_lost_reply_is_looked_up_nowhere_else() {
    let (looking, call) = lost();
    let none = looking.after(Answer::Replied(Room::Restore, call, Ok(told(&[], false)), T0.plus(62)));
    let other = none.after(Action::Edit(Field::Endpoint, "https://other.example/v1.0/p".into()));
    let other = step(&other, restore::Message::LookAgain);
    assert!(matches!(stage(&other), Stage::Lost(_, Some(Error::SignedOut))) && restoring(&other).is_none());
    // A typed character changes nothing for a look that is under way.
    let typing = looking.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    assert_eq!(restoring(&typing).map(|(call, _)| call), Some(call));
}

#[test]
fn waiting_can_be_stopped_and_the_component_be_moved() {
    let (state, _) = sent();
    let cancelled = step(&state, restore::Message::Dismiss);
    assert!(matches!(restoring(&cancelled), Some((_, Operation::ListInstanceDetails(None)))));
    assert_eq!(&*cancelled.announcement, wording::LOOKING_AFTER_CANCEL);
    let mut back = state.clone();
    back.reattach();
    assert!(matches!(restoring(&back), Some((_, Operation::ListInstanceDetails(None)))));
    // By the host's token too, which it gives again a moment later.
    let hosted =
        filled().after(Action::Session(session::Message::HostToken(true))).after(Action::Edit(Field::Token, "".into()));
    let mut back = submit(&form_of(&hosted).after(Action::Edit(Field::Flavor, "20".into())), T0);
    assert!(matches!(restoring(&back), Some((_, Operation::Restore(_)))));
    back.reattach();
    assert!(matches!(restoring(&back), Some((_, Operation::ListInstanceDetails(None)))));
    // Nobody signs out meanwhile.
    assert!(matches!(stage(&state.after(Action::Session(session::Message::Forget))), Stage::Sending(_)));
}

#[test]
fn who_looks_elsewhere_hears_what_became_of_it() {
    let (state, call) = sent();
    let elsewhere = state.after(Action::Edit(Field::View, "backups".into()));
    let quota = r#"{"overLimit": {"code": 413, "message": "Quota exceeded for resources: ['instances']."}}"#;
    let told = elsewhere.after(Answer::Replied(Room::Restore, call, Err(refused(413, quota)), T0));
    assert_eq!(&*told.announcement, wording::LOOK);
    let here = state.after(Answer::Replied(Room::Restore, call, Err(refused(413, quota)), T0));
    assert_eq!(&*here.announcement, "", "the alert is there");
}

#[test]
fn what_was_lost_a_moment_ago_is_not_sent_by_a_second_press() {
    let (state, call) = sent();
    let looking = state.after(Answer::Replied(Room::Restore, call, Err(Error::Unreachable), T0));
    let (call, _) = restoring(&looking).expect("a look");
    let lost = looking.after(Answer::Replied(Room::Restore, call, Err(Error::Unreachable), T0));
    assert!(restoring(&submit(&lost, T0.plus(1))).is_none());
    assert!(restoring(&submit(&lost, T0.plus(60))).is_some(), "but by one who has read it");
}

#[test]
fn a_token_of_before_ends_nothing_of_today() {
    let (state, call) = sent();
    let state =
        state.after(Answer::Replied(Room::Restore, call, Ok(reply(&Exchange::read("98-restore.http").answer)), T0));
    let renewed = state.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    let Watch::Waiting(due) = *watch(&renewed) else { panic!("it waits") };
    let asking = renewed.after(Action::Alarm(due));
    let (call, _) = restoring(&asking).expect("a look");
    let again = asking.after(Answer::Replied(Room::Restore, call, Err(refused(401, "")), due));
    assert!(again.session.problem(session::Input::Token).is_none() && again.is_following());
    let (another, _) = restoring(&again).expect("a look with today's token");
    assert_ne!(another, call);
}

#[test]
fn strategies_are_listed_set_and_removed() {
    let state = listed(&filled().after(Action::Edit(Field::View, "strategies".into())), &[("a1", "orders-db")]);
    let rows = state.console.strategies.rows().iter();
    let shown: Vec<_> =
        rows.map(|row| (strategies::text::scope(&row.scope, state.instances()), &*row.container)).collect();
    assert_eq!(shown, [("The whole project", "all"), ("orders-db", "own")]);
    let good = state.after(Action::Strategies(Message::EditContainer("nightly".into())));
    let good = good.after(Action::Strategies(Message::Submit));
    let (call, task) = job(&good).expect("a POST");
    assert!(matches!(task, Operation::SetStrategy(None, container) if container.as_str() == "nightly"));
    let set = job_done(&good, call, Ok(reply("{}")), T0);
    assert!(matches!(set.console.batch.jobs[0].outcome, Outcome::Accepted(None)));
    assert!(strategies_asked(&set).is_some(), "it is listed anew");
    assert_eq!(job(&set), None);
    let remove = |id: &str| Action::Strategies(Message::Remove(Scope::from(id)));
    let removed = listed(&set, &[("a1", "orders-db")]).after(remove("a1"));
    let (_, task) = job(&removed).expect("a DELETE");
    assert!(
        matches!(&task, Operation::RemoveStrategy(Some(id)) if id.to_string() == "a1"),
        "not the project's: {task:?}"
    );
    assert_eq!(&*removed.console.strategies.draft.container, "own", "it can be set again");
    assert_eq!(job(&state.after(remove("../a"))), None, "what is no id is not the project either");
}

/// Trove would take it, and refuse each backup from then on.
#[tokio::test]
async fn a_container_that_none_can_be_is_not_sent() {
    for (typed, rule) in [
        ("a b", "“<bdi> </bdi>” cannot be part of a container's name"),
        ("a/b", "“<bdi>/</bdi>” cannot be part of a container's name"),
        ("", "needed"),
    ] {
        let state = move || {
            let state = listed(&filled().after(Action::Edit(Field::View, "strategies".into())), &[("a1", "orders-db")]);
            let typing = state.after(Action::Strategies(Message::EditContainer(typed.into())));
            typing.after(Action::Strategies(Message::Submit))
        };
        assert_eq!(state().focus.1, Some(FocusTarget::StrategyContainer), "{typed:?}");
        assert_eq!(sent_now(&state()), [], "{typed:?}: nothing is sent");
        let html = render(move || seen(console, &state(), T0)).await;
        let id = "t-strategy-container";
        let input = html.split("<input").find(|input| input.contains(&format!(r#"id="{id}""#))).unwrap_or_default();
        let tag = input.split('>').next().unwrap_or_default();
        assert!(tag.contains(r#"aria-invalid="true""#), "{typed:?}: {tag}");
        assert!(tag.contains(&format!(r#"aria-describedby="{id}-error {id}-hint""#)), "{typed:?}: {tag}");
        let (_, error) = html.split_once(&format!(r#"id="{id}-error""#)).expect("its place");
        assert!(error.split("</p>").next().is_some_and(|error| error.contains(rule)), "{rule} in {error}");
    }
}
