//! The console: what a project has, and what is done with it.

pub mod backups;
pub mod batch;
pub mod freshness;
pub mod restore;
pub mod strategies;
