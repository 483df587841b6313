//! The sentences of the room.

use super::cloud::{LeftOut, Why};
use super::model::Outcome;
use super::read::Unreadable;
use super::setting::Setting;
use crate::context::phrases::isolated;

/// What the place for a file is called.
pub const SUMMARY: &str = "Fill in from openrc or clouds.yaml";
/// Over it.
pub const HINT: &str =
    "Choose or drop the file, or paste its text. It is read on this page, and neither kept nor sent.";
/// Shown while a file waits to be read.
pub const READING: &str = "Reading the file …";
/// Over what is left out.
pub const LEFT_OUT: &str = "Not filled in";

/// Announced when a file was read.
#[must_use]
pub fn outcome(outcome: &Outcome, left_out: &[LeftOut]) -> String {
    match outcome {
        Outcome::Unreadable(Unreadable::Neither) => {
            "This is neither an openrc file nor a clouds.yaml: nothing was filled in.".into()
        }
        Outcome::Unreadable(Unreadable::TooLarge) => {
            "This file is larger than any openrc file or clouds.yaml (more than 100 kB): it was not read. Nothing was filled in.".into()
        }
        Outcome::Unreadable(Unreadable::Lost) => {
            "The browser could not read this file: choose it again, or paste its text. Nothing was filled in.".into()
        }
        Outcome::Unreadable(Unreadable::NoYaml(line)) => {
            format!("This clouds.yaml is no YAML: look at line {line}. Nothing was filled in.")
        }
        Outcome::Choose { is_cut: true } => {
            "There are more than 100 clouds in this file: choose one of the first 100.".into()
        }
        Outcome::Choose { is_cut: false } => "There are several clouds in this file: choose one.".into(),
        Outcome::Filled(settings) => {
            let fields: Vec<_> = settings.iter().map(|setting| name(*setting)).collect();
            let filled = match fields.len() {
                0 => "Nothing was filled in.".into(),
                1 => format!("Filled in 1 field: {}.", fields.join(", ")),
                count => format!("Filled in {count} fields: {}.", fields.join(", ")),
            };
            let names: Vec<_> = left_out.iter().map(|left_out| isolated(&left_out.name)).collect();
            let rest = if names.is_empty() { String::new() } else { format!(" Left out: {}.", names.join(", ")) };
            format!("{filled}{rest} The file itself is neither kept nor sent.")
        }
    }
}

/// What the form calls a setting.
#[must_use]
pub fn name(setting: Setting) -> &'static str {
    match setting {
        Setting::Identity => "Identity endpoint",
        Setting::User => "User",
        Setting::UserDomain => "User's domain",
        Setting::Password => "Password",
        Setting::ApplicationCredential => "Application credential",
        Setting::Secret => "Secret",
        Setting::Project => "Project",
        Setting::ProjectDomain => "Project's domain",
        Setting::Region => "Region",
        Setting::Token => "Token",
    }
}

/// Why a member of the file is left out.
#[must_use]
pub fn left_out(LeftOut { name, why }: &LeftOut) -> String {
    let why = match why {
        Why::Shell => "only a shell can work it out. Type it.",
        Why::Tag => "a YAML tag says that it has to be worked out first. Type it.",
        Why::NoText => "it is no text. Type it.",
        Why::Lines => "it has several lines: a quote may be missing.",
        Why::Unclosed => "a quote or a bracket begins there and does not end. What stands behind it was not read.",
        Why::TooLong => "it is longer than any such text.",
        Why::AuthType => {
            "it is for a way to sign in that this page does not have. Get a token by the command line, and use that."
        }
        Why::Browser => "your browser decides which certificates are good.",
        Why::Profile => "only the command line knows its address. Fill in the identity endpoint.",
    };
    format!("{}: {why}", isolated(name))
}
