//! Filling in, as part of the state: the form takes what a settings file says.

use super::draft::Field;
use super::session_wording as wording;
use super::settings_file::{FILLED, MOST, read};
use super::state::{Spot, State};
use super::way::{Way, secret_of};

impl State {
    /// Fills in the form from a file; from the only cloud of it, or from the one that the person chooses.
    pub(super) fn fill(&mut self, text: &str) {
        let mut clouds = read(text);
        self.said = match &clouds[..] {
            [] => wording::NOTHING_TO_FILL.into(),
            [_] => "".into(),
            many if many.len() > MOST => wording::CHOOSE_OF_FIRST_CLOUDS.into(),
            _ => wording::CHOOSE_CLOUD.into(),
        };
        clouds.truncate(MOST);
        let one = clouds.len() == 1;
        self.clouds = clouds.into();
        if one {
            self.fill_from(0);
        }
    }

    /// Fills in the form from one cloud of the file that was read last.
    pub(super) fn fill_from(&mut self, at: usize) {
        let clouds = std::mem::take(&mut self.clouds);
        let Some(cloud) = clouds.get(at) else { return };
        let has = |field: Field| cloud.texts.iter().any(|(at, _)| *at == field);
        let way = match (has(Field::ApplicationCredential), has(Field::Token)) {
            (true, _) => Way::ApplicationCredential,
            (_, true) => Way::Token,
            _ => Way::Password,
        };
        self.edit(Field::Way, way.name().into());
        // One cloud's password is none of another's business.
        for field in Field::ALL {
            if FILLED.contains(&field) && !self.draft.get(field).is_empty() {
                self.edit(field, "".into());
            }
        }
        cloud.texts.iter().for_each(|(field, text)| self.edit(*field, text.clone()));
        self.say(&wording::filled_in(cloud.texts.len()));
        let secret = secret_of(way);
        if self.draft.get(secret).is_empty() {
            self.call_attention_to(Some(Spot::Field(secret)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_clouds_the_first_are_offered() {
        let mut state = State::default();
        let many: String = (0..=MOST).map(|at| format!("  c{at}:\n    username: u\n")).collect();
        state.fill(&format!("clouds:\n{many}"));
        assert_eq!(state.clouds.len(), MOST);
        assert_eq!(&*state.said, wording::CHOOSE_OF_FIRST_CLOUDS);
    }
}
