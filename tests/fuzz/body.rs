//! The body of a reply, whatever it is: typed data or an error, and nothing of the token's in either.

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use trove_backup::context::error_text::explain;
use trove_backup::context::error_text::{brief, trouble};
use trove_backup::openstack::keystone::projects;
use trove_backup::openstack::keystone::tokens;
use trove_backup::openstack::transport::answer::Answer;
use trove_backup::openstack::transport::error::{Error, Problem};
use trove_backup::openstack::transport::fault::Fault;
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::transport::plain::LONGEST;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::trove::backups::{self, Backup};
use trove_backup::openstack::trove::flavors::Flavor;
use trove_backup::openstack::trove::instances::Instance;
use trove_backup::openstack::trove::strategies;
use trove_backup::openstack::trove::{datastores, instances, quotas};
use trove_backup::openstack::types::endpoint::Endpoint;
use trove_backup::openstack::types::id::Id;
use trove_backup::openstack::types::json::{self, Object};
use trove_backup::openstack::types::token::Token;
use trove_backup::tracking::properties::properties;

use super::cost;
use super::fixtures::Exchange;
use super::mutate::{Change, changes, mutated, owned};
use super::{ROUND, fuzz};

/// Tokens as Keystone makes them, and one with all that has to be escaped somewhere.
pub const TOKENS: [&str; 3] =
    ["gAAAAABn-QuoteMe_0123456789==", "eyJhbGciOi.J9.abc-DEF_123", "to/ken+with\"all<of>the&worst\\char's%~"];

/// The bodies that real clouds answered, and some of what stands in front of them.
pub fn bodies() -> &'static [String] {
    static BODIES: OnceLock<Vec<String>> = OnceLock::new();
    let read = || {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let names =
            fs::read_dir(folder).expect("the fixtures").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<_> = names.filter(|name| name.ends_with(".http")).collect();
        names.sort();
        let mut bodies: Vec<_> =
            names.iter().map(|name| Exchange::read(name).answer).filter(|body| !body.is_empty()).collect();
        assert!(bodies.len() > 80, "{}", bodies.len());
        bodies.extend(owned(&[
            "",
            "<html><head><style>p{}</style><title>502 Bad</title></head><body>\n<h1>Bad &amp; ugly</h1></body></html>",
            "upstream connect error or disconnect/reset before headers",
            r#"{"overLimit":{"code":413,"message":"OverLimit Retry...","retryAfter":"2026-02-27T13:33:07Z"}}"#,
            r#"{"error":{"code":403,"msg":"denied"}}"#,
            r#"{"errors":[{"status":"403","title":"no","detail":"not you"}]}"#,
            r#"{"message":"Denied.<br /><br />\nUser a\n\n","code":"403 Forbidden","title":"Forbidden"}"#,
        ]));
        bodies
    };
    BODIES.get_or_init(read)
}

/// How servers write a token: as it is, in JSON, in a URL, in HTML, in numbers.
pub fn writings(token: &str) -> Vec<String> {
    let each = |write: &dyn Fn(char) -> String| token.chars().map(write).collect::<String>();
    let special = |c: char| !c.is_ascii_alphanumeric() && !"-_.~".contains(c);
    vec![
        token.to_owned(),
        each(&|c| if matches!(c, '"' | '\\') { format!("\\{c}") } else { c.to_string() }),
        each(&|c| if matches!(c, '"' | '\\' | '/') { format!("\\{c}") } else { c.to_string() }),
        each(&|c| {
            if matches!(c, '"' | '\\') {
                format!("\\{c}")
            } else if matches!(c, '<' | '>' | '&' | '\'') {
                format!("\\u{:04x}", c as u32)
            } else {
                c.to_string()
            }
        }),
        each(&|c| format!("\\u{:04X}", c as u32)),
        each(&|c| if special(c) { format!("%{:02X}", c as u32) } else { c.to_string() }),
        each(&|c| if special(c) { format!("%{:02x}", c as u32) } else { c.to_string() }),
        each(&|c| match c {
            '<' => "&lt;".into(),
            '>' => "&gt;".into(),
            '&' => "&amp;".into(),
            '"' => "&quot;".into(),
            '\'' => "&#39;".into(),
            _ => c.to_string(),
        }),
        each(&|c| if special(c) { format!("&#x{:X};", c as u32) } else { c.to_string() }),
    ]
}

