//! Signing in with the real Keystone: each way of it, and what it may answer.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::{Role, told};
use e2e::site::SIGN_IN;
use e2e::stage::Stage;
use thirtyfour::Key;

pub async fn by_password(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.fill_password(stage.cloud.identity(), "demo", "demo").await?;
    stage.picture("signing-in").await?;
    page.keys(Key::Enter + "").await?;
    let session = page.is_signed_in().await?;
    // In its first second it has 24 hours.
    let who = [23, 24].map(|hours| format!("Signed in as demo, project demo, region RegionOne: {hours} h left"));
    expect!(who.iter().any(|who| session.contains(who)), "the session to say {who:?}, got {session:?}");
    page.status_with("Signed in as demo, project demo.").await?;
    page.focus_goes_to("Instance ID").await?;
    for button in ["Sign in again", "Forget", "Revoke", "Use a token"] {
        page.find(Role::Button, button).await?;
    }
    for (role, name) in [(Role::Textbox, "API endpoint"), (Role::Password, "Token"), (Role::Password, "Password")] {
        let found = page.find_now(role, name).await?;
        expect!(found.is_none(), "no field {name} in a session");
    }
    stage.picture("session").await?;
    creates(&stage, "e2e by password").await
}

/// Creates a backup with the session, which is enough for it to be completed.
async fn creates(stage: &Stage, name: &str) -> Outcome {
    let page = &stage.page;
    page.fill_in(&[("Instance ID", stage.cloud.instance("orders")), ("Name", name)]).await?;
    page.press("Create backup").await?;
    let shown = page.follows_to("COMPLETED").await?;
    let id = shown.raw("id").unwrap_or_default();
    let backup = stage.cloud.get(&format!("/backups/{id}")).await?;
    shown.equals(&backup.body["backup"])?;
    Ok(())
}

pub async fn by_application_credential(stage: Stage) -> Outcome {
    let page = &stage.page;
    let (id, secret) = (stage.cloud.fact("APP_CREDENTIAL_ID"), stage.cloud.fact("APP_CREDENTIAL_SECRET"));
    stage.open().await?;
    page.choose_way("Application credential").await?;
    let identity = ("Identity endpoint", stage.cloud.identity());
    page.fill_in(&[identity, ("Application credential", id), ("Secret", secret)]).await?;
    page.press("Sign in").await?;
    page.session_with("Signed in as demo, project demo, region RegionOne").await?;
    creates(&stage, "e2e by credential").await
}

/// A credential's name is not enough: it needs its user, whose field is folded away at first.
pub async fn by_the_name_of_a_credential(stage: Stage) -> Outcome {
    let page = &stage.page;
    let secret = stage.cloud.fact("APP_CREDENTIAL_SECRET");
    let identity = ("Identity endpoint", stage.cloud.identity());
    stage.open().await?;
    page.choose_way("Application credential").await?;
    page.fill_in(&[identity, ("Application credential", "nightly"), ("Secret", secret)]).await?;
    page.press("Sign in").await?;
    let fault = page.fault_of("User").await?.unwrap_or_default();
    expect!(!fault.is_empty(), "a credential's name to need its user, in sight");
    page.focus_goes_to("User").await?;
    page.type_into("User", "demo").await?;
    page.press("Sign in").await?;
    page.session_with("Signed in as demo, project demo").await?;
    Ok(())
}

/// The endpoint that the token's catalog names takes the place of another one.
pub async fn look_up_beside_an_endpoint(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.fill_in(&[("API endpoint", "http://127.0.0.1:1/v1.0/old"), ("Token", stage.cloud.token())]).await?;
    page.unfold("Find the API endpoint by the token").await?;
    page.type_into("Identity endpoint", stage.cloud.identity()).await?;
    page.press("Look up").await?;
    page.session_with("Signed in as demo, project demo, region RegionOne").await?;
    creates(&stage, "e2e beside an endpoint").await
}

/// The field stands in the form that creates a backup, and Enter sends forms.
pub async fn enter_looks_up_and_creates_nothing(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.fill(&stage.draft("orders", "e2e enter")).await?;
    page.unfold("Find the API endpoint by the token").await?;
    page.type_into("Identity endpoint", stage.cloud.identity()).await?;
    page.keys(thirtyfour::Key::Enter + "").await?;
    page.session_with("Signed in as demo, project demo, region RegionOne").await?;
    let made = stage.cloud.get(&format!("/backups?instance_id={}", stage.cloud.instance("orders"))).await?;
    expect!(!made.body.to_string().contains("e2e enter"), "nothing to be created, got {}", made.body);
    Ok(())
}

