//! The room of freshness: which databases have no good recent backup.

pub mod board;
