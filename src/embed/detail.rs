//! The types and details of the element's events: plain objects as of JSON, without secrets.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::app::event::{Event, FailedBackup, Failure};
use crate::openstack::trove::backups::Backup;
use crate::tracking::text::status_text;

/// The detail of an event about a backup.
#[derive(Serialize)]
struct BackupDetail<'a> {
    /// As the server told it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    backup: JsValue,
    status: &'a str,
}

/// The detail of a backup that ended badly.
#[derive(Serialize)]
struct FailedDetail<'a> {
    /// As the server told it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    backup: JsValue,
    status: &'a str,
    /// `null` where the instance tells none.
    reason: Option<&'a str>,
}

/// The detail of what went wrong.
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
        Event::Created(backup) => ("trove-backup-created", of_backup(backup)),
        Event::Status(backup) => ("trove-backup-status", of_backup(backup)),
        Event::Completed(backup) => ("trove-backup-completed", of_backup(backup)),
        Event::Failed(FailedBackup { backup, reason }) => {
            let (status, reason) = (status_text(backup), reason.as_deref());
            ("trove-backup-failed", plain(&FailedDetail { backup: members(backup), status: &status, reason }))
        }
        Event::Error(failure) => ("trove-backup-error", of_failure(failure)),
        Event::TokenRefused(failure) => ("trove-backup-token-refused", of_failure(failure)),
    }
}

fn members(backup: &Backup) -> JsValue {
    JSON::parse(&backup.members.json()).unwrap_or(JsValue::NULL)
}

fn of_backup(backup: &Backup) -> JsValue {
    plain(&BackupDetail { backup: members(backup), status: &status_text(backup) })
}

fn of_failure(failure: &Failure) -> JsValue {
    let Failure { outcome, message, server_message, status, request_id } = failure;
    plain(&FailureDetail {
        outcome: outcome.name(),
        message,
        server_message: server_message.as_deref(),
        status: *status,
        request_id: request_id.as_deref(),
    })
}

/// Objects and `null`, where the usual serializer makes `Map`s and `undefined`.
fn plain(detail: &impl Serialize) -> JsValue {
    detail.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
