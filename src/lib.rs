//! Browser client for database backups on `OpenStack` Trove.
//!
//! It names an instance, names the backup, posts it to `{endpoint}/backups` with the user's token, shows the reply as
//! a table, and follows the backup to its end.
//!
//! Dashboards written in yew use the component [`TroveBackup`]:
//!
//! ```
//! use trove_backup::{TokenSource, TroveBackup};
//! use yew::prelude::*;
//!
//! #[component]
//! fn Dashboard() -> Html {
//!     let completed = use_state(|| 0);
//!     let oncompleted = { let completed = completed.clone(); Callback::from(move |_| completed.set(*completed + 1)) };
//!     let token = use_memo((), |()| TokenSource::function(|| async { Ok("from the session".to_owned()) }));
//!     html! {
//!         <>
//!             <p>{ format!("{} backups completed", *completed) }</p>
//!             <TroveBackup endpoint="https://cloud.example:8779/v1.0/p" token={(*token).clone()} {oncompleted} />
//!         </>
//!     }
//! }
//! ```
//!
//! All others use the custom element `<trove-backup>` of the package that `make package` writes; see [`embed`].
//!
//! # The house
//!
//! A room for each subject. A room holds its state (`Model`), what happens in it (`Message`), what that makes of the state
//! (`update`), its sentences (`text`) and its views (`view`).
//!
//! | room | subject |
//! | --- | --- |
//! | [`session`] | who asks, and where: signing in and out, settings files |
//! | [`create`] | a new backup: the form, the request, a lost reply, a busy instance |
//! | [`tracking`] | one backup, followed to its end |
//! | [`console::backups`] | the list of all backups, and deleting |
//! | [`console::restore`] | a new instance out of a backup |
//! | [`console::freshness`] | which databases have no good recent backup |
//! | [`console::strategies`] | where backups go that name no container |
//! | [`console::batch`] | requests that are sent one after another |
//!
//! [`app`] ties the rooms, [`runtime`] carries out what they want, [`page`] and [`embed`] are the component and the custom element.
//! Below the rooms are [`ui`] (components that know nothing of Trove), [`context`] (what rooms share) and [`openstack`] (the cloud
//! as typed Rust).
//!
//! Imports go one way: [`embed`] → [`page`] → [`app::view`], [`runtime`] → [`app`] → the rooms → [`ui`] → [`context`] → [`openstack`].
//! [`app`], [`context`], [`openstack`] and the rooms are plain Rust: no yew, no browser, but for their views and four files of the
//! transport. `docs/architecture.md` says more.
// A panic would stop every component on the page.
#![warn(missing_docs)]
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

pub mod app;
pub mod console;
pub mod context;
pub mod create;
pub mod embed;
pub mod openstack;
pub mod page;
pub mod runtime;
pub mod session;
pub mod tracking;
pub mod ui;

pub use app::event::{Event, FailedBackup, Failure, Outcome};
pub use app::field::Field;
pub use openstack::trove::backups::Backup;
pub use page::props::TroveBackupProps;
pub use page::trove_backup::TroveBackup;
pub use runtime::host_token::TokenSource;
pub use runtime::kept::Kept;

/// The component's style sheet, for dashboards written in yew. All its selectors begin with `.trove-backup`, but for the
/// colours and sizes, which are custom properties of the root. The custom element brings it along.
pub const STYLE: &str = include_str!("../static/style.css");
