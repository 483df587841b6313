//! The clouds of a clouds.yaml, as openstacksdk reads one (`openstack/config/loader.py`): mappings below `clouds`, each
//! with its `auth` and its `regions`.

use std::rc::Rc;

use super::cloud::{Cloud, Members, Value, Why};
use super::yaml::{Map, Node};

/// The most clouds that are read, for some may have nothing to fill in.
const READ: usize = 1000;

/// The clouds of a document; None where it is no clouds.yaml.
#[must_use]
pub fn clouds(document: &Node) -> Option<Vec<Cloud>> {
    let Node::Map(file) = document else { return None };
    let clouds = ["clouds", "public-clouds"].iter().find_map(|key| file.get(key))?;
    let Node::Map(clouds) = clouds else { return Some(Vec::new()) };
    let read =
        clouds.iter().filter_map(|(name, node)| if let Node::Map(cloud) = node { Some((name, cloud)) } else { None });
    Some(read.flat_map(|(name, cloud)| of_regions(name, cloud)).take(READ).collect())
}

/// A cloud, or one for each of its regions, where none is chosen.
fn of_regions(name: &str, cloud: &Map) -> Vec<Cloud> {
    let mut members = Members::new();
    take(&mut members, cloud);
    let Some(Node::List(regions)) = cloud.get("regions") else { return vec![Cloud::of(name, &members)] };
    let chosen = ["region_name", "region"].iter().find_map(|name| match members.get(*name) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    });
    let regions = regions.iter().filter_map(|region| match region {
        Node::Text(name) => Some((name.clone(), None)),
        Node::Map(region) => match (region.get("name"), region.get("values")) {
            (Some(Node::Text(name)), Some(Node::Map(values))) => Some((name.clone(), Some(values.clone()))),
            (Some(Node::Text(name)), _) => Some((name.clone(), None)),
            _ => None,
        },
        _ => None,
    });
    let of_region = |(region, values): (Rc<str>, Option<Rc<Map>>)| {
        let mut members = members.clone();
        if let Some(values) = values {
            take(&mut members, &values);
        }
        let label = if chosen.is_some() { name.into() } else { format!("{name}, {region}").into() };
        members.insert("region_name".into(), Value::Text(region));
        Cloud { label, ..Cloud::of(name, &members) }
    };
    let wanted = regions.filter(|(region, _)| chosen.as_ref().is_none_or(|chosen| chosen == region)).take(READ);
    let clouds: Vec<_> = wanted.map(of_region).collect();
    if clouds.is_empty() { vec![Cloud::of(name, &members)] } else { clouds }
}

/// The members of a mapping and of its `auth`, which count more, as far as they mean something. The SDK takes `-` for `_` in
/// their names.
fn take(members: &mut Members, map: &Map) {
    let auth = match map.get("auth") {
        Some(Node::Map(auth)) => Some(auth),
        _ => None,
    };
    for name in Cloud::members() {
        let dashed = name.replace('_', "-");
        let of = |map: &Map| map.get(name).or_else(|| map.get(&dashed)).and_then(|node| value(name, node));
        let found = auth.and_then(|auth| of(auth)).or_else(|| of(map).filter(|_| name != "auth" || auth.is_none()));
        if let Some(value) = found {
            members.insert(name.into(), value);
        }
    }
}

/// What a node is to a member of this name; None where there is nothing.
pub(super) fn value(name: &str, node: &Node) -> Option<Value> {
    Some(match node {
        Node::Text(text) => Value::Text(text.clone()),
        Node::List(items) if name == "auth_methods" => Value::Text(words(items).into()),
        Node::Tagged => Value::Unknown(Why::Tag),
        Node::Lines => Value::Unknown(Why::Lines),
        Node::List(_) | Node::Map(_) => Value::Unknown(Why::NoText),
        Node::Null => return None,
    })
}

fn words(items: &[Node]) -> String {
    let words = items.iter().map(|item| if let Node::Text(text) = item { text } else { "?" });
    words.collect::<Vec<_>>().join(" ")
}
