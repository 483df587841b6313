//! The address of Keystone, the identity service, as people paste it.

use std::fmt;
use std::rc::Rc;

use crate::openstack::types::endpoint::{Endpoint, EndpointError};

/// `scheme://host[:port]/…/v3`, without a slash at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity(Rc<str>);

impl Identity {
    /// Takes an identity endpoint as people paste it: with or without `/v3`, with `/v2.0`, `/auth/tokens`, a slash.
    ///
    /// # Errors
    /// [`EndpointError`], as of any address.
    pub fn parse(typed: &str) -> Result<Self, EndpointError> {
        let address = Endpoint::parse(typed)?.to_string();
        let is_version = |segment: &&str| {
            segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        // "https:", "", the host, and what is before the version.
        let ends = |(at, segment): &(usize, &str)| *at > 2 && (is_version(segment) || *segment == "auth");
        let kept: Vec<_> =
            address.split('/').enumerate().take_while(|pair| !ends(pair)).map(|(_, segment)| segment).collect();
        Ok(Self(format!("{}/v3", kept.join("/")).into()))
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_right_what_people_paste() {
        for (typed, right) in [
            ("https://cloud.example:5000", "https://cloud.example:5000/v3"),
            ("https://cloud.example:5000/v3/", "https://cloud.example:5000/v3"),
            ("https://cloud.example:5000/v3/auth/tokens", "https://cloud.example:5000/v3"),
            ("https://cloud.example/identity", "https://cloud.example/identity/v3"),
            ("https://cloud.example/identity/v2.0/", "https://cloud.example/identity/v3"),
            ("https://cloud.example/identity/auth/tokens", "https://cloud.example/identity/v3"),
            ("https://v3.cloud.example/", "https://v3.cloud.example/v3"),
        ] {
            assert_eq!(Identity::parse(typed).map(|identity| identity.to_string()), Ok(right.into()), "{typed}");
        }
        assert_eq!(Identity::parse(""), Err(EndpointError::Missing));
    }
}
