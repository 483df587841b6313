//! JSON that keeps what was sent: the order of members and the text of each number.
//!
//! Each value stays the text that it is (`RawValue`) until it is read as a type.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::id::Id;
use super::time::UtcTime;

/// The members of an object, in the order they came, each value as the JSON that it is.
#[derive(Clone, Debug, Default)]
pub struct Object(Vec<(String, Box<RawValue>)>);

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
        self.0.iter().map(|(name, json)| (name.as_str(), json.get()))
    }

    /// The object as JSON again.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object as a type of its own; None where a member is missing that the type cannot do without. Of several
    /// members with one name the last counts, as Python does it, where serde would refuse them.
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let members: BTreeMap<_, _> = self.0.iter().map(|(name, json)| (name.as_str(), &**json)).collect();
        T::deserialize(MapDeserializer::new(members.into_iter())).ok()
    }

    /// A member's JSON; of several with one name the last.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members().filter(|(key, _)| *key == name).last().map(|(_, json)| json)
    }

    /// A member that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text)
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

/// Two are equal that are written alike.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.members().eq(other.members())
    }
}

impl Eq for Object {}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, json)| (name, json)))
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object of at most {MOST} members")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            if members.len() == MOST {
                return Err(A::Error::invalid_length(MOST + 1, &self));
            }
            members.push(member);
        }
        Ok(Object(members))
    }
}

/// JSON that is sent. There is no `Debug`, for a password may be in it.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// What a type is as JSON. What is sent from here is texts, numbers, lists and structs: serde refuses none of them.
    #[must_use]
    pub fn of(value: &(impl Serialize + ?Sized)) -> Self {
        Self(to_raw_value(value).unwrap_or_default())
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Json {}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A number as it was typed; None where the text is no JSON.
#[must_use]
pub fn number(text: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(text.to_owned()).ok()
}

/// The text that a JSON string stands for.
#[must_use]
pub fn text(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// The objects of a JSON list; what is none in it is passed over.
#[must_use]
pub fn objects(json: &str) -> Option<Vec<Object>> {
    Some(list(json)?.into_iter().filter_map(Object::parse).collect())
}

/// The items of a JSON list, each as the JSON that it is.
#[must_use]
pub fn list(json: &str) -> Option<Vec<&str>> {
    let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

/// Whether a text is JSON at all.
#[must_use]
pub fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        let many = |count: usize| Object::parse(&format!("{{{}\"z\":1}}", "\"a\":1,".repeat(count)));
        assert_eq!(many(MOST), None);
        assert_eq!(many(MOST - 1).map(|object| object.members().count()), Some(MOST));
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
        fn a_text_is_itself_again(typed in "\\PC{0,40}|[\\x00-\\x22\\\\]{0,20}") {
            prop_assert_eq!(text(Json::of(&typed).text()), Some(typed));
        }
    }
}
