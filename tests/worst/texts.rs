//! Long texts: bodies of replies and of refusals, settings files, links.

use std::hint::black_box;
use std::rc::Rc;

use trove_backup::app::action::Action;
use trove_backup::app::state::State;
use trove_backup::context::backups::inventory::MOST;
use trove_backup::openstack::keystone::tokens;
use trove_backup::openstack::transport::answer::Answer;
use trove_backup::openstack::transport::masking::Secrets;
use trove_backup::openstack::trove::backups;
use trove_backup::openstack::types::token::Token;
use trove_backup::page::address;
use trove_backup::session;
use trove_backup::session::settings;
use trove_backup::tracking::properties::properties;

use crate::{Make, Work};

/// What is read, and how much of it is made.
pub const CASES: [(&str, Make); 34] = [
    ("a reply of short members", |bytes| reply("{\"backup\":{", "\"a\":{\"b\":{\"c\":[1,2]}},", "\"z\":1}}", bytes)),
    ("a reply of one value", |bytes| reply("{\"backup\":{\"id\":\"b1\",\"name\":\"", "x", "\"}}", bytes)),
    ("a reply of one value of quotes", |bytes| reply("{\"backup\":{\"name\":\"", "\\\"", "\"}}", bytes)),
    ("a reply of one list", |bytes| reply("{\"backup\":{\"a\":[", "1.5,", "1]}}", bytes)),
    ("a reply of objects inside of each other", |bytes| reply("{\"backup\":{\"a\":", "{\"a\":", "", bytes / 2)),
    ("a reply with a long name of many values", a_long_name),
    ("a reply with a catalog", |bytes| {
        let endpoint = r#"{"interface":"public","region":"R","url":"https://c/v1.0/p"},"#;
        reply("{\"token\":{\"catalog\":[{\"type\":\"database\",\"endpoints\":[", endpoint, "{}]}]}}", bytes)
    }),
    ("a catalog with a long address", |bytes| {
        let address = format!("https://c/{}x", "backups/".repeat(bytes / 8));
        let endpoint = format!(r#"{{"interface":"public","region":"R","url":"{address}"}}"#);
        reply("{\"token\":{\"catalog\":[{\"type\":\"database\",\"endpoints\":[", &endpoint, "]}]}}", endpoint.len())
    }),
    ("a page of short backups", |bytes| reply("{\"backups\":[", "{\"id\":\"a\",\"name\":\"b\"},", "{}]}", bytes)),
    ("a body that looks like the token", |bytes| reply("", "gAAAAABn-Quote", "", bytes)),
    ("a body that repeats itself as the token does", a_token_that_repeats_itself),
    ("a body of escapes of JSON", |bytes| reply("\"", "\\u0067", "\"", bytes)),
    ("a body of escapes of a URL", |bytes| reply("", "%67", "", bytes)),
    ("a body of escapes of HTML", |bytes| reply("", "&#103;", "", bytes)),
    ("a refusal in JSON", |bytes| refusal("{\"badRequest\":{\"message\":\"", "no ", "\"}}", bytes)),
    ("a refusal in HTML, of tags", |bytes| refusal("<html><h1>", "<b>x</b>", "", bytes)),
    ("a refusal in HTML, of titles", |bytes| refusal("<h1>", "<title>x", "", bytes)),
    ("a refusal in HTML, of scripts", |bytes| refusal("", "<script>", "</script>", bytes)),
    ("a refusal in HTML, of entities", |bytes| refusal("", "&amp;lt;", "", bytes)),
    ("a settings file that says the same again", |bytes| {
        let ids = long("clouds:\n  a:\n", "    project_id: x\n", "", bytes / 2);
        settings(&ids, "    region_name: y\n", bytes / 2)
    }),
    ("a settings file of many clouds", |bytes| settings("clouds:\n", "  a:\n    username: b\n", bytes)),
    ("a settings file of brackets", |bytes| settings("clouds: ", "[", bytes)),
    ("a settings file of quotes", |bytes| settings("clouds: ", "'", bytes)),
    ("a settings file of keys", |bytes| settings("clouds:\n", "? x\n", bytes)),
    ("a settings file of aliases", |bytes| settings("a: &a {x: 1}\nclouds:\n", "  b: *a\n", bytes)),
    ("a settings file of merged aliases", |bytes| settings("a: &a {x: 1}\nclouds:\n", "  b: {<<: [*a, *a]}\n", bytes)),
    ("a settings file of regions", |bytes| settings("clouds:\n  a:\n    regions:\n", "    - b\n", bytes)),
    ("an openrc file of brackets", |bytes| settings("OS_USERNAME=", "$(", bytes)),
    ("an openrc file of defaults", |bytes| settings("OS_USERNAME=", "${x:-", bytes)),
    ("an openrc file of values of values", |bytes| settings("OS_A=xx\n", "OS_A=$OS_A$OS_A\n", bytes)),
    ("an openrc file on one line", |bytes| settings("", "OS_USER_ID=b; ", bytes)),
    ("a link that presets the same again", |bytes| link("", "search=a&", bytes)),
    ("a link of empty pairs", |bytes| link("", "a&", bytes)),
    ("a link of plus signs and per cent", |bytes| link("name=", "+%2B", bytes)),
];

const TOKEN: &str = "gAAAAABn-QuoteMe_0123456789";

fn long(first: &str, again: &str, last: &str, bytes: usize) -> String {
    format!("{first}{}{last}", again.repeat(bytes / again.len()))
}

fn answered(status: u16, body: &str) {
    let secrets = Secrets::default();
    for token in [TOKEN, "another-token-since-then"] {
        secrets.keep_token(token);
    }
    let answer = Answer {
        status,
        request_id: None,
        retry_after: None,
        subject: Token::parse("a-fresh-token-of-keystone").ok(),
        body: body.to_owned(),
        problem: None,
        date: None,
        keystone: true,
    };
    let Ok(reply) = answer.read(&secrets) else { return };
    drop(black_box(backups::read(&reply).map(|backup| properties(&backup))));
    drop(black_box(reply.page("backups", MOST)));
    drop(black_box(tokens::read(&reply)));
}

fn reply(first: &str, again: &str, last: &str, bytes: usize) -> Work {
    let body = long(first, again, last, bytes);
    Box::new(move || answered(200, &body))
}

fn refusal(first: &str, again: &str, last: &str, bytes: usize) -> Work {
    let body = long(first, again, last, bytes);
    Box::new(move || answered(500, &body))
}

/// The token differs from each part of the body in its last letter only, and is as long as a fiftieth of it.
fn a_token_that_repeats_itself(bytes: usize) -> Work {
    let (token, body) = (format!("{}b", "a".repeat(bytes / 50)), "a".repeat(bytes));
    let secrets = Secrets::default();
    secrets.keep_token(&token);
    Box::new(move || drop(black_box(secrets.mask(&body))))
}

/// Half is the name of a member, the other half what is in it.
fn a_long_name(bytes: usize) -> Work {
    let members: Vec<_> = (0..(bytes / 2).min(8000) / 8).map(|at| format!("\"{at:03}\":1")).collect();
    let body = format!("{{\"backup\":{{\"{}\":{{{}}}}}}}", "x".repeat(bytes / 2), members.join(","));
    Box::new(move || answered(200, &body))
}

fn settings(first: &str, again: &str, bytes: usize) -> Work {
    let file = long(first, again, "", bytes);
    Box::new(move || {
        drop(black_box(settings::read(&file)));
        let mut state = State::default().after(Action::Session(session::Message::Settings(settings::Message::Open(
            Rc::<str>::from(&*file).into(),
        ))));
        state.read_settings(settings::read);
        drop(black_box(state));
    })
}

fn link(first: &str, again: &str, bytes: usize) -> Work {
    let fragment = long(first, again, "", bytes);
    Box::new(move || {
        let mut state = State::default();
        for (field, text) in address::read("", &fragment).presets {
            state.apply(Action::Preset(field, text.into()));
        }
        drop(black_box(address::written(&fragment, &state, &Secrets::default())));
    })
}
