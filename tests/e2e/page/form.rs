//! The form: typing into it, reading it back, sending it.

use super::{Page, Role, told};
use crate::browser::Browser;
use crate::deadline::{Look, SOON, until};
use serde_json::{Value, json};
use thirtyfour::components::SelectElement;
use thirtyfour::{Key, TypingData, WebElement};

/// What somebody types; an empty text leaves its field alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub endpoint: String,
    pub token: String,
    pub instance: String,
    pub name: String,
    pub description: String,
}

impl Draft {
    fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("API endpoint", &self.endpoint),
            ("Token", &self.token),
            ("Instance ID", &self.instance),
            ("Name", &self.name),
            ("Description", &self.description),
        ]
    }
}

impl Page {
    /// The field of this name; the fields of the plain connection once `Use a token` has been pressed where they hide
    /// behind it.
    pub async fn field(&self, name: &str) -> Look<WebElement> {
        let role = match name {
            "Token" | "Password" | "Secret" => Role::Password,
            "Kind" | "Storage driver" => Role::Select,
            _ => Role::Textbox,
        };
        if matches!(name, "API endpoint" | "Token")
            && self.find_now(role, name).await?.is_none()
            && let Some(control) = self.find_now(Role::Button, "Use a token").await?
        {
            control.click().await.map_err(told)?;
        }
        self.find(role, name).await
    }

    /// Replaces what a field holds, by keys.
    pub async fn type_into(&self, name: &str, text: &str) -> Look<()> {
        let field = self.field(name).await?;
        self.click(&field).await?;
        field.send_keys(Key::Control + "a").await.map_err(told)?;
        let keys = if text.is_empty() { TypingData::from(Key::Delete) } else { TypingData::from(text) };
        field.send_keys(keys).await.map_err(told)
    }

    pub async fn value(&self, name: &str) -> Look<String> {
        let field = self.field(name).await?;
        Ok(field.prop("value").await.map_err(told)?.unwrap_or_default())
    }

    pub async fn fill(&self, draft: &Draft) -> Look<()> {
        for (name, text) in draft.fields() {
            if !text.is_empty() {
                self.type_into(name, text).await?;
            }
        }
        Ok(())
    }

    /// Types into these fields, one after another.
    pub async fn fill_in(&self, fields: &[(&str, &str)]) -> Look<()> {
        for (name, text) in fields {
            self.type_into(name, text).await?;
        }
        Ok(())
    }

    /// Holds that each of these fields has this text.
    pub async fn holds(&self, fields: &[(&str, &str)]) -> Look<()> {
        for (name, text) in fields {
            let value = self.value(name).await?;
            if value != *text {
                return Err(format!("expected {name:?} to hold {text:?}, but it holds {value:?}"));
            }
        }
        Ok(())
    }

    /// Holds that the form has everything that was typed.
    pub async fn keeps(&self, draft: &Draft) -> Look<()> {
        for (name, text) in draft.fields() {
            let value = self.value(name).await?;
            if value != text && name == "Token" {
                return Err("expected the token to be in its field still, but it is not".into());
            }
            if value != text {
                return Err(format!("expected {name:?} to hold {text:?} still, but it holds {value:?}"));
            }
        }
        Ok(())
    }

    pub async fn press(&self, button: &str) -> Look<()> {
        let button = self.find(Role::Button, button).await?;
        self.click(&button).await
    }

    /// A click with the mouse.
    pub async fn click(&self, element: &WebElement) -> Look<()> {
        match element.click().await.map_err(told) {
            // WebKit's driver looks for what is in the way without looking into shadow roots.
            Err(why) if why.contains("intercepted") && self.browser == Browser::WebKit => {
                element.scroll_into_view().await.map_err(told)?;
                self.driver.action_chain().move_to_element_center(element).click().perform().await.map_err(told)
            }
            other => other,
        }
    }

    /// The button that unfolds the fields which are rarely used.
    pub async fn more_options(&self) -> Look<WebElement> {
        until("a button More options", SOON, async || {
            let found = self.find_beginning(Role::Button, "More options").await?;
            found.ok_or_else(|| "there is none".to_owned())
        })
        .await
    }

    /// Chooses the option of this value.
    pub async fn choose(&self, name: &str, value: &str) -> Look<()> {
        let select = self.find(Role::Select, name).await?;
        let select = SelectElement::new(&select).await.map_err(told)?;
        select.select_by_value(value).await.map_err(told)
    }

    /// The texts of what can be chosen, and the value of what is.
    pub async fn choices(&self, name: &str) -> Look<(Vec<String>, String)> {
        let select = self.find(Role::Select, name).await?.to_json().map_err(told)?;
        let script = "const e = arguments[0]; return [e.value, ...[...e.options].map((o) => tidy(o.textContent))]";
        let answer = self.ask(script, vec![select]).await?;
        let texts = answer.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut texts = texts.iter().map(|text| text.as_str().unwrap_or_default().to_owned());
        let chosen = texts.next().unwrap_or_default();
        Ok((texts.collect(), chosen))
    }

    /// Fills in and sends.
    pub async fn create(&self, draft: &Draft) -> Look<()> {
        self.fill(draft).await?;
        self.press("Create backup").await
    }

    /// Is the field marked as wrong, and by which text that is tied to it?
    pub async fn fault_of(&self, name: &str) -> Look<Option<String>> {
        self.fault_at(&self.field(name).await?).await
    }

    /// The same for a field that was found already.
    pub async fn fault_at(&self, field: &WebElement) -> Look<Option<String>> {
        let field = field.to_json().map_err(told)?;
        let script = "const e = arguments[0]; \
                      return e.getAttribute('aria-invalid') === 'true' ? byIds(e, 'aria-describedby') : null";
        Ok(self.ask(script, vec![field]).await?.as_str().map(str::to_owned))
    }

    /// Tells the browser of keys without naming a field: they go where the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Look<()> {
        let typing: TypingData = keys.into();
        self.driver.action_chain().send_keys(typing).perform().await.map_err(told)
    }

    /// Where something is in the window: left, top, right, bottom.
    pub async fn place(&self, element: &WebElement) -> Look<[f64; 4]> {
        let element = element.to_json().map_err(told)?;
        let script = "const r = arguments[0].getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]";
        let value: Value = self.ask(script, vec![json!(element)]).await?;
        let numbers = value.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect::<Vec<_>>());
        numbers.and_then(|list| list.try_into().ok()).ok_or_else(|| format!("no place in {value}"))
    }
}
