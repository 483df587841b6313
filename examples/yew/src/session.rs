//! What a dashboard knows of its person.

use gloo_net::http::Request;
use serde::Deserialize;

#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub endpoint: String,
    pub instance_id: String,
    pub token: String,
}

/// Asks the dashboard's own server.
///
/// # Errors
/// A sentence for the person.
pub async fn session() -> Result<Session, String> {
    let answer = Request::get("../session.json").send().await.map_err(|error| error.to_string())?;
    answer.json().await.map_err(|error| error.to_string())
}
