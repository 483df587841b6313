//! Addresses: what a browser makes of an endpoint that was taken is what is shown of it, and a link presets nothing that
//! it must not. The URL Standard's own parser (crate `url`) is the judge.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::TestCaseError;
use trove_backup::app::action::Action;
use trove_backup::app::field::Field;
use trove_backup::app::state::State;
use trove_backup::openstack::keystone::identity::Identity;
use trove_backup::openstack::keystone::tokens;
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::transport::reply::Reply;
use trove_backup::openstack::types::endpoint::Endpoint;
use trove_backup::openstack::types::json::Json;
use trove_backup::openstack::types::token::Token;
use trove_backup::page::address::{read, written};
use url::{Host, Url};

use super::mutate::{changes, mutated, owned};
use super::{ROUND, fuzz};

const HOSTS: [&str; 40] = [
    "cloud.example",
    "Cloud.Example",
    "c",
    "127.0.0.1",
    "127.1",
    "127.0.0.1.",
    "127.300.1.1",
    "0x7f.1",
    "0177.0.0.1",
    "2130706433",
    "1.2.3.4.5",
    "256.1.1.1",
    "1.2.3",
    "a.0x7",
    "localhost",
    "a.localhost",
    "localhost.",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[fe80::1%25eth0]",
    "[2001:db8::1]",
    "xn--80ak6aa92e.com",
    "xn--a",
    "xn--",
    "аррӏе.com",
    "evil。com",
    "good.example／evil.com",
    "ⓔxample.com",
    "faß.de",
    "cloud\u{ad}.example",
    "cloud.example\u{202e}",
    "a..b",
    ".a",
    "-a",
    "a_b.example",
    "ＷＷＷ.example",
    "cloud.example%00.evil.com",
    "cloud.example%2fevil.com",
    "",
    "cloud.example:443@evil.com",
];
const PATHS: [&str; 24] = [
    "v1.0",
    "V1.0",
    "v2",
    "v",
    "3c5e0000000000000000000000000000",
    "AUTH_p1",
    "backups",
    "instances",
    "clusters",
    "..",
    ".",
    "%2e%2e",
    ".%2E",
    "%252e%252e",
    "..;",
    "...",
    "a..b",
    "",
    "%2f",
    "a b",
    "a\\b",
    "é",
    "\u{202e}0.1v",
    "@evil.com",
];

/// Addresses put together of parts, then broken.
fn typed() -> impl Strategy<Value = String> {
    let scheme = select(owned(&[
        "https://",
        "http://",
        "HTTPS://",
        "https:/",
        "https:",
        "//",
        "",
        "ftp://",
        "javascript://",
        "https:\\\\",
        " https://",
        "\"https://",
    ]));
    let user = select(owned(&["", "", "", "", "user@", "user:pw@", "@", "%40"]));
    let port = select(owned(&["", "", ":8779", ":443", ":80", ":0", ":65536", ":+80", ":080", ":", ":8779:1", ":٣"]));
    let tail = select(owned(&["", "", "/", "//", "?limit=20", "#top", "?a=b@c#d/../e", "\r\n", "\"", "/backups?x"]));
    let whole = (scheme, user, select(owned(&HOSTS)), port, vec(select(owned(&PATHS)), 0..5), tail);
    let whole = whole.prop_map(|(scheme, user, host, port, path, tail)| {
        let path: String = path.iter().map(|segment| format!("/{segment}")).collect();
        format!("{scheme}{user}{host}{port}{path}{tail}")
    });
    let pieces = owned(&[
        "/",
        "\\",
        "@",
        ":",
        "?",
        "#",
        "..",
        "/../",
        "%2e",
        "%2F",
        "%00",
        "%",
        "[",
        "]",
        "\t",
        "\n",
        "\u{0}",
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "\u{a0}",
        "。",
        "／",
        "＠",
        "．",
        "é",
        "://",
        "xn--",
        ".",
        "<",
        ">",
        "'",
        "\"",
        "|",
        "^",
        "{project_id}",
        "0x",
        "٣",
    ]);
    let texts = owned(&["https://cloud.example:8779/v1.0/3c5e", "http://user:pw@[::1]:8779/v1.0/p/backups?limit=1#x"]);
    (whole, changes(pieces, texts, 2)).prop_map(|(text, changes)| mutated(&text, &changes))
}

/// The host and the port of a text that was taken.
fn authority(shown: &str) -> (&str, &str) {
    let authority = shown.split('/').nth(2).unwrap_or_default();
    let port = authority.rfind(':').filter(|at| !authority[*at..].contains(']'));
    port.map_or((authority, ""), |at| (&authority[..at], &authority[at + 1..]))
}

