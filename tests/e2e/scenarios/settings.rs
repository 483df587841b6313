//! What fills in the fields for signing in: settings files, and what this device remembers.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Role;
use e2e::project;
use e2e::stage::Stage;

const FOLDED: &str = "Fill in from openrc or clouds.yaml";
const STORED: &str = "return JSON.stringify({ ...localStorage })";

fn clouds_yaml(stage: &Stage) -> String {
    let (id, secret) = (stage.cloud.fact("APP_CREDENTIAL_ID"), stage.cloud.fact("APP_CREDENTIAL_SECRET"));
    let identity = stage.cloud.identity();
    format!(
        "# Two of them\nclouds:\n  by-password:\n    auth:\n      auth_url: {identity}\n      username: demo\n      \
         password: 'demo'\n      project_name: demo\n      user_domain_name: Default\n    region_name: RegionOne\n  \
         by-credential:\n    auth_type: v3applicationcredential\n    auth:\n      auth_url: \"{identity}\"\n      \
         application_credential_id: {id}\n      application_credential_secret: {secret}\n"
    )
}

async fn unfolded(stage: &Stage) -> Outcome {
    stage.open().await?;
    stage.page.choose_way("Password").await?;
    stage.page.unfold(FOLDED).await?;
    Ok(())
}

pub async fn pasted_clouds_yaml(stage: Stage) -> Outcome {
    let page = &stage.page;
    unfolded(&stage).await?;
    page.paste_settings(&clouds_yaml(&stage)).await?;
    page.find(Role::Button, "by-password").await?;
    page.holds(&[("Text", "")]).await?;
    stage.picture("settings-file").await?;
    page.press("by-credential").await?;
    until("the way of the chosen cloud", SOON, async || match page.way().await?.as_str() {
        "Application credential" => Ok(()),
        way => Err(format!("it is {way:?}")),
    })
    .await?;
    page.holds(&[("Application credential", stage.cloud.fact("APP_CREDENTIAL_ID"))]).await?;
    let secret = page.value("Secret").await?;
    expect!(secret == stage.cloud.fact("APP_CREDENTIAL_SECRET"), "the secret of the file in its field");
    page.press("Sign in").await?;
    page.session_with("Signed in as demo, project demo").await?;
    let markup = page.markup().await?;
    let held = markup.contains(stage.cloud.fact("APP_CREDENTIAL_SECRET"));
    expect!(!held, "the file's secret nowhere in the document after signing in");
    Ok(())
}

pub async fn chosen_file(stage: Stage) -> Outcome {
    let page = &stage.page;
    let file = project::state().join("clouds.yaml");
    unfolded(&stage).await?;
    std::fs::write(&file, "#".repeat(100_001)).map_err(|error| error.to_string())?;
    page.choose_settings(&file).await?;
    page.status_with("larger than any openrc file or clouds.yaml").await?;
    // As Windows' shells write it.
    let wide: Vec<u8> = format!("\u{feff}{}", clouds_yaml(&stage)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&file, wide).map_err(|error| error.to_string())?;
    page.choose_settings(&file).await?;
    page.find(Role::Button, "by-password").await?;
    std::fs::write(&file, clouds_yaml(&stage)).map_err(|error| error.to_string())?;
    page.choose_settings(&file).await?;
    page.press("by-password").await?;
    page.holds(&[("Identity endpoint", stage.cloud.identity()), ("User", "demo"), ("Password", "demo")]).await?;
    page.press("Sign in").await?;
    page.session_with("Signed in as demo, project demo, region RegionOne").await?;
    Ok(())
}

pub async fn remembers_what_is_not_secret(stage: Stage) -> Outcome {
    let page = &stage.page;
    let secret = "never-to-be-stored";
    stage.open().await?;
    page.fill_password(stage.cloud.identity(), "demo", secret).await?;
    let stored = page.ask_text(STORED).await?;
    expect!(stored == "{}", "nothing to be stored unasked, got {stored}");
    let remember = page.find(Role::Checkbox, "Remember on this device what is not secret").await?;
    page.click(&remember).await?;
    until("what is not secret to be stored", SOON, async || match page.ask_text(STORED).await? {
        stored if stored.contains(stage.cloud.identity()) => Ok(()),
        stored => Err(format!("there is {stored}")),
    })
    .await?;
    let stored = page.ask_text(STORED).await?;
    expect!(!stored.contains(secret), "no password to be stored, got {stored}");
    stage.open().await?;
    let way = page.way().await?;
    expect!(way == "Password", "the way to be remembered, got {way:?}");
    page.holds(&[("Identity endpoint", stage.cloud.identity()), ("User", "demo"), ("Password", "")]).await?;
    page.type_into("Password", "demo").await?;
    page.press("Sign in").await?;
    page.is_signed_in().await?;
    let stored = page.ask_text(STORED).await?;
    let token = stored.to_lowercase().contains("token\":") || stored.contains("gAAAA");
    expect!(!token, "no token to be stored, got {stored}");
    stage.open().await?;
    let remember = page.find(Role::Checkbox, "Remember on this device what is not secret").await?;
    expect!(remember.is_selected().await?, "the box to be ticked still");
    page.click(&remember).await?;
    until("nothing to be stored any more", SOON, async || match page.ask_text(STORED).await?.as_str() {
        "{}" => Ok(()),
        stored => Err(format!("there is {stored}")),
    })
    .await?;
    stage.open().await?;
    let way = page.way().await?;
    expect!(way == "Use a token", "nothing to be remembered any more, got the way {way:?}");
    Ok(())
}
