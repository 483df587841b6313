//! Finding by role and accessible name, as the browser itself computes them; where a driver cannot tell, by labels,
//! captions and texts.

use super::{DEEP, Page, told};
use crate::deadline::{Look, SOON, until};
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebElement};

/// Roles that scenarios look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Textbox,
    /// It has no role of its own in ARIA.
    Password,
    Button,
    Table,
    Radio,
    Checkbox,
    /// One of a few, by `select`.
    Select,
    Region,
}

impl Role {
    fn selector(self) -> &'static str {
        match self {
            Self::Textbox => {
                "input:not([type]), input[type=text], input[type=url], input[type=search], textarea, \
                              [role=textbox], [role=combobox]"
            }
            Self::Password => "input[type=password]",
            Self::Button => "button, input[type=submit], [role=button]",
            Self::Table => "table, [role=table]",
            Self::Radio => "input[type=radio], [role=radio]",
            Self::Checkbox => "input[type=checkbox], [role=checkbox]",
            Self::Select => "select",
            Self::Region => "section, [role=region]",
        }
    }

    fn computed(self) -> &'static [&'static str] {
        match self {
            Self::Textbox => &["textbox", "combobox", "searchbox"],
            Self::Password => &[],
            Self::Button => &["button"],
            Self::Table => &["table"],
            Self::Radio => &["radio"],
            Self::Checkbox => &["checkbox"],
            // The latter in WebKit.
            Self::Select => &["combobox", "button"],
            Self::Region => &["region"],
        }
    }
}

/// A command of a driver that thirtyfour has no name for.
#[derive(Debug)]
struct Extra {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Extra {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let data = RequestData::new(self.method.clone(), format!("/session/{session}/{}", self.path));
        match &self.body {
            Some(body) => data.add_body(body.clone()),
            None => data,
        }
    }
}

impl Page {
    /// Waits for the thing that can be seen and has this role and name.
    pub async fn find(&self, role: Role, name: &str) -> Look<WebElement> {
        until(&format!("a {role:?} named {name:?}"), SOON, async || {
            self.find_now(role, |known| known == name).await?.ok_or_else(|| "there is none".to_owned())
        })
        .await
    }

    /// The first one whose name fits, if there is one now.
    pub async fn find_now(&self, role: Role, fits: impl Fn(&str) -> bool) -> Look<Option<WebElement>> {
        let script = format!("{DEEP}\nreturn all(arguments[0]).filter(shown)");
        let found = self.driver.execute(script, vec![json!(role.selector())]).await.map_err(told)?;
        for element in found.elements().map_err(told)? {
            let id = element.element_id();
            let name = match self.extra(Method::GET, &format!("element/{id}/computedlabel"), None).await {
                Ok(label) => label.as_str().unwrap_or_default().trim().to_owned(),
                Err(_) => self.guessed_name(&element).await?,
            };
            if !fits(&name) {
                continue;
            }
            let computed = self.extra(Method::GET, &format!("element/{id}/computedrole"), None).await;
            let computed = computed.ok().and_then(|role| role.as_str().map(str::to_lowercase));
            let wanted = role.computed();
            match computed {
                Some(computed) if !wanted.is_empty() && !wanted.contains(&computed.as_str()) => {
                    return Err(format!("{name:?} has the role {computed:?}, not {wanted:?}"));
                }
                _ => return Ok(Some(element)),
            }
        }
        Ok(None)
    }

    /// A command of Chromium's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Look<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.extra(Method::POST, "goog/cdp/execute", Some(body)).await
    }

    async fn guessed_name(&self, element: &WebElement) -> Look<String> {
        let element = element.to_json().map_err(told)?;
        Ok(self.ask("return named(arguments[0])", vec![element]).await?.as_str().unwrap_or_default().to_owned())
    }

    async fn extra(&self, method: Method, path: &str, body: Option<Value>) -> Look<Value> {
        let command = Extra { method, path: path.into(), body };
        self.driver.handle().cmd(command).await.and_then(|answer| answer.value_json()).map_err(told)
    }
}
