//! The room of the session: where the cloud is, who asks, and for how long.
//!
//! Somebody signs in to Keystone by a password, an application credential or a token, or types an endpoint and a token,
//! or the host gives a token. A settings file fills in the fields ([`settings`]).

mod access;
mod answer;
mod current;
mod ending;
mod filling;
pub mod form;
mod labels;
mod message;
mod method;
mod model;
mod problem;
pub mod settings;
mod sign_in;
pub mod text;
mod typing;
mod update;
pub mod view;

pub use answer::answered;
pub use current::{Life, Session};
pub use form::{Draft, Input};
pub use labels::{hint, label, problem};
pub use message::{Context, End, Event, Message};
pub use method::Method;
pub use model::{Effect, Model};
pub use problem::{Problem, Problems, check_address};
pub use sign_in::{Ask, Failure, SignIn, Step};
pub use update::update;
