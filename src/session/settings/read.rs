//! Reads a settings file, of whatever kind.

use super::cloud::{Cloud, Members};
use super::yaml::{self, NoYaml, Node};
use super::{clouds, variables};

/// Why a file fills in nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is neither an openrc file nor a clouds.yaml, or has nothing that is filled in.
    Neither,
    /// It has more than [`super::LARGEST`] bytes.
    TooLarge,
    /// The browser could not read it.
    Lost,
    /// It is meant as a clouds.yaml, and is no YAML from this line on.
    NoYaml(usize),
}

/// The clouds of a file: those of a clouds.yaml, or the one of an openrc file. None is empty.
///
/// # Errors
/// Where it has none.
pub fn read(text: &str) -> Result<Vec<Cloud>, Unreadable> {
    // A byte order mark is part of no name; Windows' line ends are line ends.
    let text = text.replace('\u{feff}', "").replace("\r\n", "\n");
    let documents = yaml::documents(&text);
    if let Err(NoYaml { line }) = documents
        && text.lines().any(|line| line.starts_with("clouds:"))
    {
        return Err(Unreadable::NoYaml(line));
    }
    let of_yaml = documents.as_ref().ok().and_then(|all| all.iter().find_map(clouds::clouds));
    let found = match (of_yaml, documents) {
        (Some(clouds), _) => clouds,
        (None, documents) => match (variables::cloud(&text), documents) {
            (Some(cloud), _) => vec![cloud],
            (None, Ok(documents)) => documents.iter().filter_map(environment).collect(),
            (None, Err(NoYaml { line })) if text.contains("clouds") => return Err(Unreadable::NoYaml(line)),
            (None, Err(_)) => Vec::new(),
        },
    };
    let said = |cloud: &Cloud| !cloud.texts.is_empty() || !cloud.left_out.is_empty();
    let found: Vec<_> = found.into_iter().filter(said).collect();
    if found.is_empty() { Err(Unreadable::Neither) } else { Ok(found) }
}

/// The variables of an openrc file as a mapping, as containers are given them.
fn environment(document: &Node) -> Option<Cloud> {
    let Node::Map(map) = document else { return None };
    let members = map.iter().filter_map(|(key, node)| {
        let name = key.strip_prefix("OS_")?.to_ascii_lowercase();
        Some((name.as_str().into(), clouds::value(&name, node)?))
    });
    Some(Cloud::of("", &members.collect::<Members>()))
}
