//! From what came back over the network to a reply or an error: nothing of a secret is left in either, so nothing later
//! can hold one: no table, no raw JSON, no event, no file.

use super::error::{Error, Problem};
use super::fault::{Fault, seconds};
use super::masking::{Secrets, mask, mask_body};
use super::refusal::Refusal;
use super::reply::Reply;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;
use crate::openstack::types::token::Token;

/// An answer as it came. There is no `Debug`, for a server may repeat a secret in it.
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
    /// `Date`, which few clouds let a page read.
    pub date: Option<String>,
    /// The body, as far as it was read.
    pub body: String,
    /// Why the body was not read to its end.
    pub problem: Option<Problem>,
    /// Whether Keystone answered, which knows the passwords of whoever signs in.
    pub keystone: bool,
}

impl Answer {
    /// What it says, without the secrets of the page. The new token is one of them from now on: the same answer may repeat
    /// it.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Unreadable`]; both keep what the server said.
    pub fn read(self, secrets: &Secrets) -> Result<Reply, Error> {
        let Self { status, request_id, retry_after, subject, date, body, problem, keystone } = self;
        if let Some(token) = &subject {
            secrets.keep_token(token.header());
        }
        let tokens = secrets.tokens();
        let all = if keystone { secrets.all() } else { tokens.clone() };
        let refuses = !(200..300).contains(&status);
        let request_id = request_id.map(|id| cut::name(&mask(&all, &id)).into());
        // Of a refusal people see the words, wherever in the body they are; of a body that broke off its beginning.
        let everywhere = if refuses || problem.is_some() { &all } else { &tokens };
        let body = mask_body(&body, everywhere, &all, problem.is_some());
        if refuses {
            let mut fault = Fault::read(&body);
            // Once more in what became of them: tags were taken out.
            fault.message = mask(&all, &fault.message).into();
            // Trove repeats it in the body.
            fault.retry_after = fault.retry_after.or_else(|| seconds(&retry_after?));
            return Err(Error::Refused(Refusal { status, request_id, fault }.into()));
        }
        let date = date.and_then(|date| UtcTime::parse_http(&date));
        let reply = Reply { status, request_id, body: body.into(), subject, date };
        match problem {
            Some(problem) => Err(reply.unreadable(problem)),
            None => Ok(reply),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_a_broken_answer_repeats_is_masked() {
        let secrets = Secrets::default();
        secrets.keep_password("correct horse");
        let body = r#"{"auth":{"identity":{"password":{"user":{"name":"demo","password":"correct horse"}}}}}"#;
        let answer = Answer {
            status: 201,
            request_id: None,
            retry_after: None,
            subject: None,
            date: None,
            body: body.into(),
            problem: Some(Problem::Truncated),
            keystone: true,
        };
        let Err(Error::Unreadable(unreadable)) = answer.read(&secrets) else { panic!("it broke off") };
        assert!(unreadable.head.contains("demo") && !unreadable.head.contains("horse"), "{}", unreadable.head);
    }
}
