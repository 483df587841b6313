//! What happens in the room, and what of it matters to others.

use std::rc::Rc;

use super::current::Life;
use super::form::Input;
use super::method::Method;
use super::problem::{Problem, Problems};
use super::settings;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::time::UtcTime;

/// What happens.
/// There is no `Debug`, for one of them holds what is typed as a password.
#[derive(Clone, PartialEq)]
pub enum Message {
    /// The host, the address or `config.json` fills in a field.
    Fill(Input, Rc<str>),
    /// A person typed.
    Edit(Input, Rc<str>),
    /// A person left a field.
    Leave(Input),
    /// A person chose a method.
    Choose(Method),
    /// The host, the address or `config.json` chooses a method.
    Preset(Option<Method>),
    /// The host or `config.json` says which methods are offered.
    Offer(Vec<Method>),
    /// A person wants to sign in, or wants a token to be looked up.
    SignIn,
    /// A person who is signed in wants to sign in anew.
    SignInAgain,
    /// A person wants to stay as it is: stops signing in, or keeps the token.
    Keep,
    /// A person wants the token to be forgotten here.
    Forget,
    /// A person wants the token to be good for nothing any more.
    Revoke,
    /// A person wants to go on by an endpoint and a token.
    UseToken,
    /// A person pressed the button that names the endpoint's host.
    UseTokenAt(Endpoint),
    /// A person pressed a button that sends a typed token to the endpoint in the form.
    Confirm,
    /// A person wants to see the characters of secrets, or not to see them any more.
    ShowToken,
    /// The host gives a token, or does not give one any more.
    HostToken(bool),
    /// A moment has come at which something about the session's life has to be told.
    Tick(UtcTime),
    /// These fields are at fault, as others found out, and no others.
    Fault(Problems),
    /// This is wrong with a field, as others found out; nothing, where nothing is any more.
    FaultOf(Input, Option<Problem>),
    /// Something happens with a settings file.
    Settings(settings::Message),
}

/// What is known beside the model.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Whether the page came over https.
    pub https: bool,
    /// Whether a request is under way that changes something in the cloud.
    pub is_sending: bool,
    /// Whether a backup or a restore runs by the token.
    pub is_running: bool,
}

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Its token was forgotten here.
    Forgotten,
    /// Its token was revoked.
    Revoked,
    /// A person goes on by an endpoint and a token.
    Replaced,
}

/// What matters to others.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A person typed another text, or picked it.
    Edited(Input),
    /// Another text was filled in.
    Filled(Input),
    /// A person chose a method.
    MethodChosen,
    /// A method was filled in.
    MethodFilled,
    /// Other methods are offered.
    MethodsOffered,
    /// The method that was shown is the one that is meant, because a person went on with it.
    MethodKept,
    /// Requests would go elsewhere, or by somebody else: what was listed was theirs.
    Elsewhere,
    /// Another region of the session is chosen.
    RegionChosen,
    /// The endpoint was filled in: where requests go may have become known.
    EndpointFilled,
    /// A token that was typed for another endpoint was removed.
    TokenRemoved,
    /// There is a host's token, another one, or none any more.
    HostToken,
    /// The endpoint was confirmed by its button.
    Confirmed(Endpoint),
    /// Fields are at fault, and nothing is asked.
    Invalid,
    /// Keystone is asked.
    SigningIn,
    /// Keystone is asked to revoke the token.
    Revoking,
    /// A running backup needs the token: does the person mean it?
    RevokeAsked,
    /// Somebody who is signed in signs in anew.
    SigningInAgain,
    /// A request is under way, which has to end first.
    Busy,
    /// The password was right, and a passcode is wanted.
    PasscodeWanted,
    /// There are several projects.
    ProjectWanted,
    /// It did not work; this field is at fault, if one is.
    Failed(Option<Input>),
    /// Somebody has signed in.
    SignedIn {
        /// Whether to another database service than before.
        elsewhere: bool,
        /// When the token was issued, by the cloud's clock, where that was just now.
        issued: Option<UtcTime>,
        /// Now.
        now: UtcTime,
    },
    /// The token was dropped.
    SignedOut(End),
    /// The end of the session comes near, or has come.
    Life(Life, UtcTime),
    /// A settings file was read, and the form filled in from it where there is one cloud.
    Settings {
        /// The field with the secret that the file does not have.
        missing: Option<Input>,
    },
}
