//! The result: the backup in view, from its acceptance to its end.

use std::rc::Rc;

use yew::prelude::*;

use super::notice::Alert;
use super::property_table::PropertyTable;
use super::raw_json::RawJson;
use super::status::StatusView;
use crate::backup::follow::Watch;
use crate::backup::state::{Action, State};
use crate::backup::{notice, wording};
use crate::openstack::time::UtcTime;

/// Properties of [`ResultView`].
#[derive(Properties, PartialEq)]
pub struct ResultViewProps {
    /// The state to show.
    pub state: Rc<State>,
    /// Now.
    pub now: UtcTime,
    /// Takes what happens.
    pub onaction: Callback<Action>,
}

/// The backup in view, or what will be here.
#[component]
pub fn ResultView(props: &ResultViewProps) -> Html {
    let Some(follow) = &props.state.follow else {
        return html! { <section class="result" aria-label="Result"><p class="empty">{ wording::EMPTY }</p></section> };
    };
    let onsay = props.onaction.reform(|sentence: AttrValue| Action::Say(sentence.as_str().into()));
    let surroundings = &props.state.surroundings;
    html! {
        <section class="result" aria-label="Result">
            <h2 dir="auto">{ follow.backup.text("name").unwrap_or("Backup").to_owned() }</h2>
            if follow.found {
                <p class="warning">{ "The reply to your request was lost, but the backup exists: here it is. Nothing was sent twice." }</p>
            }
            <StatusView
                follow={follow.clone()}
                visible={surroundings.visible}
                online={surroundings.online}
                now={props.now}
            />
            <Alert notice={notice::of_follow(follow)} onsay={onsay.clone()}>
                if matches!(follow.watch, Watch::TokenRefused(_)) {
                    <button type="button" onclick={props.onaction.reform(|_| Action::Resume)}>{ "Continue with the new token" }</button>
                }
            </Alert>
            <PropertyTable follow={follow.clone()} now={props.now} onsay={onsay.clone()} />
            <RawJson follow={follow.clone()} {onsay} />
        </section>
    }
}
