//! JSON that keeps what was sent: the order of members and the text of each number.
//!
//! A tree of values would turn `1.0` into a float and back; here each value stays the text that it is, and is read
//! when it is needed. hifijson's lexer is made for that, and weighs a third of `serde_json` in the bundle, which brings
//! the machinery of floats and of its own messages along.

use std::rc::Rc;

use hifijson::num::Lex as _;
use hifijson::str::{Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Error, Expect, SliceLexer};

use super::id::Id;
use super::time::UtcTime;

/// The members of an object, in the order they came, each value as the JSON that it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Object(Vec<(String, Box<str>)>);

/// The most members that an object may have; Trove's largest has some 30.
const MOST: usize = 1000;

impl Object {
    /// Reads an object.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let mut members = Vec::new();
        whole(json, |next, lexer| {
            open(next, b'{', lexer)?.seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                open(next, b'"', lexer)?;
                let key = lexer.str_string()?.into_owned();
                lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
                let value = value(json, lexer.ws_peek().ok_or(Expect::Value)?, lexer)?;
                if members.len() == MOST {
                    return Err(Error::Depth);
                }
                members.push((key, value.into()));
                Ok(())
            })
        })?;
        Some(Self(members))
    }

    /// The members.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, json)| (key.as_str(), &**json))
    }

    /// The object as JSON again.
    #[must_use]
    pub fn json(&self) -> String {
        let mut object = String::from('{');
        for (at, (name, json)) in self.members().enumerate() {
            if at > 0 {
                object.push(',');
            }
            object += &quote(name);
            object.push(':');
            object += json;
        }
        object.push('}');
        object
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A member's JSON; of several with one name the last, as Python does it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members().filter(|(key, _)| *key == name).last().map(|(_, json)| json)
    }

    /// A member that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text)
    }

    /// A member that is a text; an empty one where there is none.
    #[must_use]
    pub fn told(&self, name: &str) -> Rc<str> {
        self.text(name).unwrap_or_default().into()
    }

    /// A member that is an id which may be part of a path.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<Id> {
        Id::parse(&self.text(name)?)
    }

    /// A member that is a time.
    #[must_use]
    pub fn time(&self, name: &str) -> Option<UtcTime> {
        UtcTime::parse(&self.text(name)?)
    }

    /// Whether a member is this text.
    #[must_use]
    pub fn has(&self, name: &str, text: &str) -> bool {
        self.text(name).as_deref() == Some(text)
    }

    /// A member that is an object.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<Self> {
        self.get(name).and_then(Self::parse)
    }
}

/// The JSON string that stands for a text.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\0'..='\x1f' => quoted += &format!("\\u{:04x}", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The text that a JSON string stands for.
#[must_use]
pub fn text(json: &str) -> Option<String> {
    whole(json, |next, lexer| Ok(open(next, b'"', lexer)?.str_string()?.into_owned()))
}

/// The objects of a JSON list; what is none in it is passed over.
#[must_use]
pub fn objects(json: &str) -> Option<Vec<Object>> {
    Some(list(json)?.into_iter().filter_map(Object::parse).collect())
}

/// The items of a JSON list, each as the JSON that it is.
#[must_use]
pub fn list(json: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    whole(json, |next, lexer| {
        open(next, b'[', lexer)?.seq(b']', SliceLexer::ws_peek, |next, lexer| {
            items.push(value(json, next, lexer)?);
            Ok(())
        })
    })?;
    Some(items)
}

/// Whether a text is JSON at all.
#[must_use]
pub fn is_json(text: &str) -> bool {
    whole(text, |next, lexer| pass(next, lexer)).is_some()
}

/// What is read out of a text that holds nothing else.
fn whole<'a, T>(json: &'a str, read: impl FnOnce(u8, &mut SliceLexer<'a>) -> Result<T, Error>) -> Option<T> {
    SliceLexer::new(json.as_bytes()).exactly_one(SliceLexer::ws_peek, read).ok()
}

/// Goes behind the first character of a string, a list or an object, if it is the one that is expected.
fn open<'l, 'a>(next: u8, first: u8, lexer: &'l mut SliceLexer<'a>) -> Result<&'l mut SliceLexer<'a>, Error> {
    if next == first { Ok(lexer.discarded()) } else { Err(Expect::Value)? }
}

/// The text of a value.
fn value<'a>(json: &'a str, next: u8, lexer: &mut SliceLexer<'a>) -> Result<&'a str, Error> {
    let begin = json.len() - lexer.as_slice().len();
    pass(next, lexer)?;
    json.get(begin..json.len() - lexer.as_slice().len()).ok_or(Error::Depth)
}

