//! The secrets of a page, and masking them in what a server answers.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::plain::SEARCHED;
use super::wanted::{Wanted, is_masked};
use crate::openstack::types::cut::beginning;
use crate::openstack::types::json::{self, Json};
use crate::openstack::types::secret::{MASK, Secret};

/// The most tokens that are kept, and the most passwords; the oldest go first.
pub const MOST: usize = 32;

/// Members of Keystone's replies that people see. The others are types, addresses and times, which the program reads: a
/// password may be a word of one, such as `database`.
const NAMES: [&str; 4] = ["name", "id", "region", "region_id"];

/// The secrets that went out in requests, or came back as a new token: kept to be masked, wherever a server repeats them.
#[derive(Debug, Default)]
pub struct Secrets {
    tokens: Rc<RefCell<Vec<Secret>>>,
    passwords: RefCell<Vec<Secret>>,
}

impl Secrets {
    /// Those of another component on the same page: the tokens are the same ones, for a cloud may repeat one's to the other.
    /// The passwords are its own, which it forgets when somebody has signed in there.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { tokens: self.tokens.clone(), passwords: RefCell::default() }
    }

    /// Keeps a token or a receipt, for as long as the page lives: what was replaced is still good in the cloud.
    pub fn keep_token(&self, token: &str) {
        keep(&mut self.tokens.borrow_mut(), token);
    }

    /// Keeps a password, a secret or a code, until somebody has signed in.
    pub fn keep_password(&self, password: &str) {
        keep(&mut self.passwords.borrow_mut(), password);
    }

    /// Somebody has signed in, or has given it up: Keystone alone has got the passwords, and is not asked by them again.
    pub fn forget_passwords(&self) {
        self.passwords.borrow_mut().clear();
    }

    /// A text without any of them, however JSON, a URL or HTML has escaped it.
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        mask(&self.all(), text)
    }

    /// Whether one of them is in a text.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        Wanted::new(&self.all(), false).masked(text).is_some()
    }

    /// The tokens.
    pub(super) fn tokens(&self) -> Vec<Secret> {
        self.tokens.borrow().clone()
    }

    /// The tokens and the passwords.
    pub(super) fn all(&self) -> Vec<Secret> {
        let mut all = self.tokens();
        all.extend(self.passwords.borrow().iter().cloned());
        all
    }
}

/// The newest is the last one. What is never masked is not kept.
fn keep(kept: &mut Vec<Secret>, text: &str) {
    if is_masked(text) {
        kept.retain(|known| known.text() != text);
        if kept.len() == MOST {
            kept.remove(0);
        }
        kept.push(text.into());
    }
}

/// A body without these secrets. Where it is JSON it stays JSON: each text is masked by itself, and all others stay as
/// they came. `passwords` are masked in the members that people see, and in a body that is no JSON. Where the body was
/// `cut` off, its end may be the beginning of a secret. A long one that is no JSON is cut off here.
pub(super) fn mask_body(body: &str, tokens: &[Secret], passwords: &[Secret], cut: bool) -> String {
    if tokens.is_empty() && passwords.is_empty() {
        return body.to_owned();
    }
    if !json::is_json(body) {
        // People see a few words of it at most.
        let beginning = beginning(body, SEARCHED);
        let masked = Wanted::new(passwords, cut || beginning.is_some()).mask(beginning.unwrap_or(body));
        return if beginning.is_some() { masked + "…" } else { masked };
    }
    let (everywhere, seen) = (Wanted::new(tokens, false), Wanted::new(passwords, false));
    let mut masked = String::with_capacity(body.len());
    let (mut is_seen, mut rest) = (false, body);
    loop {
        // What is around texts, numbers and words.
        let (around, behind) = rest.split_at(rest.len() - rest.trim_start_matches(is_around).len());
        masked += around;
        rest = behind;
        let Some(next) = rest.chars().next() else { return masked };
        let length = length_of_scalar(rest).unwrap_or(next.len_utf8());
        let (value, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = behind;
        let text = text_of(value);
        let is_key = text.is_some() && rest.trim_start().starts_with(':');
        let wanted = if !is_key && is_seen { &seen } else { &everywhere };
        match mask_scalar(wanted, value, text.as_deref()) {
            Some(without) => masked += without.text(),
            None => masked += value,
        }
        if let Some(key) = text.filter(|_| is_key) {
            is_seen = NAMES.contains(&&*key);
        }
    }
}

/// Whether a character of JSON, outside of its texts, is part of no value.
fn is_around(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '{' | '}' | '[' | ']' | ',' | ':')
}

