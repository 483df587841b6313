//! Where and who: the ways to sign in, or who is signed in.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::choice::select;
use super::field::{field_view, fields_view, folded};
use super::session::session_view;
use super::{Scene, announcing};
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::session_wording as wording;
use crate::backup::sign_in::SignIn;
use crate::backup::way::{Way, chosen, is_offered};
use crate::session::settings::view::settings_view;
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::element::{fieldset, form, submit, words};
use crate::ui::options::Options;

/// Everything about signing in, but for endpoint and token, which are in the form itself.
pub fn connection(scene: &Scene) -> Html {
    let Scene { state, places, onaction, .. } = *scene;
    if state.host_token && state.session.is_none() {
        return html! {};
    }
    let way = chosen(&state.draft);
    let plain = way == Way::Token && state.session.is_none() && !matches!(state.sign_in, SignIn::Choosing(..));
    html! {
        <div class="connection" part="connection">
            if let Some(session) = &state.session {
                { session_view(session, scene) }
            }
            if state.is_signing_in() {
                { ways(way, scene) }
                if !plain {
                    { sign_in_form(way, scene) }
                }
            }
            { alert(wording::alert(&state.sign_in, &state.environment.origin), places.sign_in_alert.clone(), &announcing(onaction), html! {}) }
        </div>
    }
}

fn ways(way: Way, scene: &Scene) -> Html {
    let Scene { state, prefix, onaction, .. } = *scene;
    let radio = |each: &Way| {
        let each = *each;
        if !is_offered(&state.draft, each) {
            return html! {};
        }
        html! {
            <label>
                <input type="radio" name={format!("{prefix}-way")} checked={each == way} onchange={onaction.reform(move |_| Action::Edit(Field::Way, each.name().into()))} />
                { wording::way(each) }
            </label>
        }
    };
    html! {
        <fieldset class="ways" role="radiogroup">
            { words("legend", "", "Sign in with") }
            { for Way::ALL.iter().map(radio) }
        </fieldset>
    }
}

fn sign_in_form(way: Way, scene: &Scene) -> Html {
    let Scene { state, prefix, onaction, .. } = *scene;
    let asking = matches!(state.sign_in, SignIn::Asking(..));
    let again = button("Start over", onaction, || Action::KeepSession);
    let (fields, more) = match &state.sign_in {
        SignIn::Passcode { .. } => (field_view(Field::Passcode, scene), again),
        SignIn::Choosing(.., projects) => {
            let chosen = state.draft.get(Field::Project);
            let is_known = projects.iter().any(|(id, _)| **id == *chosen);
            let options = html! { <Options options={projects.clone()} chosen={chosen.to_owned()} /> };
            (select(Field::Project, is_known, options, scene), again)
        }
        SignIn::Asking(..) if state.session.is_none() => {
            (fields(way, scene), button("Cancel", onaction, || Action::KeepSession))
        }
        _ => (fields(way, scene), html! {}),
    };
    let word = if matches!(state.sign_in, SignIn::Choosing(..)) { "Continue" } else { "Sign in" };
    let content = html! {
        <>
            { fields }
            <div class="buttons">{ submit(word, asking) }{ more }</div>
            { remember(scene) }
            { settings_view(&state.settings, prefix, &onaction.reform(Action::Settings)) }
        </>
    };
    form("sign-in", onaction, || Action::SignIn, fieldset("Sign in", content))
}

fn fields(way: Way, scene: &Scene) -> Html {
    let (shown, summary, rest): (&[Field], &str, &[Field]) = match way {
        Way::Password => (
            &[Field::Identity, Field::User, Field::Password],
            "Project, domains, region",
            &[Field::Project, Field::UserDomain, Field::ProjectDomain, Field::Region],
        ),
        Way::ApplicationCredential => (
            &[Field::Identity, Field::ApplicationCredential, Field::Secret],
            "User, domain, region",
            &[Field::User, Field::UserDomain, Field::Region],
        ),
        Way::Token => return fields_view(&[Field::Identity, Field::Token], scene),
    };
    html! { <>{ fields_view(shown, scene) }{ folded(summary, rest, html! {}, scene) }</> }
}

/// Endpoint and token, and how to find the one by the other.
pub fn plain_connection(scene: &Scene) -> Html {
    let content = html! {
        <>
            { fields_view(&[Field::Endpoint, Field::Token], scene) }
            if !scene.state.host_token {
                { folded("Find the API endpoint by the token", &[Field::Identity], html! {
                    <>{ button("Look up", scene.onaction, || Action::SignIn) }{ remember(scene) }</>
                }, scene) }
            }
        </>
    };
    fieldset("Connection", content)
}

fn remember(scene: &Scene) -> Html {
    let onaction = scene.onaction.clone();
    let onchange = move |event: yew::Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            onaction.emit(Action::Remember(input.checked()));
        }
    };
    html! {
        if scene.remembers {
            <label class="check">
                <input type="checkbox" checked={scene.state.remember} {onchange} />
                { wording::REMEMBER }
            </label>
        }
    }
}
