//! The form that restores a backup, as part of the state: filled in from the backup, checked, and sent.

use super::restoration::{Restoration, Stage, ask, datastore, least};
use super::restoration_wording as words;
use super::view::View;
use super::wording;
use crate::backup::draft::Field;
use crate::backup::state::State;
use crate::openstack::time::UtcTime;

impl State {
    /// Fills the form for another backup than before, as soon as its size and datastore are known.
    pub(in crate::backup) fn prepare_restore(&mut self) {
        let Some(follow) = self.detail.as_ref().filter(|_| self.view() == View::Restore) else { return };
        let (backup, id) = (follow.backup.clone(), follow.backup.text("id").unwrap_or_default());
        if backup.text("status").is_none() {
            return;
        }
        if *self.console.prepared != *id {
            self.console.prepared = id.into();
            self.touched.retain(|field| *field != Field::Volume);
            let name = format!("{}-restored", backup.text("name").unwrap_or_default());
            let (_, version) = datastore(&backup);
            self.draft.set(Field::RestoreName, name.into());
            self.draft.set(Field::Volume, least(&backup).to_string().into());
            self.draft.set(Field::RestoreVersion, version);
        }
        // As large as the instance that it was made of, as soon as that is known.
        let of = backup.text("instance_id").unwrap_or_default();
        let volume = self.instances().iter().find(|choice| *choice.id == *of).and_then(|choice| choice.volume.clone());
        if let Some(volume) = volume.filter(|_| !self.touched.contains(&Field::Volume)) {
            self.draft.set(Field::Volume, volume);
        }
    }

    pub(in crate::backup) fn restore(&mut self, now: UtcTime) {
        if self.console.restoration.as_ref().is_some_and(Restoration::is_busy) {
            return self.say(wording::ONE_AFTER_ANOTHER);
        }
        let Some(backup) = self.detail.as_ref().map(|follow| follow.backup.clone()) else { return };
        let Some(connection) = self.connection() else { return self.say(wording::CONNECT) };
        if !backup.status().is_good_end() {
            return self.say(words::NOT_RESTORABLE);
        }
        self.picking = None;
        self.resolve(Field::Flavor);
        let versions = self.lists.of(Field::RestoreVersion).map(|list| list.choices.clone()).unwrap_or_default();
        match ask(&self.draft, &backup, &versions, &self.circumstances()) {
            Ok(restore) => {
                self.problems.clear();
                self.say(words::RESTORING);
                let stage = Stage::Sending(self.next_call());
                let (restore, connection) = (restore.into(), connection.into());
                self.console.restoration = Some(Restoration { restore, connection, since: now, stage });
            }
            Err(problems) if problems.is_empty() => self.say(words::NOT_RESTORABLE),
            Err(problems) => self.at_fault(problems),
        }
    }
}
