//! Words out of HTML, where a server or something in front of it answers with that.

use std::rc::Rc;

use crate::openstack::types::cut::{beginning, cut};

/// The longest message that is kept, in characters: Trove repeats what it was sent, an HTML page may be a book.
pub const LONGEST: usize = 1000;

/// The most characters in which that message is looked for: pages of servers have a few thousand.
pub(super) const SEARCHED: usize = 50_000;

/// Text without tags, on one line, cut at [`LONGEST`] characters. `WebOb` puts `<br />` into its JSON, proxies
/// answer with whole pages.
pub(super) fn plain(text: &str) -> Rc<str> {
    let mut words = String::new();
    let text = beginning(text, SEARCHED).unwrap_or(text);
    let mut rest = text;
    let has_heading = text.contains("<h1");
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        // A "<" that opens no tag is a character like any other: "size < 10".
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            words.push('<');
            rest = tag;
            continue;
        }
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let headed = name == "title" && has_heading;
        let end = if headed || name == "style" || name == "script" { format!("</{name}") } else { String::new() };
        let after = tag.split_once(&end).map_or("", |(_, after)| after);
        rest = after.split_once('>').map_or("", |(_, after)| after);
        words.push(' ');
    }
    words.push_str(rest);
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        words = words.replace(entity, character);
    }
    let mut line = String::new();
    for word in words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    cut(&line, LONGEST).into()
}
