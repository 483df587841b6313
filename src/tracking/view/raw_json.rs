//! The reply as it came, on demand.

use std::rc::Rc;

use yew::prelude::*;

use crate::openstack::trove::backups::Backup;
use crate::ui::button::labelled;
use crate::ui::clipboard;
use crate::ui::copy::code;
use crate::ui::element::words;

/// The reply as it came, on demand, to be copied or kept as a file.
pub(super) fn raw_json(backup: &Backup, announce: &Callback<Rc<str>>) -> Html {
    let (body, id) = (backup.body.clone(), backup.id());
    let download = Callback::from(move |_| {
        let name = id.as_ref().map_or("backup.json".into(), |id| format!("backup-{id}.json"));
        clipboard::download(&name, "application/json", &body);
    });
    html! {
        <details class="raw">
            { words("summary", "", "Raw JSON") }
            { code(&backup.body, "raw JSON", announce, labelled("Download", "raw JSON", download)) }
        </details>
    }
}
