//! The inventory, as part of the state: all backups, one of them, and what is shown of them.

use std::rc::Rc;

use super::wording;
use crate::app::effect::{Effect, Room};
use crate::app::field::Field;
use crate::app::route::View;
use crate::app::state::{FocusTarget, State};
use crate::app::typing::By;
use crate::console::backups::Message;
use crate::console::batch;
use crate::console::freshness;
use crate::console::restore;
use crate::context::backups::inventory::Stage;
use crate::context::backups::item::Item;
use crate::context::backups::page::Rest;
use crate::context::call::CallId;
use crate::context::choices::Choices;
use crate::context::connection::Credential;
use crate::context::effect;
use crate::context::resources;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{Page, ROWS, Reply};
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::time::UtcTime;
use crate::{session, tracking};

impl State {
    /// The backup that is open, as the list told it.
    #[must_use]
    pub fn opened_item(&self) -> Option<&Rc<Item>> {
        self.console.inventory.get(&self.tracking.opened.as_ref()?.backup.text("id")?)
    }

    /// The instances, as far as they are known.
    #[must_use]
    pub fn instances(&self) -> &Choices {
        &self.resources.instances.choices
    }

    /// Why what is shown could not be got, if it could not.
    #[must_use]
    pub fn console_trouble(&self) -> Option<&Error> {
        let of_list = |field: Field| match &self.list(field)?.stage {
            resources::Stage::Failed(error) => Some(error),
            _ => None,
        };
        match (self.view(), &self.console.inventory.stage) {
            (_, Stage::Failed(error)) => Some(error),
            (View::Strategies, _) => self.console.strategies.strategies.error(),
            (View::Freshness, _) => of_list(Field::InstanceId),
            _ => None,
        }
    }

    /// What the list of backups wants now.
    pub(in crate::app) fn loading_inventory(&self) -> Option<Effect> {
        if self.view() == View::Create || !self.environment.may_ask() {
            return None;
        }
        match self.console.inventory.stage {
            Stage::Asking { call, marker, limit } => {
                let connection = Rc::new(self.connection()?);
                let operation = Operation::ListBackups { marker, limit };
                Some(Effect::Room(Room::Backups, effect::Effect::Request { call, connection, operation }))
            }
            // One that is open is followed itself; one that is being deleted is missed in the list.
            Stage::Waiting(due)
                if matches!(self.view(), View::Backups | View::Freshness)
                    || !self.console.inventory.going.is_empty() =>
            {
                Some(Effect::Alarm(due))
            }
            _ => None,
        }
    }

    /// Another view, or another backup: what it needs is asked for, once it is known whom.
    pub(in crate::app) fn enter(&mut self, by: By) {
        self.backups(Message::Enter);
        self.freshness(freshness::Message::Enter);
        self.rearrange();
        self.track(tracking::Message::Close);
        self.announce("");
        let unasked = matches!(self.console.inventory.stage, Stage::Unasked);
        // A link that leads to a view asks no cloud with a token that somebody typed for something else.
        if self.view() == View::Create || (by == By::Preset && unasked && self.asks_by_typed_token()) {
            return;
        }
        if unasked {
            self.load_inventory();
        }
        self.want_for_view();
        self.restore(restore::Message::Resume { another: true });
        self.open();
    }

    /// Asks for what only this view shows.
    pub(in crate::app) fn want_for_view(&mut self) {
        match self.view() {
            View::Restore => {
                self.want(Field::Flavor);
                self.want(Field::RestoreVersion);
            }
            View::Strategies => self.load_strategies(),
            View::Freshness => self.want(Field::InstanceId),
            _ => {}
        }
    }

    /// Opens the backup that is chosen, as the list told it, or by its id alone.
    pub(in crate::app) fn open(&mut self) {
        let Some(connection) = self.connection().filter(|_| self.view().is_of_one() && self.tracking.opened.is_none())
        else {
            return;
        };
        let id = self.route.backup.clone();
        let known = self.console.inventory.get(&id).map(|item| item.json.clone());
        let backup = known.map_or_else(|| Backup::of_id(&id), Backup::listed);
        let looked = self.console.inventory.looked;
        self.track(tracking::Message::Open { connection: connection.into(), backup, looked });
        self.prepare_restore();
    }

