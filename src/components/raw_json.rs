//! The reply as it came, on demand.

use yew::prelude::*;

use super::announcing;
use crate::backup::action::Action;
use crate::openstack::trove::backups::Backup;
use crate::ui::button::labelled;
use crate::ui::clipboard;
use crate::ui::copy::code;
use crate::ui::element::words;

/// The reply as it came, on demand, to be copied or kept as a file.
pub fn raw_json(backup: &Backup, onaction: &Callback<Action>) -> Html {
    let (body, id) = (backup.body.clone(), backup.id());
    let download = Callback::from(move |_| {
        let name = id.as_ref().map_or("backup.json".into(), |id| format!("backup-{id}.json"));
        clipboard::download(&name, "application/json", &body);
    });
    html! {
        <details class="raw">
            { words("summary", "", "Raw JSON") }
            { code(&backup.body, "raw JSON", &announcing(onaction), labelled("Download", "raw JSON", download)) }
        </details>
    }
}
