//! The room of creating a backup: the form, the request that is made of it, a reply that is lost, an instance that is
//! busy, and the commands that do the same.

pub mod alert;
mod answer;
mod asking;
pub mod commands;
mod fault;
pub mod form;
mod labels;
pub mod lost;
mod message;
mod model;
mod rules;
mod submission;
mod suggestion;
pub mod text;
mod typing;
mod update;
pub mod view;

pub use answer::answered;
pub use fault::at_fault;
pub use form::{Draft, Input, Kind};
pub use labels::{hint, kind, label, problem};
pub use message::{Answered, Context, Created, Event, Message, Outside, RefusedFor};
pub use model::Model;
pub use rules::{Problem, Problems, check, validate};
pub use submission::{InstanceWatch, Request, Submission};
pub use suggestion::suggested_name;
pub use update::update;
