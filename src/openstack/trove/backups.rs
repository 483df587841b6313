//! Trove's `backups`: what it answers, and the calls of it that are made here.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::create_backup::CreateBackup;
use super::datastores::Datastore;
use crate::openstack::transport::error::{Error, Problem};
use crate::openstack::transport::reply::{Reply, member};
use crate::openstack::transport::request::{Call, Verb};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::{Id, Uuid};
use crate::openstack::types::json::{Json, Object};
use crate::openstack::types::lenient::{object_or_default, or_default, unless_null};
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::Token;

/// The members of a backup that are used, each of them as far as the server says it; a text is empty where it does not.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Members {
    /// The id; not trusted to be one that may become part of a path.
    #[serde(default, deserialize_with = "or_default")]
    pub id: Rc<str>,
    /// The name, which need not be unique.
    #[serde(default, deserialize_with = "or_default")]
    pub name: Rc<str>,
    /// The status as the server wrote it.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Rc<str>,
    /// The instance's id.
    #[serde(default, deserialize_with = "or_default")]
    pub instance_id: Rc<str>,
    /// The id of the backup that this one is built on.
    #[serde(default, deserialize_with = "or_default")]
    pub parent_id: Rc<str>,
    /// GiB of the volume in use when it began, as the server wrote the number.
    #[serde(default, deserialize_with = "unless_null")]
    pub size: Option<Rc<str>>,
    /// Its datastore.
    #[serde(default, deserialize_with = "object_or_default")]
    pub datastore: Datastore,
    /// When it began.
    #[serde(default, deserialize_with = "or_default")]
    pub created: Option<UtcTime>,
    /// When it changed last.
    #[serde(default, deserialize_with = "or_default")]
    pub updated: Option<UtcTime>,
}

/// One backup as the server told it: every member is kept, the unknown ones too.
///
/// Only `id`, `name` and `status` are sure (`docs/trove-api.md` §3.4), and not even they are
/// trusted to be texts.
#[derive(Clone, PartialEq, Debug)]
pub struct Backup {
    /// The members of the reply's `backup`.
    pub members: Rc<Object>,
    /// The whole body of the reply, as it came, but for the token; empty for an item of a list.
    pub body: Rc<str>,
}

impl Backup {
    /// Reads `{"backup": {…}}`.
    ///
    /// # Errors
    /// [`Problem::NotJson`], [`Problem::Envelope`].
    pub fn decode(body: &Rc<str>) -> Result<Self, Problem> {
        let members = member(body, "backup", Object::parse)?;
        if members.is_empty() {
            return Err(Problem::Envelope);
        }
        Ok(Self { members: members.into(), body: body.clone() })
    }

    /// One of which nothing is known but its id.
    #[must_use]
    pub fn of_id(id: &str) -> Self {
        Self::listed(Json::of(&OnlyId { id }).text().into())
    }

    /// One that is an item of a list, from its JSON.
    #[must_use]
    pub fn listed(json: Rc<str>) -> Self {
        Self { members: Object::parse(&json).unwrap_or_default().into(), body: json }
    }

    /// A member that is a text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.members.text(key)
    }

    /// The id, if it is one that may become part of a path.
    #[must_use]
    pub fn id(&self) -> Option<Id> {
        self.members.id("id")
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::parse(&self.text("status").unwrap_or_default())
    }

    /// A member that is a time.
    #[must_use]
    pub fn time(&self, key: &str) -> Option<UtcTime> {
        self.members.time(key)
    }
}

/// A backup of which nothing else is known.
#[derive(Serialize)]
struct OnlyId<'a> {
    id: &'a str,
}

/// Seconds that an answer to POST may take: a cloud asks its object store before it answers.
pub const CREATE_TIME_OUT: u32 = 60;

/// `POST {endpoint}/backups`. Not idempotent: after an error that [may have arrived](Error::may_have_arrived),
/// look with [`newest`], and never send again.
#[must_use]
pub fn create(endpoint: &Endpoint, token: &Token, backup: &CreateBackup) -> Call {
    Call { time_out: CREATE_TIME_OUT, ..Call::new(Verb::Post(backup.body()), endpoint.at("backups"), Some(token)) }
}

/// `GET {endpoint}/backups/{id}`.
#[must_use]
pub fn show(endpoint: &Endpoint, token: &Token, id: &Id) -> Call {
    Call::get(endpoint.at(format_args!("backups/{id}")), token)
}

