//! Keystone's service catalog: where a project's database service is.

use std::rc::Rc;

use serde::Deserialize;

use crate::openstack::types::endpoint::{Endpoint, last_segment};
use crate::openstack::types::lenient::{or_default, readable};

/// The database service of one region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Database {
    /// The region's id.
    pub region: Rc<str>,
    /// Where it is, for the token's project.
    pub endpoint: Endpoint,
}

/// A service of the catalog.
#[derive(Deserialize)]
pub(super) struct Service {
    #[serde(default, deserialize_with = "or_default", rename = "type")]
    kind: Rc<str>,
    #[serde(default, deserialize_with = "readable")]
    endpoints: Vec<ServiceEndpoint>,
}

/// Where a service is, for one region and one kind of caller.
#[derive(Deserialize)]
struct ServiceEndpoint {
    #[serde(default, deserialize_with = "or_default")]
    interface: Rc<str>,
    #[serde(default, deserialize_with = "or_default")]
    region_id: Option<Rc<str>>,
    /// What older Keystones call the region's id.
    #[serde(default, deserialize_with = "or_default")]
    region: Rc<str>,
    #[serde(default, deserialize_with = "or_default")]
    url: Option<Rc<str>>,
}

/// The most regions that can be chosen among; the largest clouds have some dozens.
const MOST: usize = 500;

/// The public endpoints of the services of type `database`; where the project's id is missing behind the version, it is
/// appended (`docs/trove-api.md` §2.4).
#[must_use]
pub(super) fn databases(catalog: Vec<Service>, project: Option<&str>) -> Vec<Database> {
    let services = catalog.into_iter().filter(|service| &*service.kind == "database");
    let public = services.flat_map(|service| service.endpoints).filter(|endpoint| &*endpoint.interface == "public");
    let database = |ServiceEndpoint { region_id, region, url, .. }| {
        Some(Database { region: region_id.unwrap_or(region), endpoint: of_project(&url?, project)? })
    };
    public.filter_map(database).take(MOST).collect()
}

fn of_project(url: &str, project: Option<&str>) -> Option<Endpoint> {
    let mut url = Endpoint::parse(url).ok()?.to_string();
    let project = project.unwrap_or_default();
    let last = last_segment(&url);
    if !last.ends_with(project) {
        if !last.starts_with('v') || last.contains(|c: char| !c.is_ascii_digit() && !matches!(c, 'v' | '.')) {
            url.push_str("/v1.0");
        }
        url = format!("{url}/{project}");
    }
    Endpoint::parse(&url).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::types::json::Object;

    #[test]
    fn the_project_is_appended_where_it_is_missing() {
        for (url, whole) in [
            ("https://c/v1.0/p1", "https://c/v1.0/p1"),
            ("https://c/v1.0/AUTH_p1", "https://c/v1.0/AUTH_p1"),
            ("https://c/v1.0", "https://c/v1.0/p1"),
            ("https://c/v1.0/", "https://c/v1.0/p1"),
            ("https://c/database", "https://c/database/v1.0/p1"),
            ("https://c:8779", "https://c:8779/v1.0/p1"),
        ] {
            assert_eq!(of_project(url, Some("p1")).map(|endpoint| endpoint.to_string()), Some(whole.into()), "{url}");
        }
    }

    #[derive(Deserialize)]
    struct Token {
        #[serde(deserialize_with = "readable")]
        catalog: Vec<Service>,
    }

    #[test]
    fn only_public_endpoints_of_databases_count() {
        let catalog = r#"[{"type": "identity", "endpoints": [{"interface": "public", "region_id": "A", "url": "https://k/v3"}]},
            {"type": "database", "endpoints": [
                {"interface": "admin", "region_id": "A", "url": "https://adm/v1.0/p"},
                {"interface": "public", "region_id": "A", "url": "https://a/v1.0/p"},
                {"interface": "public", "region": "B", "url": "https://b/v1.0/p"},
                {"interface": "public", "region_id": "C", "url": "nonsense"}]}, 7]"#;
        let found = |catalog: &str| {
            let token = Object::parse(&format!(r#"{{"catalog": {catalog}}}"#)).and_then(|token| token.read());
            let Token { catalog } = token.expect("an object");
            let found = databases(catalog, Some("p")).into_iter();
            found.map(|database| format!("{} {}", database.region, database.endpoint)).collect::<Vec<_>>()
        };
        assert_eq!(found(catalog), ["A https://a/v1.0/p", "B https://b/v1.0/p"]);
        assert!(found(r#""nonsense""#).is_empty());
        let one = r#"{"interface": "public", "region": "A", "url": "https://a/v1.0/p"},"#;
        let many = format!(r#"[{{"type": "database", "endpoints": [{} 7]}}]"#, one.repeat(MOST + 1));
        assert_eq!(found(&many).len(), MOST);
    }
}
