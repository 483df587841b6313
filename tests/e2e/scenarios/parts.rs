//! The parts of the program that are loaded later: when, what a press before them comes to, and what is said where one does
//! not load.

use e2e::deadline::{SOON, until};
use e2e::expect;
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::Outcome;
use e2e::page::{Role, told};
use e2e::site::{slow_origin, slow_site};
use e2e::stage::Stage;

/// What all parts have in their names, and the main wasm has not.
const PARTS: [&str; 4] =
    ["trove-backup-cloud-", "trove-backup-console-", "trove-backup-settings-", "trove-backup-shared-"];

const NOT_LOADED: &str = "A part of this page did not load";

/// The page by way of a network that does this to each part.
async fn page_with(fault: Option<Fault>) -> Result<Faulty, String> {
    let network = slow_site().await?;
    for (part, fault) in PARTS.into_iter().filter_map(|part| Some((part, fault.clone()?))) {
        network.always("GET", part, fault);
    }
    Ok(network)
}

pub async fn none_is_asked_for_before_the_form_is_there(stage: Stage) -> Outcome {
    let _network = page_with(None).await?;
    stage.page.go(&(slow_origin() + "/")).await?;
    let script = "const at = (part) => performance.getEntriesByType('resource').filter(({ name }) => part.test(name));
                  const parts = at(/trove-backup-(cloud|console|shared)-/), main = at(/_bg\\.wasm/);
                  return [parts.length, Math.min(...parts.map((p) => p.startTime)), main[0]?.responseEnd].join(' ')";
    let times = until("the parts to be loaded ahead", SOON, async || {
        let times = stage.page.ask_text(script).await?;
        let numbers: Vec<f64> = times.split(' ').filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [count, first, main] if count >= 3.0 => Ok((first, main)),
            _ => Err(format!("they are {times}")),
        }
    })
    .await?;
    expect!(times.0 >= times.1, "each part to be asked for after the main wasm is there, got {times:?}");
    Ok(())
}

pub async fn a_press_before_its_part_waits_for_it(stage: Stage) -> Outcome {
    let page = &stage.page;
    let (site, network) = (page_with(Some(Fault::Held)).await?, stage.faulty().await?);
    let (endpoint, instance) = (network.endpoint(stage.cloud.endpoint()), stage.cloud.instance("metrics"));
    let link = format!("#endpoint={endpoint}&instance-id={instance}&name=e2e+an+early+press");
    page.open(&format!("{}/{link}", slow_origin())).await?;
    page.type_into("Token", stage.cloud.token()).await?;
    let button = page.find(Role::Button, "Create backup").await?;
    button.scroll_into_view().await.map_err(told)?;
    page.driver.action_chain().double_click_element(&button).perform().await.map_err(told)?;
    page.find(Role::Button, "Cancel").await?;
    expect!(network.count("POST") == 0, "nothing to be sent before its part is there");
    site.heal();
    page.shows_table().await?;
    network.was_posted_to_once()?;
    Ok(())
}

pub async fn what_does_not_load_is_said_and_tried_again(stage: Stage) -> Outcome {
    let page = &stage.page;
    let changed = Answer::new(200, "application/wasm", *b"\0asm\x01\0\0\0");
    for (what, fault) in [
        ("missing", Fault::Answer(Answer::html(404, "<h1>no such file</h1>"))),
        ("lost", Fault::LoseRequest),
        ("changed", Fault::Answer(changed)),
    ] {
        let (site, network) = (page_with(Some(fault)).await?, stage.faulty().await?);
        page.open(&(slow_origin() + "/")).await?;
        let draft = stage.draft_by(&network, "metrics", &format!("e2e {what} parts"));
        page.create(&draft).await?;
        page.alert_with(&[NOT_LOADED, "Nothing was sent"]).await?;
        page.keeps(&draft).await?;
        expect!(network.count("POST") == 0, "nothing to be sent without the {what} part");
        site.heal();
        page.press("Try again").await?;
        page.shows_table().await?;
        network.was_posted_to_once()?;
        stage.cloud.reset().await?;
    }
    Ok(())
}

pub async fn a_console_that_does_not_load_is_said(stage: Stage) -> Outcome {
    let page = &stage.page;
    let site = slow_site().await?;
    site.always("GET", "trove-backup-console-", Fault::LoseRequest);
    page.open(&(slow_origin() + "/")).await?;
    page.fill(&stage.draft("metrics", "e2e console")).await?;
    page.press("Backups").await?;
    page.alert_with(&[NOT_LOADED]).await?;
    site.heal();
    page.press("Try again").await?;
    page.list_until("Backups", "to be there", |list| !list.names().is_empty()).await?;
    Ok(())
}

pub async fn a_settings_file_waits_for_its_part(stage: Stage) -> Outcome {
    let page = &stage.page;
    let site = slow_site().await?;
    site.always("GET", "trove-backup-settings-", Fault::LoseRequest);
    page.open(&(slow_origin() + "/")).await?;
    page.choose_way("Password").await?;
    page.unfold("Fill in from openrc or clouds.yaml").await?;
    page.paste_settings("export OS_USERNAME=ops OS_PASSWORD='it'\\''s' OS_PROJECT_NAME=$UNSET\n").await?;
    page.alert_with(&[NOT_LOADED, "What you typed is kept"]).await?;
    page.holds(&[("Text", ""), ("User", "")]).await?;
    site.heal();
    page.press("Try again").await?;
    page.status_with("Filled in 2 fields: User, Password. Left out: project_name.").await?;
    page.holds(&[("User", "ops"), ("Password", "it's")]).await?;
    page.text_with_any(SOON, &["project_name: only a shell can work it out."]).await?;
    stage.picture("settings-left-out").await?;
    Ok(())
}

pub async fn an_element_whose_part_does_not_load_says_so(stage: Stage) -> Outcome {
    let page = &stage.page;
    let (site, network) = (page_with(Some(Fault::LoseRequest)).await?, stage.faulty().await?);
    page.open(&(slow_origin() + "/embed.html")).await?;
    page.create(&stage.draft_by(&network, "metrics", "e2e element parts")).await?;
    page.alert_with(&[NOT_LOADED]).await?;
    site.heal();
    page.press("Try again").await?;
    page.shows_table().await?;
    network.was_posted_to_once()?;
    Ok(())
}
