//! The tests' own look at the cloud's API, past page and proxies: what the page shows is compared with it.

use crate::cloud::Cloud;
use crate::deadline::Look;
use serde_json::{Value, json};

/// An answer of the API.
pub struct Reply {
    pub status: u16,
    pub body: Value,
}

impl Reply {
    /// The server's own message in a fault, whichever key it hides under.
    pub fn message(&self) -> String {
        let inner = self.body.as_object().and_then(|object| object.values().find(|value| value.is_object()));
        let text = inner.unwrap_or(&self.body).get("message").and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    }
}

impl Cloud {
    /// Asks the API directly, past page and proxies.
    pub async fn get(&self, path: &str) -> Look<Reply> {
        self.call(self.client.get(self.endpoint().to_owned() + path)).await
    }

    /// Creates, or tries to create, a backup directly.
    pub async fn create(&self, name: &str, instance: &str) -> Look<Reply> {
        let body = json!({ "backup": { "name": name, "instance": instance } });
        self.call(self.client.post(self.endpoint().to_owned() + "/backups").json(&body)).await
    }

    async fn call(&self, request: reqwest::RequestBuilder) -> Look<Reply> {
        let request = request.header("Accept", "application/json").header("X-Auth-Token", self.token());
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        let body = answer.json().await.map_err(|error| format!("the API's answer {status} is no JSON: {error}"))?;
        Ok(Reply { status, body })
    }
}
