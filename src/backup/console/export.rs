//! What is shown as a file: CSV for spreadsheets, JSON with all that the cloud told.

use std::rc::Rc;

use super::columns::Column;
use super::item::Item;
use crate::backup::choices::Choices;
use crate::openstack::search::replace;
use crate::openstack::time::UtcTime;

/// The backups as CSV (RFC 4180), with the columns that are shown. Times are UTC.
#[must_use]
pub fn csv(items: &[Rc<Item>], columns: &[Column], instances: &Choices) -> String {
    let heading = columns.iter().map(|column| column.heading().to_owned());
    let mut lines = vec![line(heading.collect())];
    for item in items {
        lines.push(line(columns.iter().map(|column| column.text(item, instances, &UtcTime::iso)).collect()));
    }
    lines.concat()
}

fn line(cells: Vec<String>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        // A spreadsheet would take such a text for a formula, and a name may come from anybody.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t']);
        if formula || cell.contains(['"', ',', '\n', '\r']) {
            let apostrophe = if formula { "'" } else { "" };
            line += &format!("\"{apostrophe}{}\"", replace(cell, "\"", "\"\""));
        } else {
            line += cell;
        }
    }
    line + "\r\n"
}

/// The backups as a JSON list of what the cloud told of each.
#[must_use]
pub fn json(items: &[Rc<Item>]) -> String {
    let items: Vec<_> = items.iter().map(|item| item.json.to_string()).collect();
    format!("[{}]\n", items.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_keeps_what_is_in_a_cell_in_it() {
        let item = Item {
            name: "a \"b\", c".into(),
            status: "=1+1".into(),
            created: UtcTime::parse("2026-11-24T15:30:05"),
            ..Item::default()
        };
        let columns = [Column::Name, Column::Status, Column::Created];
        assert_eq!(
            csv(&[Rc::new(item)], &columns, &Choices::default()),
            "Name,Status,Created\r\n\"a \"\"b\"\", c\",\"'=1+1\",2026-11-24T15:30:05Z\r\n"
        );
    }
}
