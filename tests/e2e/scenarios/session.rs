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
    stage.cloud.tokens_live(Some(30))?;
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

pub async fn ends_while_a_backup_is_followed(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    stage.cloud.tokens_live(Some(25))?;
    let _keystone = stage.begin_session_by(&network).await?;
    page.fill_in(&[("Instance ID", stage.cloud.instance("billing")), ("Name", "e2e outlives slow=40")]).await?;
    page.press("Create backup").await?;
    page.shows_table().await?;
    let first = used(&network);
    page.text_with_any(LATE, &["uses this session's token"]).await?;
    has_ended(&stage).await?;
    page.alert_within(LATE, &["refused", "401"]).await?;
    expect!(page.table().await?.is_some(), "the table to stay when the session ends");
    stage.picture("session-ended-while-following").await?;
    network.is_silent().await?;
    stage.cloud.tokens_live(None)?;
    page.type_into("Password", "demo").await?;
    page.press("Sign in").await?;
    page.session_with(" h left").await?;
    page.follows_to("COMPLETED").await?;
    expect!(used(&network) != first, "following to go on with the new token");
    let alerts = page.alerts().await?;
    expect!(alerts.is_empty(), "no alert once following goes on, got {alerts:?}");
    Ok(network.was_posted_to_once()?)
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

pub async fn forgotten_token_is_used_no_more(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let _keystone = followed(&stage, &network, "e2e forgotten slow=40").await?;
    let token = used(&network);
    page.press("Forget").await?;
    page.alert_with(&["signed out here"]).await?;
    expect!(page.table().await?.is_some(), "the table to stay");
    page.holds(&[("Instance ID", stage.cloud.instance("metrics")), ("Name", "e2e forgotten slow=40")]).await?;
    let session = page.session().await?;
    expect!(session.is_none(), "no session after Forget, got {session:?}");
    stage.picture("forgotten").await?;
    network.is_silent().await?;
    expect!(stage.cloud.takes(&token).await?, "the token to be good still: it was forgotten here only");
    let markup = page.markup().await?;
    expect!(!markup.contains(&token), "the token nowhere in the document");
    page.type_into("Password", "demo").await?;
    page.press("Sign in").await?;
    page.is_signed_in().await?;
    page.follows_to("COMPLETED").await?;
    expect!(used(&network) != token, "another token after signing in again");
    Ok(())
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

pub async fn revokes_at_once_when_nothing_runs(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let _keystone = stage.begin_session_by(&network).await?;
    page.keys(thirtyfour::Key::Down + "").await?;
    network.is_polled_again().await?;
    let token = used(&network);
    page.press("Revoke").await?;
    refuses(&stage.cloud, &token).await?;
    page.status_with("revoked").await?;
    let session = page.session().await?;
    expect!(session.is_none(), "no session after Revoke, got {session:?}");
    Ok(())
}

pub async fn signs_in_again_while_following(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let _keystone = followed(&stage, &network, "e2e again slow=20").await?;
    let token = used(&network);
    page.press("Sign in again").await?;
    page.find(Role::Password, "Password").await?;
    page.press("Stay as it is").await?;
    until("the fields to go", SOON, async || {
        let field = page.find_now(Role::Password, |name| name == "Password").await?;
        if field.is_none() { Ok(()) } else { Err("they are there".to_owned()) }
    })
    .await?;
    page.press("Sign in again").await?;
    page.type_into("Password", "demo").await?;
    page.press("Sign in").await?;
    until("the new session alone", SOON, async || {
        let field = page.find_now(Role::Password, |name| name == "Password").await?;
        if field.is_none() { Ok(()) } else { Err("the fields for signing in are there".to_owned()) }
    })
    .await?;
    page.follows_to("COMPLETED").await?;
    // The new token serves what is asked from now on.
    page.fill_in(&[("Instance ID", stage.cloud.instance("orders")), ("Name", "e2e after that")]).await?;
    page.press("Create backup").await?;
    until("the second backup", SOON, async || {
        let table = page.table().await?.unwrap_or_default();
        if table.raw("name") == Some("e2e after that") { Ok(()) } else { Err("it is not shown".to_owned()) }
    })
    .await?;
    expect!(used(&network) != token, "the new token to be used");
    Ok(())
}

pub async fn leads_back_to_a_token(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.begin_session().await?;
    page.press("Use a token").await?;
    page.find(Role::Textbox, "API endpoint").await?;
    let (way, session) = (page.way().await?, page.session().await?);
    expect!(way == "Use a token", "the way by token, got {way:?}");
    expect!(session.is_none(), "no session any more, got {session:?}");
    page.create(&stage.draft("orders", "e2e token after all")).await?;
    page.follows_to("COMPLETED").await?;
    Ok(())
}
