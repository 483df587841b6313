//! What ties the settings files to the form: it takes what a file says.

use super::draft::Field;
use super::state::{Spot, State};
use super::way::{Way, secret_of};
use crate::session::settings::cloud::{Cloud, Method, Setting};
use crate::session::settings::{Event, Message, Unreadable, text, update};

impl State {
    /// Something happens with a settings file.
    pub(super) fn settings(&mut self, message: Message) {
        let event = update(&mut self.settings, message);
        let said = match (&event, &self.settings.outcome) {
            (Some(_), Some(outcome)) => text::outcome(outcome),
            _ => String::new(),
        };
        match event {
            None => return,
            Some(Event::Read) => {}
            Some(Event::Fill(cloud)) => self.fill(&cloud),
            Some(Event::Add(cloud)) => self.add(&cloud),
        }
        self.say(&said);
    }

    /// Reads the file that waits, now that the part of the program is there that can.
    pub fn read_settings(&mut self, read: fn(&str) -> Result<Vec<Cloud>, Unreadable>) {
        if let Some(file) = &self.settings.file {
            let clouds = read(file.text());
            self.settings(Message::Read(clouds));
        }
    }

    /// Fills in the form from one cloud.
    fn fill(&mut self, cloud: &Cloud) {
        let has = |setting: Setting| cloud.texts.contains_key(&setting);
        let way = match cloud.method {
            Method::Token | Method::Elsewhere => Way::Token,
            Method::Unsaid if has(Setting::ApplicationCredential) => Way::ApplicationCredential,
            Method::Unsaid if has(Setting::Token) => Way::Token,
            Method::Unsaid => Way::Password,
        };
        self.edit(Field::Way, way.name().into());
        // One cloud's password is none of another's business.
        for setting in Setting::ALL {
            if !self.draft.get(field_of(setting)).is_empty() {
                self.edit(field_of(setting), "".into());
            }
        }
        self.add(cloud);
        let secret = secret_of(way);
        if self.draft.get(secret).is_empty() {
            self.call_attention_to(Some(Spot::Field(secret)));
        }
    }

    fn add(&mut self, cloud: &Cloud) {
        for (setting, text) in &cloud.texts {
            self.edit(field_of(*setting), text.clone());
        }
    }
}

fn field_of(setting: Setting) -> Field {
    match setting {
        Setting::Identity => Field::Identity,
        Setting::User => Field::User,
        Setting::UserDomain => Field::UserDomain,
        Setting::Password => Field::Password,
        Setting::ApplicationCredential => Field::ApplicationCredential,
        Setting::Secret => Field::Secret,
        Setting::Project => Field::Project,
        Setting::ProjectDomain => Field::ProjectDomain,
        Setting::Region => Field::Region,
        Setting::Token => Field::Token,
    }
}
