//! Who is signed in, for what and how long, and the ways out.

use std::rc::Rc;

use yew::prelude::*;

use super::{SessionView, select};
use crate::session::current::{Life, Session};
use crate::session::form::Input;
use crate::session::message::Message;
use crate::session::sign_in::SignIn;
use crate::session::text;
use crate::ui::button::button;
use crate::ui::element::{paragraph, sentence};
use crate::ui::options::ValueAndName;

/// The session.
pub fn current(session: &Session, view: &SessionView) -> Html {
    let SessionView { model, dispatch, now, .. } = view;
    let life = session.life_at(*now);
    let button = |word: &'static str, message: fn() -> Message| button(word, dispatch, message);
    let regions =
        session.issued_token.databases.iter().map(|database| (database.region.clone(), database.region.clone()));
    let regions: Rc<[ValueAndName]> = regions.collect();
    html! {
        <section class="session" part="session" aria-label="Session">
            <p dir="auto">{ sentence(text::who(session, *now)) }</p>
            if regions.len() > 1 {
                { select(Input::Region, regions, &session.region, session.database().is_some(), view) }
            }
            <div class="notices">
                if life == Life::Ending {
                    { paragraph("warning", text::ending(view.is_running)) }
                }
                if life == Life::Ended {
                    { paragraph("warning", text::HAS_ENDED) }
                }
                if session.issued_token.application_credential {
                    { paragraph("hint", text::OF_APPLICATION_CREDENTIAL) }
                }
                if matches!(model.sign_in, SignIn::RevokeAsked) {
                    <div class="notice" role="alert">{ paragraph("", text::REVOKE_WARNING) }</div>
                }
            </div>
            <div class="buttons">
                if matches!(model.sign_in, SignIn::RevokeAsked) {
                    { button("Keep the token", || Message::Keep) }
                    { button("Revoke anyway", || Message::Revoke) }
                } else {
                    if model.is_signing_in() {
                        if life != Life::Ended {
                            { button("Stay as it is", || Message::Keep) }
                        }
                    } else {
                        { button("Sign in again", || Message::SignInAgain) }
                    }
                    { button("Forget", || Message::Forget) }
                    { button("Revoke", || Message::Revoke) }
                    { button("Use a token", || Message::UseToken) }
                }
            </div>
            { paragraph("hint", text::WAYS_OUT) }
        </section>
    }
}
