//! The page's address: the fragment presets fields, and a token in it is scrubbed.

use std::borrow::Cow;

use wasm_bindgen::JsValue;
use web_sys::Location;

use crate::app::field::Field;
use crate::app::state::State;
use crate::openstack::transport::masking::Secrets;
use crate::openstack::types::secret::in_url;
use crate::openstack::types::token::Token;

/// The fields that a link may preset. Where Keystone is, is not among them: a link must not lead a password elsewhere.
fn is_linked(field: Field) -> bool {
    field.is_view()
        || matches!(field, Field::Endpoint | Field::InstanceId | Field::Name | Field::Description)
        || matches!(field, Field::Kind | Field::Parent)
}

/// What an address says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// The texts of the fragment, decoded.
    pub presets: Vec<(Field, String)>,
    /// The address's query and fragment without the token, where there was one.
    pub scrubbed: Option<String>,
}

/// The most bytes of a query or a fragment that are read. No link of ours comes near it.
const LONGEST: usize = 16 * 1024;

/// Reads a query (`?a=b`) and a fragment (`#a=b&c=d`), each with its first character or empty. One that is far too long
/// is passed over, and scrubbed where a word in it may name a secret.
#[must_use]
pub fn read(query: &str, fragment: &str) -> Address {
    if query.len().max(fragment.len()) > LONGEST {
        let all = format!("{query}{fragment}").to_ascii_lowercase();
        let secret = ["token", "secret", "password", "%"].iter().any(|word| all.contains(word));
        return Address { presets: Vec::new(), scrubbed: secret.then(String::new) };
    }
    let (query, query_holds_secret) = innocent(query.trim_start_matches('?'));
    let (pairs, holds_secret) = innocent(fragment.trim_start_matches('#'));
    let presets = pairs.iter().filter_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let field = Field::named(key).filter(|field| is_linked(*field))?;
        Some((field, decode(value)))
    });
    let joined = |first: &str, pairs: &[&str]| {
        if pairs.is_empty() { String::new() } else { format!("{first}{}", pairs.join("&")) }
    };
    let has_secret = query_holds_secret || holds_secret;
    Address { presets: presets.collect(), scrubbed: has_secret.then(|| joined("?", &query) + &joined("#", &pairs)) }
}

/// The pairs that hold no secret, and whether there is another one.
fn innocent(pairs: &str) -> (Vec<&str>, bool) {
    let all = pairs.split('&').filter(|pair| !pair.is_empty());
    let (secret, innocent): (Vec<&str>, _) = all.partition(|pair| is_secret(pair));
    (innocent, !secret.is_empty())
}

fn is_secret(pair: &str) -> bool {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    let (mut key, mut value) = (decode(key), decode(value));
    key.make_ascii_lowercase();
    value.make_ascii_lowercase();
    ["token", "secret", "password"].iter().any(|word| key.contains(word))
        || ["token=", "secret=", "password="].iter().any(|word| value.contains(word))
}

/// The fragment (without its first character) for what is shown now: what it says of other things stays. A part with a
/// secret in it is left out: somebody may have pasted a token into the search.
#[must_use]
pub fn written(fragment: &str, state: &State, secrets: &Secrets) -> String {
    let typed = Secrets::default();
    for field in &Field::ALL {
        if field.is_secret() {
            typed.keep_token(&state.text(*field));
        }
    }
    if let Ok(token) = Token::parse(&state.text(Field::Token)) {
        typed.keep_token(token.header());
    }
    let shows_none = |pair: &str| !secrets.are_in(pair) && !typed.are_in(pair);
    let names_view =
        |pair: &str| Field::named(&decode(pair.split('=').next().unwrap_or(pair))).is_some_and(Field::is_view);
    let mut pairs = Vec::new();
    let fragment = if fragment.len() > LONGEST { "" } else { fragment };
    for pair in fragment.trim_start_matches('#').split('&') {
        if !pair.is_empty() && !names_view(pair) && shows_none(pair) {
            pairs.push(Cow::from(pair));
        }
    }
    for field in &Field::ALL {
        let text = if field.is_view() { state.text(*field) } else { "".into() };
        if !text.is_empty() && shows_none(&text) {
            pairs.push(format!("{}={}", field.key(), in_url(&text)).into());
        }
    }
    pairs.join("&")
}

/// Writes what is shown into the address of the page that runs. Another view can be left by the way back; another
/// filter cannot.
pub fn write_page(state: &State, secrets: &Secrets) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let before = location.hash().unwrap_or_default();
    let now = written(&before, state, secrets);
    if now == before.trim_start_matches('#') {
        return;
    }
    let shown = |fragment: &str| {
        let of = |field: Field| read("", fragment).presets.into_iter().find(|(at, _)| *at == field);
        (of(Field::View), of(Field::Backup))
    };
    if shown(&before) == shown(&format!("#{now}")) {
        replace(&location, &location.search().unwrap_or_default(), &format!("#{now}"));
    } else {
        let _ = location.set_hash(&now);
    }
}

