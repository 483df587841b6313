//! The life of a session: its end, and the ways out of it.

use e2e::cloud::Cloud;
use e2e::deadline::{LATE, Look, SOON, until};
use e2e::expect;
use e2e::faulty::Faulty;
use e2e::outcome::Outcome;
use e2e::page::Role;
use e2e::stage::Stage;

/// The token that the page used last.
fn used(network: &Faulty) -> String {
    let requests = network.requests();
    let token = requests.iter().rev().find_map(|request| request.header("x-auth-token"));
    token.unwrap_or_default().to_owned()
}

/// Waits until the page says that the session is over, and shows the fields for signing in.
async fn has_ended(stage: &Stage) -> Look<()> {
    stage.page.text_with_any(LATE, &["session has ended"]).await?;
    stage.page.find(Role::Password, "Password").await.map(drop)
}

pub async fn ends_and_everything_is_kept(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.cloud.tokens_live(Some(20))?;
    stage.begin_session().await?;
    let form = [("Instance ID", stage.cloud.instance("orders")), ("Name", "e2e kept"), ("Description", "typed before")];
    page.fill_in(&form).await?;
    let session = page.session().await?.unwrap_or_default();
    expect!(!session.contains("sign in again before"), "no warning far from the end, got {session:?}");
    page.text_with_any(LATE, &["sign in again before you create"]).await?;
    stage.picture("session-ending").await?;
    has_ended(&stage).await?;
    stage.picture("session-ended").await?;
    page.holds(&form).await?;
    page.holds(&[("Identity endpoint", stage.cloud.identity()), ("User", "demo"), ("Password", "")]).await?;
    page.press("Create backup").await?;
    let fault = page.fault_of("Password").await?.unwrap_or_default();
    expect!(fault.contains("session has ended"), "Create backup to say that the session has ended, got {fault:?}");
    stage.cloud.tokens_live(None)?;
    page.type_into("Password", "demo").await?;
    page.press("Sign in").await?;
    page.session_with(" h left").await?;
    page.holds(&form).await?;
    page.press("Create backup").await?;
    page.follows_to("COMPLETED").await?;
    Ok(())
}

/// Begins a session and follows a backup in it.
async fn followed(stage: &Stage, network: &Faulty, name: &str) -> Look<Faulty> {
    let keystone = stage.begin_session_by(network).await?;
    stage.page.fill_in(&[("Instance ID", stage.cloud.instance("metrics")), ("Name", name)]).await?;
    stage.page.press("Create backup").await?;
    stage.page.shows_table().await?;
    network.is_polled_again().await?;
    Ok(keystone)
}

pub async fn revoking_asks_while_a_backup_runs(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let _keystone = followed(&stage, &network, "e2e revoked slow=40").await?;
    let token = used(&network);
    expect!(stage.cloud.takes(&token).await?, "a good token to begin with");
    page.press("Revoke").await?;
    page.alert_with(&["a backup or a restore is running", "fails"]).await?;
    stage.picture("revoking").await?;
    page.press("Keep the token").await?;
    until("the warning to go", SOON, async || match page.alerts().await?.as_str() {
        "" => Ok(()),
        alerts => Err(format!("it says {alerts:?}")),
    })
    .await?;
    expect!(stage.cloud.takes(&token).await?, "the token to be kept");
    network.is_polled_again().await?;
    page.press("Revoke").await?;
    page.press("Revoke anyway").await?;
    refuses(&stage.cloud, &token).await?;
    page.alert_with(&["signed out here"]).await?;
    expect!(page.table().await?.is_some(), "the table to stay");
    let session = page.session().await?;
    expect!(session.is_none(), "no session after Revoke, got {session:?}");
    Ok(network.is_silent().await?)
}

async fn refuses(cloud: &Cloud, token: &str) -> Look<()> {
    until("Keystone to refuse the token", SOON, async || match cloud.takes(token).await? {
        true => Err("it takes it still".to_owned()),
        false => Ok(()),
    })
    .await
}