/// What a browser would call is what is shown.
pub fn check_endpoint(endpoint: &Endpoint) -> Result<(), TestCaseError> {
    let shown = endpoint.to_string();
    let again = Endpoint::parse(&shown);
    prop_assert_eq!(again.as_ref(), Ok(endpoint), "{} is read otherwise again", shown);
    prop_assert!(!shown.contains(|c: char| c.is_control() || c.is_whitespace()), "{shown:?}");
    let hidden = |c: char| matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    prop_assert!(!shown.contains(hidden), "{shown:?} is shown as another text");
    let (host, port) = authority(&shown);
    let url = match Url::parse(&endpoint.at("backups")) {
        Ok(url) => url,
        // Nothing is sent then; the browser refuses a broken address of version 6, and a broken xn-- name.
        Err(_) if host.starts_with('[') || host.contains("xn--") => return Ok(()),
        Err(error) => return Err(TestCaseError::fail(format!("{shown}: no browser takes it: {error}"))),
    };
    prop_assert!(url.username().is_empty() && url.password().is_none(), "{shown} has a user");
    prop_assert_eq!(url.query(), None);
    prop_assert_eq!(url.fragment(), None);
    prop_assert_eq!(url.scheme() == "http", endpoint.is_plain_http());
    let same = match url.host() {
        Some(Host::Domain(name)) => name == host,
        Some(Host::Ipv4(address)) => address.to_string() == host,
        Some(Host::Ipv6(address)) => host.trim_matches(['[', ']']).parse() == Ok(address),
        None => false,
    };
    prop_assert!(same, "{shown}: the browser calls {:?}", url.host_str());
    let default = if url.scheme() == "http" { 80 } else { 443 };
    let shown_port = if port.is_empty() { default } else { port.parse().unwrap_or(0) };
    prop_assert_eq!(url.port_or_known_default(), Some(shown_port), "{}", shown);
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    prop_assert!(!endpoint.is_loopback() || here, "{shown} is not this machine");
    let path = shown.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap_or_default();
    prop_assert_eq!(url.path().split('/').count(), path.split('/').count().max(1) + 1, "{} {}", shown, url.path());
    for segment in url.path().split('/').skip(1) {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        prop_assert!(!matches!(plain.as_str(), "" | "." | ".."), "{shown}: {segment:?}");
    }
    Ok(())
}

#[test]
fn an_endpoint_is_called_as_it_is_shown() {
    fuzz(
        "endpoint",
        ROUND,
        (typed(), select(owned(&["p1", "", "..", "a/../b", "?x", "@evil.com", "backups"]))),
        |(text, project)| {
            if let Ok(endpoint) = Endpoint::parse(&text) {
                check_endpoint(&endpoint)?;
            }
            if let Ok(identity) = Identity::parse(&text) {
                let shown = identity.to_string();
                prop_assert!(shown.ends_with("/v3"), "{shown}");
                check_endpoint(
                    &Endpoint::parse(&shown).map_err(|error| TestCaseError::fail(format!("{shown}: {error:?}")))?,
                )?;
                prop_assert_eq!(Identity::parse(&shown), Ok(identity));
                let whole = Endpoint::parse(&text).expect("an endpoint").to_string();
                prop_assert_eq!(authority(&shown), authority(&whole));
            }
            let token = format!(
                r#"{{"token":{{"project":{{"id":{},"name":"p"}},"catalog":[{{"type":"database","endpoints":[{{"interface":"public","region":"R","url":{}}}]}}]}}}}"#,
                Json::of(&project).text(),
                Json::of(&text).text()
            );
            let subject = Token::parse("a-token-of-some-length").ok();
            let reply = Reply { status: 201, request_id: None, body: token.into(), subject, date: None };
            for database in tokens::read(&reply).expect("a token").databases {
                check_endpoint(&database.endpoint)?;
                let whole = Endpoint::parse(&text).expect("an endpoint").to_string();
                let shown = database.endpoint.to_string();
                prop_assert_eq!(authority(&shown), authority(&whole), "{}", shown);
            }
            Ok(())
        },
    );
}

/// What must not stay in the address nor get into a field.
const MARK: &str = "gAAAAABn-Mark";

/// A text as it may be encoded in an address.
fn encoded() -> impl Strategy<Value = fn(&str) -> String> {
    fn plain(text: &str) -> String {
        text.into()
    }
    fn percent(text: &str) -> String {
        text.bytes().map(|byte| format!("%{byte:02x}")).collect()
    }
    fn some(text: &str) -> String {
        let encode = |(at, c): (usize, char)| if at % 3 == 1 { format!("%{:02X}", c as u32) } else { c.to_string() };
        if text.is_ascii() { text.chars().enumerate().map(encode).collect() } else { text.into() }
    }
    select(vec![plain as fn(&str) -> String, percent, some])
}

/// A pair that holds a token, however it is called.
fn secret_pair() -> impl Strategy<Value = String> {
    let names = [
        "token",
        "Token",
        "TOKEN",
        "x-auth-token",
        "access_token",
        "os_token",
        "password",
        "Password",
        "secret",
        "client_secret",
    ];
    let whole = (select(owned(&names)), encoded()).prop_map(|(name, encode)| format!("{}={MARK}", encode(&name)));
    let inside =
        encoded().prop_map(|encode| format!("endpoint={}", encode(&format!("https://cloud.example/?token={MARK}"))));
    prop_oneof![3 => whole, 1 => inside]
}

