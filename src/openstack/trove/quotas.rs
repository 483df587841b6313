//! Trove's `quotas`: how many backups a project has, and may have (`docs/trove-api.md` §7.3).

use std::rc::Rc;

use serde::Deserialize;

use crate::openstack::transport::error::{Error, Problem};
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::json::Object;
use crate::openstack::types::lenient::or_default;
use crate::openstack::types::token::Token;

/// The quota of one resource.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// In use.
    pub in_use: i64,
    /// Held for what is being made.
    pub reserved: i64,
    /// The most; nothing where there is no limit.
    pub limit: Option<i64>,
}

/// The members of the quota of one resource.
#[derive(Deserialize)]
struct Members {
    #[serde(default, deserialize_with = "or_default")]
    resource: Rc<str>,
    #[serde(default, deserialize_with = "or_default")]
    in_use: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    reserved: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    limit: Option<i64>,
}

impl Quota {
    /// How many more there may be.
    #[must_use]
    pub fn left(&self) -> Option<i64> {
        self.limit.map(|limit| limit.saturating_sub(self.in_use).saturating_sub(self.reserved).max(0))
    }
}

/// `GET {endpoint}/mgmt/quotas/{project}`, which a project may ask of itself. None where the endpoint's end is no
/// project's id.
#[must_use]
pub fn show(endpoint: &Endpoint, token: &Token) -> Option<Call> {
    let project = endpoint.project()?;
    Some(Call::get(endpoint.at(format_args!("mgmt/quotas/{project}")), token))
}

/// Reads the quota for backups out of the answer to [`show`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Quota, Error> {
    let list = reply.list("quotas")?;
    let backups = list.iter().filter_map(Object::read).find(|quota: &Members| &*quota.resource == "backups");
    match backups {
        Some(Members { in_use: Some(in_use), reserved, limit: Some(limit), .. }) => {
            Ok(Quota { in_use, reserved: reserved.unwrap_or(0), limit: Some(limit).filter(|limit| *limit >= 0) })
        }
        _ => Err(reply.unreadable(Problem::Envelope)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quota_for_backups_is_read() {
        let read = |quota: &str| {
            let body = format!(r#"{{"quotas": [{{"resource": "volumes", "in_use": 1, "limit": 2}}, {quota}]}}"#);
            read(&Reply { status: 200, request_id: None, body: body.as_str().into(), subject: None, date: None })
        };
        let quota = read(r#"{"resource": "backups", "in_use": 47, "reserved": 1, "limit": 50}"#);
        assert_eq!(quota.map(|quota| quota.left()), Ok(Some(2)));
        let endless = read(r#"{"resource": "backups", "in_use": 47, "reserved": 0, "limit": -1}"#);
        assert_eq!(endless.map(|quota| quota.left()), Ok(None));
        assert!(read(r#"{"resource": "backups"}"#).is_err());
    }
}
