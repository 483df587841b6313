//! The commands that do with a backup what the page does.

use crate::context::shell::{Command, quote};
use crate::openstack::trove::backups::Backup;

/// The commands that show a backup, delete it, and restore it into a new instance.
#[must_use]
pub fn about(backup: &Backup) -> Vec<Command> {
    let id = backup.id().map_or_else(|| "<backup>".to_owned(), |id| id.to_string());
    let command = |title: &'static str, text: String| Command { title, text };
    let restore = format!(
        "openstack database instance create --backup {id} --flavor <flavor> --size <size> {}",
        quote(&format!("{}-restored", backup.text("name").unwrap_or_default()))
    );
    vec![
        command("command that shows it", format!("openstack database backup show {id}")),
        command("command that deletes it", format!("openstack database backup delete {id}")),
        command("command that restores it", restore),
    ]
}
