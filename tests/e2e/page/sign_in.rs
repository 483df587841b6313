//! The fields for signing in, the session, and what fills them in.

use super::{Page, Role, told};
use crate::deadline::{Look, SOON, until};
use serde_json::json;
use std::path::Path;
use thirtyfour::WebElement;

impl Page {
    /// Chooses a way to sign in. As a person would, it looks whether the choice was taken, and clicks again where it was
    /// not. How many clicks it took is printed, for the page must not lose one: whether it was the page or the driver of a
    /// loaded machine is to be looked at then.
    pub async fn choose_way(&self, way: &str) -> Look<()> {
        let mut clicks = 0;
        until(&format!("{way:?} to be chosen"), SOON, async || {
            let radio = self.find(Role::Radio, way).await?;
            if radio.is_selected().await.map_err(told)? {
                return Ok(());
            }
            self.click(&radio).await?;
            clicks += 1;
            Err(format!("it is not after {clicks} clicks"))
        })
        .await?;
        if clicks > 1 {
            println!("    note: it took {clicks} clicks until {way:?} was chosen");
        }
        Ok(())
    }

    /// The way that is chosen.
    pub async fn way(&self) -> Look<String> {
        self.ask_text("const e = all('input[type=radio]:checked').find(shown); return e ? named(e) : ''").await
    }

    /// The ways that are offered.
    pub async fn ways(&self) -> Look<Vec<String>> {
        let names = self.ask("return all('input[type=radio]').filter(shown).map(named)", Vec::new()).await?;
        let names = names.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(names.iter().map(|name| name.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Fills in the way by password. Once, in `WebKit`, the field for the user was not there although the way had been chosen;
    /// nobody knows whether the page or the driver was at fault. What the page shows then is printed, for whoever looks into
    /// it, and the way is chosen again.
    pub async fn fill_password(&self, identity: &str, user: &str, password: &str) -> Look<()> {
        self.choose_way("Password").await?;
        self.type_into("Identity endpoint", identity).await?;
        if self.find_now(Role::Textbox, "User").await?.is_none() {
            let (way, focus, text) = (self.way().await?, self.focus().await?, self.text().await?);
            println!(
                "    note: no field for the user. The way is {way:?}, the focus on {focus:?}, the page says {text:?}"
            );
            self.choose_way("Password").await?;
            self.type_into("Identity endpoint", identity).await?;
        }
        self.fill_in(&[("User", user), ("Password", password)]).await
    }

    /// Signs in by password.
    pub async fn sign_in(&self, identity: &str, user: &str, password: &str) -> Look<()> {
        self.fill_password(identity, user, password).await?;
        self.press("Sign in").await
    }

    /// What the session says of itself, once there is one.
    pub async fn is_signed_in(&self) -> Look<String> {
        until("a session", SOON, async || match self.session().await? {
            Some(session) => Ok(session),
            None => Err(format!("there is none; the alerts say {:?}", self.alerts().await?)),
        })
        .await
    }

    /// What the session says of itself, if there is one now.
    pub async fn session(&self) -> Look<Option<String>> {
        let Some(session) = self.find_now(Role::Region, "Session").await? else { return Ok(None) };
        let text = session.text().await.map_err(told)?;
        Ok(Some(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// Waits until the session says this.
    pub async fn session_with(&self, words: &str) -> Look<String> {
        until(&format!("a session with {words:?}"), SOON, async || {
            let session = self.session().await?.unwrap_or_default();
            let alerts = self.alerts().await?;
            let fits = session.contains(words);
            if fits { Ok(session) } else { Err(format!("it says {session:?}, the alerts say {alerts:?}")) }
        })
        .await
    }

    /// Waits until the polite live region says this.
    pub async fn status_with(&self, words: &str) -> Look<String> {
        until(&format!("the status region to say {words:?}"), SOON, async || {
            let status = self.status().await?;
            if status.contains(words) { Ok(status) } else { Err(format!("it says {status:?}")) }
        })
        .await
    }

    /// Waits until the focus is on what has this name.
    pub async fn focus_goes_to(&self, name: &str) -> Look<()> {
        until(&format!("the focus on {name:?}"), SOON, async || match self.focus().await? {
            focus if focus == name => Ok(()),
            focus => Err(format!("it is on {focus:?}")),
        })
        .await
    }

    /// Unfolds what is folded away under these words.
    pub async fn unfold(&self, words: &str) -> Look<()> {
        let summary = self.the("summary", words).await?;
        let element = summary.to_json().map_err(told)?;
        // Where something in it was filled in, it is unfolded already.
        match self.ask("return arguments[0].parentElement.open", vec![element]).await?.as_bool() {
            Some(true) => Ok(()),
            _ => self.click(&summary).await,
        }
    }

    /// What is in sight, fits a selector and is labelled so, or reads so.
    async fn the(&self, selector: &str, words: &str) -> Look<WebElement> {
        let script = "return all(arguments[0]).filter(shown).find((e) => named(e) === arguments[1])";
        let find = format!("{}\n{script}", super::DEEP);
        let found = self.driver.execute(find, vec![json!(selector), json!(words)]).await.map_err(told)?;
        found.element().map_err(|_| format!("expected a {selector} named {words:?}"))
    }

    /// Puts a text into the field for a settings file in one go, as pasting does.
    pub async fn paste_settings(&self, text: &str) -> Look<()> {
        let area = self.find(Role::Textbox, "Text").await?;
        self.click(&area).await?;
        let script = "return document.execCommand('insertText', false, arguments[0])";
        let done = self.ask(script, vec![json!(text)]).await?;
        if done == json!(true) { Ok(()) } else { Err("expected the browser to put the text in".into()) }
    }

    /// Chooses a settings file. Browsers do not agree on what such an input is called, so its label counts.
    pub async fn choose_settings(&self, file: &Path) -> Look<()> {
        let input = self.the("input[type=file]", "File").await?;
        input.send_keys(file.to_string_lossy().into_owned()).await.map_err(told)
    }
}
