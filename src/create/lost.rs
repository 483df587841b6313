//! After a lost reply: which backup of the list is the one that was asked for.

use super::submission::Request;
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;

/// How far the clocks of the cloud and of this machine may be apart, in seconds.
const SKEW: i64 = 300;

/// The backup that a request made, in a list of its instance's backups.
///
/// Names are not unique, so the time counts too: it was made after the request was sent, by the cloud's clock. A running one counts
/// whatever the clocks say, for an instance makes one backup at a time (`docs/trove-api.md` §3.10). The one that is in
/// view already, by its id, is another one.
#[must_use]
pub fn find<'a>(list: &'a [Backup], request: &Request, sent: UtcTime, known: Option<&str>) -> Option<&'a Backup> {
    let new = list.iter().filter(|backup| known.is_none() || backup.text("id").as_deref() != known);
    new.filter(|backup| is_ours(backup, request, sent)).max_by_key(|backup| backup.time("created"))
}

fn is_ours(backup: &Backup, request: &Request, sent: UtcTime) -> bool {
    let wanted = &request.backup;
    let described = backup.text("description").filter(|text| !text.is_empty());
    backup.text("name").as_deref() == Some(&*wanted.name)
        && match (wanted.instance(), backup.text("instance_id")) {
            (Some(wanted), Some(id)) => wanted.is(&id),
            (wanted, id) => wanted.is_none() && id.is_none(),
        }
        && described.is_none_or(|text| wanted.description.as_deref() == Some(text.as_str()))
        && (!backup.status().is_end() || backup.time("created").is_some_and(|created| created.plus(SKEW) >= sent))
}