/// `GET {endpoint}/backups?instance_id={instance}`: the newest backups of an instance, or of the project, at most a
/// page. Clouds before Train ignore the filter (`docs/trove-api.md` §3.5), so callers check the instance of what comes
/// back.
#[must_use]
pub fn newest(endpoint: &Endpoint, token: &Token, instance: Option<&Uuid>) -> Call {
    let filter = instance.map(|instance| format!("?instance_id={instance}")).unwrap_or_default();
    Call::get(endpoint.at(format_args!("backups{filter}")), token)
}

/// The same, all of them: Trove caps no `limit` here, and its marker is a row's number, under which rows move
/// (`docs/trove-api.md` §3.5).
#[must_use]
pub fn all(endpoint: &Endpoint, token: &Token, instance: &Uuid) -> Call {
    Call::get(endpoint.at(format_args!("backups?instance_id={instance}&limit=1000")), token)
}

/// `GET {endpoint}/backups`, a page of all of the project's: so many behind so many others. They come as they were
/// updated last, the newest first, so rows move while backups run, and pages may repeat some (`docs/trove-api.md`
/// §3.5). [`Reply::page`] reads the answer.
#[must_use]
pub fn page(endpoint: &Endpoint, token: &Token, marker: usize, limit: usize) -> Call {
    let behind = if marker == 0 { String::new() } else { format!("&marker={marker}") };
    Call::get(endpoint.at(format_args!("backups?limit={limit}{behind}")), token)
}

/// `DELETE {endpoint}/backups/{id}`. Trove deletes those that build on it too, without asking, and shows each with its
/// old status until it is gone (`docs/trove-api.md` §3.6).
#[must_use]
pub fn delete(endpoint: &Endpoint, token: &Token, id: &Id) -> Call {
    Call {
        time_out: CREATE_TIME_OUT,
        ..Call::new(Verb::Delete, endpoint.at(format_args!("backups/{id}")), Some(token))
    }
}

/// Reads the answer to [`create`] and [`show`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Backup, Error> {
    Backup::decode(&reply.body).map_err(|problem| reply.unreadable(problem))
}

/// The most backups that are read of the answer to [`newest`], which is a page.
const MOST: usize = 1000;

/// Reads the answer to [`newest`]; what is no object in it is passed over. Their bodies stay empty.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_list(reply: &Reply) -> Result<Vec<Backup>, Error> {
    let list = reply.page("backups", MOST)?.objects;
    Ok(list.into_iter().map(|members| Backup { members: members.into(), body: "".into() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn says_what_is_wrong_with_a_body() {
        for (body, problem) in [
            ("", Problem::NotJson),
            ("<html>", Problem::NotJson),
            (r#"{"backup": {"id": "#, Problem::NotJson),
            ("{}", Problem::Envelope),
            ("[]", Problem::Envelope),
            (r#"{"backup": null}"#, Problem::Envelope),
            (r#"{"backup": {}}"#, Problem::Envelope),
            (r#"{"backups": []}"#, Problem::Envelope),
        ] {
            assert_eq!(Backup::decode(&body.into()).err(), Some(problem), "{body}");
        }
    }

    #[test]
    fn an_id_that_is_no_plain_segment_is_not_followed() {
        let backup =
            |id: &str| Backup::decode(&format!(r#"{{"backup":{{"id":{id}}}}}"#).into()).map(|backup| backup.id());
        assert_eq!(backup(r#""../instances""#), Ok(None));
        assert_eq!(backup("7"), Ok(None));
        assert_eq!(backup(r#""7""#), Ok(Id::parse("7")));
    }

    #[test]
    fn a_list_passes_over_what_is_no_backup() {
        let reply = |body: &str| Reply { status: 200, request_id: None, body: body.into(), subject: None, date: None };
        let list = read_list(&reply(r#"{"backups": [{"id": "a"}, null, 3, {"id": "b"}], "links": []}"#));
        assert_eq!(list.map(|list| list.len()), Ok(2));
        assert!(read_list(&reply(r#"{"backup": {}}"#)).is_err());
    }

    proptest! {
        #[test]
        fn any_text_in_and_never_a_panic(body in ".{0,300}") {
            let _ = Backup::decode(&body.into());
        }
    }
}
