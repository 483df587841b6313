//! The task of listing, as part of the state: what can be picked is asked for, page by page.

use std::rc::Rc;

use super::draft::Field;
use super::effect::Effect;
use super::lists::{Question, Stage};
use super::request_wording as wording;
use super::route::View;
use super::state::State;
use crate::console::strategies;
use crate::context::backups::item::Item;
use crate::context::call::CallId;
use crate::context::choices::{Choice, Choices, MOST};
use crate::context::connection::Connection;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{ROWS, Reply};
use crate::openstack::trove::flavors::Flavor;
use crate::openstack::trove::instances::Instance;
use crate::openstack::trove::{datastores, quotas};
use crate::openstack::types::id::Uuid;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

impl State {
    /// What the lists want to be asked for now: one thing after another.
    #[must_use]
    pub fn listing(&self) -> Option<Effect> {
        let mut next = None;
        for list in &self.lists.lists {
            if let Stage::Asking(call, question) = &list.stage {
                next = Some((*call, question));
                // What a project of thousands of instances has further on is asked for last.
                if !matches!(question, Question::Instances(Some(_))) {
                    break;
                }
            }
        }
        let (call, question) = next.filter(|_| self.environment.may_ask())?;
        Some(Effect::List(call, Rc::new(self.connection()?), question.clone()))
    }

    /// Where requests would go now, and by whom, if that can be told.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        self.session.connection()
    }

    /// Asks for a field's list unless it is there.
    pub(super) fn want(&mut self, field: Field) {
        if self.connection().is_none() {
            return;
        }
        let question = match field {
            Field::InstanceId => Some(Question::Instances(None)),
            Field::Parent => Uuid::find(self.draft.get(Field::InstanceId)).map(Question::Parents),
            Field::Version | Field::RestoreVersion => Some(Question::Versions),
            Field::Flavor => Some(Question::Flavors),
            _ => None,
        };
        self.question(question);
        self.question(Some(Question::Quota));
    }

    pub(super) fn question(&mut self, question: Option<Question>) {
        let Some(question) = question else { return };
        let call = self.next_call();
        if let Some(list) = self.lists.answering(&question)
            && matches!(list.stage, Stage::Unasked | Stage::Failed(_))
        {
            list.stage = Stage::Asking(call, question);
        }
    }

    /// What is known is old, and is asked for again when somebody wants it.
    pub(super) fn expire_lists(&mut self) {
        self.lists.age();
        self.strategies(strategies::Message::Expire);
    }

    /// What is not answered yet will not be.
    pub(super) fn drop_questions(&mut self) {
        self.lists.drop_questions();
        self.strategies(strategies::Message::Abort);
    }

    /// What was known is old; what was known once is asked for again.
    pub(super) fn refresh_lists(&mut self) {
        let mut known = self.console.strategies.strategies.is_asked();
        for list in &mut self.lists.lists {
            known |= !matches!(list.stage, Stage::Unasked);
            list.stage = Stage::Unasked;
        }
        // What is under way may have been answered before the change.
        self.strategies(strategies::Message::Abort);
        self.strategies(strategies::Message::Expire);
        if known {
            self.want(Field::InstanceId);
            self.want_for_view();
        }
    }

    pub(super) fn listed(&mut self, call: CallId, answer: Result<Reply, Error>) {
        let mut asked = None;
        for list in &mut self.lists.lists {
            match &list.stage {
                Stage::Asking(awaited, question) if *awaited == call => asked = Some(question.clone()),
                _ => continue,
            }
            list.stage = Stage::Done;
        }
        let Some(question) = asked else { return };
        if let Err(error) = answer.and_then(|reply| self.read(&question, &reply)) {
            if error.wants_token() {
                self.drop_questions();
                if self.session.current.is_some() {
                    self.token_refused();
                }
            }
            if let Some(list) = self.lists.answering(&question) {
                list.stage = Stage::Failed(error);
            }
            return;
        }
        if self.view() != View::Create {
            self.arrange(self.console.inventory.looked.unwrap_or(UtcTime(0)));
            self.prepare_restore();
        } else if let Some(picking) = self.picking.as_ref().filter(|_| question != Question::Quota) {
            let (_, count) = self.offered(picking);
            self.say(&wording::offered(count));
        }
    }

    fn read(&mut self, question: &Question, reply: &Reply) -> Result<(), Error> {
        let (mut choices, mut cut) = (Choices::default(), false);
        let mut rows = |name: &str| -> Result<_, Error> {
            let page = reply.page(name, MOST)?;
            cut = page.cut;
            Ok((page.objects, page.more))
        };
        let mut next = None;
        match question {
            Question::Quota => self.lists.quota = Some(quotas::read(reply)?),
            Question::Versions => {
                for version in datastores::read(reply)? {
                    choices.add(Choice { id: version.id.text(), name: version.name, ..Choice::default() });
                }
            }
            Question::Flavors => {
                for object in &rows("flavors")?.0 {
                    choices.extend(Flavor::read(object).map(Choice::of_flavor));
                }
            }
            Question::Parents(instance) => {
                for item in rows("backups")?.0.iter().filter_map(Item::read) {
                    if instance.is(&item.instance) && item.status() == Status::Completed {
                        choices.add(Choice::of_backup(item));
                    }
                }
            }
            Question::Instances(behind) => {
                if let (Some(_), Some(list)) = (behind, self.lists.answering(question)) {
                    choices = std::mem::take(&mut list.coming);
                }
                let (before, mut last) = (choices.len(), None);
                let page = reply.page("instances", ROWS)?;
                for instance in page.objects.iter().filter_map(Instance::read) {
                    if choices.get(&instance.id.text()).is_none() {
                        choices.add(Choice::of_instance(&instance));
                    }
                    last = Some(instance.id);
                }
                // A page that brings nothing new would be asked for without end.
                if (page.more || page.cut) && choices.len() > before && !choices.is_cut() {
                    next = last.map(|last| Question::Instances(Some(last)));
                }
                cut = page.cut && next.is_none();
            }
        }
        if cut {
            choices.go_on();
        }
        let call = self.next_call();
        let Some(list) = self.lists.answering(question) else { return Ok(()) };
        if let Some(next) = next {
            list.stage = Stage::Asking(call, next);
            // What was there before stays until all is told, so that no name goes and comes back.
            if choices.len() > list.choices.len() {
                list.choices = Rc::new(choices.clone());
            }
            list.coming = choices;
        } else {
            list.choices = Rc::new(choices);
        }
        Ok(())
    }
}
