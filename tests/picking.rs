//! Picking instances, parents and versions; waiting for a busy instance; the whole request.

mod fixtures;
mod rendering;
mod stories;

use fixtures::Exchange;
use rendering::{count, render, seen};
use stories::*;
use trove_backup::app::action::Action;
use trove_backup::app::answer::Answer;
use trove_backup::app::create::input_of;
use trove_backup::app::effect::{Effect, Room};
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::app::view::create::create_view as form;
use trove_backup::app::view::result::result;
use trove_backup::context::connection::Credential;
use trove_backup::context::effect;
use trove_backup::context::resources::text::quota as quota_text;
use trove_backup::create::{self, InstanceWatch, Problem, Submission};
use trove_backup::openstack::transport::error::Error;
use trove_backup::openstack::transport::reply::{ROWS, Reply};
use trove_backup::openstack::trove::backups::Backup;
use trove_backup::openstack::trove::instances;
use trove_backup::openstack::trove::operation::Operation;
use trove_backup::openstack::types::token::Token;
use trove_backup::tracking;

fn reply(body: &str) -> Reply {
    Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
}

fn captured(name: &str) -> Reply {
    reply(&Exchange::read(name).answer)
}

fn question(state: &State) -> (u32, Operation) {
    match state.listing() {
        Some(Effect::Room(_, effect::Effect::Request { call, operation, .. })) => (call, operation),
        other => panic!("a list is wanted, not {other:?}"),
    }
}

fn listed(state: &State, answer: Result<Reply, Error>) -> State {
    state.after(Answer::Replied(Room::Resources, question(state).0, answer, T0))
}

/// The instances are listed, and the quota.
fn opened() -> State {
    let state = filled().after(Action::Edit(Field::InstanceId, "".into())).after(Action::OpenList(Field::InstanceId));
    let state = listed(&state, Ok(captured("137-instances-all.http")));
    assert!(matches!(question(&state).1, Operation::ShowQuota), "what is short comes before the next page");
    let state = listed(&state, Ok(captured("135-quota.http")));
    assert!(matches!(question(&state).1, Operation::ListInstances(Some(_))), "the next page is asked for");
    let state = listed(&state, Ok(captured("138-instances-page-2.http")));
    rest(state)
}

