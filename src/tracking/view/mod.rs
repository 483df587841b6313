//! A backup that is followed: its status, what went wrong, its properties, the reply as it came.

mod property_table;
mod raw_json;
mod status;

use std::rc::Rc;

use yew::prelude::*;

use super::follow::Follow;
use super::text;
use crate::context::environment::Environment;
use crate::openstack::types::time::UtcTime;
use crate::ui::alert::alert;
use crate::ui::element::paragraph;
use property_table::property_table;
use raw_json::raw_json;
use status::status_view;

/// What the view is made of.
pub struct TrackingView<'a> {
    /// Whether the page is in sight, and online.
    pub environment: &'a Environment,
    /// Seconds that this device's clock is ahead of the cloud's.
    pub clock_ahead: i64,
    /// Now.
    pub now: UtcTime,
    /// The language of times.
    pub lang: Option<&'a str>,
    /// Whether the alert is left out, because another one says the same.
    pub is_alert_hidden: bool,
    /// The buttons of the alert.
    pub buttons: Html,
    /// What announces a sentence.
    pub announce: Callback<Rc<str>>,
}

/// A backup that is followed.
pub fn tracking_view(follow: &Follow, view: TrackingView) -> Html {
    let became = follow.asked.as_ref().and_then(|request| text::became(request, &follow.backup));
    let table = property_table(follow, &view);
    let TrackingView { environment, clock_ahead, now, is_alert_hidden, buttons, announce, .. } = view;
    html! {
        <>
            <div class="notices">
                if let Some(found) = follow.found {
                    { paragraph("warning", text::found(found)) }
                }
                if let Some(became) = became {
                    { paragraph("note", became) }
                }
            </div>
            { status_view(follow, environment, clock_ahead, now) }
            { alert(text::alert(follow).filter(|_| !is_alert_hidden), NodeRef::default(), &announce, buttons) }
            { table }
            { raw_json(&follow.backup, &announce) }
        </>
    }
}
