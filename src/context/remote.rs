//! A value that the cloud is asked for.

use super::call::CallId;
use crate::openstack::transport::error::Error;

/// A value that the cloud is asked for. The last one stays while a newer one is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remote<T> {
    /// Nobody asked, or what is known is old.
    Unasked(Option<T>),
    /// The cloud is asked.
    Loading(CallId, Option<T>),
    /// The cloud answered.
    Loaded(T),
    /// The cloud did not answer, or refused.
    Failed(Error, Option<T>),
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self::Unasked(None)
    }
}

impl<T> Remote<T> {
    /// The newest value that is known.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Loaded(value) => Some(value),
            Self::Unasked(last) | Self::Loading(_, last) | Self::Failed(_, last) => last.as_ref(),
        }
    }

    /// Why there is no newer value, if the last call failed.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Failed(error, _) => Some(error),
            _ => None,
        }
    }

    /// The call that is under way.
    #[must_use]
    pub fn loading(&self) -> Option<CallId> {
        match self {
            Self::Loading(call, _) => Some(*call),
            _ => None,
        }
    }

    /// Whether anybody asked for it so far.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !matches!(self, Self::Unasked(None))
    }

    /// Whether a call is needed to know the value as it is now.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        matches!(self, Self::Unasked(_) | Self::Failed(..))
    }

    /// Begins a call.
    pub fn load(&mut self, call: CallId) {
        *self = Self::Loading(call, self.take());
    }

    /// Takes an answer. One to another call than the awaited one changes nothing.
    pub fn receive(&mut self, call: CallId, answer: Result<T, Error>) {
        if self.loading() == Some(call) {
            *self = match answer {
                Ok(value) => Self::Loaded(value),
                Err(error) => Self::Failed(error, self.take()),
            };
        }
    }

    /// The value may have changed in the cloud.
    pub fn expire(&mut self) {
        if let Self::Loaded(_) = self {
            *self = Self::Unasked(self.take());
        }
    }

    /// The call that is under way will not be answered.
    pub fn abort(&mut self) {
        if let Self::Loading(..) = self {
            *self = Self::Unasked(self.take());
        }
    }

    fn take(&mut self) -> Option<T> {
        match std::mem::take(self) {
            Self::Loaded(value) => Some(value),
            Self::Unasked(last) | Self::Loading(_, last) | Self::Failed(_, last) => last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_stays_while_a_newer_one_is_asked_for() {
        let mut remote = Remote::default();
        assert!(remote.is_wanting());
        remote.load(1);
        assert_eq!((remote.loading(), remote.value()), (Some(1), None));
        remote.receive(2, Ok("late"));
        assert_eq!(remote.value(), None, "an answer to another call");
        remote.receive(1, Ok("first"));
        assert_eq!(remote, Remote::Loaded("first"));
        remote.expire();
        assert!(remote.is_wanting() && remote.value() == Some(&"first"));
        remote.load(3);
        remote.receive(3, Err(Error::Offline));
        assert_eq!((remote.error(), remote.value()), (Some(&Error::Offline), Some(&"first")));
        remote.load(4);
        remote.abort();
        assert_eq!(remote, Remote::Unasked(Some("first")));
    }
}
