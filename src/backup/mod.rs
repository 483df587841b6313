//! What a person does with backups, as pure functions and one reducer: no I/O, and `now` is always an argument.
//!
//! It uses [`crate::openstack`] and is used by the runtime and the views.

pub mod action;
pub mod answer;
pub mod cloud_clock;
pub mod combobox;
pub mod commands;
pub mod console;
pub mod draft;
pub mod effect;
pub mod event;
mod faults;
mod keeping;
pub mod kind;
pub mod labels;
mod listing;
pub mod lost;
pub mod memory;
pub mod notice;
pub mod open_list;
mod replies;
pub mod request_wording;
pub mod route;
pub mod rules;
mod sending;
pub mod session;
mod shown;
pub mod state;
pub mod submission;
pub mod suggestion;
mod tracking;
mod typing;
pub mod validation;
mod waiting;
pub mod wording;
