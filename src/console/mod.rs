//! The console: what a project has, and what is done with it.

pub mod batch;
pub mod strategies;
