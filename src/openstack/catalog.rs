//! Keystone's service catalog: where a project's database service is.

use std::rc::Rc;

use super::endpoint::{Endpoint, last_segment};
use super::json;

/// The database service of one region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Database {
    /// The region's id.
    pub region: Rc<str>,
    /// Where it is, for the token's project.
    pub endpoint: Endpoint,
}

/// The public endpoints of the services of type `database`; where the project's id is missing behind the version, it is
/// appended (`docs/trove-api.md` §2.4).
#[must_use]
pub fn databases(catalog: &str, project: Option<&str>) -> Vec<Database> {
    let mut found = Vec::new();
    for service in json::objects(catalog).unwrap_or_default() {
        if !service.has("type", "database") {
            continue;
        }
        for endpoint in service.get("endpoints").and_then(json::objects).unwrap_or_default() {
            let region =
                endpoint.text("region_id").unwrap_or_else(|| endpoint.text("region").unwrap_or_default()).into();
            let url = endpoint.text("url").and_then(|url| of_project(&url, project));
            if let Some(endpoint) = url.filter(|_| endpoint.has("interface", "public")) {
                found.push(Database { region, endpoint });
            }
        }
    }
    found
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

    #[test]
    fn only_public_endpoints_of_databases_count() {
        let catalog = r#"[{"type": "identity", "endpoints": [{"interface": "public", "region_id": "A", "url": "https://k/v3"}]},
            {"type": "database", "endpoints": [
                {"interface": "admin", "region_id": "A", "url": "https://adm/v1.0/p"},
                {"interface": "public", "region_id": "A", "url": "https://a/v1.0/p"},
                {"interface": "public", "region": "B", "url": "https://b/v1.0/p"},
                {"interface": "public", "region_id": "C", "url": "nonsense"}]}, 7]"#;
        let found: Vec<_> =
            databases(catalog, Some("p")).into_iter().map(|d| format!("{} {}", d.region, d.endpoint)).collect();
        assert_eq!(found, ["A https://a/v1.0/p", "B https://b/v1.0/p"]);
        assert!(databases("nonsense", None).is_empty());
    }
}
