//! What a host gives: texts for fields, and a token.

use yew::AttrValue;

use super::host_token::TokenSource;
use crate::backup::action::Action;
use crate::backup::draft::Field;

/// The fields that a host may preset.
const FIELDS: [Field; 4] = [Field::Endpoint, Field::InstanceId, Field::Name, Field::Description];

/// What a host gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Given {
    /// Endpoint, instance, name and description.
    pub texts: [Option<AttrValue>; 4],
    /// The token.
    pub token: Option<TokenSource>,
}

impl Given {
    /// Tells the state what is given now and was not given before, or is not given any more.
    pub fn tell(&self, before: &Self, mut tell: impl FnMut(Action)) {
        for (field, (now, old)) in FIELDS.into_iter().zip(self.texts.iter().zip(&before.texts)) {
            if now != old {
                tell(Action::Preset(field, now.as_deref().unwrap_or_default().into()));
            }
        }
        if self.token != before.token {
            tell(Action::HostToken(self.token.is_some()));
        }
    }
}
