//! The address of one project's database service, as people paste it.

use std::fmt;
use std::rc::Rc;

use super::host::is_authority;
use super::id::Id;
use super::invisible::is_invisible;

/// `scheme://host[:port]/…/v1.0/<project id>`, absolute, `http` or `https`, without a slash at the end.
///
/// Trove answers 404 to a trailing slash (`docs/trove-api.md` §1.1), so the paths are joined here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endpoint(Rc<str>);

/// Why a text cannot be an endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndpointError {
    /// Nothing was typed.
    Missing,
    /// There is no `http://` or `https://` at the beginning.
    NoScheme,
    /// There is another scheme than `http` and `https`.
    Scheme,
    /// `user:password@` before the host: a browser refuses to fetch it.
    Credentials,
    /// There is no host, or one with characters that no host has, or no usable port.
    Host,
    /// White space, a control character, one that changes how the others look, a quote, `<`, `>`, a backslash or `..` inside.
    Characters,
}

/// What is found behind the project when people copy the address of a page or of a request.
const RESOURCES: [&str; 7] =
    ["backups", "instances", "backup_strategies", "datastores", "flavors", "limits", "clusters"];

impl Endpoint {
    /// Takes an address as people paste it: spaces, quotes, a slash, a query or `/backups` at the end
    /// are put right; what cannot be right is explained.
    ///
    /// # Errors
    /// [`EndpointError`], the first rule that the text breaks.
    pub fn parse(typed: &str) -> Result<Self, EndpointError> {
        let text = typed.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'));
        if text.is_empty() {
            return Err(EndpointError::Missing);
        }
        let (scheme, rest) = text.split_once("://").ok_or(EndpointError::NoScheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(EndpointError::Scheme);
        }
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(EndpointError::Credentials);
        }
        let has_no_place = |c: char| matches!(c, '\\' | '"' | '\'' | '<' | '>');
        if rest.contains(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || has_no_place(c)) {
            return Err(EndpointError::Characters);
        }
        if !is_authority(authority) {
            return Err(EndpointError::Host);
        }
        let mut url = format!("{scheme}://{}", authority.to_ascii_lowercase());
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        // From here on there is nothing but resources.
        let resources = segments.iter().rev().take_while(|segment| RESOURCES.contains(segment)).count();
        let end = segments.len() - resources;
        let mut versioned = false;
        for (at, segment) in segments.iter().enumerate() {
            if matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..") {
                return Err(EndpointError::Characters);
            }
            if RESOURCES.contains(segment) && (versioned || at >= end) {
                break;
            }
            let mut letters = segment.chars();
            versioned |= letters.next() == Some('v') && letters.next().is_some_and(|c| c.is_ascii_digit());
            url.push('/');
            url.push_str(segment);
        }
        Ok(Self(url.into()))
    }

    /// `{endpoint}/{path}`. What is in the path was checked before: an [`super::id::Id`], a [`super::id::Uuid`].
    #[must_use]
    pub fn at(&self, path: impl fmt::Display) -> String {
        format!("{}/{path}", self.0)
    }

    /// The last segment, which is the project's id.
    #[must_use]
    pub fn project(&self) -> Option<Id> {
        Id::parse(last_segment(&self.0))
    }

    /// The host, with its port where it names one, in ASCII letters: what a person compares.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.split('/').nth(2).unwrap_or_default()
    }

    /// Whether requests, and the token in them, travel in clear.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.0.starts_with("http://")
    }

    /// Whether the host is this machine: browsers let an https page call `http` there.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let authority = self.host();
        let host = match authority.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or_default(),
            None => authority.split(':').next().unwrap_or_default(),
        };
        let v4 = host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        v4 || host == "localhost" || host.ends_with(".localhost") || host == "::1"
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is behind the last slash of an address.
pub(in crate::openstack) fn last_segment(address: &str) -> &str {
    address.split('/').fold("", |_, segment| segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_right_what_people_paste() {
        for typed in [
            "https://Cloud.Example:8779/v1.0/abc",
            "  https://cloud.example:8779/v1.0/abc/ ",
            "\"https://cloud.example:8779/v1.0/abc/backups\"",
            "https://cloud.example:8779/v1.0/abc/backups/",
            "HTTPS://cloud.example:8779//v1.0/abc/backups?limit=20",
            "https://cloud.example:8779/v1.0/abc/instances/18d48a36-0682-4cd7-a419-864105d6079a#top",
        ] {
            let endpoint = Endpoint::parse(typed);
            assert_eq!(endpoint.map(|e| e.to_string()), Ok("https://cloud.example:8779/v1.0/abc".into()), "{typed}");
        }
    }

    #[test]
    fn cuts_nothing_but_the_resource() {
        for (typed, kept) in [
            ("https://portal.example/clusters/eu1/v1.0/p", "https://portal.example/clusters/eu1/v1.0/p"),
            ("https://portal.example/clusters/eu1/v1.0/p/clusters/7", "https://portal.example/clusters/eu1/v1.0/p"),
            ("https://portal.example/vault/clusters/v1.0/p", "https://portal.example/vault/clusters/v1.0/p"),
            ("http://127.0.0.1:9/backups", "http://127.0.0.1:9"),
            ("http://127.0.0.1:9/instances/backups", "http://127.0.0.1:9"),
        ] {
            assert_eq!(Endpoint::parse(typed).map(|e| e.to_string()), Ok(kept.into()), "{typed}");
        }
    }

    #[test]
    fn explains_what_cannot_be_right() {
        for (typed, error) in [
            ("", EndpointError::Missing),
            ("  ", EndpointError::Missing),
            ("cloud.example/v1.0/abc", EndpointError::NoScheme),
            ("/v1.0/abc", EndpointError::NoScheme),
            ("javascript://cloud", EndpointError::Scheme),
            ("ftp://cloud.example/", EndpointError::Scheme),
            ("https://demo:secret@cloud.example/", EndpointError::Credentials),
            ("https://", EndpointError::Host),
            ("https:///v1.0", EndpointError::Host),
            ("https://cloud.example:99999/", EndpointError::Host),
            ("https://cloud.example:x/", EndpointError::Host),
            ("https://cloud.example:+80/", EndpointError::Host),
            ("https://cloud.example:0/", EndpointError::Host),
            ("https://cl\u{43e}ud.example/", EndpointError::Host),
            ("https://good.example\u{ff0f}evil.example/", EndpointError::Host),
            ("https://0x7f.1/", EndpointError::Host),
            ("https://2130706433/", EndpointError::Host),
            ("https://127.1/", EndpointError::Host),
            ("https://0177.0.0.1/", EndpointError::Host),
            ("https://127.0.0.256/", EndpointError::Host),
            ("https://./", EndpointError::Host),
            ("https://cloud.example/\u{202e}0.1v", EndpointError::Characters),
            ("https://[::1/v1.0", EndpointError::Host),
            ("https://[]/v1.0", EndpointError::Host),
            ("https://[::g]/v1.0", EndpointError::Host),
            ("https://[fe80::1%25eth0]/v1.0", EndpointError::Host),
            ("https://[::1]8779/v1.0", EndpointError::Host),
            ("https://cloud.example/v1.0/a b", EndpointError::Characters),
            ("https://cloud.example/v1.0/../admin", EndpointError::Characters),
            ("https://cloud.example/v1.0/%2E%2e/admin", EndpointError::Characters),
            ("https://cloud.example\\v1.0", EndpointError::Characters),
            ("https://cloud.example/v1.0/<project_id>/backups", EndpointError::Characters),
            ("https://cloud.example/v1.0/p'/", EndpointError::Characters),
        ] {
            assert_eq!(Endpoint::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn knows_the_loopback_and_clear_text() {
        for (typed, plain, loopback) in [
            ("http://127.0.0.1:8779/v1.0/abc", true, true),
            ("http://localhost:8779", true, true),
            ("http://[::1]:8779/v1.0", true, true),
            ("http://cloud.example/v1.0", true, false),
            ("https://127.example/v1.0", false, false),
        ] {
            let endpoint = Endpoint::parse(typed);
            assert_eq!(endpoint.as_ref().map(Endpoint::is_plain_http), Ok(plain), "{typed}");
            assert_eq!(endpoint.as_ref().map(Endpoint::is_loopback), Ok(loopback), "{typed}");
        }
    }
}
