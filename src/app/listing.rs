//! What ties the lists that fields are filled from to the rest.

use std::rc::Rc;

use super::combobox_text as text;
use super::effect::{Effect, Room};
use super::field::Field;
use super::state::State;
use crate::console::strategies;
use crate::context::call::CallId;
use crate::context::connection::Connection;
use crate::context::effect;
use crate::context::resources::{Answered, List, Resource, answered};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::time::UtcTime;

impl State {
    /// What the lists want to be asked for now: one thing after another.
    #[must_use]
    pub fn listing(&self) -> Option<Effect> {
        let (call, operation) = self.resources.asks().filter(|_| self.environment.may_ask())?;
        let (connection, operation) = (Rc::new(self.connection()?), operation.clone());
        Some(Effect::Room(Room::Resources, effect::Effect::Request { call, connection, operation }))
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        self.session.connection()
    }

    /// The list of a field that has one.
    #[must_use]
    pub fn list(&self, field: Field) -> Option<&List> {
        Some(match field {
            Field::InstanceId => &self.resources.instances,
            Field::Parent => &self.resources.backups,
            Field::Version | Field::RestoreVersion => &self.resources.versions,
            Field::Flavor => &self.resources.flavors,
            _ => return None,
        })
    }

    /// Asks for a field's list unless it is there, and for the quota.
    pub(super) fn want(&mut self, field: Field) {
        let resource = match field {
            Field::InstanceId => Some(Resource::Instances),
            Field::Parent => Uuid::find(&self.create.draft.instance).map(Resource::Backups),
            Field::Version | Field::RestoreVersion => Some(Resource::Versions),
            Field::Flavor => Some(Resource::Flavors),
            _ => None,
        };
        if self.connection().is_some() {
            resource.iter().chain([&Resource::Quota]).for_each(|resource| self.resources.want(resource));
        }
    }

    /// What is known is old, and is asked for again when somebody wants it.
    pub(super) fn expire_lists(&mut self) {
        self.resources.expire();
        self.strategies(strategies::Message::Expire);
    }

    /// What is not answered yet will not be.
    pub(super) fn drop_questions(&mut self) {
        self.resources.abort();
        self.strategies(strategies::Message::Abort);
    }

    /// What was known is old; what was known once is asked for again.
    pub(super) fn refresh_lists(&mut self) {
        let known = self.resources.refresh() || self.console.strategies.strategies.is_asked();
        // What is under way may have been answered before the change.
        self.strategies(strategies::Message::Abort);
        self.strategies(strategies::Message::Expire);
        if known {
            self.want(Field::InstanceId);
            self.want_for_view();
        }
    }

    /// A request for a list was answered, or not.
    pub(super) fn listed(&mut self, call: CallId, answer: Result<Reply, Error>) {
        match answered(&mut self.resources, call, answer) {
            None => {}
            Some(Answered::Failed { wants_token: false }) => {}
            Some(Answered::Failed { wants_token: true }) => {
                self.drop_questions();
                if self.session.current.is_some() {
                    self.token_refused();
                }
            }
            Some(Answered::List | Answered::Quota) if self.is_console() => {
                self.arrange(self.console.inventory.looked.unwrap_or(UtcTime(0)));
                self.prepare_restore();
            }
            Some(Answered::Quota) => {}
            Some(Answered::List) => {
                if let Some(open_list) = &self.open_list {
                    let (_, count) = self.offered(open_list);
                    self.announce(&text::offered(count));
                }
            }
        }
    }
}
