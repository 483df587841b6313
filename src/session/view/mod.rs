//! Where and who: the methods to sign in, or who is signed in; or an endpoint and a token.

mod current;
mod field;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::Input;
use super::labels::label;
use super::message::Message;
use super::method::Method;
use super::model::Model;
use super::settings::view::settings_view;
use super::sign_in::SignIn;
use super::text;
use crate::openstack::types::time::UtcTime;
use crate::ui::alert::alert;
use crate::ui::button::button;
use crate::ui::element::{fieldset, form, submit, words};
use crate::ui::options::{Options, ValueAndName};
use crate::ui::select_field::{SelectField, select_field};
use field::{fields, folded, input_view};

/// What the view is made of.
pub struct SessionView<'a> {
    /// The beginning of all ids.
    pub prefix: &'a str,
    /// The state of the room.
    pub model: &'a Model,
    /// The page's origin, for what an operator has to allow.
    pub origin: &'a str,
    /// Now.
    pub now: UtcTime,
    /// Whether something that is followed runs by the token.
    pub is_running: bool,
    /// Whether what is not secret is to be remembered on this device; none where that cannot be.
    pub remember: Option<bool>,
    /// The alert under the fields for signing in.
    pub alert: NodeRef,
    /// The input of each field.
    pub node: &'a dyn Fn(Input) -> NodeRef,
    /// What hears of everything.
    pub dispatch: Callback<Message>,
    /// What hears whether something is to be remembered.
    pub onremember: Callback<bool>,
    /// What announces a sentence.
    pub announce: Callback<Rc<str>>,
}

impl SessionView<'_> {
    fn id(&self, input: Input) -> AttrValue {
        format!("{}-{}", self.prefix, input.key()).into()
    }

    fn error(&self, input: Input) -> Option<AttrValue> {
        self.model.problem(input).map(|problem| super::labels::problem(input, problem).into())
    }
}

/// Everything about signing in, but for endpoint and token, which are in the form itself.
pub fn session_view(view: &SessionView) -> Html {
    let SessionView { model, dispatch, .. } = view;
    if model.host_token && model.current.is_none() {
        return html! {};
    }
    let method = model.draft.method();
    let plain = method == Method::Token && model.current.is_none() && !matches!(model.sign_in, SignIn::Choosing(..));
    html! {
        <div class="connection" part="connection">
            if let Some(session) = &model.current {
                { current::current(session, view) }
            }
            if model.is_signing_in() {
                { methods(method, model, view.prefix, dispatch) }
                if !plain {
                    { sign_in_form(method, view) }
                }
            }
            { alert(text::alert(&model.sign_in, view.origin), view.alert.clone(), &view.announce, html! {}) }
        </div>
    }
}

fn methods(chosen: Method, model: &Model, prefix: &str, dispatch: &Callback<Message>) -> Html {
    let radio = |method: Method| {
        html! {
            <label>
                <input type="radio" name={format!("{prefix}-way")} checked={method == chosen} onchange={dispatch.reform(move |_| Message::Choose(method))} />
                { text::method(method) }
            </label>
        }
    };
    let offered = Method::ALL.into_iter().filter(|method| model.draft.offers(*method));
    html! {
        <fieldset class="ways" role="radiogroup">
            { words("legend", "", "Sign in with") }
            { for offered.map(radio) }
        </fieldset>
    }
}

fn sign_in_form(method: Method, view: &SessionView) -> Html {
    let SessionView { model, prefix, dispatch, .. } = view;
    let asking = matches!(model.sign_in, SignIn::Asking(..));
    let again = button("Start over", dispatch, || Message::Keep);
    let (fields, more) = match &model.sign_in {
        SignIn::Passcode { .. } => (input_view(Input::Passcode, view), again),
        SignIn::Choosing(.., projects) => {
            let chosen = model.draft.get(Input::Project);
            let is_known = projects.iter().any(|(id, _)| **id == *chosen);
            (select(Input::Project, projects.clone(), chosen, is_known, view), again)
        }
        SignIn::Asking(..) if model.current.is_none() => {
            (of_method(method, view), button("Cancel", dispatch, || Message::Keep))
        }
        _ => (of_method(method, view), html! {}),
    };
    let word = if matches!(model.sign_in, SignIn::Choosing(..)) { "Continue" } else { "Sign in" };
    let content = html! {
        <>
            { fields }
            <div class="buttons">{ submit(word, asking) }{ more }</div>
            { remember(view) }
            { settings_view(&model.settings, prefix, &dispatch.reform(Message::Settings)) }
        </>
    };
    form("sign-in", dispatch, || Message::SignIn, fieldset("Sign in", content))
}

fn of_method(method: Method, view: &SessionView) -> Html {
    let (shown, summary, rest): (&[Input], &str, &[Input]) = match method {
        Method::Password => (
            &[Input::Identity, Input::User, Input::Password],
            "Project, domains, region",
            &[Input::Project, Input::UserDomain, Input::ProjectDomain, Input::Region],
        ),
        Method::ApplicationCredential => (
            &[Input::Identity, Input::ApplicationCredential, Input::Secret],
            "User, domain, region",
            &[Input::User, Input::UserDomain, Input::Region],
        ),
        Method::Token => return fields(&[Input::Identity, Input::Token], view),
    };
    html! { <>{ fields(shown, view) }{ folded(summary, rest, html! {}, view) }</> }
}

/// Endpoint and token, and how to find the one by the other.
pub fn plain_connection(view: &SessionView) -> Html {
    let content = html! {
        <>
            { fields(&[Input::Endpoint, Input::Token], view) }
            if !view.model.host_token {
                { folded("Find the API endpoint by the token", &[Input::Identity], html! {
                    <>{ button("Look up", &view.dispatch, || Message::SignIn) }{ remember(view) }</>
                }, view) }
            }
        </>
    };
    fieldset("Connection", content)
}

/// A select of these options; where none is chosen, a first, empty one asks for a choice.
fn select(input: Input, options: Rc<[ValueAndName]>, chosen: &str, is_chosen: bool, view: &SessionView) -> Html {
    select_field(SelectField {
        id: view.id(input),
        label: label(input).into(),
        hint: super::labels::hint(input, view.model).into(),
        error: view.error(input),
        options: html! { <Options {options} chosen={chosen.to_owned()} /> },
        is_chosen,
        node: (view.node)(input),
        onchange: view.dispatch.reform(move |text: AttrValue| Message::Edit(input, (&*text).into())),
    })
}

fn remember(view: &SessionView) -> Html {
    let Some(checked) = view.remember else { return html! {} };
    let onremember = view.onremember.clone();
    let onchange = move |event: yew::Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            onremember.emit(input.checked());
        }
    };
    html! { <label class="check"><input type="checkbox" {checked} {onchange} />{ text::REMEMBER }</label> }
}
