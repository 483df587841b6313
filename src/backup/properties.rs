//! A backup as the rows of its table: the names and the order that `openstack database backup show` prints.

use serde_json::{Map, Value};

use super::python;
use crate::openstack::backups::{Backup, Status};
use crate::openstack::time::UtcTime;

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct Property {
    /// The row's header.
    pub name: String,
    /// The text that the CLI prints.
    pub raw: String,
    /// What the text is, for those who read it.
    pub meaning: Meaning,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Meaning {
    /// A text like any other.
    Text,
    /// A text that people copy: an id or a location.
    Id,
    /// A moment.
    Time(UtcTime),
    /// GiB of the data volume that were in use when the backup began; no progress, not the size of the file
    /// (`trove-backup-api.md` §1.3).
    Size,
    /// The status.
    Status(Status),
    /// `null`.
    Absent,
}

/// The rows of a backup, by name in the order of code points; only what the reply has, unknown members too.
///
/// The known `datastore` object makes `datastore`, `datastore_version` and `datastore_version_id`; other objects
/// are flattened as `key.subkey`.
#[must_use]
pub fn properties(backup: &Backup) -> Vec<Property> {
    let mut rows = Vec::new();
    for (key, value) in backup.members.iter() {
        match value {
            Value::Object(datastore) if key == "datastore" => flatten_datastore(datastore, &mut rows),
            _ => flatten(key.clone(), value, &mut rows),
        }
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows
}

fn flatten_datastore(datastore: &Map<String, Value>, rows: &mut Vec<Property>) {
    for (key, value) in datastore {
        let name = match key.as_str() {
            "type" => "datastore".into(),
            "version" => "datastore_version".into(),
            "version_id" => "datastore_version_id".into(),
            other => format!("datastore.{other}"),
        };
        flatten(name, value, rows);
    }
}

fn flatten(name: String, value: &Value, rows: &mut Vec<Property>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                flatten(format!("{name}.{key}"), value, rows);
            }
        }
        _ => {
            let meaning = meaning(&name, value);
            rows.push(Property { name, raw: python::print(value), meaning });
        }
    }
}

fn meaning(name: &str, value: &Value) -> Meaning {
    match (name, value) {
        (_, Value::Null) => Meaning::Absent,
        ("created" | "updated", Value::String(text)) => UtcTime::parse(text).map_or(Meaning::Text, Meaning::Time),
        ("size", Value::Number(_)) => Meaning::Size,
        ("status", Value::String(word)) => Meaning::Status(Status::parse(word)),
        ("locationRef", Value::String(_)) => Meaning::Id,
        (name, Value::String(_)) if name == "id" || name.ends_with("_id") => Meaning::Id,
        _ => Meaning::Text,
    }
}
