//! What ties the settings files to the form.

use super::form::Input;
use super::message::{Context, Event};
use super::method::Method;
use super::model::Model;
use super::settings;
use super::settings::Setting;
use super::settings::cloud::{AuthType, Cloud};
use super::typing::{choose, edit};

/// Something happens with a settings file.
pub(super) fn with_settings(model: &mut Model, message: settings::Message, context: Context) -> Vec<Event> {
    let (mut events, mut missing) = (Vec::new(), None);
    match settings::update(&mut model.settings, message) {
        None => return events,
        Some(settings::Event::Read) => {}
        Some(settings::Event::Add(cloud)) => {
            if let Some(method) = method_of(&cloud).filter(|method| *method != model.draft.method()) {
                events = choose(model, method);
            }
            events.extend(add(model, &cloud, context));
        }
        Some(settings::Event::Fill(cloud)) => {
            events = fill_from(model, &cloud, context);
            let secret = model.draft.secret();
            missing = Some(secret).filter(|secret| model.draft.get(*secret).is_empty());
        }
    }
    events.push(Event::Settings { missing });
    events
}

/// The method that a cloud's type of signing in, or what it has, leads to.
fn method_of(cloud: &Cloud) -> Option<Method> {
    let has = |setting: Setting| cloud.texts.contains_key(&setting);
    match cloud.auth_type {
        AuthType::Token | AuthType::Other => Some(Method::Token),
        AuthType::Unsaid if has(Setting::ApplicationCredential) || has(Setting::Secret) => {
            Some(Method::ApplicationCredential)
        }
        AuthType::Unsaid if has(Setting::Token) => Some(Method::Token),
        AuthType::Unsaid if has(Setting::Password) => Some(Method::Password),
        AuthType::Unsaid => None,
    }
}

/// Fills in the form from one cloud of a file.
fn fill_from(model: &mut Model, cloud: &Cloud, context: Context) -> Vec<Event> {
    let mut events = choose(model, method_of(cloud).unwrap_or(Method::Password));
    // One cloud's password is none of another's business.
    for setting in Setting::ALL {
        if !model.draft.get(input_of(setting)).is_empty() {
            events.extend(edit(model, input_of(setting), "".into(), context));
        }
    }
    events.extend(add(model, cloud, context));
    events
}

fn add(model: &mut Model, cloud: &Cloud, context: Context) -> Vec<Event> {
    let texts = cloud.texts.iter();
    texts.flat_map(|(setting, text)| edit(model, input_of(*setting), text.clone(), context)).collect()
}

fn input_of(setting: Setting) -> Input {
    match setting {
        Setting::Identity => Input::Identity,
        Setting::User => Input::User,
        Setting::UserDomain => Input::UserDomain,
        Setting::Password => Input::Password,
        Setting::ApplicationCredential => Input::ApplicationCredential,
        Setting::Secret => Input::Secret,
        Setting::Project => Input::Project,
        Setting::ProjectDomain => Input::ProjectDomain,
        Setting::Region => Input::Region,
        Setting::Token => Input::Token,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::labels::label;

    #[test]
    fn what_was_filled_in_is_named_as_its_field_is() {
        for setting in Setting::ALL {
            assert_eq!(settings::text::name(setting), label(input_of(setting)));
        }
    }
}