fn innocent_pair() -> impl Strategy<Value = String> {
    let names = Field::ALL
        .iter()
        .map(|field| field.key().to_owned())
        .filter(|name| !["token", "password", "secret"].contains(&name.as_str()));
    let names: Vec<_> = names.chain(owned(&["instanceId", "instance_id", "other", "", "passcode"])).collect();
    let values = owned(&[
        "",
        "a+b%20c",
        "%C3%A9",
        "%c3",
        "%zz",
        "%",
        "\u{202e}x",
        "https%3A%2F%2Fc%2Fv1.0",
        "a=b",
        "é",
        "backups",
        "-created",
        "\0",
    ]);
    (select(names), select(values), encoded()).prop_map(|(name, value, encode)| format!("{}={value}", encode(&name)))
}

#[test]
fn a_fragment_presets_no_secret_and_keeps_none() {
    let pairs = (vec(innocent_pair(), 0..6), vec(secret_pair(), 0..3)).prop_flat_map(|(innocent, secret)| {
        let has = !secret.is_empty();
        let all: Vec<_> = innocent.into_iter().chain(secret).collect();
        let count = all.len();
        (Just(all).prop_shuffle(), 0..=count, Just(has))
    });
    let firsts = (select(owned(&["?", "", "??"])), select(owned(&["#", "", "##"])));
    let pieces = owned(&["&", "=", "%", "#", "?", "+", "%26", "%3D", "&&", "\u{202e}", "é", ";"]);
    let broken = changes(pieces, owned(&["a=b&c=d"]), 3);
    fuzz("fragment", ROUND, (pairs, firsts, broken), |((pairs, at, has), (question, hash), changes)| {
        let (query, fragment) = pairs.split_at(at);
        let (query, fragment) = (format!("{question}{}", query.join("&")), format!("{hash}{}", fragment.join("&")));
        let address = read(&query, &fragment);
        prop_assert_eq!(address.scrubbed.is_some(), has);
        let kept = address.scrubbed.clone().unwrap_or_default();
        prop_assert!(!kept.contains(MARK), "{kept} keeps the token");
        let allowed = |field: &Field| {
            !field.is_secret() && *field != Field::Identity && *field != Field::Ways && *field != Field::Way
        };
        for (field, text) in &address.presets {
            prop_assert!(allowed(field), "{field:?} is preset");
            prop_assert!(!text.contains(MARK), "{field:?} holds the token");
        }
        // What is left is read as before, without anything more to take away.
        if let Some(kept) = &address.scrubbed {
            let (query, fragment) = kept.find('#').map_or((kept.as_str(), ""), |at| kept.split_at(at));
            let again = read(query, fragment);
            prop_assert_eq!(&again.presets, &address.presets);
            prop_assert_eq!(again.scrubbed, None);
        }
        // A broken one presets nothing that it must not either.
        for (field, _) in &read(&mutated(&query, &changes), &mutated(&fragment, &changes)).presets {
            prop_assert!(allowed(field), "{field:?} is preset");
        }
        Ok(())
    });
}

#[test]
fn what_is_shown_is_written_and_read_again() {
    let texts = owned(&[
        "", "backups", "a b&c/é", "+", "%", "%20", "#", "=", "token", "-created", "\u{202e}", "running", "\u{0}", "😀",
        "a\"'<>",
    ]);
    let fields: Vec<_> = Field::ALL.to_vec();
    let count = fields.len();
    let drafts = (subsequence(fields, 0..=count), vec(select(texts), count));
    let pairs = vec(innocent_pair(), 0..6).prop_map(|pairs| pairs.join("&"));
    fuzz("written", ROUND, (drafts, pairs), |((fields, texts), fragment)| {
        let (mut state, secrets) = (State::default(), Secrets::default());
        for (field, text) in fields.iter().zip(texts) {
            let mark = if field.is_view() { "" } else { MARK };
            state.apply(Action::Edit(*field, format!("{text}{mark}").into()));
        }
        let now = written(&format!("#{fragment}"), &state, &secrets);
        prop_assert!(!now.contains(MARK), "{now} tells what is typed");
        prop_assert_eq!(&written(&now, &state, &secrets), &now, "written twice");
        let read = read("", &format!("#{now}"));
        prop_assert_eq!(read.scrubbed, None);
        let mut again = State::default();
        for (field, text) in &read.presets {
            again.apply(Action::Preset(*field, text.as_str().into()));
        }
        prop_assert_eq!((&again.route, &again.console.backups.table), (&state.route, &state.console.backups.table));
        for field in Field::ALL.into_iter().filter(|field| field.is_view()) {
            let text = read.presets.iter().find(|(at, _)| *at == field).map_or("", |(_, text)| text);
            prop_assert_eq!(text, &*state.text(field), "{:?}", field);
        }
        Ok(())
    });
}
