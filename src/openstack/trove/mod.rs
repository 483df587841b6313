//! Trove, the database service: a file a resource, its wire types beside its calls.

pub mod backups;
pub mod create_backup;
pub mod datastores;
pub mod flavors;
pub mod instances;
pub mod quotas;
pub mod restoration;
pub mod strategies;
