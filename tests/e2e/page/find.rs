//! Finding by role and accessible name, in one call of a script that reads labels, captions and texts. That the browser
//! itself computes the same names and roles is held by a scenario of its own, `keyboard::names_are_computed_so`.

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
    const ALL: [Self; 8] = [
        Self::Textbox,
        Self::Password,
        Self::Button,
        Self::Table,
        Self::Radio,
        Self::Checkbox,
        Self::Select,
        Self::Region,
    ];

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
            self.find_now(role, name).await?.ok_or_else(|| "there is none".to_owned())
        })
        .await
    }

    /// The first one of this name, if there is one now.
    pub async fn find_now(&self, role: Role, name: &str) -> Look<Option<WebElement>> {
        self.first(role, "named(e) === arguments[1]", name).await
    }

    /// The first one whose name begins with these words, if there is one now.
    pub async fn find_beginning(&self, role: Role, words: &str) -> Look<Option<WebElement>> {
        self.first(role, "named(e).startsWith(arguments[1])", words).await
    }

    async fn first(&self, role: Role, fits: &str, words: &str) -> Look<Option<WebElement>> {
        let script = format!("{DEEP}\nreturn all(arguments[0]).find((e) => shown(e) && {fits}) ?? null");
        let found = self.driver.execute(script, vec![json!(role.selector()), json!(words)]).await.map_err(told)?;
        if found.json().is_null() { Ok(None) } else { found.element().map(Some).map_err(told) }
    }

    /// Holds that what scenarios find by role and name has that role and that name for the browser too, as it computes
    /// them for assistive technology. Returns how many things were compared.
    pub async fn names_are_computed_so(&self) -> Look<usize> {
        let mut compared = 0;
        for role in Role::ALL {
            let script = format!("{DEEP}\nreturn all(arguments[0]).filter(shown)");
            let found = self.driver.execute(script, vec![json!(role.selector())]).await.map_err(told)?;
            for element in found.elements().map_err(told)? {
                let name = self.ask("return named(arguments[0])", vec![element.to_json().map_err(told)?]).await?;
                let computed = self.computed(&element, "computedlabel").await?;
                if name != computed {
                    return Err(format!("expected the {role:?} {name} to have this name, but its name is {computed}"));
                }
                let computed = self.computed(&element, "computedrole").await?.to_string().to_lowercase();
                let wanted = role.computed();
                if !wanted.is_empty() && !wanted.contains(&computed.trim_matches('"')) {
                    return Err(format!("expected {name} to have one of the roles {wanted:?}, but it is {computed}"));
                }
                compared += 1;
            }
        }
        Ok(compared)
    }

    async fn computed(&self, element: &WebElement, what: &str) -> Look<Value> {
        let path = format!("element/{}/{what}", element.element_id());
        let computed = self.extra(Method::GET, &path, None).await?;
        Ok(json!(computed.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// A command of Chromium's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Look<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.extra(Method::POST, "goog/cdp/execute", Some(body)).await
    }

    async fn extra(&self, method: Method, path: &str, body: Option<Value>) -> Look<Value> {
        let command = Extra { method, path: path.into(), body };
        self.driver
            .handle()
            .cmd(command)
            .await
            .and_then(thirtyfour::session::http::CmdResponse::value_json)
            .map_err(told)
    }
}
