//! Trove's `flavors`: how large a new instance may be.

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::http::Call;
use super::json::Object;
use super::token::Token;

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

/// `GET {endpoint}/flavors`, which is never paginated.
#[must_use]
pub fn list(endpoint: &Endpoint, token: &Token) -> Call {
    Call::get(endpoint.at("flavors"), token)
}

impl Flavor {
    /// Reads one of [`list`]. None without an id.
    #[must_use]
    pub fn read(object: &Object) -> Option<Self> {
        let number = |key: &str| object.get(key).unwrap_or_default().into();
        Some(Self {
            // `str_id` is a text even where `id` is a number (`trove/flavor/views.py`).
            id: object.text("str_id").or(object.text("id"))?.into(),
            name: object.told("name"),
            vcpus: number("vcpus"),
            ram: number("ram"),
        })
    }
}
