//! What ties the rooms: the state that is made of their models, which event of one reaches which other, which view is shown,
//! and what a host is told. No I/O, and `now` is always an argument, but for [`view`].

pub mod action;
pub mod answer;
pub mod cloud_clock;
pub mod combobox;
pub mod combobox_text;
pub mod console;
pub mod create;
pub mod effect;
pub mod event;
pub mod field;
mod listing;
pub mod memory;
pub mod open_list;
mod reattach;
mod remembering;
mod replies;
pub mod route;
pub mod session;
mod shown;
pub mod state;
pub mod store;
mod tracking;
mod typing;
pub mod view;
pub mod wording;
