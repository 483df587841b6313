//! JSON that keeps what was sent: the order of members and the text of each number.
//!
//! A tree of values would turn `1.0` into a float and back; here each value stays the text that it is, and is read
//! when it is needed. It also weighs half of serde_json's `Value` in the bundle.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object, in the order they came, each value as the JSON that it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Object(Vec<(String, Box<str>)>);

/// The most members that an object may have; Trove's largest has some 30.
const MOST: usize = 1000;

impl Object {
    /// Reads an object.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The members.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, json)| (key.as_str(), &**json))
    }

    /// The object as JSON again.
    #[must_use]
    pub fn json(&self) -> String {
        let members: Vec<_> = self.members().map(|(name, json)| format!("{}:{json}", quote(name))).collect();
        format!("{{{}}}", members.join(","))
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
    serde_json::to_string(text).unwrap_or_default()
}

/// The text that a JSON string stands for.
#[must_use]
pub fn text(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// The objects of a JSON list; what is none in it is passed over.
#[must_use]
pub fn objects(json: &str) -> Option<Vec<Object>> {
    let mut objects = Vec::new();
    for item in list(json)? {
        objects.extend(Object::parse(item.get()));
    }
    Some(objects)
}

/// The items of a JSON list, each as the JSON that it is.
#[must_use]
pub fn list(json: &str) -> Option<Vec<Box<RawValue>>> {
    serde_json::from_str(json).ok()
}

/// Whether a text is JSON at all.
#[must_use]
pub fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut members = Vec::new();
        while let Some((key, json)) = map.next_entry::<String, Box<RawValue>>()? {
            if members.len() == MOST {
                return Err(A::Error::custom("too many members"));
            }
            members.push((key, json.into()));
        }
        Ok(Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for json in ["", "[]", "null", "{", "{} x", r#"{"a": }"#, r#"{"a": "\ud800"} "#] {
            assert!(Object::parse(json).is_none_or(|object| object.text("a").is_none()), "{json}");
        }
        let many = format!("{{{}\"z\":1}}", "\"a\":1,".repeat(MOST));
        assert_eq!(Object::parse(&many), None);
    }
}
