//! The methods of signing in.

/// How somebody signs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// User and password, and a second factor where the cloud wants one.
    Password,
    /// An application credential.
    ApplicationCredential,
    /// A token that is there already.
    Token,
}

impl Method {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Password, Self::ApplicationCredential, Self::Token];

    /// Its name in `config.json` and in attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::ApplicationCredential => "application-credential",
            Self::Token => "token",
        }
    }

    /// The method of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// The methods in the words of a text; none where no word is one.
    #[must_use]
    pub fn all_named(text: &str) -> Vec<Self> {
        let words: Vec<&str> = text.split([' ', ',']).collect();
        Self::ALL.into_iter().filter(|method| words.contains(&method.name())).collect()
    }
}
