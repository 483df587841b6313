//! An answer with a body, as text, and what is read out of it.

use std::rc::Rc;

use super::error::{Error, Problem, Unreadable};
use super::plain::plain;
use crate::openstack::types::json::{self, Object};
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::Token;

/// A 2xx answer, not decoded yet, with the secrets masked.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// `x-openstack-request-id`, where the server lets a page read it.
    pub request_id: Option<Rc<str>>,
    /// The body.
    pub body: Rc<str>,
    /// `X-Subject-Token`, where Keystone gives a token.
    pub subject: Option<Token>,
    /// `Date`, where the server lets a page read it.
    pub date: Option<UtcTime>,
}

/// The most rows that are read of one answer to a list that goes on in pages, so that a long answer does not hold the page
/// up. The others are asked for like another page. Trove sends 20 instances unless its operator wants more, and as many
/// backups as are asked for.
pub const ROWS: usize = 1000;

/// A page of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The objects among its rows; what is no object is passed over.
    pub objects: Vec<Object>,
    /// Whether it has more rows than are read.
    pub cut: bool,
    /// Whether there may be another page. Only that there is a link counts: where it leads is what Trove believes to be
    /// its own address.
    pub more: bool,
}

impl Reply {
    /// The member of the body that is an object.
    ///
    /// # Errors
    /// [`Error::Unreadable`].
    pub fn object(&self, name: &str) -> Result<Object, Error> {
        member(&self.body, name, Object::parse).map_err(|problem| self.unreadable(problem))
    }

    /// The objects of the member of the body that is a list.
    ///
    /// # Errors
    /// [`Error::Unreadable`].
    pub fn list(&self, name: &str) -> Result<Vec<Object>, Error> {
        member(&self.body, name, json::objects).map_err(|problem| self.unreadable(problem))
    }

    /// The same of a page, of which at most so many rows are read: a reply of a megabyte may have fifty thousand.
    ///
    /// # Errors
    /// [`Error::Unreadable`].
    pub fn page(&self, name: &str, most: usize) -> Result<Page, Error> {
        let page = |body: Object| {
            let rows = body.get(name).and_then(json::list)?;
            let links = body.get("links").and_then(json::objects).unwrap_or_default();
            Some(Page {
                cut: rows.len() > most,
                objects: rows.into_iter().take(most).filter_map(Object::parse).collect(),
                more: links.iter().any(|link| link.has("rel", "next")),
            })
        };
        let body = members(&self.body).map_err(|problem| self.unreadable(problem))?;
        page(body).ok_or_else(|| self.unreadable(Problem::Envelope))
    }

    /// The same reply as an error: its body is not what it should be.
    #[must_use]
    pub fn unreadable(&self, problem: Problem) -> Error {
        let html = self.body.trim_start().starts_with('<');
        let unreadable = Unreadable {
            status: self.status,
            request_id: self.request_id.clone(),
            problem: if html && problem == Problem::NotJson { Problem::Html } else { problem },
            head: if html {
                plain(&self.body)
            } else {
                self.body.chars().take(Unreadable::HEAD).collect::<String>().into()
            },
        };
        Error::Unreadable(unreadable.into())
    }
}

/// What is read out of one member of a body that is an object.
pub(in crate::openstack) fn member<T>(body: &str, name: &str, read: fn(&str) -> Option<T>) -> Result<T, Problem> {
    members(body)?.get(name).and_then(read).ok_or(Problem::Envelope)
}

/// The members of a body that is an object.
fn members(body: &str) -> Result<Object, Problem> {
    let no_object = || if json::is_json(body) { Problem::Envelope } else { Problem::NotJson };
    Object::parse(body).ok_or_else(no_object)
}
