//! The types and details of the element's events: plain objects as of JSON, without secrets.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::app::event::{Event, FailedBackup, Failure};
use crate::openstack::trove::backups::Backup;
use crate::tracking::text::status_text;

/// One member of a detail.
#[derive(Serialize)]
#[serde(untagged)]
enum Member<'a> {
    /// As the server told it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    Told(JsValue),
    Text(Option<&'a str>),
    Number(Option<u16>),
}

/// The members of a detail, by name.
///
/// No struct of serde's: for those `serde_wasm_bindgen` keeps a table of names, whose code weighs a kilobyte.
struct Detail<'a>(Vec<(&'static str, Member<'a>)>);

impl Serialize for Detail<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, member)| (name, member)))
    }
}

/// An event's type and its detail.
pub fn of(event: &Event) -> (&'static str, JsValue) {
    match event {
        Event::Created(backup) => ("trove-backup-created", of_backup(backup, None)),
        Event::Status(backup) => ("trove-backup-status", of_backup(backup, None)),
        Event::Completed(backup) => ("trove-backup-completed", of_backup(backup, None)),
        Event::Failed(FailedBackup { backup, reason }) => {
            ("trove-backup-failed", of_backup(backup, Some(reason.as_deref())))
        }
        Event::Error(failure) => ("trove-backup-error", of_failure(failure)),
        Event::TokenRefused(failure) => ("trove-backup-token-refused", of_failure(failure)),
    }
}

/// The reason is that of a failed one: `null` where the instance tells none.
fn of_backup(backup: &Backup, reason: Option<Option<&str>>) -> JsValue {
    let status = status_text(backup);
    let told = JSON::parse(&backup.members.json()).unwrap_or(JsValue::NULL);
    let mut members = vec![("backup", Member::Told(told)), ("status", Member::Text(Some(&status)))];
    members.extend(reason.map(|reason| ("reason", Member::Text(reason))));
    plain(&Detail(members))
}

fn of_failure(failure: &Failure) -> JsValue {
    plain(&Detail(vec![
        ("outcome", Member::Text(Some(failure.outcome.name()))),
        ("message", Member::Text(Some(&failure.message))),
        ("serverMessage", Member::Text(failure.server_message.as_deref())),
        ("status", Member::Number(failure.status)),
        ("requestId", Member::Text(failure.request_id.as_deref())),
    ]))
}

/// Objects and `null`, where the usual serializer makes `Map`s and `undefined`.
fn plain(detail: &Detail) -> JsValue {
    detail.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
