//! The tests' own look at the cloud's API, past page and proxies: what the page shows is compared with it.

use crate::cloud::Cloud;
use crate::deadline::Look;
use reqwest::Method;
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

    /// Whether Keystone takes this token.
    pub async fn takes(&self, token: &str) -> Look<bool> {
        let request = self.client.get(self.identity().to_owned() + "/auth/tokens");
        let request = request.header("X-Auth-Token", token).header("X-Subject-Token", token);
        Ok(request.send().await.map_err(|error| error.to_string())?.status().is_success())
    }

    /// A new user of the project demo, with a password that is like nothing else.
    pub async fn new_user(&self, name: &str, password: &str) -> Look<()> {
        let operator = self.operator().await?;
        let ask = async |method: Method, path: &str, body: Value| -> Look<Value> {
            let request = self.client.request(method, self.identity().to_owned() + path).json(&body);
            let answer = request.header("X-Auth-Token", &operator).send().await.map_err(|error| error.to_string())?;
            let status = answer.status();
            let text = answer.text().await.map_err(|error| error.to_string())?;
            if status.is_success() {
                Ok(serde_json::from_str(&text).unwrap_or_default())
            } else {
                Err(format!("Keystone answered {status} for {path}: {text}"))
            }
        };
        let user = json!({ "user": { "name": name, "password": password, "domain_id": "default" } });
        let user = ask(Method::POST, "/users", user).await?;
        let roles = ask(Method::GET, "/roles?name=member", json!({})).await?;
        let id = |value: &Value| value["id"].as_str().unwrap_or_default().to_owned();
        let (user, role, project) = (id(&user["user"]), id(&roles["roles"][0]), self.fact("PROJECT_ID"));
        ask(Method::PUT, &format!("/projects/{project}/users/{user}/roles/{role}"), json!({})).await.map(drop)
    }

    async fn call(&self, request: reqwest::RequestBuilder) -> Look<Reply> {
        let request = request.header("Accept", "application/json").header("X-Auth-Token", self.token());
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        let body = answer.json().await.map_err(|error| format!("the API's answer {status} is no JSON: {error}"))?;
        Ok(Reply { status, body })
    }
}
