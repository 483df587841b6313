//! Who is signed in, for what and how long, and the ways out.

use std::rc::Rc;

use yew::prelude::*;

use super::Scene;
use super::choice::select;
use crate::backup::action::Action;
use crate::backup::draft::Field;
use crate::backup::session::{Life, Session};
use crate::backup::session_wording as wording;
use crate::backup::sign_in::SignIn;
use crate::ui::button::button;
use crate::ui::element::{paragraph, sentence};
use crate::ui::options::{Options, ValueAndName};

/// The session, where there is one.
pub fn session_view(session: &Session, scene: &Scene) -> Html {
    let Scene { state, onaction, now, .. } = *scene;
    let life = session.life_at(now);
    let running = state.is_following();
    let button = |word: &'static str, action: fn() -> Action| button(word, onaction, action);
    let regions = session.grant.databases.iter().map(|database| (database.region.clone(), database.region.clone()));
    let regions: Rc<[ValueAndName]> = regions.collect();
    html! {
        <section class="session" part="session" aria-label="Session">
            <p dir="auto">{ sentence(wording::who(session, now)) }</p>
            if regions.len() > 1 {
                { select(Field::Region, session.database().is_some(), html! { <Options options={regions} chosen={session.region.clone()} /> }, scene) }
            }
            <div class="notices">
                if life == Life::Ending {
                    { paragraph("warning", wording::ending(running)) }
                }
                if life == Life::Ended {
                    { paragraph("warning", "This session has ended. Sign in again; everything else is kept.") }
                }
                if session.grant.application_credential {
                    { paragraph("hint", wording::OF_APPLICATION_CREDENTIAL) }
                }
                if matches!(state.sign_in, SignIn::RevokeAsked) {
                    <div class="notice" role="alert">{ paragraph("", wording::REVOKE_WARNING) }</div>
                }
            </div>
            <div class="buttons">
                if matches!(state.sign_in, SignIn::RevokeAsked) {
                    { button("Keep the token", || Action::KeepSession) }
                    { button("Revoke anyway", || Action::Revoke) }
                } else {
                    if state.is_signing_in() {
                        if life != Life::Ended {
                            { button("Stay as it is", || Action::KeepSession) }
                        }
                    } else {
                        { button("Sign in again", || Action::SignInAgain) }
                    }
                    { button("Forget", || Action::Forget) }
                    { button("Revoke", || Action::Revoke) }
                    { button("Use a token", || Action::UseToken) }
                }
            </div>
            { paragraph("hint", wording::WAYS_OUT) }
        </section>
    }
}
