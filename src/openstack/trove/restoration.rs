//! Restoring: Trove makes a new instance out of a backup (`docs/trove-api.md` §5.1).

use std::rc::Rc;

use serde::Serialize;
use serde_json::value::RawValue;

use super::backups::CREATE_TIME_OUT;
use crate::openstack::transport::request::{Call, Verb};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::json::{Json, number};
use crate::openstack::types::token::Token;

/// The `instance` member of `POST /instances` for a restore (`trove/common/apischema.py` `instance.create`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restore {
    /// The backup.
    pub backup: Uuid,
    /// The new instance's name; the rule of a backup's name.
    pub name: Rc<str>,
    /// The flavor's id.
    pub flavor: Rc<str>,
    /// GB of the volume, digits; none where the cloud's datastores have no volumes.
    pub volume: Option<Rc<str>>,
    /// The volume's type; else the cloud's own choice.
    pub volume_type: Option<Rc<str>>,
    /// The datastore's name, which has to be the backup's, and its version, by id or by name.
    pub datastore: (Rc<str>, Rc<str>),
    /// The network; else the cloud's own choice.
    pub network: Option<Uuid>,
}

impl Restore {
    /// The body of the request: just the members that are wanted.
    #[must_use]
    pub fn body(&self) -> Json {
        let (kind, version) = &self.datastore;
        let volume =
            self.volume.as_deref().map(|size| Volume { size: number(size), kind: self.volume_type.as_deref() });
        Json::of(&Body {
            instance: NewInstance {
                name: &self.name,
                flavor: &self.flavor,
                datastore: Datastore { kind, version },
                restore_point: RestorePoint { backup: &self.backup },
                volume,
                networks: self.network.as_ref().map(|network| [Network { network }]),
            },
        })
    }
}

#[derive(Serialize)]
struct Body<'a> {
    instance: NewInstance<'a>,
}

#[derive(Serialize)]
struct NewInstance<'a> {
    name: &'a str,
    #[serde(rename = "flavorRef")]
    flavor: &'a str,
    datastore: Datastore<'a>,
    #[serde(rename = "restorePoint")]
    restore_point: RestorePoint<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<Volume<'a>>,
    #[serde(rename = "nics", skip_serializing_if = "Option::is_none")]
    networks: Option<[Network<'a>; 1]>,
}

#[derive(Serialize)]
struct Datastore<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct RestorePoint<'a> {
    #[serde(rename = "backupRef")]
    backup: &'a Uuid,
}

#[derive(Serialize)]
struct Volume<'a> {
    size: Option<Box<RawValue>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
}

#[derive(Serialize)]
struct Network<'a> {
    #[serde(rename = "net-id")]
    network: &'a Uuid,
}

/// `POST {endpoint}/instances`, which answers 200 with the instance. Not idempotent: after an error that
/// [may have arrived](crate::openstack::transport::error::Error::may_have_arrived) look for the instance, and never send again.
#[must_use]
pub fn send(endpoint: &Endpoint, token: &Token, restore: &Restore) -> Call {
    Call { time_out: CREATE_TIME_OUT, ..Call::new(Verb::Post(restore.body()), endpoint.at("instances"), Some(token)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_holds_just_the_members_given() {
        let id = Uuid::find("c0000000-0000-4000-8000-000000000001").expect("a UUID");
        let restore = Restore {
            backup: id.clone(),
            name: "a \"copy\"".into(),
            flavor: "20".into(),
            volume: None,
            volume_type: Some("fast".into()),
            datastore: ("mysql".into(), "8.0".into()),
            network: None,
        };
        let json = |restore: &Restore| {
            serde_json::from_str::<serde_json::Value>(restore.body().text()).expect("JSON")["instance"].clone()
        };
        let mut wanted = serde_json::json!({
            "name": "a \"copy\"", "flavorRef": "20", "datastore": {"type": "mysql", "version": "8.0"},
            "restorePoint": {"backupRef": id.to_string()}});
        assert_eq!(json(&restore), wanted);
        let all = Restore { volume: Some("5".into()), network: Some(id.clone()), ..restore };
        wanted["volume"] = serde_json::json!({"size": 5, "type": "fast"});
        wanted["nics"] = serde_json::json!([{"net-id": id.to_string()}]);
        assert_eq!(json(&all), wanted);
    }
}
