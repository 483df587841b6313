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

    /// Whether there may be another page of a list. Only that there is a link counts: where it leads is what Trove
    /// believes to be its own address.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.list("links").is_ok_and(|links| links.iter().any(|link| link.has("rel", "next")))
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
    if !json::is_json(body) {
        return Err(Problem::NotJson);
    }
    Object::parse(body).and_then(|reply| reply.get(name).and_then(read)).ok_or(Problem::Envelope)
}