/// How long the text, the number or the word is that a rest of JSON begins with; None for all that is around those.
fn length_of_scalar(rest: &str) -> Option<usize> {
    if !rest.starts_with('"') {
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        return (length > 0).then_some(length);
    }
    let mut at = 1;
    loop {
        at += rest.get(at..)?.find(['"', '\\'])?;
        if rest.get(at..)?.starts_with('"') {
            return Some(at + 1);
        }
        // What an escape names may be of more bytes than one.
        at += 1 + rest.get(at + 1..)?.chars().next()?.len_utf8();
    }
}

/// What a JSON text means; None for all else, and for half of a pair of surrogates, which is JSON and no text.
fn text_of(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') { json::text(value).map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

/// The JSON text that stands for a value with a secret in it; None where there is none. The JSON is shown, too, as it came
/// and as it is written again, so a secret counts that begins inside an escape: `\u003e…` means no `e`, and shows one.
fn mask_scalar(wanted: &Wanted, value: &str, text: Option<&str>) -> Option<Json> {
    let holds = |json: &str| wanted.masked(json).is_some();
    let Some(text) = text else { return holds(value).then(|| Json::of(MASK)) };
    let masked = wanted.masked(text).map(|masked| Json::of(&masked));
    if !value.contains('\\') {
        return masked;
    }
    let is_clean = if let Some(masked) = &masked {
        !holds(masked.text())
    } else {
        let again = Json::of(text);
        !holds(value) && (again.text() == value || !holds(again.text()))
    };
    if is_clean { masked } else { Some(Json::of(MASK)) }
}

/// A text without these secrets.
pub(super) fn mask(secrets: &[Secret], text: &str) -> String {
    Wanted::new(secrets, false).mask(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::types::secret::in_url;
    use proptest::prelude::*;

    fn with(texts: &[&str]) -> Secrets {
        let secrets = Secrets::default();
        for text in texts {
            secrets.keep_token(text);
        }
        secrets
    }

    #[test]
    fn is_masked_wherever_a_server_repeats_it() {
        let token = "abc/def+ghi\"jk\\l&m%";
        let secrets = with(&[token, "pässwörter mit"]);
        for said in [
            token,
            r#"abc\/def+ghi\"jk\\l&m%"#,
            r#"abc/def+ghi\"jk\\l\u0026m%"#,
            r"\u0061bc\u002Fdef+ghi\u0022jk\u005cl&m%",
            "abc%2Fdef%2Bghi%22jk%5Cl%26m%25",
            "abc%2fdef%2bghi%22jk%5cl%26m%25",
            "abc/def+ghi&quot;jk\\l&amp;m%",
            "abc/def&#43;ghi&#034;jk&#x5C;l&#x26;m&#x0025;",
            "abc&sol;def&plus;ghi&#34jk&bsol;l&amp;m&percnt;",
            // Of several languages, side by side and around one another.
            r#"abc%2Fdef+ghi\"jk\\l&amp;m%"#,
            r"abc\u00252Fdef%2Bghi%22jk%5Cl%26m%25",
            "abc&amp;#47;def+ghi&amp;quot;jk\\l&amp;amp;m%",
            "abc%252Fdef%252Bghi%2522jk%255Cl%2526m%2525",
            "p%C3%A4ssw%C3%B6rter+mit",
            r"p\u00e4ssw\u00f6rter mit",
            "p%c3%a4ssw\\u00F6rter&#32;mit",
        ] {
            assert_eq!(secrets.mask(&format!("bad token {said}!")), format!("bad token {MASK}!"), "{said}");
            assert!(secrets.are_in(said));
        }
        for other in [r"abc\ndef", "abc%2", "&#97;bc/def", "abc/def+ghi", "p%E4ssw%F6rter mit"] {
            assert_eq!(secrets.mask(other), other);
        }
    }

    #[test]
    fn a_secret_that_begins_inside_an_escape_is_masked_in_the_raw_json() {
        let token: Secret = "eight-letters-and-more".into();
        let body = r#"{"a": "x \u003eight-letters-and-more", "b": "\u003e fine"}"#;
        let masked = mask_body(body, &[token], &[], false);
        assert_eq!(masked, format!(r#"{{"a": "{MASK}", "b": "\u003e fine"}}"#));
        let (token, other): (Secret, Secret) = ("bcdef-and-more".into(), "another-token".into());
        let body = r#"{"\u0008cdef-and-more": 1, "c": "\u0008cdef-and-more another-token"}"#;
        assert_eq!(mask_body(body, &[token, other], &[], false), format!(r#"{{"{MASK}": 1, "c": "{MASK}"}}"#));
    }

    #[test]
    fn what_is_invisible_in_between_hides_none() {
        let secrets = with(&["abcdef-and-more", "pass\u{200b}word\u{ad}s", &"\u{200b}".repeat(9)]);
        for said in ["abc\u{2066}def-and\u{202e}\u{feff}-more", "abcdef&#x2066;-and-mo\\u200bre", "\u{200e}passwords"] {
            let masked = secrets.mask(&format!("no {said}!"));
            assert_eq!(masked.replace('\u{200e}', ""), format!("no {MASK}!"), "{said}");
        }
        for other in ["abc\u{2066}def", "\u{200b}\u{200b}"] {
            assert_eq!(secrets.mask(other), other);
        }
    }

    #[test]
    fn a_very_short_one_takes_no_words_with_it() {
        let secrets = with(&["demo", "secret", "123", "123456"]);
        assert_eq!(secrets.mask("demo-backup, secret, 1234"), "demo-backup, secret, 1234");
        assert_eq!(secrets.mask("code 123456."), format!("code {MASK}."), "the code of an authenticator");
        assert_eq!(secrets.mask("1234567 0123456 %31123456"), "1234567 0123456 %31123456", "no part of a number");
    }

    #[test]
    fn the_newest_are_kept_and_passwords_until_somebody_has_signed_in() {
        let secrets = Secrets::default();
        let token = |at: usize| format!("token-number-{at:04}");
        for at in 0..=MOST {
            secrets.keep_token(&token(at));
            secrets.keep_token(&token(1));
        }
        assert!(!secrets.are_in(&token(0)), "the oldest went");
        for at in 1..=MOST {
            assert!(secrets.are_in(&token(at)), "{at}");
        }
        secrets.keep_password("correct horse");
        assert_eq!(secrets.mask("no correct horse"), format!("no {MASK}"));
        secrets.forget_passwords();
        assert_eq!(secrets.mask("no correct horse"), "no correct horse");
        assert!(secrets.are_in(&token(1)));
        assert!(!format!("{secrets:?}").contains("token-number"));
    }

    #[test]
    fn tokens_are_those_of_the_page_and_passwords_those_of_a_component() {
        let one = with(&["token-of-the-first"]);
        let other = one.beside();
        other.keep_token("token-of-the-second");
        assert_eq!(one.mask("token-of-the-second"), MASK);
        assert_eq!(other.mask("token-of-the-first"), MASK);
        one.keep_password("correct horse");
        assert!(!other.are_in("correct horse"), "it asks no Keystone by it");
        other.forget_passwords();
        assert!(one.are_in("correct horse"));
    }

    #[test]
    fn json_stays_json_and_all_else_in_it_as_it_was() {
        let tokens = [Secret::from("n-token-of-some-length"), Secret::from("123456789")];
        let masked = |body: &str| mask_body(body, &tokens, &tokens, false);
        assert_eq!(
            masked(
                r#" {"a": 1.0, "n-token-of-some-length":"\nn-token-of-some-length\u00e9", "b":["x\"", null ,-0.5e3]} "#
            ),
            format!(r#" {{"a": 1.0, "{MASK}":"\n{MASK}é", "b":["x\"", null ,-0.5e3]}} "#)
        );
        assert_eq!(masked(r#"{"a":123456789,"b":12345678}"#), format!(r#"{{"a":"{MASK}","b":12345678}}"#));
        assert_eq!(masked(r#"["\ud800 n\u002dtoken-of-some-length"]"#), format!(r#"["{MASK}"]"#), "half of a pair");
        let inner = r#"{"a":"{\"b\":\"n\\u002dtoken-of-some-length\"}"}"#;
        assert_eq!(masked(inner), format!(r#"{{"a":"{{\"b\":\"{MASK}\"}}"}}"#), "JSON in JSON");
        assert_eq!(masked("n-token-of-some-length"), MASK, "no JSON");
    }

    #[test]
    fn the_beginning_of_one_at_the_end_of_what_was_cut_off_is_masked() {
        let tokens = [Secret::from("a-token-of-some-length")];
        assert_eq!(mask_body("{\"name\":\"a-token-of", &tokens, &tokens, true), format!("{{\"name\":\"{MASK}"));
        assert_eq!(mask_body("{\"name\":\"a-token", &tokens, &tokens, true), "{\"name\":\"a-token");
        assert_eq!(mask_body("say a-token-of", &tokens, &tokens, false), "say a-token-of");
    }

    #[test]
    fn of_a_long_body_that_is_no_json_the_beginning_is_kept() {
        let tokens = [Secret::from("a-token-of-some-length")];
        let before = "x".repeat(SEARCHED - 10);
        let masked = mask_body(&format!("{before}a-token-of-some-length"), &tokens, &tokens, false);
        assert_eq!(masked, format!("{before}{MASK}…"));
        // It stays what it is: no JSON.
        let numbers = "1".repeat(SEARCHED + 1) + "x";
        assert!(!json::is_json(&mask_body(&numbers, &tokens, &tokens, false)));
    }

    fn escaped(text: &str, language: u8) -> String {
        match language {
            0 => text.to_owned(),
            1 => Json::of(text).text().trim_matches('"').to_owned(),
            2 => in_url(text),
            3 => text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect(),
            4 => text.bytes().map(|byte| format!("%{byte:02x}")).collect(),
            _ => text.chars().map(|c| format!("&#x{:x};", u32::from(c))).collect(),
        }
    }

    proptest! {
        #[test]
        fn is_found_in_two_languages_around_one_another(
            secret in "[a-z/+=%&\\\\ü\"]{8,20}",
            languages in (0..6_u8, 0..6_u8),
            around in "[a-z ]{0,5}",
        ) {
            // What ends in a quotation mark would lose it with those around the JSON.
            prop_assume!(!secret.starts_with('"') && !secret.ends_with('"'));
            let said = escaped(&escaped(&secret, languages.0), languages.1);
            let masked = with(&[&secret]).mask(&format!("0{said}9{around}"));
            prop_assert_eq!(masked, format!("0{MASK}9{around}"), "{}", said);
        }

        #[test]
        fn a_body_without_one_stays_as_it_is(body in "\\PC{0,60}|[\\[\\]{}\",:\\\\utrue0-9 ]{0,40}") {
            let tokens = [Secret::from("a-token-of-some-length")];
            prop_assert_eq!(mask_body(&body, &tokens, &tokens, true), body);
        }

        #[test]
        fn json_without_one_is_json_still(text in "\\PC{0,12}|[\\x00-\\x22\\\\]{0,8}", at in 0..3_usize) {
            let tokens = [Secret::from("a-token-of-some-length")];
            let texts = [format!("{text}a-token-of-some-length"), format!("a-token-of-some-length{text}"), text];
            let told = Json::of(&texts[at]);
            let told = told.text();
            let masked = mask_body(&format!("{{\"a\":[{told}]}}"), &tokens, &tokens, false);
            prop_assert!(json::is_json(&masked), "{}", masked);
            let known = serde_json::from_str::<serde_json::Value>(&masked).expect("JSON");
            prop_assert_eq!(known["a"][0].as_str(), Some(&*texts[at].replace("a-token-of-some-length", MASK)));
        }
    }
}
