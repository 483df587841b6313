//! What is said beside what can be picked.

use crate::context::backups::item::Item;
use crate::context::backups::text::kind;
use crate::context::choices::Choice;
use crate::openstack::trove::flavors::Flavor;
use crate::openstack::trove::instances::Instance;
use crate::openstack::trove::quotas::Quota;
use crate::openstack::types::time::UtcTime;

/// Why an instance cannot be backed up now.
#[must_use]
pub fn why_unusable(status: &str) -> String {
    match status {
        "BACKUP" => "a backup of it is running".into(),
        "BUILD" => "it is still being built".into(),
        "ERROR" | "FAILED" => "it has failed".into(),
        "SHUTDOWN" => "it is being deleted or shut down".into(),
        status => format!("it is \u{2068}{status}\u{2069}"),
    }
}

pub(super) fn of_instance(instance: &Instance) -> Choice {
    let volume = instance.volume.as_ref().map(|size| format!(" · {size} GB")).unwrap_or_default();
    let status = if instance.status.is_empty() { "status not told" } else { &instance.status };
    Choice {
        id: instance.id.text(),
        name: instance.name.clone(),
        note: format!("{}{volume} · {status}", instance.datastore).into(),
        unusable: (!instance.is_free()).then(|| why_unusable(&instance.status).into()),
        volume: instance.volume.clone(),
    }
}

pub(super) fn of_flavor(flavor: Flavor) -> Choice {
    let note = format!("{} vCPU · {} MB of memory", flavor.vcpus, flavor.ram).into();
    Choice { note, id: flavor.id, name: flavor.name, ..Choice::default() }
}

pub(super) fn of_backup(item: Item) -> Choice {
    let created = item.created.map(UtcTime::iso).unwrap_or_default();
    let note = format!("{} · {created} · {} GiB", kind(&item), item.size).into();
    Choice { id: item.id, name: item.name, note, ..Choice::default() }
}

/// From how many left on the quota is a warning.
pub const FEW: i64 = 2;

/// How much of the quota is used; near its end, what to do.
#[must_use]
pub fn quota(quota: &Quota) -> String {
    let Quota { in_use, reserved, limit } = quota;
    let held = if *reserved > 0 { format!(" and {reserved} reserved") } else { String::new() };
    match (limit, quota.left()) {
        (Some(limit), Some(0)) => format!(
            "All {limit} backups of the project's quota are used{held}. Delete some, or ask the cloud's operator for more."
        ),
        (Some(limit), Some(left)) => format!("{in_use} of {limit} backups used{held}: {left} left."),
        _ => format!("{in_use} backups; there is no limit."),
    }
}
