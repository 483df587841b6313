//! The types and details of the element's events: plain objects as of JSON, without secrets.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::backup::event::{Event, FailedBackup, Failure};
use crate::backup::wording::status_text;
use crate::openstack::backups::Backup;

/// The detail of the events about a backup.
#[derive(Serialize)]
struct BackupDetail {
    /// As the server told it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    backup: JsValue,
    status: String,
    /// Of a failed one: `null` where the instance tells none.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Option<String>>,
}

/// The detail of the events about a failure.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FailureDetail<'a> {
    outcome: &'static str,
    message: &'a str,
    server_message: Option<&'a str>,
    status: Option<u16>,
    request_id: Option<&'a str>,
}

/// An event's type and its detail.
pub fn of(event: &Event) -> (&'static str, JsValue) {
    match event {
        Event::Created(backup) => ("trove-backup-created", of_backup(backup, None)),
        Event::Status(backup) => ("trove-backup-status", of_backup(backup, None)),
        Event::Completed(backup) => ("trove-backup-completed", of_backup(backup, None)),
        Event::Failed(FailedBackup { backup, reason }) => {
            ("trove-backup-failed", of_backup(backup, Some(reason.as_deref().map(Into::into))))
        }
        Event::Error(failure) => ("trove-backup-error", of_failure(failure)),
        Event::TokenRefused(failure) => ("trove-backup-token-refused", of_failure(failure)),
    }
}

fn of_backup(backup: &Backup, reason: Option<Option<String>>) -> JsValue {
    plain(&BackupDetail {
        backup: JSON::parse(&backup.members.json()).unwrap_or(JsValue::NULL),
        status: status_text(backup),
        reason,
    })
}

fn of_failure(failure: &Failure) -> JsValue {
    plain(&FailureDetail {
        outcome: failure.outcome.name(),
        message: &failure.message,
        server_message: failure.server_message.as_deref(),
        status: failure.status,
        request_id: failure.request_id.as_deref(),
    })
}

/// Objects and `null`, where the usual serializer makes `Map`s and `undefined`.
fn plain(detail: &impl Serialize) -> JsValue {
    detail.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
