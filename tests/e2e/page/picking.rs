//! The list below a field that can be picked from, as assistive technology meets it.

use super::{Page, told};
use crate::deadline::{Look, SOON, until};
use serde_json::Value;

const READ: &str = include_str!("picking.js");

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub text: String,
    pub disabled: bool,
    pub selected: bool,
}

/// A list, and where in it the person is.
#[derive(Clone, Debug, Default)]
pub struct Picking {
    /// Whether the field says that it is open, and it can be seen.
    pub open: bool,
    pub name: String,
    pub choices: Vec<Choice>,
    /// What the field names as active.
    pub active: Option<String>,
}

impl Page {
    /// The list of a field as it is now.
    pub async fn picking(&self, field: &str) -> Look<Picking> {
        let input = self.field(field).await?.to_json().map_err(told)?;
        let answer = self.ask(READ, vec![input]).await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if answer["role"] != "listbox" {
            return Err(format!("expected {field:?} to control a listbox, got {answer}"));
        }
        if answer["open"] != answer["shown"] {
            return Err(format!("expected {field:?} to tell rightly whether its list is open, got {answer}"));
        }
        let choice = |choice: &Value| Choice {
            text: text(&choice["text"]),
            disabled: choice["disabled"] == true,
            selected: choice["selected"] == true,
        };
        Ok(Picking {
            open: answer["open"] == true,
            name: text(&answer["name"]),
            choices: answer["options"].as_array().map(|all| all.iter().map(choice).collect()).unwrap_or_default(),
            active: answer["active"].as_str().map(str::to_owned),
        })
    }

    /// Waits until the list of a field is as it has to be.
    pub async fn picking_until(&self, field: &str, what: &str, fits: impl Fn(&Picking) -> bool) -> Look<Picking> {
        until(&format!("the list of {field:?} {what}"), SOON, async || {
            let picking = self.picking(field).await?;
            if fits(&picking) { Ok(picking) } else { Err(format!("it is {picking:?}")) }
        })
        .await
    }

    /// Goes down in a field's list until a choice with these words is the active one.
    pub async fn go_to_choice(&self, field: &str, words: &str) -> Look<()> {
        let count = self.picking(field).await?.choices.len();
        for _ in 0..=count {
            let before = self.picking(field).await?.active;
            if before.as_ref().is_some_and(|active| active.contains(words)) {
                return Ok(());
            }
            self.keys(thirtyfour::Key::Down + "").await?;
            self.picking_until(field, "to move", |picking| picking.active != before).await?;
        }
        Err(format!("expected a choice with {words:?} in the list of {field:?}"))
    }
}
