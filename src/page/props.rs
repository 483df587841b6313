//! The properties of the component: what a host gives, and what it hears of.

use yew::prelude::*;

use crate::app::event::{Event, FailedBackup, Failure};
use crate::app::field::Field;
use crate::openstack::trove::backups::Backup;
use crate::runtime::host_input::HostInput;
use crate::runtime::host_token::TokenSource;
use crate::runtime::kept::Kept;

/// Properties of [`super::trove_backup::TroveBackup`]. The texts preset the fields; what a person typed wins.
#[derive(Properties, PartialEq, Default)]
pub struct TroveBackupProps {
    /// The beginning of all ids, unlike that of any other one on the page.
    #[prop_or("trove-backup".into())]
    pub id: AttrValue,
    /// The project's database endpoint.
    #[prop_or_default]
    pub endpoint: Option<AttrValue>,
    /// The database instance.
    #[prop_or_default]
    pub instance_id: Option<AttrValue>,
    /// The backup's name.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The backup's description.
    #[prop_or_default]
    pub description: Option<AttrValue>,
    /// Texts of other fields: the identity endpoint, the region, the kind of backup, and so on. No secrets: they are not
    /// taken from here.
    #[prop_or_default]
    pub presets: Vec<(Field, AttrValue)>,
    /// Whether people may let this device remember what is not secret.
    #[prop_or_default]
    pub remembers: bool,
    /// The host's token, so that nobody has to type one; what a person types all the same wins.
    #[prop_or_default]
    pub token: Option<TokenSource>,
    /// The language of times, as a BCP 47 tag; the browser's unless given.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// The colours: `light`, `dark`, or `auto` for the system's; the page's `color-scheme` unless given.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// Where the state survives while the component is off its page.
    #[prop_or_default]
    pub kept: Option<Kept>,
    /// The cloud accepted a backup, or it was found after a lost reply.
    #[prop_or_default]
    pub oncreated: Callback<Backup>,
    /// The status of the backup in view changed.
    #[prop_or_default]
    pub onstatus: Callback<Backup>,
    /// The backup in view ended well.
    #[prop_or_default]
    pub oncompleted: Callback<Backup>,
    /// The backup in view ended badly.
    #[prop_or_default]
    pub onfailed: Callback<FailedBackup>,
    /// A request was refused, its outcome is not known, or the backup is gone.
    #[prop_or_default]
    pub onerror: Callback<Failure>,
    /// The token was refused, or the host gave none: give another one.
    #[prop_or_default]
    pub ontokenrefused: Callback<Failure>,
    /// Each of these events, in one.
    #[prop_or_default]
    pub onevent: Callback<Event>,
    /// Whether there are ways to the views of the console; else only where the field `view` names one.
    #[prop_or_default]
    pub views: bool,
    /// What the host wants to be told above the form.
    #[prop_or_default]
    pub warnings: Vec<AttrValue>,
    /// What the host wants to be told below it, where nothing jumps when it comes late.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
}

impl TroveBackupProps {
    /// What the host gives.
    pub(super) fn host_input(&self) -> HostInput {
        let own = [
            (Field::Endpoint, &self.endpoint),
            (Field::InstanceId, &self.instance_id),
            (Field::Name, &self.name),
            (Field::Description, &self.description),
        ];
        let mut texts = self.presets.clone();
        for (field, text) in own {
            if let Some(text) = text {
                texts.push((field, text.clone()));
            }
        }
        HostInput { texts, token: self.token.clone() }
    }

    /// Tells the callback of an event, and the one of all events.
    pub(super) fn tell(&self, event: Event) {
        self.onevent.emit(event.clone());
        match event {
            Event::Created(backup) => self.oncreated.emit(backup),
            Event::Status(backup) => self.onstatus.emit(backup),
            Event::Completed(backup) => self.oncompleted.emit(backup),
            Event::Failed(failed) => self.onfailed.emit(failed),
            Event::Error(failure) => self.onerror.emit(failure),
            Event::TokenRefused(failure) => self.ontokenrefused.emit(failure),
        }
    }
}