fn pieces(token: &str) -> Vec<String> {
    let huge = "9".repeat(400);
    let mut pieces = owned(&[
        "null",
        "true",
        "[]",
        "{}",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\",
        ",",
        ":",
        "-",
        "0",
        "-0",
        "1e999",
        "1E-999",
        "1.5e3",
        "123456789012345678901234567890",
        "\\ud800",
        "\\ud83d\\ude00",
        "\\u0000",
        "\\x41",
        "\u{202e}",
        "\u{2066}",
        "\u{feff}",
        "\u{0}",
        "\u{1f}",
        "é",
        "😀",
        "\"id\":",
        "\"id\":\"../../x\"",
        "\"id\":\"a/b?c#d\"",
        "\"id\":\"%2e%2e\"",
        "\"id\":\"\"",
        "\"id\":7",
        "\"str_id\":\"..\"",
        "\"status\":null",
        "\"name\":{}",
        "\"backup\":",
        "\"backups\":[",
        "\"instance\":{",
        "\"error\":",
        "\"error\":{",
        "\"message\":",
        "\"message\":\"x\"",
        "\"retryAfter\":",
        "\"retryAfter\":-1",
        "\"retryAfter\":\"99999999999999999999\"",
        "\"links\":[{\"rel\":\"next\"}]",
        "\"created\":\"9999-12-31T23:59:60+99:99\"",
        "\"size\":-1e400",
        "\"limit\":-9223372036854775808",
        "<",
        ">",
        "</",
        "<title>",
        "</title>",
        "<h1",
        "<script>",
        "</script>",
        "<style",
        "<!--",
        "&lt;",
        "&amp;lt;",
        "&amp;",
        "&#39;",
        "&",
        "../",
        "..",
        "\r\n",
    ]);
    pieces.push(huge);
    pieces.extend(writings(token));
    pieces
}

/// Values that are put in the place of others, so that what is around them stays JSON.
fn values(token: &str) -> Vec<String> {
    let mut values = owned(&[
        "null",
        "true",
        "0",
        "-0",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "1e+",
        "1e999",
        "-1",
        "0.31",
        "1.0E-7",
        "[]",
        "{}",
        "[1,]",
        "{,}",
        "\"\"",
        "\"..\"",
        "\"../../x\"",
        "\"a.b\"",
        "\"a/b?c#d\"",
        "\"%2e%2e\"",
        "\"a b\"",
        "\"é\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\\x\"",
        "\"\u{202e}x\"",
        "\"2026-02-29T00:00:00\"",
        "\"9999-12-31T23:59:60+99:99\"",
        "\"COMPLETED\"",
        "\"<b>&lt;\"",
        "{\"message\":\"x\"}",
        "[{\"rel\":\"next\"}]",
        "{\"a\":{\"b\":[{\"c\":1}]}}",
        "{\"id\":\"a.b\",\"id\":\"c\"}",
    ]);
    values.push(format!("\"{}\"", "a".repeat(256)));
    values.push("9".repeat(400));
    values.extend(writings(token).iter().map(|text| format!("\"{text}\"")));
    values
}

const UNSAFE_IDS: [&str; 7] = ["\"..\"", "\"a.b\"", "\"a/b\"", "\"%2e\"", "\"a?b\"", "\"\"", "\"\\u002e\\u002e\""];

