//! The table `Backup properties`, read in one go, and what the command-line client would print for the same backup.

use super::{Page, Role};
use crate::deadline::{LATE, Look, SOON, until};
use serde_json::Value;
use std::collections::BTreeMap;

const READ: &str = include_str!("table.js");

/// One property.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: String,
    /// The values of the `data` elements in the cell; there should be one.
    pub data: Vec<String>,
    pub text: String,
}

#[derive(Clone, Debug, Default)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.rows.iter().find(|row| row.name == name)?.data.first().map(String::as_str)
    }

    /// Holds what the contract says of every table, whatever is in it.
    pub fn is_well_formed(&self) -> Look<()> {
        if self.columns != ["Property", "Value"] {
            return Err(format!("expected the columns Property and Value, got {:?}", self.columns));
        }
        if !self.rows.iter().map(|row| &row.name).is_sorted() {
            let names: Vec<_> = self.rows.iter().map(|row| &row.name).collect();
            return Err(format!("expected the rows in order of code points, got {names:?}"));
        }
        for Row { name, data, text } in &self.rows {
            let [raw] = data.as_slice() else {
                return Err(format!("expected one <data> in the cell of {name}, got {}", data.len()));
            };
            if !text.contains(raw.as_str()) {
                return Err(format!("expected {raw:?} to be readable in the cell of {name}, which says {text:?}"));
            }
        }
        Ok(())
    }

    /// Holds that the table is this backup, row by row.
    pub fn equals(&self, backup: &Value) -> Look<()> {
        self.is_well_formed()?;
        let shown: BTreeMap<_, _> = self.rows.iter().map(|row| (row.name.clone(), row.data.join(" and "))).collect();
        let mut expected = BTreeMap::new();
        flatten("", backup, &mut expected);
        if shown == expected { Ok(()) } else { Err(format!("expected the rows {expected:?}, got {shown:?}")) }
    }
}

/// Names as `openstack database backup show` prints them, values as Python does.
fn flatten(prefix: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    let Value::Object(object) = value else {
        let printed = match value {
            Value::Null => "None".to_owned(),
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        into.insert(prefix.to_owned(), printed);
        return;
    };
    for (key, value) in object {
        let name = match (prefix, key.as_str()) {
            ("datastore", "type") => "datastore".to_owned(),
            ("datastore", "version" | "version_id") => format!("datastore_{key}"),
            ("", key) => key.to_owned(),
            (prefix, key) => format!("{prefix}.{key}"),
        };
        flatten(&name, value, into);
    }
}

impl Page {
    /// The table as it is now, if it is there.
    pub async fn table(&self) -> Look<Option<Table>> {
        let answer = self.ask(READ, Vec::new()).await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let texts = |value: &Value| value.as_array().map(|list| list.iter().map(text).collect()).unwrap_or_default();
        let row = |row: &Value| Row { name: text(&row["name"]), data: texts(&row["data"]), text: text(&row["text"]) };
        let rows = answer["rows"].as_array();
        Ok(rows.map(|rows| Table { columns: texts(&answer["columns"]), rows: rows.iter().map(row).collect() }))
    }

    /// Waits for the table, which must also be one to assistive technology.
    pub async fn shows_table(&self) -> Look<Table> {
        let table = until("the table", SOON, async || {
            let (table, alerts) = (self.table().await?, self.alerts().await?);
            table.ok_or_else(|| format!("there is none; the alerts say {alerts:?}"))
        })
        .await?;
        self.find(Role::Table, "Backup properties").await?;
        Ok(table)
    }

    /// Waits until the table, with nobody touching the page, shows this status.
    pub async fn follows_to(&self, status: &str) -> Look<Table> {
        until(&format!("the table to show {status}"), LATE, async || {
            let table = self.table().await?.unwrap_or_default();
            let shown = table.raw("status").unwrap_or("nothing").to_owned();
            if shown == status { Ok(table) } else { Err(format!("it shows {shown}")) }
        })
        .await
    }
}
