//! What Trove takes for a new backup: the request, and its body.

use std::rc::Rc;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::openstack::types::id::Uuid;
use crate::openstack::types::json::{Json, number};

/// The `backup` member of `POST /backups` (`trove/common/apischema.py` `backup.create`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CreateBackup {
    /// 1 to 255 characters on one line, one of them an ASCII letter or digit.
    pub name: Rc<str>,
    /// The same rule as for the name.
    pub description: Option<Rc<str>>,
    /// What is backed up.
    pub source: Source,
}

/// What is backed up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// An instance.
    Instance {
        /// Which one.
        instance: Uuid,
        /// On top of what.
        base: Base,
        /// The Swift container, 1 to 255 of `A-Z a-z 0-9 @ % _ + = : , . -`; else the strategy's or the cloud's.
        container: Option<Rc<str>>,
        /// Where the data goes; else where the cloud's configuration says.
        driver: Option<Driver>,
    },
    /// Nothing: data of a backup that was made elsewhere is registered, and stays where it is.
    Remote {
        /// The Swift object's address, whose last two segments are its container and its name.
        location: Rc<str>,
        /// The version of the datastore that made it, by its id in this cloud.
        version: Uuid,
        /// GiB, a positive JSON number. Trove believes it, and compares a restored volume with it.
        size: Rc<str>,
    },
}

/// On top of what a backup is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Base {
    /// Of nothing: it is full.
    Nothing,
    /// Of the newest completed backup of the instance; full where there is none.
    Latest,
    /// Of this one.
    Backup(Uuid),
}

/// Where the data goes. Trove takes any text and gets stuck on most (`docs/trove-api.md` §3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Driver {
    /// Object storage.
    Swift,
    /// A snapshot of the volume.
    Cinder,
}

impl Driver {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Swift, Self::Cinder];

    /// The one of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|driver| driver.name() == name)
    }

    /// Its name in Trove.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Swift => "swift",
            Self::Cinder => "cinder",
        }
    }
}

impl CreateBackup {
    /// The instance that is backed up.
    #[must_use]
    pub fn instance(&self) -> Option<&Uuid> {
        match &self.source {
            Source::Instance { instance, .. } => Some(instance),
            Source::Remote { .. } => None,
        }
    }

    /// The body of the request, `{"backup": {…}}`: just the fields given, for `null` and `""` are refused, and
    /// `incremental` as an integer, for `true` is refused too.
    #[must_use]
    pub fn body(&self) -> Json {
        let named = NewBackup { name: &self.name, description: self.description.as_deref(), ..NewBackup::default() };
        let backup = match &self.source {
            Source::Instance { instance, base, container, driver } => NewBackup {
                instance: Some(instance),
                incremental: (*base == Base::Latest).then_some(1),
                parent_id: if let Base::Backup(parent) = base { Some(parent) } else { None },
                swift_container: container.as_deref(),
                storage_driver: *driver,
                ..named
            },
            Source::Remote { location, version, size } => NewBackup {
                restore_from: Some(RestoreFrom {
                    remote_location: location,
                    local_datastore_version_id: version,
                    size: number(size),
                }),
                ..named
            },
        };
        Json::of(&Body { backup })
    }
}

#[derive(Serialize)]
struct Body<'a> {
    backup: NewBackup<'a>,
}

#[derive(Default, Serialize)]
struct NewBackup<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<&'a Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    incremental: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_id: Option<&'a Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    swift_container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    storage_driver: Option<Driver>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restore_from: Option<RestoreFrom<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct RestoreFrom<'a> {
    remote_location: &'a str,
    local_datastore_version_id: &'a Uuid,
    size: Option<Box<RawValue>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(description: Option<&str>) -> Option<CreateBackup> {
        let instance = Uuid::find("a0000000-0000-4000-8000-000000000001")?;
        let source = Source::Instance { instance, base: Base::Nothing, container: None, driver: None };
        Some(CreateBackup { name: "nightly \"1\"".into(), description: description.map(Into::into), source })
    }

    #[test]
    fn the_body_holds_just_the_fields_given() {
        let instance = "a0000000-0000-4000-8000-000000000001";
        assert_eq!(
            request(None).map(|request| request.body().text().to_owned()),
            Some(format!(r#"{{"backup":{{"name":"nightly \"1\"","instance":"{instance}"}}}}"#))
        );
        assert_eq!(
            request(Some("before")).map(|request| request.body().text().to_owned()),
            Some(format!(r#"{{"backup":{{"name":"nightly \"1\"","instance":"{instance}","description":"before"}}}}"#))
        );
    }

    #[test]
    fn each_kind_of_request_has_its_members() {
        let id = Uuid::find("c0000000-0000-4000-8000-000000000001").expect("a UUID");
        let of = |source: Source| {
            let backup = CreateBackup { name: "n1".into(), description: None, source };
            serde_json::from_str::<serde_json::Value>(backup.body().text()).expect("JSON")["backup"].clone()
        };
        let instance = |base, container: Option<&str>, driver| {
            of(Source::Instance { instance: id.clone(), base, container: container.map(Into::into), driver })
        };
        assert_eq!(
            instance(Base::Latest, None, Some(Driver::Swift)),
            serde_json::json!({"name": "n1", "instance": id.to_string(), "incremental": 1, "storage_driver": "swift"})
        );
        assert_eq!(
            instance(Base::Backup(id.clone()), Some("nightly"), None),
            serde_json::json!({"name": "n1", "instance": id.to_string(), "parent_id": id.to_string(), "swift_container": "nightly"})
        );
        assert_eq!(
            of(Source::Remote { location: "https://s/v1/AUTH_x/c/o".into(), version: id.clone(), size: "0.5".into() }),
            serde_json::json!({"name": "n1", "restore_from": {
                "remote_location": "https://s/v1/AUTH_x/c/o", "local_datastore_version_id": id.to_string(), "size": 0.5}})
        );
    }
}
