//! What is shown as a file: CSV for spreadsheets, JSON with all that the cloud told.

use std::rc::Rc;

use super::columns::Column;
use crate::context::backups::item::Item;
use crate::context::choices::Choices;
use crate::context::phrases::isolated;
use crate::openstack::types::time::UtcTime;

/// The backups as CSV (RFC 4180), with the columns that are shown. Times are UTC. A cell that could turn the line round,
/// where it is read as text, is isolated; all others are as the cloud told them.
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
        let cell = &if cell.chars().any(may_turn) { isolated(cell) } else { cell.clone() };
        if formula || cell.contains(['"', ',', '\n', '\r']) {
            let apostrophe = if formula { "'" } else { "" };
            line += &format!("\"{apostrophe}{}\"", cell.replace('"', "\"\""));
        } else {
            line += cell;
        }
    }
    line + "\r\n"
}

/// Whether a character is of a script that is written from right to left, or changes the direction.
fn may_turn(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
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

    #[test]
    fn a_name_that_could_turn_the_line_round_is_isolated() {
        for (name, cell) in [
            ("a\u{202e}b", "\u{2068}a\u{202e}b\u{2069}"),
            ("גיבוי", "\u{2068}גיבוי\u{2069}"),
            ("=\u{202e}", "\"'\u{2068}=\u{202e}\u{2069}\""),
            ("Größe ✓ 备份", "Größe ✓ 备份"),
        ] {
            let item = Item { name: name.into(), ..Item::default() };
            assert_eq!(csv(&[Rc::new(item)], &[Column::Name], &Choices::default()), format!("Name\r\n{cell}\r\n"));
        }
    }
}
