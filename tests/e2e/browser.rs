//! The browser of this run: which one, and how its driver is told to start it.

use crate::{deadline::Look, project};
use serde_json::{Value, json};

/// The three engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    /// The one that `BROWSER` names; Chromium when it names none.
    pub fn chosen() -> Look<Self> {
        match std::env::var("BROWSER").unwrap_or_default().as_str() {
            "" | "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => Err(format!("BROWSER={other}: expected chromium, firefox or webkit")),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(crate) fn capabilities(self, dark: bool) -> Look<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "binary": project::program("chromium")?, "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-quic", "--hide-scrollbars", "--window-size=1280,1000",
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": project::program("firefox-esr").or_else(|_| project::program("firefox"))?,
                    "args": ["-headless", "--width=1280", "--height=1000"],
                    "prefs": {
                        "ui.systemUsesDarkTheme": i32::from(dark),
                        "layout.css.prefers-color-scheme.content-override": i32::from(!dark),
                        "accessibility.tabfocus": 7,
                        "ui.useOverlayScrollbars": 1,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": project::library_program("webkit2gtk-4.1/MiniBrowser")?,
                    "args": ["--automation"],
                },
            }),
        })
    }
}
