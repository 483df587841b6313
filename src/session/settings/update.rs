//! What happens in the room.

use std::rc::Rc;

use super::cloud::Cloud;
use super::model::{File, Model, Outcome};
use super::read::Unreadable;

/// The most clouds of a file that are offered.
pub const MOST: usize = 100;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// A person gave a file: it is to be read.
    Open(File),
    /// It was read.
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
        Message::Open(file) => {
            *model = Model {
                file: Some(file),
                offered: model.offered.clone(),
                filled: model.filled.clone(),
                ..Model::default()
            };
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
fn taken(model: &mut Model, clouds: Vec<Cloud>) -> Event {
    if clouds.iter().all(Cloud::is_addition) {
        let of = |name: &Rc<str>| clouds.iter().find(|cloud| cloud.name == *name);
        if let Some(cloud) = model.filled.as_ref().and_then(of) {
            model.outcome = Some(Outcome::Filled(cloud.texts.len()));
            model.left_out.clone_from(&cloud.left_out);
            return Event::Add(cloud.clone());
        }
        if model.offered.iter().any(|cloud| of(&cloud.name).is_some()) {
            let mut offered = model.offered.to_vec();
            for cloud in &mut offered {
                if let Some(added) = of(&cloud.name) {
                    cloud.add(added);
                }
            }
            model.offered = offered.into();
            model.outcome = Some(Outcome::Choose { is_cut: false });
            return Event::Read;
        }
    }
    let mut clouds = clouds;
    let is_cut = clouds.len() > MOST;
    clouds.truncate(MOST);
    if clouds.len() == 1
        && let Some(only) = clouds.pop()
    {
        return fill(model, only);
    }
    model.offered = clouds.into();
    model.filled = None;
    model.outcome = Some(Outcome::Choose { is_cut });
    Event::Read
}

fn fill(model: &mut Model, cloud: Cloud) -> Event {
    *model = Model {
        filled: Some(cloud.name.clone()),
        outcome: Some(Outcome::Filled(cloud.texts.len())),
        left_out: cloud.left_out.clone(),
        ..Model::default()
    };
    Event::Fill(cloud)
}
