//! The console's long tables: the list of backups and the board of instances.

use super::{Page, Role};
use crate::deadline::{LATE, Look, SOON, until};
use serde_json::{Value, json};

const READ: &str = include_str!("list.js");

/// A table of the console, as far as it is in the document.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// How many rows there are in all.
    pub count: u64,
    pub headings: Vec<String>,
    /// The heading that it is sorted by, and how; empty where nothing is said.
    pub sort: String,
    /// The texts of the cells of the rows in the document.
    pub rows: Vec<Vec<String>>,
    /// The index of the first of them, as `aria-rowindex` tells it.
    pub first: u64,
}

impl List {
    /// The cell below a heading, in the row whose first text is this.
    pub fn cell(&self, name: &str, heading: &str) -> Option<&str> {
        let row = self.rows.iter().find(|row| row.get(1).is_some_and(|first| first.starts_with(name)))?;
        let at = self.headings.iter().position(|known| known == heading)?;
        row.get(at).map(String::as_str)
    }

    /// The names, from top to bottom.
    pub fn names(&self) -> Vec<&str> {
        self.rows.iter().filter_map(|row| row.get(1)).map(String::as_str).collect()
    }
}

impl Page {
    /// A table of the console as it is now.
    pub async fn list(&self, name: &str) -> Look<List> {
        let answer = self.ask(READ, vec![json!(name)]).await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let texts = |value: &Value| -> Vec<String> {
            value.as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default()
        };
        if answer.is_null() {
            return Err(format!("there is no table {name:?}"));
        }
        Ok(List {
            count: answer["count"].as_u64().unwrap_or_default(),
            headings: texts(&answer["headings"]),
            sort: text(&answer["sort"]),
            rows: answer["rows"].as_array().map(|rows| rows.iter().map(texts).collect()).unwrap_or_default(),
            first: answer["first"].as_u64().unwrap_or_default(),
        })
    }

    /// Waits until a table of the console is as it has to be.
    pub async fn list_until(&self, name: &str, what: &str, fits: impl Fn(&List) -> bool) -> Look<List> {
        until(&format!("the table {name:?} {what}"), LATE, async || {
            let list = self.list(name).await?;
            if fits(&list) {
                return Ok(list);
            }
            Err(format!("it has {} rows: {:?}", list.count, list.rows.iter().take(8).collect::<Vec<_>>()))
        })
        .await
    }

    /// Goes to a view of the console and waits until it has the focus.
    pub async fn go_to(&self, view: &str) -> Look<()> {
        self.press(view).await?;
        self.focus_goes_to(view).await
    }

    /// Ticks a box, or takes the tick away.
    pub async fn tick(&self, name: &str) -> Look<()> {
        let tickbox = self.find(Role::Checkbox, name).await?;
        self.click(&tickbox).await
    }

    /// The fragment of the address.
    pub async fn fragment(&self) -> Look<String> {
        self.ask_text("return location.hash").await
    }

    /// Waits until the fragment of the address has this.
    pub async fn fragment_with(&self, part: &str) -> Look<String> {
        until(&format!("{part:?} in the address"), SOON, async || {
            let fragment = self.fragment().await?;
            if fragment.contains(part) { Ok(fragment) } else { Err(format!("it is {fragment:?}")) }
        })
        .await
    }
}
