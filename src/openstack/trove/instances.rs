//! Trove's `instances`: which there are, whether they can be backed up now, and why a backup failed.

use std::rc::Rc;

use serde::{Deserialize, Deserializer};

use super::datastores;
use crate::openstack::transport::error::{Error, Problem};
use crate::openstack::transport::plain::LONGEST;
use crate::openstack::transport::reply::Reply;
use crate::openstack::transport::request::Call;
use crate::openstack::types::cut::cut;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Id;
use crate::openstack::types::json::Object;
use crate::openstack::types::lenient::{object_or_default, or_default, unless_null};
use crate::openstack::types::token::Token;

/// The last error of an instance: one, overwritten by the next, never cleared (`trove/instance/models.py`
/// `persist_instance_fault`). Only the message tells which event it belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstanceFault {
    /// The message: of Trove at most 255 characters, here at most [`LONGEST`].
    pub message: Rc<str>,
    /// When it was written, UTC without a zone.
    pub created: Option<Rc<str>>,
}

impl InstanceFault {
    /// Whether it is about this backup.
    #[must_use]
    pub fn names(&self, backup: &Id) -> bool {
        self.message.contains(&*backup.text())
    }
}

/// Seconds that the answer may take: somebody waits to hear that a backup failed.
const TIME_OUT: u32 = 8;

/// `GET {endpoint}/instances/{id}`.
#[must_use]
pub fn show(endpoint: &Endpoint, token: &Token, id: &Id) -> Call {
    Call { time_out: TIME_OUT, ..Call::get(endpoint.at(format_args!("instances/{id}")), token) }
}

/// One instance, as far as a backup needs it (`docs/trove-api.md` §6.1).
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Instance {
    /// Its id, which may be part of a path.
    pub id: Id,
    /// Its name, which need not be unique.
    #[serde(default, deserialize_with = "or_default")]
    pub name: Rc<str>,
    /// `ACTIVE`, `BACKUP`, …; empty where it was not told.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Rc<str>,
    /// `HEALTHY`, `RUNNING`, …: what its guest agent says; empty where it was not told.
    #[serde(default, deserialize_with = "or_default", rename = "operating_status")]
    pub operating: Rc<str>,
    /// Datastore and version, as `mysql 8.0`.
    #[serde(default, deserialize_with = "datastores::label")]
    pub datastore: Rc<str>,
    /// The volume's size in GB, as the server wrote it.
    #[serde(default, deserialize_with = "size")]
    pub volume: Option<Rc<str>>,
}

/// The `volume` member of an instance.
#[derive(Default, Deserialize)]
struct Volume {
    #[serde(default, deserialize_with = "unless_null")]
    size: Option<Rc<str>>,
}

fn size<'de, D: Deserializer<'de>>(member: D) -> Result<Option<Rc<str>>, D::Error> {
    object_or_default(member).map(|volume: Volume| volume.size)
}

/// The members of an instance that are read for its last error.
#[derive(Deserialize)]
struct Explained {
    #[serde(default, deserialize_with = "object_or_default")]
    fault: FaultMembers,
}

#[derive(Default, Deserialize)]
struct FaultMembers {
    #[serde(default, deserialize_with = "or_default")]
    message: Option<Rc<str>>,
    #[serde(default, deserialize_with = "or_default")]
    created: Option<Rc<str>>,
}

impl Instance {
    /// Reads one of [`page`], or the one of [`show`]. None without an id that may be part of a path.
    #[must_use]
    pub fn read(object: &Object) -> Option<Self> {
        object.read()
    }

    /// Whether it can be used (`docs/trove-api.md` §5.3); clouds before Wallaby tell no operating status.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        matches!((&*self.status, &*self.operating), ("ACTIVE", "HEALTHY" | "") | ("HEALTHY", _))
    }

    /// Whether it will never be.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(&*self.status, "ERROR" | "FAILED" | "SHUTDOWN")
    }

    /// Whether Trove would take a backup of it now (`trove/instance/models.py` `validate_can_perform_action`); `HEALTHY`
    /// is what clouds before Wallaby say for it. What is not told is left to the server.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(&*self.status, "ACTIVE" | "RESTART_REQUIRED" | "HEALTHY" | "")
    }
}

