//! The page as people and assistive technology meet it: things with a role and a name, messages, a table. Scenarios use
//! nothing else of the page, above all no class, no id, no place in the document.

mod find;
mod form;
mod list;
mod picking;
mod sign_in;
mod table;

pub use find::Role;
pub use form::Draft;
pub use list::List;
pub use picking::{Choice, Picking};
pub use table::{Row, Table};

use crate::browser::Browser;
use crate::deadline::{Look, SOON, until};
use serde_json::Value;
use std::fmt::Display;
use std::time::Duration;
use thirtyfour::WebDriver;

/// What every script begins with.
pub const DEEP: &str = include_str!("deep.js");

/// A browser window with the page in it.
#[derive(Clone)]
pub struct Page {
    pub driver: WebDriver,
    pub browser: Browser,
}

/// An error of the driver, as a reason.
pub fn told(error: impl Display) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// As the page's texts are compared: in lower case, each white space a blank.
fn on_one_line(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Page {
    /// Opens an address and waits until the form is there.
    pub async fn open(&self, address: &str) -> Look<()> {
        self.go(address).await?;
        self.find(Role::Button, "Create backup").await.map(drop)
    }

    /// Opens an address. A step by way of an empty page, because a new fragment alone would not load the page anew.
    pub async fn go(&self, address: &str) -> Look<()> {
        self.driver.goto("about:blank").await.map_err(told)?;
        self.driver.goto(address).await.map_err(told)
    }

    /// Runs a script that begins with the helpers of `deep.js`, and returns what it returns.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Look<Value> {
        let answer = self.driver.execute(format!("{DEEP}\n{script}"), arguments).await;
        answer.map(|answer| answer.json().clone()).map_err(told)
    }

    /// The same for an answer that is text.
    pub async fn ask_text(&self, script: &str) -> Look<String> {
        Ok(self.ask(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
    }

    /// What the alerts that can be seen say, all together; empty when there is none.
    pub async fn alerts(&self) -> Look<String> {
        self.ask_text("return all('[role=alert]').filter(shown).map((e) => tidy(e.innerText)).join(' ').trim()").await
    }

    /// What the polite live region says.
    pub async fn status(&self) -> Look<String> {
        self.ask_text("return tidy(all('[role=status]').map((e) => e.textContent).join(' '))").await
    }

    /// All that can be read on the page.
    pub async fn text(&self) -> Look<String> {
        let script = "return tidy(roots().map((r) => r === document ? document.body.innerText : \
                      [...r.children].map((e) => e.innerText ?? '').join(' ')).join(' '))";
        self.ask_text(script).await
    }

    /// The document as markup, shadow roots too.
    pub async fn markup(&self) -> Look<String> {
        let script = "return document.documentElement.outerHTML + \
                      roots().slice(1).map((root) => root.innerHTML).join(' ')";
        self.ask_text(script).await
    }

    /// Waits for an alert that has all these words, whatever their case; returns it.
    pub async fn alert_with(&self, words: &[&str]) -> Look<String> {
        self.alert_within(SOON, words).await
    }

    pub async fn alert_within(&self, limit: Duration, words: &[&str]) -> Look<String> {
        let words: Vec<String> = words.iter().map(|word| on_one_line(word)).collect();
        until(&format!("an alert with {words:?}"), limit, async || {
            let alert = self.alerts().await?;
            let lower = alert.to_lowercase();
            let fits = !alert.is_empty() && words.iter().all(|word| lower.contains(word));
            if fits { Ok(alert) } else { Err(format!("the alerts say {alert:?}")) }
        })
        .await
    }

    /// Waits until the readable text has one of these words.
    pub async fn text_with_any(&self, limit: Duration, words: &[&str]) -> Look<String> {
        until(&format!("text with one of {words:?}"), limit, async || {
            let text = self.text().await?;
            let lower = text.to_lowercase();
            let fits = words.iter().any(|word| lower.contains(&word.to_lowercase()));
            if fits { Ok(text) } else { Err(format!("the page says {text:?}")) }
        })
        .await
    }

    /// The name of what has the focus, and its kind.
    pub async fn focus(&self) -> Look<String> {
        self.ask_text("const e = focused(); return e && e !== document.body ? named(e) : ''").await
    }
}
