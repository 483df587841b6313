//! What this client asks Trove for, as values: they can be compared, and are sent with whatever token is good then.

use std::rc::Rc;

use super::create_backup::CreateBackup;
use super::restoration::Restore;
use super::{backups, datastores, flavors, instances, quotas, restoration, strategies};
use crate::openstack::transport::request::Call;
use crate::openstack::types::container::ContainerName;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::{Id, Uuid};
use crate::openstack::types::token::Token;

/// One request of Trove's.
#[derive(Clone, PartialEq, Debug)]
pub enum Operation {
    /// See [`backups::create`].
    CreateBackup(Rc<CreateBackup>),
    /// See [`backups::delete`].
    DeleteBackup(Id),
    /// See [`backups::page`]: so many rows, behind so many others.
    ListBackups {
        /// How many rows are left out.
        marker: usize,
        /// How many are wanted.
        limit: usize,
    },
    /// See [`backups::show`].
    ShowBackup(Id),
    /// See [`restoration::send`].
    Restore(Rc<Restore>),
    /// See [`instances::show`].
    ShowInstance(Id),
    /// See [`instances::page`]: those behind this one.
    ListInstances(Option<Id>),
    /// See [`instances::details`]: those behind this one.
    ListInstanceDetails(Option<Id>),
    /// See [`backups::newest`]: of an instance, or of the project.
    ListNewestBackups(Option<Uuid>),
    /// See [`backups::all`]: of an instance.
    ListBackupsOf(Uuid),
    /// See [`datastores::list`].
    ListDatastores,
    /// See [`flavors::list`].
    ListFlavors,
    /// See [`quotas::show`].
    ShowQuota,
    /// See [`strategies::list`].
    ListStrategies,
    /// See [`strategies::set`]: of an instance, or of the project.
    SetStrategy(Option<Id>, ContainerName),
    /// See [`strategies::remove`].
    RemoveStrategy(Option<Id>),
}

impl Operation {
    /// The call; None where the endpoint does not name the project that is asked about.
    #[must_use]
    pub fn call(&self, endpoint: &Endpoint, token: &Token) -> Option<Call> {
        Some(match self {
            Self::CreateBackup(backup) => backups::create(endpoint, token, backup),
            Self::DeleteBackup(id) => backups::delete(endpoint, token, id),
            Self::ListBackups { marker, limit } => backups::page(endpoint, token, *marker, *limit),
            Self::ShowBackup(id) => backups::show(endpoint, token, id),
            Self::Restore(restore) => restoration::send(endpoint, token, restore),
            Self::ShowInstance(id) => instances::show(endpoint, token, id),
            Self::ListInstances(behind) => instances::page(endpoint, token, behind.as_ref()),
            Self::ListInstanceDetails(behind) => instances::details(endpoint, token, behind.as_ref()),
            Self::ListNewestBackups(instance) => backups::newest(endpoint, token, instance.as_ref()),
            Self::ListBackupsOf(instance) => backups::all(endpoint, token, instance),
            Self::ListDatastores => datastores::list(endpoint, token),
            Self::ListFlavors => flavors::list(endpoint, token),
            Self::ShowQuota => quotas::show(endpoint, token)?,
            Self::ListStrategies => strategies::list(endpoint, token),
            Self::SetStrategy(instance, container) => {
                strategies::set(endpoint, token, instance.as_ref(), container.as_str())
            }
            Self::RemoveStrategy(instance) => strategies::remove(endpoint, token, instance.as_ref()),
        })
    }
}
