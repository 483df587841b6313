//! Trove's `backups`: what it takes, what it answers, and the calls of it that are made here.

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::error::{Error, Problem};
use super::http::{Call, Verb};
use super::id::{Id, Uuid};
use super::json::{Object, quote};
use super::reply::{Reply, member};
use super::status::Status;
use super::time::UtcTime;
use super::token::Token;

/// The `backup` member of `POST /backups` (`trove/common/apischema.py` `backup.create`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CreateBackup {
    /// 1 to 255 characters on one line, one of them an ASCII letter or digit.
    pub name: Rc<str>,
    /// The same rule as for the name.
    pub description: Option<Rc<str>>,
    /// What is backed up.
    pub source: Source,
}

/// What is backed up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// An instance.
    Instance {
        /// Which one.
        instance: Uuid,
        /// On top of what.
        base: Base,
        /// The Swift container, 1 to 255 of `A-Z a-z 0-9 @ % _ + = : , . -`; else the strategy's or the cloud's.
        container: Option<Rc<str>>,
        /// Where the data goes; else where the cloud's configuration says.
        driver: Option<Driver>,
    },
    /// Nothing: data of a backup that was made elsewhere is registered, and stays where it is.
    Remote {
        /// The Swift object's address, whose last two segments are its container and its name.
        location: Rc<str>,
        /// The version of the datastore that made it, by its id in this cloud.
        version: Uuid,
        /// GiB, a positive JSON number. Trove believes it, and compares a restored volume with it.
        size: Rc<str>,
    },
}

/// On top of what a backup is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Base {
    /// Of nothing: it is full.
    Nothing,
    /// Of the newest completed backup of the instance; full where there is none.
    Latest,
    /// Of this one.
    Backup(Uuid),
}

/// Where the data goes. Trove takes any text and gets stuck on most (`docs/trove-api.md` §3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Driver {
    /// Object storage.
    Swift,
    /// A snapshot of the volume.
    Cinder,
}

impl Driver {
    /// Its name in Trove.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Swift => "swift",
            Self::Cinder => "cinder",
        }
    }
}

impl CreateBackup {
    /// The instance that is backed up.
    #[must_use]
    pub fn instance(&self) -> Option<&Uuid> {
        match &self.source {
            Source::Instance { instance, .. } => Some(instance),
            Source::Remote { .. } => None,
        }
    }

    /// The body of the request, `{"backup": {…}}`: just the fields given, for `null` and `""` are refused, and
    /// `incremental` as an integer, for `true` is refused too.
    #[must_use]
    pub fn body(&self) -> String {
        let mut members = vec![format!(r#""name":{}"#, quote(&self.name))];
        match &self.source {
            Source::Instance { instance, base, container, driver } => {
                members.push(format!(r#""instance":"{instance}""#));
                match base {
                    Base::Nothing => {}
                    Base::Latest => members.push(r#""incremental":1"#.into()),
                    Base::Backup(parent) => members.push(format!(r#""parent_id":"{parent}""#)),
                }
                members.extend(container.iter().map(|name| format!(r#""swift_container":{}"#, quote(name))));
                members.extend(driver.iter().map(|driver| format!(r#""storage_driver":"{}""#, driver.name())));
            }
            Source::Remote { location, version, size } => members.push(format!(
                r#""restore_from":{{"remote_location":{},"local_datastore_version_id":"{version}","size":{size}}}"#,
                quote(location)
            )),
        }
        members.extend(self.description.iter().map(|text| format!(r#""description":{}"#, quote(text))));
        format!(r#"{{"backup":{{{}}}}}"#, members.join(","))
    }
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
        Status::parse(&self.members.told("status"))
    }

    /// A member that is a time.
    #[must_use]
    pub fn time(&self, key: &str) -> Option<UtcTime> {
        self.members.time(key)
    }
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
/// §3.5).
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

/// Reads the answer to [`page`]: each backup, but for rows behind so many; and whether there may be others.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_page(reply: &Reply, most: usize) -> Result<(Vec<Object>, bool), Error> {
    let page = reply.page("backups", most)?;
    Ok((page.objects, page.more || page.cut))
}

/// Reads the answer to [`create`] and [`show`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Backup, Error> {
    Backup::decode(&reply.body).map_err(|problem| reply.unreadable(problem))
}

/// Reads the answer to [`newest`]; what is no object in it is passed over. Their bodies stay empty.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_list(reply: &Reply) -> Result<Vec<Backup>, Error> {
    let list = reply.list("backups")?;
    Ok(list.into_iter().map(|members| Backup { members: members.into(), body: "".into() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(description: Option<&str>) -> Option<CreateBackup> {
        let instance = Uuid::find("a0000000-0000-4000-8000-000000000001")?;
        let source = Source::Instance { instance, base: Base::Nothing, container: None, driver: None };
        Some(CreateBackup { name: "nightly \"1\"".into(), description: description.map(Into::into), source })
    }

    #[test]
    fn the_body_holds_just_the_fields_given() {
        let instance = "a0000000-0000-4000-8000-000000000001";
        assert_eq!(
            request(None).map(|request| request.body()),
            Some(format!(r#"{{"backup":{{"name":"nightly \"1\"","instance":"{instance}"}}}}"#))
        );
        assert_eq!(
            request(Some("before")).map(|request| request.body()),
            Some(format!(r#"{{"backup":{{"name":"nightly \"1\"","instance":"{instance}","description":"before"}}}}"#))
        );
    }

    #[test]
    fn each_kind_of_request_has_its_members() {
        let id = Uuid::find("c0000000-0000-4000-8000-000000000001").expect("a UUID");
        let of = |source: Source| {
            let backup = CreateBackup { name: "n1".into(), description: None, source };
            serde_json::from_str::<serde_json::Value>(&backup.body()).expect("JSON")["backup"].clone()
        };
        let instance = |base, container: Option<&str>, driver| {
            of(Source::Instance { instance: id.clone(), base, container: container.map(Into::into), driver })
        };
        assert_eq!(
            instance(Base::Latest, None, Some(Driver::Swift)),
            serde_json::json!({"name": "n1", "instance": id.to_string(), "incremental": 1, "storage_driver": "swift"})
        );
        assert_eq!(
            instance(Base::Backup(id.clone()), Some("nightly"), None),
            serde_json::json!({"name": "n1", "instance": id.to_string(), "parent_id": id.to_string(), "swift_container": "nightly"})
        );
        assert_eq!(
            of(Source::Remote { location: "https://s/v1/AUTH_x/c/o".into(), version: id.clone(), size: "0.5".into() }),
            serde_json::json!({"name": "n1", "restore_from": {
                "remote_location": "https://s/v1/AUTH_x/c/o", "local_datastore_version_id": id.to_string(), "size": 0.5}})
        );
    }

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
