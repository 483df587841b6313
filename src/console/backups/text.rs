//! The sentences of the room.

use super::deletion::Deletion;
use crate::context::backups::chain::Chain;
use crate::context::backups::inventory::{Inventory, Stage};
use crate::context::backups::text::backups;
use crate::context::error_text::trouble;
use crate::context::phrases::{ago, isolated};
use crate::openstack::types::time::UtcTime;

/// In an empty list.
pub const NONE: &str = "This project has no backups yet.";
/// In a list in which nothing fits.
pub const NOTHING_FITS: &str = "No backup fits. Change the search or the filters.";
/// Under a request to delete.
pub const DELETION_IS_FINAL: &str = "Deleting cannot be undone. Trove deletes backups that build on a deleted one too.";
/// Beside one that is being deleted.
pub const GOING: &str = "deleting";
/// Announced when several go and nobody has ticked that.
pub const TICK_FIRST: &str = "Tick first that all of them may go. Nothing was deleted.";
/// Over a list that the cloud has more of.
const MORE_THAN_LISTED: &str =
    " The cloud has more: the 20,000 that changed last are listed; others open by their id in the address.";

/// How many of all are shown, and how old that is.
#[must_use]
pub fn count(shown: usize, inventory: &Inventory, now: UtcTime) -> String {
    let all = inventory.items.len();
    let of = if shown == all { backups(all) } else { format!("{shown} of {}", backups(all)) };
    let looked = inventory.looked.map(|looked| format!(" Looked {}.", ago(now.since(looked)))).unwrap_or_default();
    let rest = match &inventory.stage {
        Stage::Unasked | Stage::Asking { .. } if !inventory.whole => return format!("{of} so far; loading."),
        Stage::Waiting(_) => " Looks again while something runs.",
        _ => "",
    };
    let cut = if inventory.cut { MORE_THAN_LISTED } else { "" };
    let trouble = inventory.trouble.as_ref().map(trouble).unwrap_or_default();
    format!("{of}.{looked}{rest}{cut} {trouble}")
}

/// Over what is to be deleted.
#[must_use]
pub fn deletion(deletion: &Deletion) -> String {
    match (&deletion.wanted[..], deletion.also.len()) {
        ([], _) => "Nothing of this can be deleted now.".into(),
        ([one], 0) => format!("Delete “{}”?", isolated(&one.name)),
        (_, 0) => format!("Delete {}?", backups(deletion.count())),
        ([one], also) => format!("Delete “{}”, and {} that build on it?", isolated(&one.name), backups(also)),
        (wanted, also) => format!("Delete {}, and {} that build on them?", backups(wanted.len()), backups(also)),
    }
}

/// Beside the box that has to be ticked.
#[must_use]
pub fn sure(count: usize) -> String {
    format!("All {} may go", backups(count))
}

/// The chain around a backup, in words.
#[must_use]
pub fn chain(chain: &Chain) -> String {
    let on = match (chain.ancestors.len(), &chain.missing) {
        (_, Some(missing)) => {
            format!("A backup that it builds on is missing: {}. It may be useless.", isolated(missing))
        }
        (0, None) => "It builds on no other backup.".into(),
        (1, None) => "It builds on a full backup.".into(),
        (count, None) => format!("It builds on {count} backups, of which the first is full."),
    };
    let circle = if chain.circle { " Its parents lead in a circle." } else { "" };
    let below = match chain.descendants.len() {
        0 => " None builds on it.".into(),
        count => format!(" {} on it, and would be deleted with it.", builds(count)),
    };
    format!("{on}{circle}{below}")
}

fn builds(count: usize) -> String {
    if count == 1 { "1 backup builds".into() } else { format!("{count} backups build") }
}
