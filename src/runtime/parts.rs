//! The parts of the program that are loaded when they are needed, or when the browser has nothing else to do.
//!
//! With the feature `split` each part is a file of wasm of its own, for the page and for the custom element. Without it
//! all of the program is there at once; how to get at a part is the same. The rest of the program names nothing of a part
//! but what is in its table here; see `docs/decisions/0013-parts.md`.

use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html};

use super::environment;
use super::host_token::HostToken;
use super::perform::{self, Hears};
use crate::app::answer::Answer;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::view::{Scene, console, result};
use crate::openstack::transport::abort::Abort;
use crate::openstack::transport::masking::Secrets;
use crate::session::settings;

/// A part that did not load, or was changed on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// What a request and its answer need: HTTP, JSON, Keystone and Trove, and what follows from an answer.
#[derive(Clone, Copy)]
pub struct Cloud {
    /// Carries out a request; dropping what it returns takes it back.
    pub perform: fn(Effect, Rc<HostToken>, Rc<Secrets>, Hears) -> Abort,
    /// What an answer makes of the state.
    pub answer: fn(&mut State, Answer),
    /// The backup that was created here.
    pub result: fn(&Scene) -> Html,
}

/// What reads settings files.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The clouds of a file.
    pub read: fn(&str) -> Result<Vec<settings::cloud::Cloud>, settings::Unreadable>,
}

/// The views of the console.
#[derive(Clone, Copy)]
pub struct Console {
    /// The view that is chosen.
    pub view: fn(&Scene) -> Html,
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(cloud, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "with the feature `split` it may not load")]
fn cloud() -> Result<Cloud, NotLoaded> {
    Ok(Cloud { perform: perform::request, answer: State::answer, result: result::result })
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(settings, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "with the feature `split` it may not load")]
fn settings_part() -> Result<Settings, NotLoaded> {
    Ok(Settings { read: settings::read })
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(console, fallible))]
#[allow(clippy::unnecessary_wraps, reason = "with the feature `split` it may not load")]
fn console() -> Result<Console, NotLoaded> {
    Ok(Console { view: console::console })
}

/// Loads [`Cloud`], once for all components of the page. After a failure the next call tries again.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load_cloud() -> Result<Cloud, NotLoaded> {
    let part = cloud();
    #[cfg(feature = "split")]
    let part = part.await;
    part
}

/// Loads [`Settings`], once for all components of the page. After a failure the next call tries again.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load_settings() -> Result<Settings, NotLoaded> {
    let part = settings_part();
    #[cfg(feature = "split")]
    let part = part.await;
    part
}

/// Loads [`Console`], once for all components of the page. After a failure the next call tries again.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load_console() -> Result<Console, NotLoaded> {
    let part = console();
    #[cfg(feature = "split")]
    let part = part.await;
    part
}

/// Loads the parts that most people need before they do, as soon as the browser has nothing else to do; not where the person
/// saves data. What does not load is tried again when it is needed.
pub fn load_ahead() {
    if cfg!(not(feature = "split")) || environment::saves_data() {
        return;
    }
    environment::when_idle(|| {
        spawn_local(async {
            let _ = load_cloud().await;
            let _ = load_console().await;
        });
    });
}

/// How far a component is with a part.
#[derive(Clone, Copy, Default)]
pub enum Part<T> {
    /// Nothing wanted it so far.
    #[default]
    Absent,
    /// It is being loaded.
    Loading,
    /// It is there.
    Loaded(T),
    /// It was wanted and did not load.
    Failed,
}

impl<T: Copy + 'static> Part<T> {
    /// The part, once it is there.
    pub fn get(&self) -> Option<T> {
        if let Self::Loaded(part) = self { Some(*part) } else { None }
    }

    /// Whether it is on its way.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    /// Whether it is there, or is not to be expected.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Loaded(_) | Self::Failed)
    }

    /// Whether it was wanted and did not load.
    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Failed)
    }

    /// It is needed now: it is loaded unless it is there, or has failed.
    pub fn want<F>(&mut self, load: fn() -> F, loaded: Callback<Result<T, NotLoaded>>)
    where
        F: Future<Output = Result<T, NotLoaded>> + 'static,
    {
        if let Self::Absent = self {
            *self = Self::Loading;
            spawn_local(async move { loaded.emit(load().await) });
        }
    }

    /// It was loaded, or was not.
    pub fn receive(&mut self, result: Result<T, NotLoaded>) {
        *self = result.map_or(Self::Failed, Self::Loaded);
    }

    /// A person wants it to be tried again.
    pub fn try_again(&mut self) {
        if let Self::Failed = self {
            *self = Self::Absent;
        }
    }
}