/// The body with another value for the one behind some colon; every other time for an id.
fn with_value(body: &str, share: u16, value: &str) -> String {
    let key = if share.is_multiple_of(2) { "\":" } else { "id\":" };
    let places: Vec<_> = body.match_indices(key).map(|(at, found)| at + found.len()).collect();
    let share = share / 2;
    // Half of these are ids that no path may hold.
    let value = if key == "\":" || share.is_multiple_of(2) {
        value
    } else {
        UNSAFE_IDS[usize::from(share / 2) % UNSAFE_IDS.len()]
    };
    let share = share / 4;
    let Some(begin) = places.get(usize::from(share) % places.len().max(1)) else { return body.to_owned() };
    let rest = body[*begin..].trim_start();
    let begin = body.len() - rest.len();
    let length = match rest.strip_prefix('"') {
        Some(text) => text.find('"').map_or(rest.len(), |at| at + 2),
        None => rest.find([',', '}', ']']).unwrap_or(rest.len()),
    };
    format!("{}{value}{}", &body[..begin], &rest[length..])
}

/// One of these bodies, which may repeat a token: well-formed with other values, or broken in any way.
pub fn changed<T: Into<Cow<'static, [String]>>>(token: &str, originals: T) -> impl Strategy<Value = String> + use<T> {
    let repeated = (any::<u16>(), select(writings(token))).prop_map(|(at, text)| vec![Change::Insert(at, text)]);
    let replaced = vec((any::<u16>(), select(values(token))), 0..4);
    let broken = prop_oneof![Just(Vec::new()), changes(pieces(token), bodies(), 5)];
    let last = prop_oneof![Just(Vec::new()), repeated];
    (select(originals), replaced, broken, last).prop_map(|(body, values, changes, last)| {
        let body = values.iter().fold(body, |body, (share, value)| with_value(&body, *share, value));
        mutated(&mutated(&body, &changes), &last)
    })
}

/// A token, and a body of any server.
fn inputs() -> impl Strategy<Value = (String, String)> {
    select(owned(&TOKENS)).prop_flat_map(|token| (Just(token.clone()), changed(&token, bodies())))
}

fn clean(token: &str, shown: &str, where_: &str) -> Result<(), TestCaseError> {
    prop_assert!(!shown.contains(token), "the token is in {}: {}", where_, shown);
    Ok(())
}

/// What is said about an error.
fn check_error(token: &str, error: &Error) -> Result<(), TestCaseError> {
    clean(token, &format!("{error:?}").replace("\\\\", "\\").replace("\\\"", "\"").replace("\\'", "'"), "Debug")?;
    let notice = explain(error, "https://page.example");
    let mut said = vec![notice.title, brief(error), trouble(error)];
    said.extend(notice.server_message.iter().chain(&notice.request_id).map(std::string::ToString::to_string));
    said.extend(notice.advice);
    said.extend(notice.sample);
    for sentence in &said {
        clean(token, sentence, "a sentence")?;
        prop_assert!(sentence.chars().count() <= LONGEST + 2000, "a sentence of {} characters", sentence.len());
    }
    prop_assert!(error.retry_after().is_none_or(|seconds| seconds <= 3600), "{:?}", error.retry_after());
    Ok(())
}

/// An id that became typed is safe as a part of a path.
fn check_id(id: &Id) -> Result<(), TestCaseError> {
    let text = id.to_string();
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    prop_assert!((1..=255).contains(&text.len()) && text.chars().all(safe), "{text}");
    let endpoint = Endpoint::parse("https://cloud.example:8779/v1.0/p").expect("an endpoint");
    let token = Token::parse("a-token-of-some-length").expect("a token");
    let url = url::Url::parse(&backups::show(&endpoint, &token, id).url).expect("a URL");
    prop_assert_eq!(url.path(), format!("/v1.0/p/backups/{text}"));
    Ok(())
}

fn check_backup(token: &str, backup: &Backup) -> Result<(), TestCaseError> {
    if let Some(id) = backup.id() {
        check_id(&id)?;
    }
    let rows = properties(backup);
    prop_assert!(rows.len() <= 1501, "{} rows", rows.len());
    for row in rows {
        clean(token, &row.name, "a row's name")?;
        clean(token, &row.raw, "a row")?;
    }
    for (key, _) in backup.members.members() {
        clean(token, &backup.text(key).unwrap_or_default(), "a member")?;
    }
    clean(token, &backup.body, "the raw body")?;
    let _ = (backup.status(), backup.time("created"), backup.time("updated"));
    Ok(())
}

