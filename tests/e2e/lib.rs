//! What the end-to-end tests stand on: a browser, the built page, the real cloud and a bad network in front of it. The
//! stories themselves are in `scenarios/`, the runner in `main.rs`.

mod api;
pub mod browser;
pub mod cloud;
pub mod deadline;
pub mod driver;
pub mod faulty;
pub mod outcome;
pub mod page;
pub mod process;
pub mod project;
pub mod site;
pub mod stage;