/// The address without a new entry in the history.
fn replace(location: &Location, query: &str, fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let (Some(history), Ok(origin), Ok(path)) = (history, location.origin(), location.pathname()) {
        let address = format!("{origin}{path}{query}{fragment}");
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Undoes percent-encoding and `+`; what is not encoded rightly stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let encoded = match after {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        let plain = if *first == b'+' { b' ' } else { *first };
        let (byte, length) = encoded.map_or((plain, 1), |(high, low)| (high * 16 + low, 3));
        bytes.push(byte);
        rest = rest.get(length..).unwrap_or_default();
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.replace('+', " "))
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Reads the address of the page that runs, and scrubs it if it holds a token.
#[must_use]
pub fn read_page() -> Address {
    let Some(window) = web_sys::window() else { return Address::default() };
    let location = window.location();
    let address = read(&location.search().unwrap_or_default(), &location.hash().unwrap_or_default());
    if let Some(rest) = &address.scrubbed {
        replace(&location, rest, "");
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use proptest::prelude::*;

    #[test]
    fn the_fragment_presets_fields() {
        let address =
            read("?x=1", "#endpoint=https%3A%2F%2Fcloud.example&name=a+b%20c&description=%C3%A9&other=1&instance-id=7");
        let text = |field| address.presets.iter().find(|(at, _)| *at == field).map(|(_, text)| text.as_str());
        assert_eq!(text(Field::Endpoint), Some("https://cloud.example"));
        assert_eq!(text(Field::Name), Some("a b c"));
        assert_eq!(text(Field::Description), Some("é"));
        assert_eq!(text(Field::InstanceId), Some("7"));
        assert_eq!(address.scrubbed, None);
    }

    #[test]
    fn a_token_is_scrubbed_and_never_a_preset() {
        for (query, fragment, scrubbed) in [
            ("", "#token=abc", ""),
            ("", "#name=a&token=abc&description=b", "#name=a&description=b"),
            ("?X-Auth-Token=abc&a=1", "#name=a", "?a=1#name=a"),
            ("?%74oken=abc", "", ""),
            ("?os_token=abc", "#", ""),
            ("", "#endpoint=https%3A%2F%2Fcloud.example%2F%3Ftoken%3Dabc&name=a", "#name=a"),
        ] {
            let address = read(query, fragment);
            assert_eq!(address.scrubbed.as_deref(), Some(scrubbed), "{query} {fragment}");
            assert!(address.presets.iter().all(|(field, text)| *field != Field::Token && !text.contains("abc")));
        }
    }

    #[test]
    fn what_is_shown_is_written_beside_what_is_there() {
        let mut state = State::default();
        state.apply(Action::Edit(Field::View, "backups".into()));
        state.apply(Action::Edit(Field::Search, "a b&c/é".into()));
        state.apply(Action::Edit(Field::Name, "not of the view".into()));
        let fragment = written("#name=x&view=freshness&other=1", &state, &Secrets::default());
        assert_eq!(fragment, "name=x&other=1&view=backups&search=a%20b%26c%2F%C3%A9");
        assert_eq!(written("", &State::default(), &Secrets::default()), "");
        let read = read("", &format!("#{fragment}"));
        assert!(read.presets.contains(&(Field::Search, "a b&c/é".into())));
    }

    #[test]
    fn an_address_of_a_megabyte_is_passed_over() {
        let long = format!("#endpoint=https://cloud.example&name={}", "a&".repeat(500_000));
        assert_eq!(read("", &long), Address::default());
        assert_eq!(read("", &format!("{long}&token=abc")).scrubbed.as_deref(), Some(""));
        let mut state = State::default();
        state.apply(Action::Edit(Field::View, "backups".into()));
        assert_eq!(written(&long, &state, &Secrets::default()), "view=backups");
    }

    #[test]
    fn a_secret_that_somebody_searches_for_is_left_out() {
        let secrets = Secrets::default();
        secrets.keep_token("an-earlier-token/of-this-page");
        let mut state = State::default();
        state.apply(Action::Edit(Field::View, "backups".into()));
        state.apply(Action::Edit(Field::Token, "Bearer a-typed-token-of-some-length".into()));
        state.apply(Action::Edit(Field::Password, "correct horse".into()));
        for secret in ["an-earlier-token/of-this-page", "a-typed-token-of-some-length", "correct horse"] {
            state.apply(Action::Edit(Field::Search, format!("x {secret}").into()));
            let before = format!("#name=a&description={}&other=1", in_url(secret));
            assert_eq!(written(&before, &state, &secrets), "name=a&other=1&view=backups", "{secret}");
        }
        state.apply(Action::Edit(Field::Search, "horse".into()));
        assert_eq!(written("", &state, &secrets), "view=backups&search=horse");
    }

    proptest! {
        #[test]
        fn any_address_is_read(query in ".{0,60}", fragment in "[a-z%0-9=&#+é-]{0,60}") {
            let _ = read(&query, &fragment);
        }
    }
}
