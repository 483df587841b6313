//! YAML as a tree, with aliases and merge keys worked out. A scalar keeps the text that was written, so that `0123` stays
//! an id. JSON is YAML.

use std::collections::BTreeMap;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

/// A node of a document. A copy is cheap.
#[derive(Clone, Debug)]
pub enum Node {
    /// A scalar.
    Text(Rc<str>),
    /// `null`, `~`, or nothing.
    Null,
    /// A tag says that something has to work it out first. Its text is not kept: somebody may have written a password that
    /// begins with an exclamation mark.
    Tagged,
    /// A scalar of several lines that YAML makes one of: where a quote or a comma is missing, the next members are in it.
    Lines,
    /// A sequence.
    List(Rc<Vec<Node>>),
    /// A mapping.
    Map(Rc<Map>),
}

/// A mapping: its keys in their order, and what they stand for. Of several with one key the last counts.
#[derive(Default, Debug)]
pub struct Map {
    keys: Vec<Rc<str>>,
    nodes: BTreeMap<Rc<str>, Node>,
}

impl Map {
    /// What a key stands for.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.nodes.get(key)
    }

    /// All keys with what they stand for.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &Node)> {
        self.keys.iter().filter_map(|key| Some((key, self.nodes.get(key)?)))
    }

    fn set(&mut self, key: Rc<str>, node: Node) {
        if self.nodes.insert(key.clone(), node).is_none() {
            self.keys.push(key);
        }
    }

    /// Takes over what is not there yet.
    fn merge(&mut self, other: &Self) {
        for (key, node) in other.iter() {
            if !self.nodes.contains_key(key) {
                self.set(key.clone(), node.clone());
            }
        }
    }
}

/// Why a text is no YAML that is read here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoYaml {
    /// The line, from 1.
    pub line: usize,
}

/// The most collections inside of each other.
const DEEPEST: usize = 64;
/// The most members that are looked at for merge keys, all together. A short file can merge a long mapping many times.
const MOST_MERGED: usize = 100_000;

/// The documents of a text.
///
/// # Errors
/// Where it is no YAML, nests deeper than such files do, or grows beyond measure by its merge keys.
pub fn documents(text: &str) -> Result<Vec<Node>, NoYaml> {
    let mut tree = Tree::default();
    let mut documents = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| NoYaml { line: error.marker().line() })?;
        if let Event::DocumentEnd = event {
            documents.extend(tree.root.take());
        }
        // A folded block ends where the next line begins.
        let most = usize::from(matches!(event, Event::Scalar(_, ScalarStyle::Folded, ..)));
        let is_spread = span.end.line().saturating_sub(span.start.line()) > most;
        tree.take(event, is_spread).ok_or(NoYaml { line: span.start.line() })?;
    }
    Ok(documents)
}

/// A collection that has not ended.
struct Open {
    kind: Kind,
    anchor: usize,
    is_tagged: bool,
    /// How many collections are inside of each other in it, itself counted. Aliases bring theirs along.
    depth: usize,
}

enum Kind {
    List(Vec<Node>),
    /// The mapping, the key whose node comes next, and what is merged into it at its end.
    Map(Map, Option<Key>, Vec<Node>),
}

enum Key {
    Named(Rc<str>),
    Merge,
    /// It is no scalar.
    Other,
}

#[derive(Default)]
struct Tree {
    open: Vec<Open>,
    /// What aliases stand for, with its depth.
    anchors: BTreeMap<usize, (Node, usize)>,
    root: Option<Node>,
    merged: usize,
}

impl Tree {
    /// Takes an event, whose scalar may be spread over several lines; None where it goes too far.
    fn take(&mut self, event: Event, is_spread: bool) -> Option<()> {
        match event {
            Event::Alias(anchor) => {
                let (node, depth) = self.anchors.get(&anchor).cloned().unwrap_or((Node::Null, 0));
                self.add(node, depth, 0, false);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                let is_merge = text == "<<" && plain;
                // A literal block keeps its lines apart.
                let is_spread = is_spread && style != ScalarStyle::Literal;
                let node = if is_spread { Node::Lines } else { scalar(&text, plain, tag.as_deref()) };
                self.add(node, 0, anchor, is_merge);
            }
            Event::SequenceStart(anchor, tag) => self.begin(Kind::List(Vec::new()), anchor, tag.as_deref()),
            Event::MappingStart(anchor, tag) => {
                self.begin(Kind::Map(Map::default(), None, Vec::new()), anchor, tag.as_deref());
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Open { kind, anchor, is_tagged, depth } = self.open.pop()?;
                let node = match kind {
                    _ if is_tagged => Node::Tagged,
                    Kind::List(items) => Node::List(items.into()),
                    Kind::Map(mut map, _, bases) => {
                        // Of several merge keys the last counts.
                        for base in bases.iter().rev() {
                            self.merge(&mut map, base)?;
                        }
                        Node::Map(map.into())
                    }
                };
                self.add(node, depth, anchor, false);
                return (depth <= DEEPEST).then_some(());
            }
            _ => {}
        }
        (self.open.len() <= DEEPEST).then_some(())
    }

    fn begin(&mut self, kind: Kind, anchor: usize, tag: Option<&Tag>) {
        self.open.push(Open { kind, anchor, is_tagged: is_foreign(tag), depth: 1 });
    }

