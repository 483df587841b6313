//! What is said of a list that opens below its field. Names are isolated (U+2068 and U+2069).

use super::field::Field;
use crate::context::phrases::thousands;
use crate::session::text;

/// Announced when an open list has got more.
#[must_use]
pub fn offered(count: usize) -> String {
    format!("{count} to pick from.")
}

/// Announced when something was picked.
#[must_use]
pub fn picked(name: &str) -> String {
    format!("Picked: \u{2068}{name}\u{2069}.")
}

/// Announced when something cannot be picked.
#[must_use]
pub fn not_picked(name: &str, why: &str) -> String {
    format!("\u{2068}{name}\u{2069} cannot be backed up now: {why}.")
}

/// In a list that nobody can be asked for.
pub const CONNECT_FIRST: &str = "Sign in first, or fill in the endpoint and the token.";

/// In a list while that button was not pressed.
#[must_use]
pub fn confirm_first(host: &str) -> String {
    format!(
        "The endpoint was filled in for you. Check it, and press “{}” beside it: nothing was asked yet.",
        text::use_token_at(host)
    )
}

/// In the list of parents.
pub const INSTANCE_FIRST: &str = "Fill in the instance first.";
/// In a list that could not be got.
pub const NO_LIST: &str = "The list could not be got; you can type the UUID.";
/// In a list without anything in it.
pub const NOTHING_THERE: &str = "This project has none.";
/// Below a list that the cloud has more of.
#[must_use]
pub fn listed_first(count: usize) -> String {
    format!("Only the first {} are listed. The id of another one can be typed.", thousands(count))
}

/// In a list in which nothing fits.
pub const NOTHING_FITS: &str = "Nothing fits.";

/// Below a list that is longer than what is shown.
#[must_use]
pub fn more(count: usize) -> String {
    format!("{count} more: type a part of the name.")
}

/// What a list is called.
#[must_use]
pub fn list_of(field: Field) -> &'static str {
    match field {
        Field::Parent => "Completed backups",
        Field::Version => "Datastore versions",
        Field::Flavor => "Flavors",
        _ => "Instances",
    }
}
