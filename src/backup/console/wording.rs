//! The sentences of the console.

use crate::backup::route::View;
use crate::console::backups::deletion::Deletion;
use crate::context::backups::chain::Chain;
use crate::context::backups::inventory::{Inventory, News, Stage};
use crate::context::backups::item::Item;
use crate::context::backups::text::kind;
use crate::context::error_text::trouble;
use crate::context::phrases::{ago, duration, isolated};
use crate::openstack::types::time::UtcTime;

/// Announced when several go and nobody has ticked that.
pub const TICK_FIRST: &str = "Tick first that all of them may go. Nothing was deleted.";
/// Announced when there are more than can be selected at once.
pub const SELECTED_FIRST: &str = "The first 200 are selected.";
/// Over a list that the cloud has more of.
const MORE_THAN_LISTED: &str =
    " The cloud has more: the 20,000 that changed last are listed; others open by their id in the address.";
/// In a list without connection.
pub const CONNECT: &str =
    "To see the backups of your project, sign in and choose its region, or fill in the endpoint and the token.";
/// In an empty list.
pub const NONE: &str = "This project has no backups yet.";
/// In a list in which nothing fits.
pub const NOTHING_FITS: &str = "No backup fits. Change the search or the filters.";
/// Under a request to delete.
pub const DELETION_IS_FINAL: &str = "Deleting cannot be undone. Trove deletes backups that build on a deleted one too.";
/// Beside one that is being deleted.
pub const GOING: &str = "deleting";
/// Over a backup that is being deleted.
pub const IS_GOING: &str = "The cloud accepted the deletion. It tells the old status until the backup is gone.";

/// What a view is called.
#[must_use]
pub fn view(view: View) -> &'static str {
    match view {
        View::Create => "New backup",
        View::Backups => "Backups",
        View::Backup => "Backup",
        View::Restore => "Restore",
        View::Freshness => "Freshness",
        View::Strategies => "Strategies",
    }
}

/// Announced when the list has changed.
#[must_use]
pub fn news(news: &News) -> Option<String> {
    let changed = match &news.changed[..] {
        [] if news.gone == 0 && news.stuck == 0 => return None,
        [] => String::new(),
        [one] => format!("“{}”: status {}. ", isolated(&one.name), isolated(&one.status)),
        several => format!("{} backups have another status. ", several.len()),
    };
    let gone = if news.gone == 0 { String::new() } else { format!("{} gone.", backups(news.gone)) };
    let stuck = match news.stuck {
        0 => String::new(),
        count => format!(
            " {} still there ten minutes after the cloud accepted the deletion; ask its operator.",
            backups(count)
        ),
    };
    Some(changed + &gone + &stuck)
}

/// So many backups.
#[must_use]
pub fn backups(count: usize) -> String {
    if count == 1 { "1 backup".into() } else { format!("{count} backups") }
}

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

/// What more there may be than is told of a chain.
#[must_use]
pub fn may_be_more(inventory: &Inventory) -> &'static str {
    match (inventory.whole, inventory.cut) {
        (false, _) => "The list is still loading: more may build on it.",
        (true, true) => "Not all backups of the project are listed: more may build on it.",
        (true, false) => "",
    }
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

/// How long a running backup may take.
#[must_use]
pub fn estimate((seconds, count): (i64, i64)) -> String {
    let of = if count == 1 { "an earlier one".into() } else { format!("the mean of {count} earlier ones") };
    format!("Estimate: about {} in all, by {of} of this instance.", duration(seconds))
}

/// A row of the chain, in words.
#[must_use]
pub fn link(item: &Item) -> String {
    let size = if item.size.is_empty() { String::new() } else { format!(", {} GiB", isolated(&item.size)) };
    format!("{}, {}{size}", kind(item), isolated(&item.status))
}
