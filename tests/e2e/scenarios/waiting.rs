//! While the answer to a POST is on its way: somebody is impatient, waits, cancels; or the way leads elsewhere.

use e2e::cloud::trove_port;
use e2e::deadline::{LATE, SOON, throughout, until};
use e2e::expect;
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::Outcome;
use e2e::page::{Role, told};
use e2e::stage::Stage;
use std::time::Duration;
use thirtyfour::Key;

/// The server's answer waits this long where somebody is impatient.
const SLOW: Duration = Duration::from_millis(1500);

pub async fn double_click_posts_once(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::SlowReply(SLOW));
    stage.open().await?;
    page.fill(&stage.draft_by(&network, "metrics", "e2e double click")).await?;
    let button = page.find(e2e::page::Role::Button, "Create backup").await?;
    button.scroll_into_view().await.map_err(told)?;
    page.driver.action_chain().double_click_element(&button).perform().await.map_err(told)?;
    page.shows_table().await?;
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn repeated_enter_posts_once(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::SlowReply(SLOW));
    stage.open().await?;
    page.fill(&stage.draft_by(&network, "metrics", "e2e enter enter")).await?;
    let name = page.field("Name").await?;
    for _ in 0..4 {
        name.send_keys(Key::Enter + "").await.map_err(told)?;
    }
    page.shows_table().await?;
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn slow_reply_waits_in_sight(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::SlowReply(Duration::from_secs(3)));
    stage.open().await?;
    page.fill(&stage.draft_by(&network, "metrics", "e2e slow reply")).await?;
    let create = page.find(Role::Button, "Create backup").await?;
    create.scroll_into_view().await?;
    let [left, top, right, bottom] = page.place(&create).await?;
    create.click().await?;
    let cancel = page.find(Role::Button, "Cancel").await?;
    let place = page.place(&cancel).await?;
    let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let hit = place[0] <= x && x <= place[2] && place[1] <= y && y <= place[3];
    expect!(!hit, "Cancel at {place:?} not to be where a double click on Create backup lands ({x}, {y})");
    until("the status region to say that it waits", SOON, async || match page.status().await?.as_str() {
        "" => Err("it says nothing".to_owned()),
        _ => Ok(()),
    })
    .await?;
    expect!(page.table().await?.is_none(), "no table before the server has answered");
    stage.picture("sending").await?;
    page.shows_table().await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn cancelled_stays_cancelled(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::SlowReply(Duration::from_secs(3)));
    stage.open().await?;
    let draft = stage.draft_by(&network, "sessions", "e2e cancelled slow=20");
    page.create(&draft).await?;
    let arrived = async || match network.count("POST") {
        1 => Ok(()),
        _ => Err("it has not arrived".to_owned()),
    };
    until("the POST to reach the server", SOON, arrived).await?;
    page.press("Cancel").await?;
    until("the form to be ready again", LATE, async || {
        let create = page.find_now(Role::Button, "Create backup").await?;
        let ready = match create {
            Some(create) => create.attr("aria-disabled").await.is_ok_and(|closed| closed.as_deref() == Some("false")),
            None => false,
        };
        if ready { Ok(()) } else { Err("Create backup is not there, or says that it is closed".to_owned()) }
    })
    .await?;
    page.keeps(&draft).await?;
    // The late answer comes meanwhile.
    throughout("no second POST, whatever becomes of the late answer", Duration::from_secs(5), async || {
        let posts = network.count("POST");
        if posts == 1 { Ok(()) } else { Err(format!("there were {posts} POSTs")) }
    })
    .await?;
    Ok(())
}

pub async fn redirect_is_not_followed(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    let elsewhere = Faulty::before(trove_port()).await?;
    let location = format!("{}/backups", elsewhere.endpoint(stage.cloud.endpoint()));
    let redirect = Answer::new(307, "text/plain", "").header("Location", &location);
    network.always("POST", "/backups", Fault::Answer(redirect));
    stage.open().await?;
    let draft = stage.draft_by(&network, "orders", "e2e redirected");
    page.create(&draft).await?;
    page.alert_with(&["The server answered with a redirect, which was not followed."]).await?;
    page.keeps(&draft).await?;
    let heard = elsewhere.heard();
    expect!(heard == 0, "no request to the redirect's target, got {heard}");
    Ok(network.was_posted_to_once()?)
}
