//! What is remembered on this device while the person wants it: what a person typed, or what was used with success. What a link
//! or a site filled in is not remembered by itself, or one visit to a link would fill in all later visits.

use std::rc::Rc;

use super::answer::Answer;
use super::effect::{Effect, Key, Room};
use super::field::Field;
use super::memory::REMEMBERED;
use super::state::State;
use crate::openstack::types::endpoint::Endpoint;

impl State {
    /// What is remembered of a field's text. An address that is none may hold anything, a password too.
    fn remembered(&self, field: Field) -> String {
        let text = self.text(field);
        match field {
            Field::Way => self.session.draft.method().name().to_owned(),
            Field::Identity | Field::Endpoint => Endpoint::parse(&text).map(|at| at.to_string()).unwrap_or_default(),
            _ => text.into_owned(),
        }
    }

    /// A person typed into a field, or picked what is in it.
    pub(super) fn remember_typed(&mut self, field: Field) {
        if REMEMBERED.contains(&field) {
            self.memory.set(field, self.remembered(field).into());
        }
    }

    /// Keystone took what is in the form.
    pub(super) fn remember_signed_in(&mut self) {
        for field in REMEMBERED.into_iter().filter(|field| *field != Field::Endpoint) {
            self.remember_typed(field);
        }
    }

    /// The cloud answered well to a token that was typed for this endpoint.
    pub(super) fn remember_answered(&mut self, answer: &Answer) {
        let Answer::Replied(
            room @ (Room::Backups | Room::Batch | Room::Resources | Room::Restore | Room::Strategies),
            call,
            Ok(_),
            _,
        ) = answer
        else {
            return;
        };
        // An answer that nobody waits for any more may be another endpoint's. Each room counts its calls by itself.
        let is_asked = |effect: &Effect| effect.key() == Key::Call(*call) && effect.room() == Some(*room);
        let asked = self.effects().into_iter().flatten().find(is_asked);
        if let Some(connection) = asked.as_ref().and_then(Effect::connection) {
            self.remember_endpoint(connection.endpoint());
        }
    }

    /// This endpoint answered well; it is remembered where the token was typed for it, and it is still the one in the form.
    pub(super) fn remember_endpoint(&mut self, asked: &Endpoint) {
        let is_todays = self.connection().is_some_and(|connection| connection.endpoint() == asked);
        if self.session.current.is_none() && is_todays {
            self.remember_typed(Field::Endpoint);
            self.remember_typed(Field::Way);
        }
    }

    /// This was remembered on this device. What the person chose to keep wins over what the site presets, but for the
    /// endpoint, which a link may name.
    pub(super) fn recall(&mut self, field: Field, text: Rc<str>) {
        if field == Field::Endpoint {
            self.memory.set(field, text.clone());
            self.preset(field, text);
        } else if REMEMBERED.contains(&field) {
            self.edit(field, text);
        }
    }
}
