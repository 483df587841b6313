//! Trove's `flavors`: how large a new instance may be.

use std::rc::Rc;

use super::endpoint::Endpoint;
use super::error::Error;
use super::http::Call;
use super::json::Object;
use super::reply::Reply;
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

/// Reads the answer to [`list`].
///
/// # Errors
/// [`Error::Unreadable`].
pub fn read(reply: &Reply) -> Result<Vec<Flavor>, Error> {
    let number = |flavor: &Object, key: &str| flavor.get(key).unwrap_or_default().into();
    let flavor = |flavor: &Object| Flavor {
        // `str_id` is a text even where `id` is a number (`trove/flavor/views.py`).
        id: flavor.text("str_id").or(flavor.text("id")).unwrap_or_default().into(),
        name: flavor.told("name"),
        vcpus: number(flavor, "vcpus"),
        ram: number(flavor, "ram"),
    };
    let mut flavors: Vec<_> = reply.list("flavors")?.iter().map(flavor).collect();
    flavors.retain(|flavor| !flavor.id.is_empty());
    Ok(flavors)
}
