//! The token that the host gives: a text, or a function that is asked for one.

use std::cell::RefCell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use yew::AttrValue;

use crate::openstack::transport::error::Error;
use crate::openstack::types::token::Token;

type Asked = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// Where the host's token comes from.
///
/// A function is asked before the first request, and once more when the cloud refuses what it gave; its error is a
/// sentence for the person. `Debug` prints no part of a token.
#[derive(Clone)]
pub enum TokenSource {
    /// This token.
    Text(AttrValue),
    /// The one that this function gives.
    Function(Rc<dyn Fn() -> Asked>),
}

impl TokenSource {
    /// Asks a function for the token whenever one is needed.
    pub fn function<F, A>(ask: F) -> Self
    where
        F: Fn() -> A + 'static,
        A: Future<Output = Result<String, String>> + 'static,
    {
        Self::Function(Rc::new(move || Box::pin(ask())))
    }
}

impl From<&str> for TokenSource {
    fn from(token: &str) -> Self {
        Self::Text(token.to_owned().into())
    }
}

/// Texts by what they say, functions by which one it is.
impl PartialEq for TokenSource {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Function(one), Self::Function(two)) => Rc::ptr_eq(one, two),
            _ => false,
        }
    }
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSource(***)")
    }
}

/// Milliseconds that the host's function may take.
const PATIENCE: u32 = 30_000;

/// Keeps what the host gave, until it is refused.
#[derive(Debug, Default)]
pub struct HostToken {
    source: Option<TokenSource>,
    good: RefCell<Option<Token>>,
    refused: RefCell<Option<Token>>,
}

impl HostToken {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(source: Option<TokenSource>) -> Self {
        Self { source, ..Self::default() }
    }

    /// The host's token. The host is asked when it has given none so far, and when its last one was refused.
    ///
    /// # Errors
    /// [`Error::NoToken`], also where it gives the refused one again.
    pub async fn get(&self) -> Result<Token, Error> {
        if let Some(token) = self.good.borrow().clone() {
            return Ok(token);
        }
        let no = |why: String| Error::NoToken(why.into());
        let given = match &self.source {
            None => return Err(no(String::new())),
            Some(TokenSource::Text(text)) => text.to_string(),
            Some(TokenSource::Function(ask)) => patiently(ask()).await.map_err(no)?,
        };
        let token = Token::parse(&given).map_err(|_| no("What it gave is no token.".into()))?;
        if self.refused.borrow().as_ref() == Some(&token) {
            return Err(no("It gave the refused one again.".into()));
        }
        self.good.replace(Some(token.clone()));
        Ok(token)
    }

    /// The cloud refused a token that was given here: it is not used again.
    pub fn refuse(&self, token: Token) {
        self.good.replace(None);
        self.refused.replace(Some(token));
    }
}

async fn patiently(mut asked: Asked) -> Result<String, String> {
    let mut timer = pin!(TimeoutFuture::new(PATIENCE));
    poll_fn(|context| match asked.as_mut().poll(context) {
        Poll::Pending => timer.as_mut().poll(context).map(|()| Err("It gave no answer within 30 s.".into())),
        ready @ Poll::Ready(_) => ready,
    })
    .await
}
