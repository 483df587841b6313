//! The sentences of the console.

use crate::app::route::View;
use crate::context::backups::page::News;
use crate::context::backups::text::backups;
use crate::context::phrases::{duration, isolated};

/// Announced when there are more than can be selected at once.
pub const SELECTED_FIRST: &str = "The first 200 are selected.";
/// In a list without connection.
pub const CONNECT: &str =
    "To see the backups of your project, sign in and choose its region, or fill in the endpoint and the token.";
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

/// How long a running backup may take.
#[must_use]
pub fn estimate((seconds, count): (i64, i64)) -> String {
    let of = if count == 1 { "an earlier one".into() } else { format!("the mean of {count} earlier ones") };
    format!("Estimate: about {} in all, by {of} of this instance.", duration(seconds))
}
