//! All backups of the project, which several rooms show: the list as it is read, its rows, and how they build on each other.

pub mod chain;
pub mod commands;
pub mod estimate;
pub mod inventory;
pub mod item;
pub mod page;
pub mod text;
