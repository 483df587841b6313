//! Trove's `backups`: what it takes, what it answers, and the three calls of it that are made here.

use std::rc::Rc;

use serde::Serialize;

use super::endpoint::Endpoint;
use super::error::{Error, Problem};
use super::http::{Call, Reply};
use super::id::{Id, Uuid};
use super::json::{self, Object};
use super::status::Status;
use super::time::UtcTime;
use super::token::Token;

/// The `backup` member of `POST /backups` (`trove/common/apischema.py` `backup.create`): just the fields given,
/// for `null` and `""` are refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CreateBackup {
    /// 1 to 255 characters on one line, one of them an ASCII letter or digit.
    pub name: Rc<str>,
    /// The instance to back up.
    #[serde(serialize_with = "as_text")]
    pub instance: Uuid,
    /// The same rule as for the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Rc<str>>,
}

fn as_text<S: serde::Serializer>(uuid: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(uuid)
}

impl CreateBackup {
    /// The body of the request, `{"backup": {…}}`.
    #[must_use]
    pub fn body(&self) -> String {
        #[derive(Serialize)]
        struct Envelope<'a> {
            backup: &'a CreateBackup,
        }
        serde_json::to_string(&Envelope { backup: self }).unwrap_or_default()
    }
}

/// One backup as the server told it: every member is kept, the unknown ones too.
///
/// Only `id`, `name` and `status` are sure (`trove-backup-api.md` §1.3, "Old shapes"), and not even they are
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
        let members = Object::parse(&member(body, "backup")?).filter(|members| !members.is_empty());
        Ok(Self { members: members.ok_or(Problem::Envelope)?.into(), body: body.clone() })
    }

    /// A member that is a text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.members.text(key)
    }

    /// The id, if it is one that may become part of a path.
    #[must_use]
    pub fn id(&self) -> Option<Id> {
        self.text("id").as_deref().and_then(Id::parse)
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::parse(&self.text("status").unwrap_or_default())
    }

    /// A member that is a time.
    #[must_use]
    pub fn time(&self, key: &str) -> Option<UtcTime> {
        self.text(key).as_deref().and_then(UtcTime::parse)
    }
}

/// Seconds that an answer to POST may take: a cloud asks its object store before it answers.
pub const CREATE_TIME_OUT: u32 = 60;

/// `POST {endpoint}/backups`. Not idempotent: after an error that [may have arrived](Error::may_have_arrived),
/// look with [`newest`], and never send again.
#[must_use]
pub fn create(endpoint: &Endpoint, token: &Token, backup: &CreateBackup) -> Call {
    Call { body: Some(backup.body()), time_out: CREATE_TIME_OUT, ..Call::get(endpoint.backups(), token) }
}

/// `GET {endpoint}/backups/{id}`.
#[must_use]
pub fn show(endpoint: &Endpoint, token: &Token, id: &Id) -> Call {
    Call::get(endpoint.backup(id), token)
}

/// `GET {endpoint}/backups?instance_id={instance}`: the newest backups of an instance, at most a page.
#[must_use]
pub fn newest(endpoint: &Endpoint, token: &Token, instance: &Uuid) -> Call {
    Call::get(endpoint.backups_of(instance), token)
}

/// Reads the answer to [`create`] and [`show`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Backup, Error> {
    Backup::decode(&reply.body).map_err(|problem| reply.unreadable(problem))
}

/// Reads the answer to [`newest`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read_list(reply: &Reply) -> Result<Vec<Backup>, Error> {
    decode_list(&reply.body).map_err(|problem| reply.unreadable(problem))
}

/// Reads `{"backups": [{…}, …]}`; what is no object in it is passed over. Their bodies stay empty.
fn decode_list(body: &str) -> Result<Vec<Backup>, Problem> {
    let list = member(body, "backups").and_then(|json| json::list(&json).ok_or(Problem::Envelope))?;
    let objects = list.iter().filter_map(|item| Object::parse(item.get()));
    Ok(objects.map(|members| Backup { members: members.into(), body: "".into() }).collect())
}

/// The JSON of one member of a body that is an object.
pub(super) fn member(body: &str, name: &str) -> Result<Box<str>, Problem> {
    if !json::is_json(body) {
        return Err(Problem::NotJson);
    }
    Object::parse(body).and_then(|reply| reply.get(name).map(Into::into)).ok_or(Problem::Envelope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(description: Option<&str>) -> Option<CreateBackup> {
        let instance = Uuid::find("a0000000-0000-4000-8000-000000000001")?;
        Some(CreateBackup { name: "nightly \"1\"".into(), instance, description: description.map(Into::into) })
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
        let list = decode_list(r#"{"backups": [{"id": "a"}, null, 3, {"id": "b"}], "links": []}"#);
        assert_eq!(list.map(|list| list.len()), Ok(2));
        assert_eq!(decode_list(r#"{"backup": {}}"#), Err(Problem::Envelope));
    }

    proptest! {
        #[test]
        fn any_text_in_and_never_a_panic(body in ".{0,300}") {
            let _ = Backup::decode(&body.into());
        }
    }
}