/// Every reader of the client on one good answer.
fn check_reply(token: &str, reply: &Reply) -> Result<(), TestCaseError> {
    let failed = |result: Result<(), Error>| match result {
        Ok(()) => Ok(()),
        Err(error) => check_error(token, &error),
    };
    failed(match backups::read(reply) {
        Ok(backup) => {
            check_backup(token, &backup)?;
            prop_assert!(json::is_json(&reply.body), "no JSON became a backup");
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(match backups::read_list(reply) {
        Ok(list) => {
            list.iter().try_for_each(|backup| check_backup(token, backup))?;
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(reply.page("backups", 100).map(drop))?;
    failed(match instances::read(reply) {
        Ok(instance) => {
            check_id(&instance.id)?;
            clean(token, &format!("{instance:?}"), "an instance")?;
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(instances::read_fault(reply).map(drop))?;
    failed(match quotas::read(reply) {
        Ok(quota) => {
            prop_assert!(quota.left().is_none_or(|left| left >= 0), "{quota:?}");
            prop_assert!(quota.limit.is_none_or(|limit| limit >= 0), "{quota:?}");
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(match datastores::read(reply) {
        Ok(versions) => {
            versions.iter().try_for_each(|version| check_id(&version.id))?;
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(match tokens::read(reply) {
        Ok(issued_token) => {
            clean(token, &format!("{issued_token:?}"), "an issued token")?;
            for database in &issued_token.databases {
                super::address::check_endpoint(&database.endpoint)?;
            }
            Ok(())
        }
        Err(error) => Err(error),
    })?;
    failed(projects::read_projects(reply).map(drop))?;
    failed(strategies::read_list(reply, 50).map(drop))?;
    for name in ["instances", "flavors"] {
        for object in reply.list(name).unwrap_or_default() {
            if let Some(instance) = Instance::read(&object) {
                check_id(&instance.id)?;
            }
            let _ = Flavor::read(&object);
        }
    }
    Ok(())
}

fn answer(status: u16, body: &str, problem: Option<Problem>, subject: Option<Token>) -> Answer {
    Answer {
        status,
        request_id: Some(format!("req-{}", &body.chars().take(60).collect::<String>())),
        retry_after: Some(body.chars().take(8).collect()),
        date: Some(body.chars().take(30).collect()),
        subject,
        body: body.to_owned(),
        problem,
        keystone: false,
    }
}

/// The secrets of a page that sent this token before, and another one since.
fn secrets(token: &str) -> Secrets {
    let secrets = Secrets::default();
    secrets.keep_token(token);
    secrets.keep_token("another-token-since-then");
    secrets
}

#[test]
fn a_reply_is_typed_data_or_an_error_and_never_the_token() {
    fuzz("reply", ROUND, inputs(), |(text, body)| {
        let token = Token::parse(&text).expect("a token");
        prop_assert_eq!(token.header(), &text);
        let subject = Token::parse("a-fresh-token-of-keystone").ok();
        let problems = [None, Some(Problem::Truncated), Some(Problem::Enormous)];
        for problem in problems {
            match answer(200, &body, problem, subject.clone()).read(&secrets(token.header())) {
                Ok(reply) => {
                    prop_assert!(problem.is_none(), "half a body became a reply");
                    check_reply(&text, &reply)?;
                }
                Err(error) => {
                    prop_assert!(matches!(error, Error::Unreadable(_)), "{:?}", error);
                    check_error(&text, &error)?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_refusal_is_told_without_the_token() {
    let statuses = select(vec![400u16, 401, 403, 404, 413, 422, 429, 500, 501, 502, 503, 504, 199, 299, 418, 599]);
    fuzz("refusal", ROUND, (inputs(), statuses), |((text, body), status)| {
        for keystone in [false, true] {
            let secrets = if keystone { Secrets::default() } else { secrets(&text) };
            secrets.keep_password(&text);
            match (Answer { keystone, ..answer(status, &body, None, None) }).read(&secrets) {
                Ok(_) => prop_assert!((200..300).contains(&status)),
                Err(error) => check_error(&text, &error)?,
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_json_is_what_serde_json_takes_for_it() {
    fuzz("json", ROUND, inputs(), |(_, body)| {
        // serde_json gives up at a depth of 128, and reads no half of a surrogate pair.
        let deep = body.matches(['[', '{']).count() > 100;
        let known = serde_json::from_str::<serde_json::Value>(&body);
        if !deep && !body.contains("\\u") {
            let numbers = known.as_ref().is_err_and(|error| error.to_string().contains("number out of range"));
            prop_assert!(numbers || json::is_json(&body) == known.is_ok(), "{:?}", known);
        }
        let Some(object) = Object::parse(&body) else { return Ok(()) };
        prop_assert!(Object::parse(&object.json()).is_some_and(|again| again == object), "written and read again");
        if let Ok(serde_json::Value::Object(known)) = known {
            for (key, value) in &known {
                prop_assert!(object.text(key).as_deref() == value.as_str(), "{key}");
            }
        }
        Ok(())
    });
}

/// Every reader on a body.
fn read_all(body: &str) {
    let token = Token::parse(TOKENS[2]).expect("a token");
    let reply = answer(200, body, None, None).read(&secrets(token.header()));
    if let Ok(reply) = reply {
        let _ = (backups::read(&reply).map(|backup| properties(&backup)), backups::read_list(&reply));
        let _ = (tokens::read(&reply), reply.page("backups", 100));
    }
    let _ = Fault::read(body);
}

fn check_work(first: &str, again: &str, last: &str) -> Result<(), TestCaseError> {
    let body = |bytes: usize| format!("{first}{}{last}", again.repeat(bytes / again.len().max(1) + 1));
    let (small, large) = (body(8_000), body(32_000));
    if cost::is_linear(|| read_all(&small), || read_all(&large)) {
        Ok(())
    } else {
        Err(TestCaseError::fail("four times the body takes more than four times the work"))
    }
}

#[test]
fn known_shapes_are_read_in_linear_time() {
    for (first, again, last) in [
        ("{\"backups\":[", "{\"id\":\"a\",\"name\":\"b\"},", "{}]}"),
        ("{\"backup\":{\"a\":\"", "x\\\"", "\"}}"),
        ("{\"backup\":{\"a\":", "[", ""),
        ("{\"backup\":{\"a\":", "{\"a\":", ""),
        ("{", "\"a\":{\"b\":1},", "\"z\":1}"),
        ("{\"backup\":{", "\"a\":{\"b\":{\"c\":[1,2]}},", "\"z\":1}}"),
        ("", "<title>", ""),
        ("", "<script>", "</script>"),
        ("<h1>", "<title>x", ""),
        ("", "&amp;lt;", ""),
        ("", "to/ken+", ""),
        ("", "&#", ""),
        ("\"", "\\u00", "\""),
        ("", "<", ""),
    ] {
        check_work(first, again, last).unwrap_or_else(|error| panic!("{first} {again} {last}: {error}"));
    }
}

#[test]
fn no_body_takes_more_than_linear_time() {
    let part = || {
        (select(bodies()), any::<u16>(), 1..40usize).prop_map(|(body, at, length)| {
            let chars: Vec<_> = body.chars().collect();
            let from = chars.len() * usize::from(at) / usize::from(u16::MAX);
            chars.into_iter().skip(from).take(length).collect::<String>()
        })
    };
    let again =
        prop_oneof![part(), select(pieces(TOKENS[2])), (select(pieces(TOKENS[2])), part()).prop_map(|(a, b)| a + &b)];
    let first = prop_oneof![
        Just(String::new()),
        select(owned(&["{\"backup\":{", "{\"error\":\"", "[", "<html>", "{\"backups\":["]))
    ];
    // Each case reads half a megabyte several times.
    fuzz("work", 10, (first, again, part()), |(first, again, last)| check_work(&first, &again, &last));
}