    fn add(&mut self, node: Node, depth: usize, anchor: usize, is_merge: bool) {
        if anchor > 0 {
            self.anchors.insert(anchor, (node.clone(), depth));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.depth = open.depth.max(depth + 1);
        match &mut open.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(map, key, bases) => match (key.take(), node) {
                (None, _) if is_merge => *key = Some(Key::Merge),
                (None, Node::Text(text)) => *key = Some(Key::Named(text)),
                (None, _) => *key = Some(Key::Other),
                (Some(Key::Named(name)), node) => map.set(name, node),
                (Some(Key::Merge), node) => bases.push(node),
                (Some(Key::Other), _) => {}
            },
        }
    }

    /// What a mapping takes over from another one, or from several, of which the first counts; None where that is too much.
    fn merge(&mut self, map: &mut Map, base: &Node) -> Option<()> {
        let bases = if let Node::List(bases) = base { bases } else { std::slice::from_ref(base) };
        for base in bases {
            let base = if let Node::Map(base) = base { Some(base) } else { None };
            self.merged += 1 + base.map_or(0, |base| base.keys.len());
            if self.merged > MOST_MERGED {
                return None;
            }
            if let Some(base) = base {
                map.merge(base);
            }
        }
        Some(())
    }
}

fn scalar(text: &str, is_plain: bool, tag: Option<&Tag>) -> Node {
    if is_foreign(tag) {
        return Node::Tagged;
    }
    let is_null = is_plain && tag.is_none() && matches!(text, "" | "~" | "null" | "Null" | "NULL");
    if is_null { Node::Null } else { Node::Text(text.into()) }
}

/// Whether there is a tag that is none of those that YAML's core schema gives a text, a number, a list or a mapping.
fn is_foreign(tag: Option<&Tag>) -> bool {
    let Some(tag) = tag else { return false };
    let core = ["str", "int", "float", "bool", "null", "seq", "map", "merge"];
    // `! text` says that it is a text.
    let is_text = tag.handle.is_empty() && tag.suffix == "!";
    !(is_text || tag.is_yaml_core_schema() && core.contains(&&*tag.suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(node: &Node) -> String {
        match node {
            Node::Text(text) => text.to_string(),
            Node::Null => "null".into(),
            Node::Tagged => "?".into(),
            Node::Lines => "lines".into(),
            Node::List(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(",")),
            Node::Map(map) => {
                let members = map.iter().map(|(key, node)| format!("{key}:{}", written(node)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    fn read(text: &str) -> Option<String> {
        Some(documents(text).ok()?.iter().map(written).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_written_is_read_as_it_is_meant() {
        for (text, meant) in [
            ("a: 0123\nb: [1, 'it''s', \"x\\u00e9\\\"\"]", "{a:0123,b:[1,it's,x\u{e9}\"]}"),
            ("a: ~\nb: null\nc:\nd: 'null'\ne: !!str null", "{a:null,b:null,c:null,d:null,e:null}"),
            ("a: >-\n  one\nb: |\n  one\n  two\n", "{a:one,b:one\ntwo\n}"),
            (
                "a: one\n  two\nb: \"one\n  two\"\nc: >-\n  one\n  two\nd: {e: f\n g}\nh:\n  i",
                "{a:lines,b:lines,c:lines,d:{e:lines},h:i}",
            ),
            ("a: !vault |\n  x\nb: !!binary eA==\nc: !t {d: 1}\ne: ! f", "{a:?,b:?,c:?,e:f}"),
            ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n!!merge <<: *x", "{a:{b:1,c:2},d:{c:3,b:1},b:1,c:2}"),
            ("a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}", "{a:{b:1},c:{b:2,d:3},e:{b:1,d:3}}"),
            ("a: &x {b: 1}\nc: &y {b: 2}\nd:\n  <<: *x\n  <<: *y", "{a:{b:1},c:{b:2},d:{b:2}}"),
            ("a: 1\na: 2\nb: &p s\nc: *p", "{a:2,b:s,c:s}"),
            ("{\"a\": {\"b\": [null, true]}}", "{a:{b:[null,true]}}"),
            ("a: 1\n---\nb: 2\n", "{a:1} {b:2}"),
            ("", ""),
        ] {
            assert_eq!(read(text).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(read("a: &x [*x]").as_deref(), Some("{a:[null]}"), "what stands for itself ends");
    }

    #[test]
    fn what_is_broken_or_boundless_is_refused() {
        assert_eq!(documents("a: 1\nb: 'x\n").map(|all| all.len()), Err(NoYaml { line: 2 }));
        assert_eq!(read("a: {b: 1\n"), None);
        assert_eq!(read("a: *nobody\n"), None);
        assert_eq!(read(&format!("{}1{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1))), None);
        let long: String = (0..1000).map(|at| format!("k{at}: 1, ")).collect();
        let many = |count: usize| format!("a: &a {{{long}}}\nb:\n{}", "- {<<: *a}\n".repeat(count));
        assert!(read(&many(99)).is_some());
        assert_eq!(read(&many(100)), None);
        let again = format!("a: &a {{{long}}}\nb: {{<<: [{}]}}\n", "*a, ".repeat(100));
        assert_eq!(read(&again), None, "what is merged and is there already counts, too");
        let chain = |count: usize| (1..count).map(|at| format!("- &{at} [*{}]\n", at - 1)).collect::<String>();
        assert!(documents(&format!("- &0 []\n{}", chain(DEEPEST - 1))).is_ok());
        assert!(documents(&format!("- &0 []\n{}", chain(DEEPEST))).is_err(), "aliases nest like what they stand for");
        // Each stands for nine of the one before: a copy of a node is no copy of what is in it.
        let laughs: String =
            (1..9).map(|at| format!("a{at}: &a{at} [{}]\n", vec![format!("*a{}", at - 1); 9].join(", "))).collect();
        assert!(documents(&format!("a0: &a0 ha\n{laughs}")).is_ok());
    }
}
