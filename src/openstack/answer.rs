//! From what came back over the network to a reply or an error: nothing of the token's is left in either.

use super::cut;
use super::error::{Error, Problem, Refusal};
use super::fault::{Fault, seconds};
use super::reply::Reply;
use super::secret::{Secret, mask};
use super::token::Token;

/// An answer as it came. There is no `Debug`, for a server may repeat the token in it.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `x-openstack-request-id`, where the server lets a page read it.
    pub request_id: Option<String>,
    /// `retry-after`, which few clouds let a page read.
    pub retry_after: Option<String>,
    /// `X-Subject-Token`, where Keystone gives a token.
    pub subject: Option<Token>,
    /// The body, as far as it was read.
    pub body: String,
    /// Why the body was not read to its end.
    pub problem: Option<Problem>,
}

impl Answer {
    /// What it says to a call by this token that had this secret in its body.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Unreadable`]; both keep what the server said.
    pub fn read(self, token: Option<&Token>, secret: &Secret) -> Result<Reply, Error> {
        let masked = |text: &str| token.map_or_else(|| text.to_owned(), |token| token.mask(text));
        let Self { status, request_id, retry_after, subject, body, problem } = self;
        let request_id = request_id.map(|id| cut::name(&masked(&id)).into());
        let body = masked(&body);
        if !(200..300).contains(&status) {
            let mut fault = Fault::read(&body);
            // Once more behind JSON's escapes, for HTML's may have been inside of them. The secret only here: a password
            // may be a word that a good answer has to keep.
            fault.message = mask(secret.text(), &masked(&fault.message)).into();
            // Trove repeats it in the body.
            fault.retry_after = fault.retry_after.or_else(|| seconds(&retry_after?));
            return Err(Error::Refused(Refusal { status, request_id, fault }.into()));
        }
        let reply = Reply { status, request_id, body: body.into(), subject };
        match problem {
            Some(problem) => Err(reply.unreadable(problem)),
            None => Ok(reply),
        }
    }
}
