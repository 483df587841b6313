//! The local Keystone and Trove of this run (tests/cloud): started, put back, stopped. Used by the runner and by scenarios.

use crate::deadline::{Look, SOON, until};
use crate::{project, site};
use serde_json::json;
use std::{collections::HashMap, fs, path::Path, process::Stdio, time::Duration};
use tokio::process::Command;

/// Keystone's own port.
pub fn keystone_port() -> u16 {
    project::port("E2E_KEYSTONE_PORT", 15000)
}

/// Trove's own port; scenarios that want trouble put a `Faulty` in front of it.
pub fn trove_port() -> u16 {
    project::port("E2E_TROVE_PORT", 18779)
}

/// A running cloud, and what it said of itself.
pub struct Cloud {
    facts: HashMap<String, String>,
    pub(crate) client: reqwest::Client,
}

impl Cloud {
    /// Starts it with databases of its own, for the pages of this run.
    pub async fn up() -> Look<Self> {
        let printed = script(&["up", "--fresh"]).await?;
        let facts = printed.lines().filter_map(|line| line.trim_start_matches("export ").split_once('='));
        let facts =
            facts.map(|(key, value)| (key.trim().to_owned(), value.trim().trim_matches(['"', '\'']).to_owned()));
        let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build();
        Ok(Self { facts: facts.collect(), client: client.map_err(|error| error.to_string())? })
    }

    /// Puts instances and backups back to where they were at first.
    pub async fn reset(&self) -> Look<()> {
        self.crowd(0).await
    }

    /// The same, and so many backups more of the project demo. As `cloud.py crowd`, but without its process: Trove's own
    /// process finds the wish, carries it out, and removes it.
    pub async fn crowd(&self, count: u32) -> Look<()> {
        let projects = json!({ "demo": self.fact("PROJECT_ID"), "other": self.fact("OTHER_PROJECT_ID") });
        let wish = Path::new(self.fact("STATE")).join("reset-wanted.json");
        let new = wish.with_extension("new");
        let text = json!({ "projects": projects, "crowd": count }).to_string();
        fs::write(&new, text).and_then(|()| fs::rename(&new, &wish)).map_err(|error| format!("a reset: {error}"))?;
        until("the cloud to put its rows back", SOON, async || match wish.exists() {
            false => Ok(()),
            true => Err("it has not done so".to_owned()),
        })
        .await
    }

    pub async fn down() {
        if let Err(error) = script(&["down"]).await {
            eprintln!("{error}");
        }
    }

    /// One of the values that the cloud printed.
    ///
    /// # Panics
    /// Where it printed no such value: the tests and tests/cloud do not fit together then.
    pub fn fact(&self, key: &str) -> &str {
        self.facts.get(key).map_or_else(|| panic!("expected the cloud to print {key}=..."), String::as_str)
    }

    pub fn endpoint(&self) -> &str {
        self.fact("TROVE_URL")
    }

    /// Where Keystone is.
    pub fn identity(&self) -> &str {
        self.fact("KEYSTONE_URL")
    }

    pub fn token(&self) -> &str {
        self.fact("TOKEN")
    }

    /// The six digits that the authenticator of the user `careful` shows now.
    pub async fn passcode(&self) -> Look<String> {
        Ok(script(&["totp"]).await?.trim().to_owned())
    }

    /// From now on, new tokens live so many seconds; as long as usual for `None`, and after a reset.
    pub fn tokens_live(&self, seconds: Option<u32>) -> Look<()> {
        let file = Path::new(self.fact("STATE")).join("token-seconds");
        let done = match seconds {
            Some(seconds) => fs::write(file, seconds.to_string()),
            None => fs::remove_file(file),
        };
        done.map_err(|error| format!("token-seconds: {error}"))
    }

    /// Holds all guest agents, so that nothing ends, until they are let go, or until the next reset.
    pub fn hold_guests(&self, hold: bool) -> Look<()> {
        let file = Path::new(self.fact("STATE")).join("guest-PAUSE");
        let done = if hold { fs::write(file, "") } else { fs::remove_file(file) };
        done.map_err(|error| format!("guest-PAUSE: {error}"))
    }

    /// Another token of the same user.
    pub async fn new_token(&self) -> Look<String> {
        Ok(script(&["token"]).await?.trim().to_owned())
    }

    /// A token of the cloud's operator.
    pub(crate) async fn operator(&self) -> Look<String> {
        Ok(script(&["token", "--user", "admin", "--project", "admin"]).await?.trim().to_owned())
    }

    /// The id of an instance: `orders`, `billing`, `metrics`, `sessions`, or `archive`, which is always busy.
    pub fn instance(&self, name: &str) -> &str {
        self.fact(&format!("INSTANCE_{}_DB", name.to_uppercase()))
    }
}

async fn script(arguments: &[&str]) -> Look<String> {
    let file = project::root().join("tests/cloud/cloud.py");
    let mut command = Command::new("python3");
    command.arg(&file).args(arguments).stdin(Stdio::null()).stderr(Stdio::inherit());
    command.env("CLOUD_STATE", project::state().join("cloud"));
    command.env("CLOUD_KEYSTONE_PORT", keystone_port().to_string()).env("CLOUD_TROVE_PORT", trove_port().to_string());
    command
        .env("CLOUD_ORIGINS", format!("{},{}", site::origin(), site::slow_origin()))
        .env("CLOUD_BUILD_DELAY", "0.5")
        .env("CLOUD_DONE_DELAY", "0.5")
        .env("CLOUD_MAX_BACKUPS", "500");
    let output = command.output().await.map_err(|error| format!("python3 does not start: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let what = arguments.join(" ");
    if output.status.success() { Ok(printed) } else { Err(format!("cloud.py {what}: {}: {printed}", output.status)) }
}
