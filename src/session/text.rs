//! The sentences of the room: what is announced, shown, and explained when it fails. Those of the fields are in `labels.rs`.

use super::current::{Life, Session};
use super::method::Method;
use super::sign_in::{Failure, SignIn};
use crate::context::alert::Alert;
use crate::context::error_text::explain;
use crate::context::phrases::{duration, isolated};
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::types::time::UtcTime;

/// Announced when Keystone is asked.
pub const SIGNING_IN: &str = "Signing in.";
/// Announced when a second factor is wanted.
pub const PASSCODE_WANTED: &str = "The password is right. Now enter the code of your authenticator.";
/// Announced when there are several projects.
pub const CHOOSE_PROJECT: &str = "Choose the project.";
/// Announced when the token is good for nothing any more.
pub const REVOKED: &str = "The token was revoked: nobody can use it any more.";
/// Announced when that is asked for.
pub const REVOKING: &str = "Revoking the token.";
/// Announced when the token was dropped here.
pub const FORGOTTEN: &str = "The token was forgotten here. In the cloud it stays good until its end.";
/// Announced when something is under way that needs the token.
pub const WAIT_FOR_REPLY: &str = "Wait for the reply first, or cancel.";
/// Announced when a session has ended.
pub const ENDED: &str = "Your session has ended. Sign in again; everything else is kept.";
/// Shown in a session of an application credential (`docs/trove-api.md` §2.6).
pub const OF_APPLICATION_CREDENTIAL: &str = "Before Trove 26, backups made with an application credential are accepted and then fail: sign in with a password then.";
/// Shown when a running backup needs the token that is to be revoked.
pub const REVOKE_WARNING: &str = "A backup or a restore is running by this token: if you revoke it now, that fails. Forget it instead, or wait for its end.";

/// What a method is called on the page.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Password => "Password",
        Method::ApplicationCredential => "Application credential",
        Method::Token => "Use a token",
    }
}

/// Announced when somebody has signed in.
#[must_use]
pub fn signed_in(session: &Session) -> String {
    let region = if session.database().is_none() { " Choose the region." } else { "" };
    format!("Signed in as {}, project {}.{region}", isolated(&session.issued_token.user), isolated(session.project()))
}

/// Announced when the end of a session comes near, or has come.
#[must_use]
pub fn life_changed(session: &Session, life: Life, running: bool, now: UtcTime) -> String {
    match life {
        Life::Ended => ENDED.into(),
        _ => format!("Your session: {}. {}", left(session, now), ending(running)),
    }
}

/// What it means that a session ends soon.
#[must_use]
pub fn ending(running: bool) -> &'static str {
    if running {
        "The running backup uses this session's token and fails if it is not done by then; signing in again does not change that."
    } else {
        "A backup fails if it is not done when its token ends: sign in again before you create a long one."
    }
}

/// The alert under the fields for signing in. `origin` is the page's.
#[must_use]
pub fn alert(sign_in: &SignIn, origin: &str) -> Option<Alert> {
    let failure = match sign_in {
        SignIn::Failed(failure) => failure,
        SignIn::Passcode { refused: Some(error), .. } => {
            let alert = Alert::new("The code was refused.", "Enter the one that your authenticator shows now.");
            return Some(match error {
                Error::Refused(refusal) => alert.with_refusal(refusal),
                _ => alert,
            });
        }
        _ => return None,
    };
    Some(match failure {
        Failure::NoProject => Alert::new(
            "You are known to this cloud, but you have no project.",
            "Ask the cloud's operator for a role in a project.",
        ),
        Failure::NoDatabase(project) => Alert::new(
            &format!("The project {} has no database service (Trove) in its catalog.", isolated(project)),
            "Sign in to another project, or use a token with the API endpoint if you know one.",
        ),
        Failure::NotRevoked(error) => {
            let mut alert = explain(error, origin);
            alert.advice.insert(0, "The token may be good still. Try again, or forget it here.".into());
            alert
        }
        Failure::Error(error) => refused(error, origin),
    })
}

fn refused(error: &Error, origin: &str) -> Alert {
    let Error::Refused(refusal) = error else {
        let mut alert = explain(error, origin);
        alert.sample = alert.sample.map(|sample| sample + "\n# in keystone.conf and in trove.conf");
        return alert;
    };
    let (title, advice) = match refusal.cause() {
        Cause::Token if refusal.fault.is("receipt") => (
            "The cloud wants a second factor, but does not let this page read the receipt for the first one.",
            "Its operator adds Openstack-Auth-Receipt to expose_headers in [cors] of keystone.conf; until then, use a token.",
        ),
        Cause::Token if refusal.fault.message.contains("expired") => {
            ("Your password has expired.", "Change it where this cloud lets you, then sign in with the new one.")
        }
        Cause::Token => (
            "The cloud refused to sign you in.",
            "User, password, domain or project is wrong, or the account is locked or disabled: Keystone does not tell which.",
        ),
        Cause::NotFound => (
            "There is no Keystone at this address.",
            "The identity endpoint is called auth_url in openrc and in clouds.yaml; it ends in /v3 or in the port 5000.",
        ),
        Cause::Invalid => ("Keystone found the request invalid.", "Correct what its message names."),
        _ => return explain(error, origin),
    };
    Alert::new(title, advice).with_refusal(refusal)
}

/// Who is signed in, for what, and how long.
#[must_use]
pub fn who(session: &Session, now: UtcTime) -> String {
    let (user, project) = (isolated(&session.issued_token.user), isolated(session.project()));
    let region =
        if session.region.is_empty() { String::new() } else { format!(", region {}", isolated(&session.region)) };
    format!("Signed in as {user}, project {project}{region}: {}", left(session, now))
}

/// How long a session still lives, in words.
#[must_use]
pub fn left(session: &Session, now: UtcTime) -> String {
    match (session.life_at(now), session.ends) {
        (Life::Ended, _) => "ended".into(),
        (_, None) => "its end is not told".into(),
        (Life::Good, Some(ends)) => match ends.since(now) {
            // Seconds would change all the time.
            left @ 7200.. => format!("{} h left", (left + 1800) / 3600),
            left => format!("{} min left", left / 60),
        },
        (Life::Ending, Some(ends)) => format!("{} left", duration(ends.since(now))),
    }
}

/// Beside the box to tick.
pub const REMEMBER: &str = "Remember on this device what is not secret";
/// Under the ways out of a session.
pub const WAYS_OUT: &str = "Forget drops the token here only. Revoke makes it useless everywhere.";

/// Announced when a link or a host changes the endpoint under a token that was typed for another one.
pub const TOKEN_OF_ANOTHER_ENDPOINT: &str =
    "Another endpoint was filled in. The token was removed: it was given for the endpoint before.";
/// Shown when the session has ended.
pub const HAS_ENDED: &str = "This session has ended. Sign in again; everything else is kept.";

/// On the button that an endpoint wants which was filled in, before a typed token goes there.
#[must_use]
pub fn use_token_at(host: &str) -> String {
    format!("Use this token at {}", isolated(host))
}

/// Announced when it was pressed.
#[must_use]
pub fn token_is_used_at(host: &str) -> String {
    format!("The token is used at {}.", isolated(host))
}
