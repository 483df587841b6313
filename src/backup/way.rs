//! The ways to sign in.

use super::draft::{Draft, Field};

/// A way to sign in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// User and password, and a second factor where the cloud wants one.
    Password,
    /// An application credential.
    ApplicationCredential,
    /// A token that is there already.
    Token,
}

impl Way {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Password, Self::ApplicationCredential, Self::Token];

    /// Its name in `config.json`, in attributes and in the draft.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::ApplicationCredential => "application-credential",
            Self::Token => "token",
        }
    }
}

/// Whether a way is offered: as told, in words of one text; all are where none is told.
#[must_use]
pub fn is_offered(draft: &Draft, way: Way) -> bool {
    let told = draft.get(Field::Ways);
    let is_told = |way: &Way| told.split([' ', ',']).any(|word| word == way.name());
    is_told(&way) || !Way::ALL.iter().any(is_told)
}

/// The way that is chosen; else by password where somebody said where Keystone is and nobody gave an endpoint; else by
/// token, whose two fields are all that is needed.
#[must_use]
pub fn chosen(draft: &Draft) -> Way {
    let plain = draft.get(Field::Identity).is_empty() || !draft.get(Field::Endpoint).is_empty();
    let mut usual = None;
    for way in &Way::ALL {
        if is_offered(draft, *way) {
            if way.name() == draft.get(Field::Way) {
                return *way;
            }
            if plain || usual.is_none() {
                usual = Some(*way);
            }
        }
    }
    usual.unwrap_or(Way::Token)
}

/// The field with what is secret of a way.
#[must_use]
pub fn secret_of(way: Way) -> Field {
    match way {
        Way::Password => Field::Password,
        Way::ApplicationCredential => Field::Secret,
        Way::Token => Field::Token,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_follows_from_what_is_known() {
        let chosen = |texts: &[(Field, &str)]| {
            let mut draft = Draft::default();
            texts.iter().for_each(|(field, text)| draft.set(*field, (*text).into()));
            super::chosen(&draft)
        };
        assert_eq!(chosen(&[]), Way::Token);
        assert_eq!(chosen(&[(Field::Identity, "https://k")]), Way::Password);
        assert_eq!(chosen(&[(Field::Identity, "https://k"), (Field::Endpoint, "https://t")]), Way::Token);
        assert_eq!(chosen(&[(Field::Way, "application-credential")]), Way::ApplicationCredential);
        assert_eq!(chosen(&[(Field::Ways, "password"), (Field::Way, "token")]), Way::Password);
        assert_eq!(chosen(&[(Field::Ways, "nonsense")]), Way::Token);
        assert_eq!(chosen(&[(Field::Ways, "application-credential, password"), (Field::Identity, "k")]), Way::Password);
    }
}