/// Goes behind a value. hifijson's own way to do so calls itself for what lies deeper, without end.
fn pass(mut next: u8, lexer: &mut SliceLexer) -> Result<(), Error> {
    // The lists and objects around the place, by the character that closes each.
    let mut around = Vec::new();
    loop {
        match next {
            b'[' | b'{' => {
                let close = next + 2;
                around.push(close);
                next = lexer.discarded().ws_peek().ok_or(Expect::ValueOrEnd)?;
                if next != close {
                    next = behind_key(close, next, lexer)?;
                    continue;
                }
            }
            b'"' => lexer.discarded().str_ignore()?,
            b'-' | b'0'..=b'9' => lexer.num_ignore().validate().map(drop)?,
            _ => lexer.null_or_bool().map(drop).ok_or(Expect::Value)?,
        }
        loop {
            let Some(close) = around.last().copied() else { return Ok(()) };
            let end = lexer.ws_peek().ok_or(Expect::CommaOrEnd)?;
            lexer.discarded();
            if end == b',' {
                next = lexer.ws_peek().ok_or(Expect::Value)?;
                next = behind_key(close, next, lexer)?;
                break;
            }
            if end != close {
                return Err(Expect::CommaOrEnd.into());
            }
            around.pop();
        }
    }
}

/// Goes to the value of a member; what is in a list is there already.
fn behind_key(close: u8, next: u8, lexer: &mut SliceLexer) -> Result<u8, Error> {
    if close == b']' {
        return Ok(next);
    }
    open(next, b'"', lexer)?.str_ignore()?;
    lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
    Ok(lexer.ws_peek().ok_or(Expect::Value)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    #[test]
    fn keeps_the_text_of_each_value() {
        let object = Object::parse(r#" {"b": 1.0, "a": [1 , 2], "b": 10000000000000000000000, "c": "\u00e9"} "#);
        let object = object.expect("an object");
        assert_eq!(object.members().count(), 4);
        assert_eq!(object.get("a"), Some("[1 , 2]"));
        assert_eq!(object.get("b"), Some("10000000000000000000000"));
        assert_eq!(object.text("c").as_deref(), Some("é"));
        assert_eq!(object.text("b"), None);
        assert_eq!(object.get("d"), None);
        let again = r#"{"b":1.0,"a":[1 , 2],"b":10000000000000000000000,"c":"\u00e9"}"#;
        assert_eq!(object.json(), again);
        assert_eq!(Object::parse(r#"{"a\"b": null}"#).map(|object| object.json()).as_deref(), Some(r#"{"a\"b":null}"#));
    }

    #[test]
    fn takes_nothing_else_for_an_object() {
        for json in ["", "[]", "null", "{", "{} x", r#"{"a": }"#] {
            assert_eq!(Object::parse(json), None, "{json}");
        }
        // Half of a pair of surrogates is JSON, and no text.
        assert_eq!(Object::parse(r#"{"a": "\ud800"} "#).map(|object| object.text("a")), Some(None));
        let many = format!("{{{}\"z\":1}}", "\"a\":1,".repeat(MOST));
        assert_eq!(Object::parse(&many), None);
    }

    #[test]
    fn what_lies_deep_is_read() {
        let deep = format!("{}{}", "[{\"a\":".repeat(100_000), "}]".repeat(100_000));
        assert!(!is_json(&deep) && !is_json(&"[".repeat(1_000_000)));
        let deep = deep.replace(":}", ":1}");
        assert!(is_json(&deep));
        assert_eq!(list(&deep).map(|items| items.len()), Some(1));
    }

    proptest! {
        #[test]
        fn takes_for_json_what_serde_json_does(json in "[-+0-9.eE\\[\\]{}\",:\\\\ntruefals \u{1}ü]{0,24}") {
            prop_assert_eq!(is_json(&json), serde_json::from_str::<IgnoredAny>(&json).is_ok(), "{}", json);
        }

        #[test]
        fn a_text_is_itself_again(typed in "\\PC{0,40}|[\\x00-\\x22\\\\]{0,20}") {
            let json = quote(&typed);
            prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(typed.clone()));
            prop_assert_eq!(text(&json), Some(typed));
        }

        #[test]
        fn reads_the_texts_that_serde_json_reads(json in "\"([a-z\\\\\"/bfnrtu0-9]|\\\\u[dD][89abcd]00|ü){0,12}\"") {
            prop_assert_eq!(text(&json), serde_json::from_str::<String>(&json).ok());
        }
    }
}
