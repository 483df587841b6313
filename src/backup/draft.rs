//! What the form holds: raw texts, exactly as typed.

use std::fmt;
use std::rc::Rc;

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The project's database endpoint.
    Endpoint,
    /// The token for `X-Auth-Token`.
    Token,
    /// The database instance.
    InstanceId,
    /// The backup's name.
    Name,
    /// The optional text.
    Description,
}

impl Field {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Endpoint, Self::Token, Self::InstanceId, Self::Name, Self::Description];

    /// The key of this field in the address's fragment, in `config.json` and in attributes. The token has none.
    #[must_use]
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Endpoint => Some("endpoint"),
            Self::Token => None,
            Self::InstanceId => Some("instance-id"),
            Self::Name => Some("name"),
            Self::Description => Some("description"),
        }
    }

    /// The field that a key of an address or of `config.json` names: `instance-id`, also as `instance_id` and
    /// `instanceId`.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        let bare = |key: &str| key.replace(['-', '_'], "").to_ascii_lowercase();
        Self::ALL.into_iter().find(|field| field.key().is_some_and(|name| bare(name) == bare(key)))
    }
}

/// The texts of all fields. Nothing is rejected here: people may type what they like, and it is kept.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Draft {
    endpoint: Rc<str>,
    token: Rc<str>,
    instance_id: Rc<str>,
    name: Rc<str>,
    description: Rc<str>,
}

impl Draft {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> &Rc<str> {
        match field {
            Field::Endpoint => &self.endpoint,
            Field::Token => &self.token,
            Field::InstanceId => &self.instance_id,
            Field::Name => &self.name,
            Field::Description => &self.description,
        }
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: Field, text: Rc<str>) {
        *match field {
            Field::Endpoint => &mut self.endpoint,
            Field::Token => &mut self.token,
            Field::InstanceId => &mut self.instance_id,
            Field::Name => &mut self.name,
            Field::Description => &mut self.description,
        } = text;
    }
}

/// Without the token.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Draft");
        for field in Field::ALL {
            if let Some(key) = field.key() {
                debug.field(key, self.get(field));
            }
        }
        debug.finish_non_exhaustive()
    }
}
