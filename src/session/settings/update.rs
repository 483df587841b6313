//! What happens in the room.

use std::rc::Rc;

use super::cloud::{Cloud, Texts};
use super::model::{File, Model, Outcome};
use super::read::Unreadable;

/// The most clouds of a file that are offered.
pub const MOST: usize = 100;

/// The most bytes of a file, or of a text that is pasted, that are read: that takes less than 100 ms (`docs/testing.md`, "The
/// worst that may come"). A clouds.yaml with 100 clouds has 40,000.
pub const LARGEST: u32 = 100_000;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// A person gave a file: it is to be read.
    Open(File),
    /// It was read, or could not be.
    Read(Result<Vec<Cloud>, Unreadable>),
    /// A person chose one of the clouds.
    Choose(usize),
    /// Somebody has signed in, or left: the file has served.
    Forget,
}

/// What matters to others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// What became of the file is to be announced.
    Read,
    /// The form is to be filled in from this cloud, and emptied of another one's texts.
    Fill(Cloud),
    /// These texts are to be added to those that the form has.
    Add(Cloud),
}

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message) -> Option<Event> {
    match message {
        Message::Open(file) if file.text().len() > LARGEST as usize => {
            (model.file, model.outcome) = (None, Some(Outcome::Unreadable(Unreadable::TooLarge)));
            Some(Event::Read)
        }
        Message::Open(file) => {
            (model.file, model.outcome) = (Some(file), None);
            None
        }
        Message::Read(read) => {
            model.file = None;
            Some(match read {
                Err(unreadable) => {
                    model.outcome = Some(Outcome::Unreadable(unreadable));
                    Event::Read
                }
                Ok(clouds) => taken(model, clouds),
            })
        }
        Message::Choose(at) => model.offered.get(at).cloned().map(|cloud| fill(model, cloud)),
        Message::Forget => {
            *model = Model::default();
            None
        }
    }
}

/// A secure.yaml adds to the cloud that was filled in, or to those that are offered. Of another file the only cloud is
/// filled in, or the person chooses.
fn taken(model: &mut Model, mut clouds: Vec<Cloud>) -> Event {
    if clouds.iter().all(Cloud::is_addition) {
        let of = |name: &Rc<str>| clouds.iter().find(|cloud| cloud.name == *name);
        if let Some(filled) = &mut model.filled
            && let Some(added) = of(&filled.name)
        {
            filled.add(added);
            let texts = std::mem::take(&mut filled.texts);
            model.outcome = Some(Outcome::Filled(texts.keys().copied().collect()));
            return Event::Add(Cloud { texts, ..filled.clone() });
        }
        if model.offered.iter().any(|cloud| of(&cloud.name).is_some()) {
            let mut offered = model.offered.to_vec();
            for cloud in &mut offered {
                if let Some(added) = of(&cloud.name) {
                    cloud.add(added);
                }
            }
            model.offered = offered.into();
            model.outcome = Some(Outcome::Choose { is_cut: model.is_cut });
            return Event::Read;
        }
    }
    let is_cut = clouds.len() > MOST;
    clouds.truncate(MOST);
    if clouds.len() == 1
        && let Some(only) = clouds.pop()
    {
        return fill(model, only);
    }
    *model = Model { offered: clouds.into(), is_cut, outcome: Some(Outcome::Choose { is_cut }), ..Model::default() };
    Event::Read
}

/// A cloud of which all is left out fills in nothing, and empties nothing: what the form has is another one's, to which
/// nothing may be added by this one's name.
fn fill(model: &mut Model, cloud: Cloud) -> Event {
    let name = if cloud.texts.is_empty() { "".into() } else { cloud.name.clone() };
    let filled = Cloud { name, texts: Texts::new(), ..cloud.clone() };
    let outcome = Some(Outcome::Filled(cloud.texts.keys().copied().collect()));
    *model = Model { filled: Some(filled), outcome, ..Model::default() };
    if cloud.texts.is_empty() { Event::Read } else { Event::Fill(cloud) }
}
