//! For `#[serde(deserialize_with)]`: of a reply only `id`, `name` and `status` are sure, so a member that is of another
//! type than the API has there is as if it were missing.

use std::rc::Rc;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::value::RawValue;

use super::json::{Object, objects};

/// For a member of this type: the default where it is of another.
pub(in crate::openstack) fn or_default<'de, D, T>(member: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(raw(member, |json| serde_json::from_str(json).ok())?.unwrap_or_default())
}

/// For a member that is an object: None where it is none, or lacks what it has to have.
pub(in crate::openstack) fn object<'de, D, T>(member: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    raw(member, |json| Object::parse(json)?.read())
}

/// The same: the default where it is none.
pub(in crate::openstack) fn object_or_default<'de, D, T>(member: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    object(member).map(Option::unwrap_or_default)
}

/// For a member that is a list of objects: those that can be read, none where it is no list.
pub(in crate::openstack) fn readable<'de, D, T>(member: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let objects = raw(member, objects)?.unwrap_or_default();
    Ok(objects.iter().filter_map(Object::read).collect())
}

/// For a number, whose text has to survive, or for whatever is there instead: the JSON that it is.
pub(in crate::openstack) fn as_written<'de, D: Deserializer<'de>>(member: D) -> Result<Rc<str>, D::Error> {
    raw(member, |json| json.into())
}

/// The same; none where it is `null`.
pub(in crate::openstack) fn unless_null<'de, D: Deserializer<'de>>(member: D) -> Result<Option<Rc<str>>, D::Error> {
    raw(member, |json| Some(json).filter(|json| *json != "null").map(Into::into))
}

fn raw<'de, D: Deserializer<'de>, T>(member: D, read: impl FnOnce(&str) -> T) -> Result<T, D::Error> {
    Ok(read(<&RawValue>::deserialize(member)?.get()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::types::id::Id;
    use crate::openstack::types::time::UtcTime;

    #[derive(Deserialize, PartialEq, Debug)]
    struct Sample {
        id: Id,
        #[serde(default, deserialize_with = "or_default")]
        name: Option<Rc<str>>,
        #[serde(default, deserialize_with = "unless_null")]
        size: Option<Rc<str>>,
        #[serde(default, deserialize_with = "object")]
        inner: Option<Inner>,
        #[serde(default, deserialize_with = "readable")]
        list: Vec<Inner>,
    }

    #[derive(Deserialize, PartialEq, Debug)]
    struct Inner {
        at: UtcTime,
    }

    #[test]
    fn a_member_of_another_type_is_missing() {
        let read = |json: &str| Object::parse(json).and_then(|object| object.read::<Sample>());
        let id = Id::parse("a").expect("an id");
        let nothing = Sample { id: id.clone(), name: None, size: None, inner: None, list: Vec::new() };
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        for json in [
            r#"{"id":"a"}"#,
            r#"{"id":"a","name":null,"size":null,"inner":null,"list":null}"#,
            r#"{"id":7,"name":1,"name":[],"inner":["2014-10-30T12:30:00"],"list":{},"id":"a"}"#,
            r#"{"id":"a","name":"\ud800","inner":{},"list":[{},7,["2014-10-30T12:30:00"]]}"#,
            &format!(r#"{{"id":"a","name":{deep},"inner":{deep},"list":{deep},"other":{deep}}}"#),
        ] {
            assert_eq!(read(json).as_ref(), Some(&nothing), "{json}");
        }
        for json in ["{}", r#"{"id":null}"#, r#"{"id":"../a"}"#, r#"{"id":["a"]}"#] {
            assert_eq!(read(json), None, "{json}");
        }
        let inner = || Inner { at: UtcTime::parse("2014-10-30T12:30:00").expect("a time") };
        let all = r#"{"id":"a","name":"n","size":1.0,
            "inner":{"at":7,"at":"2014-10-30T12:30:00"},"list":[{"at":"2014-10-30T12:30:00"},{"at":"x"}]}"#;
        let whole =
            Sample { id, name: Some("n".into()), size: Some("1.0".into()), inner: Some(inner()), list: vec![inner()] };
        assert_eq!(read(all), Some(whole));
    }
}