/// Lets whatever is still asked for be answered: further pages with nothing, the quota as it was captured.
fn rest(mut state: State) -> State {
    while state.listing().is_some() {
        let answer = match question(&state).1 {
            Operation::ShowQuota => captured("135-quota.http"),
            _ => reply(r#"{"instances": []}"#),
        };
        state = listed(&state, Ok(answer));
    }
    state
}

fn names(state: &State) -> Vec<String> {
    let open_list = state.open_list.as_ref().expect("an open list");
    state.offered(open_list).0.iter().map(|choice| choice.name.to_string()).collect()
}

#[test]
fn nothing_is_asked_for_before_somebody_opens_a_list() {
    assert!(filled().listing().is_none());
    let state = State::default().after(Action::OpenList(Field::InstanceId));
    assert!(state.listing().is_none(), "nobody knows where to ask");
}

#[test]
fn all_pages_are_read_and_each_instance_is_there_once() {
    let state = opened();
    assert_eq!(names(&state).len(), 4, "{:?}", names(&state));
    let again = opened().after(Action::OpenList(Field::InstanceId));
    assert!(again.listing().is_none(), "it is known");
    assert_eq!(state.resources.quota.map(|quota| (quota.in_use, quota.limit)), Some((7, Some(50))));
}

/// A page of a project of many instances, with a link that leads elsewhere.
fn page_of_many(from: usize, to: usize, more: bool) -> Reply {
    let instance =
        |at: usize| format!(r#"{{"id": "e0000000-0000-4000-8000-{at:012}", "name": "many-{at}", "status": "ACTIVE"}}"#);
    let instances: Vec<_> = (from..to).map(instance).collect();
    let next = r#"{"rel": "next", "href": "http://elsewhere.example/v1.0/p/instances?marker=x"}"#;
    let links = if more { next } else { "" };
    reply(&format!(r#"{{"instances": [{}], "links": [{links}]}}"#, instances.join(",")))
}

/// Trove gives 20 at once: each page is asked for behind the last one of the page before, and nowhere else.
#[test]
fn a_project_of_many_is_read_to_its_end() {
    let mut state =
        filled().after(Action::Edit(Field::InstanceId, "".into())).after(Action::OpenList(Field::InstanceId));
    let mut urls = Vec::new();
    while let Some(Effect::Room(_, effect::Effect::Request { call, connection, operation: question })) = state.listing()
    {
        let answer = match &question {
            Operation::ListInstances(behind) => {
                let token = Token::parse("a-token-of-some-length").expect("a token");
                urls.push(instances::page(connection.endpoint(), &token, behind.as_ref()).url);
                page_of_many(20 * (urls.len() - 1), 47.min(20 * urls.len()), urls.len() < 3)
            }
            _ => captured("135-quota.http"),
        };
        state = state.after(Answer::Replied(Room::Resources, call, Ok(answer), T0));
    }
    let first = "https://cloud.example/v1.0/p/instances?limit=20";
    let behind = |at: usize| format!("{first}&marker=e0000000-0000-4000-8000-{at:012}");
    assert_eq!(urls, [first.to_owned(), behind(19), behind(39)]);
    assert_eq!(names(&state), (0..47).map(|at| format!("many-{at}")).collect::<Vec<_>>());
    let state = state.after(Action::Edit(Field::InstanceId, "many-46".into()));
    assert_eq!(names(&state), ["many-46"]);
}

#[test]
fn of_an_answer_with_thousands_the_rest_is_asked_for_like_another_page() {
    let opened =
        || filled().after(Action::Edit(Field::InstanceId, "".into())).after(Action::OpenList(Field::InstanceId));
    let mut state = opened();
    let mut asked = Vec::new();
    while let Some((call, question)) = request_of(&state, Room::Resources) {
        let answer = match &question {
            // All that is behind the one that is named, at once.
            Operation::ListInstances(behind) => {
                asked.push(behind.as_ref().map(ToString::to_string));
                page_of_many(if behind.is_none() { 0 } else { ROWS }, ROWS + 7, false)
            }
            _ => captured("135-quota.http"),
        };
        state.answer(Answer::Replied(Room::Resources, call, Ok(answer), T0));
    }
    assert_eq!((asked.len(), state.instances().len(), state.instances().is_cut()), (2, ROWS + 7, false));
    // A cloud that tells the same again has more than can be read.
    let mut state = opened();
    for _ in 0..9 {
        if let Some((call, question)) = request_of(&state, Room::Resources) {
            let answer = match &question {
                Operation::ListInstances(_) => page_of_many(0, ROWS + 7, false),
                _ => captured("135-quota.http"),
            };
            state.answer(Answer::Replied(Room::Resources, call, Ok(answer), T0));
        }
    }
    assert_eq!(state.listing(), None, "it ends");
    assert_eq!((state.instances().len(), state.instances().is_cut()), (ROWS, true));
}

#[tokio::test]
async fn a_project_without_end_is_read_up_to_a_limit_that_is_told() {
    let read = || {
        let mut state =
            filled().after(Action::Edit(Field::InstanceId, "".into())).after(Action::OpenList(Field::InstanceId));
        let mut pages = 0;
        while let Some((call, question)) = request_of(&state, Room::Resources) {
            assert!(pages < 20, "without end");
            let answer = match &question {
                // More at once than is asked for, so that the test is quick.
                Operation::ListInstances(_) => page_of_many(1000 * pages, 1000 * (pages + 1), true),
                _ => captured("135-quota.http"),
            };
            pages += usize::from(matches!(question, Operation::ListInstances(_)));
            state.answer(Answer::Replied(Room::Resources, call, Ok(answer), T0));
        }
        state
    };
    assert!(read().instances().len() == 5000 && read().instances().is_cut());
    let html = render(move || seen(form, &read(), T0)).await;
    assert!(html.contains("Only the first 5,000 are listed."), "{html}");
}

#[test]
fn a_page_that_brings_nothing_new_ends_the_list() {
    let state = filled().after(Action::OpenList(Field::InstanceId));
    let state = listed(&state, Ok(captured("137-instances-all.http")));
    let state = listed(&state, Ok(captured("135-quota.http")));
    let state = listed(&state, Ok(captured("137-instances-all.http")));
    assert!(state.listing().is_none(), "the same page again is not followed");
}

#[test]
fn typing_narrows_and_enter_picks() {
    let state = opened();
    let first = names(&state)[0].clone();
    let state = state.after(Action::Edit(Field::InstanceId, first[..4].into()));
    assert_eq!(names(&state), std::slice::from_ref(&first));
    let state = state.after(Action::MoveInList(Field::InstanceId, 1));
    assert_eq!(state.open_list.as_ref().and_then(|open_list| open_list.active), Some(0));
    let usable = state.offered(state.open_list.as_ref().expect("open")).0[0].unusable.is_none();
    let state = state.after(Action::Pick(0, T0));
    assert_eq!(state.open_list.is_none(), usable);
}

/// `app/create.rs`, `create`.
#[test]
fn enter_takes_a_name_for_its_instance_but_changes_no_text_while_a_request_is_under_way() {
    let state = opened();
    let name = names(&state)[0].clone();
    let named = state.after(Action::CloseList).after(Action::Edit(Field::InstanceId, name.as_str().into()));
    let sent = named.after(submit(T0));
    assert!(posts(&sent) && sent.text(Field::InstanceId) != name);
    let typed = sent.after(Action::Edit(Field::InstanceId, name.as_str().into()));
    assert_eq!(typed.after(submit(T0)).text(Field::InstanceId), name);
}

#[test]
fn a_picked_instance_suggests_a_name_unless_one_was_typed() {
    let state = opened().after(Action::OpenList(Field::InstanceId));
    let at = |state: &State| {
        let open_list = state.open_list.clone().expect("open");
        state.offered(&open_list).0.iter().position(|choice| choice.unusable.is_none()).expect("a free one")
    };
    let typed = state.after(Action::Pick(at(&state), T0));
    assert_eq!(typed.text(Field::Name), "nightly");
    assert!(typed.picked(Field::InstanceId).is_some());
    // What was said of an empty name goes with it.
    let scolded = state.after(Action::Edit(Field::Name, "".into())).after(Action::Leave(Field::Name));
    assert!(scolded.create.problem(create::Input::Name).is_some());
    let named = scolded.after(Action::OpenList(Field::InstanceId));
    assert_eq!(named.after(Action::Pick(at(&named), T0)).create.problem(create::Input::Name), None);
    let preset = state.after(Action::Edit(Field::Name, "".into())).after(Action::Preset(Field::Name, "given".into()));
    let mut given = state.clone();
    given.create.draft.set(create::Input::Name, "given by the host".into());
    assert_eq!(given.after(Action::Pick(at(&given), T0)).text(Field::Name), "given by the host");
    let picked = preset.after(Action::Pick(at(&preset), T0));
    assert!(picked.text(Field::Name).ends_with("-20251124-1600"), "{}", picked.text(Field::Name));
    let again = picked.after(Action::OpenList(Field::InstanceId));
    let again = again.after(Action::Pick(at(&again), T0.plus(60)));
    assert!(again.text(Field::Name).ends_with("-20251124-1601"), "it follows the instance while it is ours");
}

#[test]
fn a_busy_instance_says_why_and_is_not_picked() {
    let body = r#"{"instances": [{"id": "a1", "name": "archive", "status": "BACKUP"}]}"#;
    let state = filled().after(Action::OpenList(Field::InstanceId));
    let state = listed(&state, Ok(reply(body)));
    let state = state.after(Action::Pick(0, T0));
    assert!(
        state.open_list.is_some() && state.announcement.contains("a backup of it is running"),
        "{}",
        state.announcement
    );
    assert_eq!(state.text(Field::InstanceId), INSTANCE);
}

#[test]
fn going_through_the_list_wraps() {
    let state = opened();
    let active = |state: &State| state.open_list.as_ref().and_then(|open_list| open_list.active);
    let up = state.after(Action::MoveInList(Field::InstanceId, -1));
    assert_eq!(active(&up), Some(3));
    assert_eq!(active(&up.after(Action::MoveInList(Field::InstanceId, 1))), Some(0));
    assert!(state.after(Action::CloseList).open_list.is_none());
    assert!(state.after(Action::Leave(Field::InstanceId)).open_list.is_none());
}

/// The request of before would be taken for the one of now, and its answer for the other project's.
#[test]
fn a_call_for_another_connection_has_another_number() {
    let state = filled().after(Action::OpenList(Field::InstanceId));
    let (before, _) = request_of(&state, Room::Resources).expect("the instances are asked for");
    let elsewhere = typing(&state, &[(Field::Endpoint, "https://elsewhere.example/v1.0/p")]);
    let elsewhere = elsewhere.after(Action::OpenList(Field::InstanceId));
    let (now, _) = request_of(&elsewhere, Room::Resources).expect("the instances are asked for again");
    assert_ne!(before, now);
    let late = elsewhere.after(Answer::Replied(Room::Resources, before, Ok(captured("14-instances.http")), T0));
    assert_eq!(late.resources, elsewhere.resources);
}

#[test]
fn another_connection_forgets_the_lists() {
    let state = opened().after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    assert!(
        state.resources.quota.is_none() && state.list(Field::InstanceId).is_some_and(|list| list.choices.is_empty())
    );
}

#[test]
fn only_completed_backups_of_the_instance_are_parents() {
    let state =
        filled().after(Action::Edit(Field::Kind, "incremental-of".into())).after(Action::OpenList(Field::Parent));
    let state = listed(&state, Ok(captured("18-backups.http")));
    let found = names(&state);
    assert!(found.len() == 3 && found.iter().any(|name| name == "orders-full"), "{found:?}");
    let other = state.after(Action::Edit(Field::InstanceId, "a0000000-0000-4000-8000-000000000002".into()));
    assert!(other.list(Field::Parent).is_some_and(|list| list.choices.is_empty()));
}

/// The instances could not be listed, for what is in front of Trove is out of order.
fn without_a_list() -> State {
    let state = filled().after(Action::Edit(Field::InstanceId, "".into())).after(Action::OpenList(Field::InstanceId));
    rest(listed(&state, Err(refused(502, "<title>502</title>"))))
}

#[tokio::test]
async fn what_can_be_done_without_a_list_is_told_in_its_place() {
    let html = render(|| seen(form, &without_a_list(), T0)).await;
    assert!(html.contains("The list could not be got; you can type the UUID."), "{html}");
    let html = render(|| seen(form, &State::default().after(Action::MoveInList(Field::InstanceId, 1)), T0)).await;
    assert!(html.contains("Sign in first, or fill in the endpoint and the token."), "{html}");
    assert_eq!(count(&html, r#"role="option""#), 0);
    let there = names(&again_listed()).len();
    assert!(there > 0, "opened anew, it is asked for anew");
    let html = render(|| seen(form, &again_listed(), T0)).await;
    assert!(count(&html, r#"role="option""#) == there && !html.contains("could not be got"), "{html}");
}

fn again_listed() -> State {
    let again = without_a_list().after(Action::CloseList).after(Action::MoveInList(Field::InstanceId, 1));
    rest(listed(&again, Ok(captured("137-instances-all.http"))))
}

#[test]
fn a_list_that_cannot_be_got_may_be_asked_for_again() {
    let state = filled().after(Action::OpenList(Field::Version));
    let failed = rest(listed(&state, Err(Error::Unreachable)));
    assert!(failed.listing().is_none());
    assert!(failed.after(Action::OpenList(Field::Version)).listing().is_some());
}

fn busy() -> State {
    let (state, call) = sent();
    state.after(posted(call, Err(refused(422, r#"{"unprocessableEntity": {"message": "busy", "code": 422}}"#)), T0))
}

fn shown(state: &State, status: &str) -> State {
    let body = format!(r#"{{"instance": {{"id": "{INSTANCE}", "name": "orders", "status": "{status}"}}}}"#);
    state.after(Answer::Replied(Room::Create, call(state.creating()), Ok(reply(&body)), T0.plus(10)))
}

#[test]
fn a_busy_instance_is_looked_at_and_waited_for_if_the_person_says_so() {
    let state = busy();
    assert!(asks_instance(&state), "it is refreshed at once");
    let seen = shown(&state, "BACKUP");
    assert!(seen.creating().is_none(), "and then nobody waits");
    let waiting = seen.after(send_when_free());
    let waiting = shown(&waiting, "BACKUP");
    assert!(
        matches!(waiting.creating(), Some(Effect::Room(Room::Create, effect::Effect::Timer { due })) if due == T0.plus(20))
    );
    let asking = waiting.after(Action::Alarm(T0.plus(20)));
    let sent = shown(&asking, "ACTIVE");
    assert!(posts(&sent), "it is sent when the instance is free");
}

#[test]
fn who_waits_for_a_busy_instance_may_give_up() {
    let seen = shown(&busy(), "BACKUP");
    let told = |state: &State| alert_of(state, T0).expect("an alert").advice.join(" ");
    assert!(told(&seen).contains("The instance is \u{2068}BACKUP\u{2069} now."), "{}", told(&seen));
    let waiting = shown(&seen.after(send_when_free()), "BACKUP");
    for state in [seen.after(send_when_free()), waiting] {
        assert!(state.create.submission.is_busy());
        let cancelled = state.after(cancel(T0));
        assert!(cancelled.announcement.contains("Nothing was sent"), "{}", cancelled.announcement);
        assert_eq!(effects(&cancelled), [], "nobody looks any more, and nothing is sent later");
        // The alert is still there, and with it the button that waits.
        assert!(matches!(cancelled.create.submission, Submission::Busy { watch: InstanceWatch::Over, .. }));
        assert!(told(&cancelled).contains("The instance is \u{2068}BACKUP\u{2069} now."));
        for (field, text) in FILLED {
            assert_eq!(cancelled.text(field), text);
        }
        assert!(asks_instance(&cancelled.after(send_when_free())));
    }
}

#[test]
fn who_waits_for_a_busy_instance_asks_with_the_token_of_now() {
    let token = |state: &State| match state.creating() {
        Some(Effect::Room(Room::Create, effect::Effect::Request { connection, .. })) => match connection.credential() {
            Credential::Typed(token) => token.header().to_owned(),
            other => panic!("a typed token, not {other:?}"),
        },
        other => panic!("a request is wanted, not {other:?}"),
    };
    let waiting = shown(&shown(&busy(), "BACKUP").after(send_when_free()), "BACKUP");
    let renewed = waiting.after(Action::Edit(Field::Token, "another-token-of-some-length".into()));
    let looking = renewed.after(Action::Alarm(T0.plus(20)));
    assert_eq!(token(&looking), "another-token-of-some-length");
    assert_eq!(token(&shown(&looking, "ACTIVE")), "another-token-of-some-length");
    // A token for another cloud goes there only.
    let elsewhere = renewed.after(Action::Edit(Field::Endpoint, "https://other.example/v1.0/p".into()));
    assert_eq!(token(&elsewhere.after(Action::Alarm(T0.plus(20)))), "a-token-of-some-length");
    // When the instance is free nothing is sent there, and that is told.
    let free = shown(&elsewhere.after(Action::Alarm(T0.plus(20))), "ACTIVE");
    assert!(free.creating().is_none() && free.announcement.contains("at another endpoint"), "{}", free.announcement);
}

#[test]
fn what_is_registered_is_looked_at_once_more() {
    let texts = [
        (Field::Kind, "register"),
        (Field::Location, "https://swift.example/v1/AUTH_p/backups/b1.xbstream.gz"),
        (Field::Version, "913b5544-3479-433a-a15c-7bf417f05a64"),
        (Field::Size, "0.5"),
    ];
    let state = texts.iter().fold(filled(), |state, (field, text)| state.after(Action::Edit(*field, (*text).into())));
    let review = state.after(submit(T0));
    assert!(matches!(review.create.submission, Submission::Review(_)) && review.creating().is_none());
    assert!(matches!(review.after(Action::Edit(Field::Size, "1".into())).create.submission, Submission::Idle));
    assert!(matches!(review.after(cancel(T0)).create.submission, Submission::Idle));
    let sent = review.after(confirm(T0));
    let order = posting(&sent).expect("a POST");
    assert!(order.backup.body().text().contains(r#""size":0.5"#) && order.backup.instance().is_none());
    for (field, wrong) in
        [(Field::Size, "0"), (Field::Size, "1e3"), (Field::Size, "-1"), (Field::Location, "https://x/y")]
    {
        let refused = state.after(Action::Edit(field, wrong.into())).after(submit(T0));
        assert!(
            refused.create.problem(input_of(field).expect("a field")).is_some() && refused.creating().is_none(),
            "{wrong}"
        );
    }
}

#[test]
fn rare_fields_are_checked_and_unfolded() {
    for (field, wrong, problem) in [
        (Field::Container, "a b", Problem::Character(' ')),
        (Field::Container, "a/b", Problem::Character('/')),
        (Field::Container, "ü", Problem::Character('ü')),
        (Field::Parent, "orders-full", Problem::NoUuid),
    ] {
        let state = filled().after(Action::Edit(field, wrong.into())).after(submit(T0));
        assert_eq!(state.create.problem(input_of(field).expect("a field")), Some(&problem), "{wrong}");
        assert!(state.create.unfolded && state.creating().is_none());
    }
    let kind = filled().after(Action::Edit(Field::Kind, "incremental".into()));
    let cinder = kind.after(Action::Edit(Field::Driver, "cinder".into())).after(submit(T0));
    assert_eq!(cinder.create.problem(create::Input::Driver), Some(&Problem::SnapshotIsFull));
    assert!(create::problem(create::Input::Driver, &Problem::SnapshotIsFull).contains("always full"));
    assert_eq!(effects(&cinder), []);
    let full = cinder.after(Action::Edit(Field::Kind, "full".into()));
    assert_eq!(full.create.problem(create::Input::Driver), None);
    let order = posting(&full.after(submit(T0))).expect("a POST");
    let body: serde_json::Value = serde_json::from_str(order.backup.body().text()).expect("JSON");
    let wanted = serde_json::json!({"instance": INSTANCE, "name": "nightly", "storage_driver": "cinder"});
    assert_eq!(body["backup"], wanted);
}

/// A choice is marked and tied to its rule as a text is.
#[tokio::test]
async fn a_choice_at_fault_is_marked() {
    let at_fault = || {
        let texts = [(Field::Kind, "incremental"), (Field::Driver, "cinder")];
        typing(&filled(), &texts).after(submit(T0))
    };
    let html = render(move || seen(form, &at_fault(), T0)).await;
    let select = html.split("<select").find(|select| select.contains(r#"id="t-storage-driver""#)).unwrap_or_default();
    let tag = select.split('>').next().unwrap_or_default();
    assert!(tag.contains(r#"aria-invalid="true""#), "{tag}");
    assert!(tag.contains(r#"aria-describedby="t-storage-driver-error t-storage-driver-hint""#), "{tag}");
    let (_, error) = html.split_once(r#"id="t-storage-driver-error""#).expect("its place");
    assert!(error.split("</p>").next().is_some_and(|error| error.contains("always full")), "{error}");
    assert_eq!(count(&html, r#"aria-invalid="true""#), 1);
}

#[test]
fn what_an_incremental_one_became_is_told() {
    let state = filled().after(Action::Edit(Field::Kind, "incremental".into())).after(submit(T0));
    let order = posting(&state).expect("a POST");
    assert!(order.backup.body().text().contains(r#""incremental":1"#));
    let of = |parent: &str| {
        let body = format!(r#"{{"backup": {{"id": "b", "parent_id": {parent}}}}}"#);
        tracking::text::became(&order.backup, &Backup::decode(&body.as_str().into()).expect("a backup"))
            .unwrap_or_default()
    };
    assert!(of("null").contains("full backup"));
    assert!(of("\"c0\"").contains("incremental"));
}

/// An incremental backup as the cloud accepts it and as it ends, of this parent.
fn incremental(parent: &str, status: &str) -> State {
    let state = filled().after(Action::Edit(Field::Kind, "incremental".into())).after(submit(T0));
    let told = |status: &str| {
        let body = format!(r#"{{"backup": {{"id": "b", "status": "{status}", "parent_id": {parent}}}}}"#);
        Ok(Backup::decode(&body.as_str().into()).expect("a backup"))
    };
    let state = state.after(posted(call(state.creating()), told("NEW"), T0));
    if status == "NEW" { state } else { looked(&state, told(status), T0.plus(2)) }
}

/// From its acceptance to its end.
#[tokio::test]
async fn the_page_tells_what_an_incremental_one_became() {
    for status in ["NEW", "COMPLETED"] {
        let html = render(move || seen(result, &incremental("\"c0\"", status), T0)).await;
        assert!(html.contains("It is incremental, on top of the latest completed one."), "{html}");
        assert!(html.contains(r#"<data dir="auto" value="c0">c0</data>"#) && html.contains(status), "{html}");
        let html = render(move || seen(result, &incremental("null", status), T0)).await;
        assert!(html.contains("It became a full backup"), "{html}");
        assert!(html.contains(r#"<data dir="auto" value="None">None</data>"#) && html.contains(status), "{html}");
    }
}

#[test]
fn the_quota_is_told_and_warned_of() {
    let quota = |in_use, limit| trove_backup::openstack::trove::quotas::Quota { in_use, reserved: 0, limit };
    assert_eq!(quota_text(&quota(7, Some(50))), "7 of 50 backups used: 43 left.");
    assert!(quota_text(&quota(50, Some(50))).contains("Delete some"));
    assert!(quota_text(&quota(7, None)).contains("no limit"));
}
