//! A backup as the rows of its table: the names and the order that `openstack database backup show` prints.

use super::cli_value;
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::json::{self, Object};
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

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
    /// (`docs/trove-api.md` §3.4).
    Size,
    /// The status.
    Status(Status),
    /// `null`.
    Absent,
}

/// The most rows; a backup has 14. What would make more, lies deeper, or has a longer name (in bytes) is not flattened any
/// further.
const MOST: usize = 500;
const DEEPEST: usize = 16;
const LONGEST_NAME: usize = 256;

/// The rows of a backup, by name in the order of code points; only what the reply has, unknown members too.
///
/// The known `datastore` object makes `datastore`, `datastore_version` and `datastore_version_id`; other objects
/// are flattened as `key.subkey`.
#[must_use]
pub fn properties(backup: &Backup) -> Vec<Property> {
    let mut rows = Vec::new();
    for (key, json) in backup.members.members() {
        match Object::parse(json).filter(|_| key == "datastore") {
            Some(datastore) => flatten_datastore(&datastore, &mut rows),
            None => flatten(key.to_owned(), json, 0, &mut rows),
        }
    }
    rows
}

fn flatten_datastore(datastore: &Object, rows: &mut Vec<Property>) {
    for (key, json) in datastore.members() {
        let name = match key {
            "type" => "datastore".into(),
            "version" => "datastore_version".into(),
            "version_id" => "datastore_version_id".into(),
            other => format!("datastore.{other}"),
        };
        flatten(name, json, 1, rows);
    }
}

fn flatten(name: String, json: &str, depth: usize, rows: &mut Vec<Property>) {
    let object = Object::parse(json).filter(|object| !object.is_empty());
    let may_grow = rows.len() < MOST && depth < DEEPEST && name.len() <= LONGEST_NAME;
    if let Some(object) = object.filter(|_| may_grow) {
        for (key, json) in object.members() {
            flatten(format!("{name}.{key}"), json, depth + 1, rows);
        }
    } else {
        let property = Property { meaning: meaning(&name, json), raw: cli_value::print(json), name };
        let at = rows.partition_point(|row| row.name < property.name);
        // Of two members with one name the last counts, as in Python.
        match rows.get_mut(at).filter(|row| row.name == property.name) {
            Some(row) => *row = property,
            None => rows.insert(at, property),
        }
    }
}

fn meaning(name: &str, json: &str) -> Meaning {
    if json == "null" {
        return Meaning::Absent;
    }
    if name == "size" && json.starts_with(|c: char| c.is_ascii_digit()) {
        return Meaning::Size;
    }
    let Some(text) = json::text(json) else { return Meaning::Text };
    match name {
        "created" | "updated" => UtcTime::parse(&text).map_or(Meaning::Text, Meaning::Time),
        "status" => Meaning::Status(Status::parse(&text)),
        "id" | "locationRef" => Meaning::Id,
        name if name.ends_with("_id") => Meaning::Id,
        _ => Meaning::Text,
    }
}
