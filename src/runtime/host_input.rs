//! What a host gives: texts for fields, and a token.

use yew::AttrValue;

use super::host_token::TokenSource;
use crate::app::action::Action;
use crate::app::field::Field;
use crate::session::Message;

/// What a host gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HostInput {
    /// The texts, each with its field.
    pub texts: Vec<(Field, AttrValue)>,
    /// The token.
    pub token: Option<TokenSource>,
}

impl HostInput {
    fn text(&self, field: Field) -> &str {
        self.texts.iter().find(|(at, _)| *at == field).map_or("", |(_, text)| text)
    }

    /// Tells the state what is given now and was not given before, or is not given any more.
    pub fn tell(&self, before: &Self, mut tell: impl FnMut(Action)) {
        for field in &Field::ALL {
            let now = self.text(*field);
            if now != before.text(*field) {
                tell(Action::Preset(*field, now.into()));
            }
        }
        if self.token != before.token {
            tell(Action::Session(Message::HostToken(self.token.is_some())));
        }
    }
}
