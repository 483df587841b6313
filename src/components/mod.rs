//! The views: props down, callbacks up, no requests.

pub mod commands;
pub mod copy;
pub mod field;
pub mod form;
pub mod notice;
pub mod property_table;
pub mod raw_json;
pub mod result;
pub mod status;
