//! What is known of the strategies, and the form that sets one.

use std::rc::Rc;

use crate::context::call::{CallId, Calls};
use crate::context::remote::Remote;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::strategies::{self, Strategy};
use crate::openstack::types::container::{ContainerName, ContainerNameError};

/// Whose backups a strategy is for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Scope {
    /// All of the project that have no strategy of their own.
    #[default]
    Project,
    /// Those of the instance with this id, as the cloud wrote it.
    Instance(Rc<str>),
}

impl Scope {
    /// The id of the instance; empty for the project, as Trove writes it.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Project => "",
            Self::Instance(id) => id,
        }
    }
}

impl From<&str> for Scope {
    fn from(id: &str) -> Self {
        if id.is_empty() { Self::Project } else { Self::Instance(id.into()) }
    }
}

/// A strategy, as a row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StrategyRow {
    /// Whose backups it is for.
    pub scope: Scope,
    /// The Swift container, as the cloud wrote it.
    pub container: Rc<str>,
}

impl From<Strategy> for StrategyRow {
    fn from(strategy: Strategy) -> Self {
        Self { scope: (&*strategy.instance).into(), container: strategy.container }
    }
}

/// The most strategies that are listed.
pub const MOST: usize = 5000;

/// The strategies, in the cloud's order: at most [`MOST`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Strategies {
    /// The rows.
    pub rows: Vec<StrategyRow>,
    /// Whether the cloud has more.
    pub is_cut: bool,
}

impl Strategies {
    /// Reads the cloud's answer.
    ///
    /// # Errors
    /// [`Error::Unreadable`].
    pub fn read(reply: &Reply) -> Result<Self, Error> {
        let (all, is_cut) = strategies::read_list(reply, MOST)?;
        Ok(Self { rows: all.into_iter().map(StrategyRow::from).collect(), is_cut })
    }
}

/// What a person typed into the form that sets a strategy.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Whose strategy is set.
    pub scope: Scope,
    /// The text of the field for the container.
    pub container: Rc<str>,
}

/// The state of the room.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Model {
    /// The strategies.
    pub strategies: Remote<Strategies>,
    /// The form.
    pub draft: Draft,
    /// What is wrong with the container, as far as it is shown.
    pub problem: Option<ContainerNameError>,
    /// Whether a person typed a container.
    pub is_touched: bool,
    pub(super) calls: Calls,
}

impl Model {
    /// The strategies that are known.
    #[must_use]
    pub fn rows(&self) -> &[StrategyRow] {
        self.strategies.value().map_or(&[], |strategies| &strategies.rows)
    }

    /// The strategy of a scope.
    #[must_use]
    pub fn strategy_of(&self, scope: &Scope) -> Option<&StrategyRow> {
        self.rows().iter().find(|row| row.scope == *scope)
    }

    /// The list that is asked for now: `GET {endpoint}/backup_strategies`.
    #[must_use]
    pub fn loading(&self) -> Option<CallId> {
        self.strategies.loading()
    }

    pub(super) fn container(&self) -> Result<ContainerName, ContainerNameError> {
        ContainerName::parse(&self.draft.container)
    }
}
