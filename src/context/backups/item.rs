//! A backup as a row of the list: small, for there may be ten thousand.

use std::rc::Rc;

use crate::openstack::trove::backups::Members;
use crate::openstack::types::json::Object;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// One backup of the list. Texts that were not told, or are `null`, are empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Item {
    /// The id; not trusted to be one that may become part of a path.
    pub id: Rc<str>,
    /// The name, which need not be unique.
    pub name: Rc<str>,
    /// The status as the server wrote it.
    pub status: Rc<str>,
    /// The instance's id; empty for one that was registered.
    pub instance: Rc<str>,
    /// The id of the backup that this one is built on; empty for a full one.
    pub parent: Rc<str>,
    /// GiB of the volume in use when it began, as the server wrote the number.
    pub size: Rc<str>,
    /// Datastore and version, as `mysql 8.0`.
    pub datastore: Rc<str>,
    /// When it began.
    pub created: Option<UtcTime>,
    /// When it changed last.
    pub updated: Option<UtcTime>,
    /// All of it, as JSON.
    pub json: Rc<str>,
    /// In which reading of the whole list it was told last.
    pub reading: u32,
}

impl Item {
    /// Reads one of a list. None without an id.
    #[must_use]
    pub fn read(object: &Object) -> Option<Self> {
        let members: Members = object.read()?;
        let item = Self {
            id: members.id,
            name: members.name,
            status: members.status,
            instance: members.instance_id,
            parent: members.parent_id,
            size: members.size.unwrap_or_default(),
            datastore: members.datastore.label(),
            created: members.created,
            updated: members.updated,
            json: object.json().into(),
            reading: 0,
        };
        (!item.id.is_empty()).then_some(item)
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::parse(&self.status)
    }

    /// Whether it is still being made, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.status().is_end()
    }

    /// Seconds from its beginning to its end, once it has ended.
    #[must_use]
    pub fn took(&self) -> Option<i64> {
        let (from, to) = self.created.zip(self.updated)?;
        (!self.is_running()).then(|| to.since(from))
    }
}

/// The backup of an id, among some in the order of their ids.
#[must_use]
pub fn find<'a>(items: &'a [Rc<Item>], id: &str) -> Option<&'a Rc<Item>> {
    items.binary_search_by(|item| (*item.id).cmp(id)).ok().and_then(|at| items.get(at))
}

/// Puts backups into the order of their ids, each once: of several with one id the first.
pub fn join(items: &mut Vec<Rc<Item>>) {
    items.sort_by(|one, two| one.id.cmp(&two.id));
    items.dedup_by(|one, two| one.id == two.id);
}