pub async fn chooses_among_projects(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.sign_in(stage.cloud.identity(), "roamer", "roamer").await?;
    let select = page.find(Role::Select, "Project").await?;
    page.focus_goes_to("Project").await?;
    let (mut projects, chosen) = page.choices("Project").await?;
    projects.retain(|project| ["bare", "demo", "twin"].contains(&project.as_str()));
    projects.sort();
    expect!(projects == ["bare", "demo", "twin"], "the projects of roamer, got {projects:?}");
    expect!(chosen.is_empty(), "no project to be chosen already, got {chosen:?}");
    stage.picture("choosing-a-project").await?;
    page.press("Continue").await?;
    let fault = until("the project to be asked for", SOON, async || {
        page.fault_at(&select).await?.ok_or_else(|| "it is not at fault".to_owned())
    })
    .await?;
    expect!(!fault.is_empty(), "words at the project that is missing");
    page.choose("Project", stage.cloud.fact("PROJECT_ID")).await?;
    page.press("Continue").await?;
    page.session_with("Signed in as roamer, project demo, region RegionOne").await?;
    creates(&stage, "e2e by roamer").await
}

pub async fn two_regions(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.fill_password(stage.cloud.identity(), "roamer", "roamer").await?;
    page.unfold("Project, domains, region").await?;
    page.type_into("Project", "twin").await?;
    page.press("Sign in").await?;
    page.session_with("project twin").await?;
    let (regions, chosen) = page.choices("Region").await?;
    for region in ["RegionOne", "RegionTwo"] {
        expect!(regions.iter().any(|known| known == region), "{region} among the regions, got {regions:?}");
    }
    expect!(chosen.is_empty(), "no region to be chosen, got {chosen:?}");
    page.fill_in(&[("Instance ID", stage.cloud.instance("orders")), ("Name", "e2e twin")]).await?;
    page.press("Create backup").await?;
    let select = page.find(Role::Select, "Region").await?;
    let fault = until("Region to be at fault", SOON, async || {
        page.fault_at(&select).await?.ok_or_else(|| "it is not aria-invalid".to_owned())
    })
    .await?;
    expect!(fault.contains("Choose a region."), "the region to be asked for, got {fault:?}");
    page.focus_goes_to("Region").await?;
    page.choose("Region", "RegionTwo").await?;
    page.press("Create backup").await?;
    // The twin's second region is the same Trove by another name; it has no such instance in this project.
    page.alert_with(&["404"]).await?;
    asked_in_second_region(&stage).await
}

/// Holds that requests went to the endpoint of the second region, and none to that of the first.
async fn asked_in_second_region(stage: &Stage) -> Outcome {
    let script =
        "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/v1.0/'))";
    let asked = until("a request to Trove", SOON, async || {
        let asked = stage.page.ask(script, Vec::new()).await?;
        let asked: Vec<String> = serde_json::from_value(asked).map_err(told)?;
        if asked.is_empty() { Err("there is none".to_owned()) } else { Ok(asked) }
    })
    .await?;
    let all = asked.iter().all(|url| url.starts_with("http://localhost:"));
    expect!(all, "requests to the second region's endpoint only, got {asked:?}");
    Ok(())
}

pub async fn second_factor(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.sign_in(stage.cloud.identity(), "careful", "careful").await?;
    page.find(Role::Textbox, "Code").await?;
    page.focus_goes_to("Code").await?;
    let alerts = page.alerts().await?;
    expect!(alerts.is_empty(), "no alert where a code is wanted, got {alerts:?}");
    stage.picture("second-factor").await?;
    let code = stage.cloud.passcode().await?;
    page.keys(code.as_str()).await?;
    page.press("Sign in").await?;
    page.session_with("Signed in as careful, project demo").await?;
    creates(&stage, "e2e by careful").await
}

pub async fn site_presets_where_keystone_is(stage: Stage) -> Outcome {
    let page = &stage.page;
    page.open(&stage.address(SIGN_IN)).await?;
    until("the presets to be there", SOON, async || match page.way().await?.as_str() {
        "Password" => Ok(()),
        way => Err(format!("the way is {way:?}")),
    })
    .await?;
    let ways = page.ways().await?;
    expect!(ways == ["Password", "Application credential"], "the ways that the site names, got {ways:?}");
    page.holds(&[("Identity endpoint", stage.cloud.identity())]).await?;
    page.unfold("Project, domains, region").await?;
    page.holds(&[("User's domain", "Default"), ("Region", "RegionOne")]).await?;
    page.fill_in(&[("User", "demo"), ("Password", "demo")]).await?;
    page.press("Sign in").await?;
    page.session_with("Signed in as demo, project demo, region RegionOne").await?;
    Ok(())
}