    /// Whether requests would go out with a token that a person typed into the form.
    fn asks_by_typed_token(&self) -> bool {
        self.session.current.is_none() && matches!(self.session.credential(), Ok(Credential::Typed(_)))
    }

    /// Whom to ask has become known, or is another one.
    pub(in crate::app) fn connected(&mut self) {
        let session = self.session.current.is_some();
        let host = matches!(self.session.credential(), Ok(Credential::Host));
        if self.view() != View::Create && (session || host) {
            self.load_inventory();
            self.open();
        }
    }

    /// A person asks for the lists as they are now.
    pub(in crate::app) fn refresh(&mut self) {
        self.session(session::Message::Confirm);
        if self.connection().is_none() {
            return self.announce(wording::CONNECT);
        }
        let call = self.next_call();
        self.console.inventory.read_again(call);
        self.expire_lists();
        self.load_inventory();
        // “Show backups” is gone then.
        self.focus_on(Some(FocusTarget::Result));
    }

    /// Asks for all backups, and for the instances' names.
    pub(in crate::app) fn load_inventory(&mut self) {
        if self.connection().is_none() {
            return;
        }
        let call = self.next_call();
        self.console.inventory.ask(call);
        self.want(Field::InstanceId);
        self.want_for_view();
        self.restore(restore::Message::Resume { another: false });
        self.open();
    }

    /// A page of the list was answered, or not.
    pub(in crate::app) fn inventory_answered(&mut self, call: CallId, answer: Result<Reply, Error>, now: UtcTime) {
        let asked = match self.console.inventory.stage {
            Stage::Asking { call: awaited, marker, limit } if awaited == call => (marker, limit),
            _ => return,
        };
        let next = self.next_call();
        match answer.and_then(|reply| reply.page("backups", ROWS)) {
            Ok(Page { objects, more, cut }) => {
                let rest = match (cut, more) {
                    (true, _) => Rest::Unread,
                    (false, true) => Rest::Linked,
                    (false, false) => Rest::Nothing,
                };
                let page = objects.iter().filter_map(Item::read).collect();
                let news = self.console.inventory.take(page, rest, asked, now, next);
                self.miss(now);
                self.backups(Message::Listed);
                if let Some(said) = wording::news(&news) {
                    self.announce(&said);
                }
                // Instances whose backups have ended can be backed up again.
                if !news.changed.is_empty() {
                    self.expire_lists();
                    self.want_for_view();
                }
            }
            Err(error) => {
                if error.wants_token() {
                    self.token_refused();
                }
                self.console.inventory.fail(error, now);
            }
        }
        self.arrange(now);
    }

    /// One that is open and is not in the list any more is looked at, to tell what became of it.
    fn miss(&mut self, now: UtcTime) {
        let Some(connection) = self.connection() else { return };
        let inventory = &self.console.inventory;
        let id = self.tracking.opened.as_ref().and_then(|follow| follow.backup.text("id"));
        if inventory.knows_all() && id.is_some_and(|id| inventory.get(&id).is_none()) {
            self.track(tracking::Message::Missing(Rc::new(connection), now));
        }
    }

    /// What is shown follows from what is known.
    pub(in crate::app) fn arrange(&mut self, now: UtcTime) {
        // Sorting thousands for a table that is not shown would hold up the view that is.
        if self.view() == View::Backups {
            self.arrange_backups();
        }
        self.arrange_board(now);
    }

    /// What is shown is filtered or sorted otherwise.
    pub(in crate::app) fn rearrange(&mut self) {
        let now = self.console.inventory.looked.unwrap_or(UtcTime(0));
        self.arrange(now);
    }

    /// A moment has come that the console waited for.
    pub(in crate::app) fn wake(&mut self, now: UtcTime) {
        let call = self.next_call();
        // Timers of others end here too. While one backup is open, that one is followed and the list is not asked for.
        if matches!(self.loading_inventory(), Some(Effect::Alarm(due)) if due <= now) {
            self.console.inventory.ask(call);
        }
        self.restore(restore::Message::Wake(now));
        self.batch(batch::Message::Resume(now));
    }
}
