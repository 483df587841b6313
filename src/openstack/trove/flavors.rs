//! Trove's `flavors`: how large a new instance may be.

use std::rc::Rc;

use serde::Deserialize;

use crate::openstack::transport::request::Call;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::json::Object;
use crate::openstack::types::lenient::{as_written, or_default};
use crate::openstack::types::token::Token;

/// One size of an instance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flavor {
    /// Its id: a number on some clouds, a text on others.
    pub id: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// How many virtual processors, as the server wrote it.
    pub vcpus: Rc<str>,
    /// MB of memory, as the server wrote it.
    pub ram: Rc<str>,
}

/// The members of a flavor that are used (`trove/flavor/views.py`).
#[derive(Deserialize)]
struct Members {
    /// A number on some clouds.
    #[serde(default, deserialize_with = "or_default")]
    id: Option<Rc<str>>,
    /// A text even where `id` is a number.
    #[serde(default, deserialize_with = "or_default")]
    str_id: Option<Rc<str>>,
    #[serde(default, deserialize_with = "or_default")]
    name: Rc<str>,
    #[serde(default, deserialize_with = "as_written")]
    vcpus: Rc<str>,
    #[serde(default, deserialize_with = "as_written")]
    ram: Rc<str>,
}

/// `GET {endpoint}/flavors`, which is never paginated.
#[must_use]
pub fn list(endpoint: &Endpoint, token: &Token) -> Call {
    Call::get(endpoint.at("flavors"), token)
}

impl Flavor {
    /// Reads one of [`list`]. None without an id.
    #[must_use]
    pub fn read(object: &Object) -> Option<Self> {
        let Members { id, str_id, name, vcpus, ram } = object.read()?;
        Some(Self { id: str_id.or(id)?, name, vcpus, ram })
    }
}
