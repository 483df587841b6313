//! The sentences of the room.

use super::model::Scope;
use crate::context::choices::Choices;
use crate::context::phrases::isolated;
use crate::openstack::types::container::{ContainerNameError, LONGEST};

/// What the room is for.
pub const ABOUT: &str = "A strategy says where backups go that name no container. It makes none by itself.";
/// Where there are no strategies.
pub const NONE: &str = "There are none: the cloud decides where backups go.";
/// While the list is read.
pub const LOADING: &str = "Asking the cloud …";
/// Under a list that the cloud has more of.
pub const IS_CUT: &str = "The cloud has more of them: only the first 5,000 are listed.";
/// The name of the scope that is the project.
pub const WHOLE_PROJECT: &str = "The whole project";
/// The label of the field for the scope.
pub const SCOPE: &str = "For";
/// Its rule.
pub const SCOPE_HINT: &str = "An instance's own strategy wins over the project's.";
/// The label of the field for the container.
pub const CONTAINER: &str = "Swift container";
/// Its rule.
pub const CONTAINER_HINT: &str = "Letters, digits and @%_+=:,.- only.";

/// What a scope is called.
#[must_use]
pub fn scope<'a>(scope: &'a Scope, instances: &'a Choices) -> &'a str {
    match scope {
        Scope::Project => WHOLE_PROJECT,
        Scope::Instance(id) => instances.name_of(id),
    }
}

/// Beside a container that takes another one's place.
#[must_use]
pub fn replaces(container: &str) -> String {
    format!("Replaces {}.", isolated(container))
}

/// A strategy, in a list of requests.
#[must_use]
pub fn strategy(scope: &str, container: &str) -> String {
    format!("Strategy {} ({})", isolated(container), isolated(scope))
}

/// What is wrong with a container's name.
#[must_use]
pub fn problem(problem: ContainerNameError) -> String {
    match problem {
        ContainerNameError::Missing => "This is needed.".into(),
        ContainerNameError::Character(c) => {
            format!("“{}” cannot be part of a container's name here.", isolated(&c.to_string()))
        }
        ContainerNameError::TooLong(length) => {
            format!("{length} characters are too many: at most {LONGEST} are taken.")
        }
    }
}
