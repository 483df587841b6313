//! Who signed in, for which project and region, and until when.

use std::rc::Rc;

use crate::context::connection::Connection;
use crate::openstack::keystone::catalog::Database;
use crate::openstack::keystone::identity::Identity;
use crate::openstack::keystone::tokens::IssuedToken;
use crate::openstack::types::time::UtcTime;

/// Who signed in.
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    /// Where Keystone is.
    pub identity: Identity,
    /// The token, and what it is good for. It has a project.
    pub issued_token: Rc<IssuedToken>,
    /// The region whose database service is meant.
    pub region: Rc<str>,
    /// When the token ends, by this machine's clock.
    pub ends: Option<UtcTime>,
    /// How near the end is.
    pub life: Life,
}

/// How near the end of a session is, as far as it was told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// Far.
    Good,
    /// Near.
    Ending,
    /// Past, or the cloud refused the token.
    Ended,
}

/// Seconds before its end from when on a session is said to end: a tenth of its life, at most a quarter of an hour.
const WARNING: i64 = 15 * 60;
/// And at least so many, or half of a very short life: a backup needs some minutes.
const LEAST: i64 = 3 * 60;

impl Session {
    /// Begins with a token of a project. The catalog's region of that name counts; the only one does without a name.
    #[must_use]
    pub fn begin(identity: Identity, issued_token: Rc<IssuedToken>, region: &str, now: UtcTime, fresh: bool) -> Self {
        // A token that was issued just now tells how far the cloud's clock is from this one.
        let skew = issued_token.issued.filter(|_| fresh).map_or(0, |issued| now.0.saturating_sub(issued.0));
        let ends = issued_token.expires.map(|expires| expires.plus(skew));
        let mut session = Self { identity, issued_token, region: region.trim().into(), ends, life: Life::Good };
        if session.database().is_none() && session.issued_token.databases.len() == 1 {
            session.region = session.issued_token.databases.first().map(|only| only.region.clone()).unwrap_or_default();
        }
        session.life = session.life_at(now);
        session
    }

    /// The database service of the chosen region.
    #[must_use]
    pub fn database(&self) -> Option<&Database> {
        self.issued_token.databases.iter().find(|database| database.region == self.region)
    }

    /// Where this session asks: the chosen region's database service. What has ended is asked with no more.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        Connection::of_catalog(&self.issued_token, &self.region).filter(|_| self.life != Life::Ended)
    }

    /// The project's name.
    #[must_use]
    pub fn project(&self) -> &str {
        self.issued_token.project.as_ref().map_or("", |(_, name)| name)
    }

    /// How near the end is at a moment. What the cloud refused does not come back to life.
    #[must_use]
    pub fn life_at(&self, now: UtcTime) -> Life {
        match self.ends {
            _ if self.life == Life::Ended => Life::Ended,
            Some(ends) if now >= ends => Life::Ended,
            Some(ends) if now >= self.warned_at(ends) => Life::Ending,
            _ => Life::Good,
        }
    }

    fn warned_at(&self, ends: UtcTime) -> UtcTime {
        let whole =
            self.issued_token.expires.zip(self.issued_token.issued).map_or(WARNING * 10, |(to, from)| to.since(from));
        ends.plus(-(whole / 10).max(LEAST.min(whole / 2)).min(WARNING))
    }

    /// When something about its life has to be told next.
    #[must_use]
    pub fn due(&self) -> Option<UtcTime> {
        let ends = self.ends?;
        match self.life {
            Life::Good => Some(self.warned_at(ends)),
            Life::Ending => Some(ends),
            Life::Ended => None,
        }
    }
}