/// `GET {endpoint}/instances`, at most 20 behind another one: Trove caps the page (`docs/trove-api.md` §6.1).
#[must_use]
pub fn page(endpoint: &Endpoint, token: &Token, behind: Option<&Id>) -> Call {
    let marker = behind.map(|id| format!("&marker={id}")).unwrap_or_default();
    Call::get(endpoint.at(format_args!("instances?limit=20{marker}")), token)
}

/// The same of `GET {endpoint}/instances/detail`, which tells when each was made, too.
#[must_use]
pub fn details(endpoint: &Endpoint, token: &Token, behind: Option<&Id>) -> Call {
    let marker = behind.map(|id| format!("&marker={id}")).unwrap_or_default();
    Call::get(endpoint.at(format_args!("instances/detail?limit=20{marker}")), token)
}

/// Reads the answer to [`show`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Instance, Error> {
    Instance::read(&reply.object("instance")?).ok_or_else(|| reply.unreadable(Problem::Envelope))
}

/// Takes the fault out of the answer to [`show`]; most instances have none.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_fault(reply: &Reply) -> Result<Option<InstanceFault>, Error> {
    let fault = reply.object("instance")?.read().map(|Explained { fault }| fault).unwrap_or_default();
    let short = |text: &str| Rc::from(cut(text, LONGEST));
    let created = fault.created.as_deref().map(short);
    Ok(fault.message.map(|message| InstanceFault { message: short(&message), created }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(body: &str) -> Reply {
        Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None }
    }

    #[test]
    fn a_page_tells_whether_there_is_another() {
        let one = r#"{"id": "a1", "name": "orders", "status": "ACTIVE", "datastore": {"type": "mysql", "version": "8.0"}, "volume": {"size": 5}}"#;
        let body = format!(
            r#"{{"instances": [{one}, {{"id": "../x"}}, 7], "links": [{{"rel": "next", "href": "https://x"}}]}}"#
        );
        let page = reply(&body).page("instances", 9).expect("a page");
        let list: Vec<_> = page.objects.iter().filter_map(Instance::read).collect();
        assert!(page.more && !page.cut && list.len() == 1);
        let page = reply(&body).page("instances", 1).expect("a page");
        assert!(page.cut && page.objects.len() == 1, "rows behind the first are not read");
        assert_eq!((&*list[0].datastore, list[0].volume.as_deref(), list[0].is_free()), ("mysql 8.0", Some("5"), true));
        let page = reply(r#"{"instances": []}"#).page("instances", 0).expect("a page");
        assert!(!page.more && !page.cut);
        let busy = read(&reply(r#"{"instance": {"id": "a1", "status": "BACKUP", "volume": {"size": null}}}"#));
        assert_eq!(busy.map(|instance| (instance.is_free(), instance.volume)), Ok((false, None)));
    }

    #[test]
    fn takes_the_fault_where_there_is_one() {
        let body = r#"{"instance":{"id":"a","fault":{"message":"Backup b1 failed","created":"2026-11-23T16:23:02","details":null}}}"#;
        let fault = InstanceFault { message: "Backup b1 failed".into(), created: Some("2026-11-23T16:23:02".into()) };
        assert_eq!(read_fault(&reply(body)), Ok(Some(fault.clone())));
        assert_eq!(read_fault(&reply(r#"{"instance":{"id":"a"}}"#)), Ok(None));
        assert_eq!(read_fault(&reply(r#"{"instance":{"fault":null}}"#)), Ok(None));
        let problem = |body: &str| match read_fault(&reply(body)) {
            Err(Error::Unreadable(unreadable)) => Some(unreadable.problem),
            _ => None,
        };
        assert_eq!((problem("{}"), problem("no")), (Some(Problem::Envelope), Some(Problem::NotJson)));
        assert_eq!(Id::parse("b1").map(|id| fault.names(&id)), Some(true));
        assert_eq!(Id::parse("b2").map(|id| fault.names(&id)), Some(false));
    }
}
