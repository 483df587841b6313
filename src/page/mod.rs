//! What `main` and a dashboard compose from the views.

pub mod address;
pub mod app;
pub mod config;
pub mod props;
pub mod trove_backup;
