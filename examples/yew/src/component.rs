//! A dashboard in yew with the Rust component: props and callbacks, one wasm module.

mod session;

use session::{Session, session};
use trove_backup::{Backup, FailedBackup, TokenSource, TroveBackup};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
fn Dashboard() -> Html {
    let known = use_state(Session::default);
    let said = use_state(|| "Nothing so far.".to_owned());
    let clicks = use_state(|| 0);
    let token = use_memo((), |()| TokenSource::function(|| async { Ok(session().await?.token) }));
    use_effect_with((), {
        let known = known.clone();
        move |()| spawn_local(async move { known.set(session().await.unwrap_or_default()) })
    });
    let say = |what: &'static str| {
        let said = said.clone();
        move |backup: Backup| said.set(format!("{}: {what}", backup.text("name").unwrap_or_default()))
    };
    let failed = say("failed");
    let onclick = {
        let clicks = clicks.clone();
        move |_| clicks.set(*clicks + 1)
    };
    html! {
        <main {onclick}>
            <h1>{ "yew dashboard" }</h1>
            <TroveBackup
                endpoint={known.endpoint.clone()}
                instance_id={known.instance_id.clone()}
                token={(*token).clone()}
                oncreated={say("created")}
                oncompleted={say("completed")}
                onfailed={move |FailedBackup { backup, .. }| failed(backup)}
            />
            <p>{ &*said }</p>
            <p>{ format!("{} clicks", *clicks) }</p>
        </main>
    }
}

fn main() {
    yew::Renderer::<Dashboard>::new().render();
}
