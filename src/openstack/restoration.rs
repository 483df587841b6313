//! Restoring: Trove makes a new instance out of a backup (`docs/trove-api.md` §5.1).

use std::rc::Rc;

use super::backups::CREATE_TIME_OUT;
use super::endpoint::Endpoint;
use super::http::{Call, Verb};
use super::id::Uuid;
use super::json::quote;
use super::token::Token;

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
    /// The body of the request: just the members given.
    #[must_use]
    pub fn body(&self) -> String {
        let (datastore, version) = &self.datastore;
        let mut members = format!(
            r#""name":{},"flavorRef":{},"datastore":{{"type":{},"version":{}}},"restorePoint":{{"backupRef":"{}"}}"#,
            quote(&self.name),
            quote(&self.flavor),
            quote(datastore),
            quote(version),
            self.backup
        );
        if let Some(size) = &self.volume {
            let kind = self.volume_type.as_ref().map(|kind| format!(r#","type":{}"#, quote(kind)));
            members += &format!(r#","volume":{{"size":{size}{}}}"#, kind.unwrap_or_default());
        }
        members += &self.network.as_ref().map(|id| format!(r#","nics":[{{"net-id":"{id}"}}]"#)).unwrap_or_default();
        format!(r#"{{"instance":{{{members}}}}}"#)
    }
}

/// `POST {endpoint}/instances`, which answers 200 with the instance. Not idempotent: after an error that
/// [may have arrived](super::error::Error::may_have_arrived) look for the instance, and never send again.
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
            serde_json::from_str::<serde_json::Value>(&restore.body()).expect("JSON")["instance"].clone()
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
