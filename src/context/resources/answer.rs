//! What the cloud's answers make of the lists. It stands apart, so that it is loaded with what asks.

use std::rc::Rc;

use super::text::{of_backup, of_flavor, of_instance};
use super::{List, Resources, Stage};
use crate::context::backups::item::Item;
use crate::context::call::CallId;
use crate::context::choices::{Choice, Choices, MOST};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{ROWS, Reply};
use crate::openstack::trove::flavors::Flavor;
use crate::openstack::trove::instances::Instance;
use crate::openstack::trove::operation::Operation;
use crate::openstack::trove::{datastores, quotas};
use crate::openstack::types::status::Status;

/// What became of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answered {
    /// The quota was read.
    Quota,
    /// A list was read, or a page of it.
    List,
    /// It could not be got.
    Failed {
        /// Whether the token was refused, or is missing.
        wants_token: bool,
    },
}

/// A request was answered, or not. Nothing, where nobody waits for it any more.
pub fn answered(resources: &mut Resources, call: CallId, answer: Result<Reply, Error>) -> Option<Answered> {
    let operation = resources.stages().into_iter().find_map(|stage| match stage {
        Stage::Asking(awaited, operation) if *awaited == call => Some(operation.clone()),
        _ => None,
    })?;
    Some(match answer.and_then(|reply| read(resources, &operation, &reply)) {
        Ok(()) if operation == Operation::ShowQuota => Answered::Quota,
        Ok(()) => Answered::List,
        Err(error) => {
            let wants_token = error.wants_token();
            if let Some(stage) = resources.stages().into_iter().find(|stage| is_asked(stage, call)) {
                *stage = Stage::Failed(error);
            }
            Answered::Failed { wants_token }
        }
    })
}

fn is_asked(stage: &Stage, call: CallId) -> bool {
    matches!(stage, Stage::Asking(awaited, _) if *awaited == call)
}

fn read(resources: &mut Resources, operation: &Operation, reply: &Reply) -> Result<(), Error> {
    match operation {
        Operation::ShowQuota => {
            resources.quota = Some(quotas::read(reply)?);
            resources.quota_stage = Stage::Done;
        }
        Operation::ListDatastores => {
            let versions = datastores::read(reply)?.into_iter();
            let choice = |version: datastores::Version| Choice {
                id: version.id.text(),
                name: version.name,
                ..Choice::default()
            };
            resources.versions.is_whole(versions.map(choice).collect());
        }
        Operation::ListFlavors => {
            let page = reply.page("flavors", MOST)?;
            let mut choices: Choices = page.objects.iter().filter_map(Flavor::read).map(of_flavor).collect();
            if page.cut {
                choices.go_on();
            }
            resources.flavors.is_whole(choices);
        }
        Operation::ListBackupsOf(instance) => {
            let page = reply.page("backups", MOST)?;
            let items = page.objects.iter().filter_map(Item::read);
            let fits = |item: &Item| instance.is(&item.instance) && item.status() == Status::Completed;
            let mut choices: Choices = items.filter(fits).map(of_backup).collect();
            if page.cut {
                choices.go_on();
            }
            resources.backups.is_whole(choices);
        }
        Operation::ListInstances(behind) => read_instances(resources, behind.is_some(), reply)?,
        // Nothing else is asked for here.
        _ => {}
    }
    Ok(())
}

fn read_instances(resources: &mut Resources, goes_on: bool, reply: &Reply) -> Result<(), Error> {
    let page = reply.page("instances", ROWS)?;
    let list = &mut resources.instances;
    let mut choices = if goes_on { std::mem::take(&mut list.coming) } else { Choices::default() };
    let (before, mut last) = (choices.len(), None);
    for instance in page.objects.iter().filter_map(Instance::read) {
        if choices.get(&instance.id.text()).is_none() {
            choices.add(of_instance(&instance));
        }
        last = Some(instance.id);
    }
    // A page that brings nothing new would be asked for without end.
    let more = (page.more || page.cut) && choices.len() > before && !choices.is_cut();
    if let Some(last) = last.filter(|_| more) {
        // What was there before stays until all is told, so that no name goes and comes back.
        if choices.len() > list.choices.len() {
            list.choices = Rc::new(choices.clone());
        }
        list.coming = choices;
        resources.go_on(last);
    } else {
        if page.cut {
            choices.go_on();
        }
        list.is_whole(choices);
    }
    Ok(())
}

impl List {
    fn is_whole(&mut self, choices: Choices) {
        *self = Self { choices: Rc::new(choices), stage: Stage::Done, ..Self::default() };
    }
}
