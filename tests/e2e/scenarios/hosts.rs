//! The component in real dashboards (examples/): each shows the form, creates a backup on the real cloud with the
//! dashboard's own token, follows it, and hears of its end.

use e2e::deadline::{LATE, Look, SOON, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::told;
use e2e::site::HOSTS;
use e2e::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

/// Opens a dashboard and waits until it has given the component what it knows.
async fn open(stage: &Stage, host: &str) -> Look<()> {
    stage.sign_in("orders")?;
    stage.page.go(&stage.address(&format!("{HOSTS}{host}/index.html"))).await?;
    knows(stage).await
}

async fn knows(stage: &Stage) -> Look<()> {
    let instance = stage.cloud.instance("orders");
    until("the instance that the dashboard knows", SOON, async || match stage.page.value("Instance ID").await? {
        value if value == instance => Ok(()),
        value => Err(format!("it holds {value:?}")),
    })
    .await
}

/// Creates a backup without typing a token, and follows it to its end.
async fn create(stage: &Stage, name: &str) -> Look<()> {
    let page = &stage.page;
    page.type_into("Name", name).await?;
    page.press("Create backup").await?;
    let table = page.follows_to("COMPLETED").await?;
    table.is_well_formed()?;
    if table.raw("name") != Some(name) {
        return Err(format!("expected the backup {name:?}, got {:?}", table.raw("name")));
    }
    Ok(())
}

/// The whole story in one dashboard.
async fn plays(stage: &Stage, host: &str) -> Outcome {
    let name = format!("e2e {host}");
    open(stage, host).await?;
    create(stage, &name).await?;
    stage.page.text_with_any(LATE, &[&format!("{name}: completed")]).await?;
    stage.picture(&format!("host-{host}")).await?;
    let markup = stage.page.markup().await?;
    expect!(!markup.contains(stage.cloud.token()), "the token not to be in the document");
    Ok(())
}

pub async fn plain_html(stage: Stage) -> Outcome {
    plays(&stage, "html").await
}

pub async fn react_by_vite(stage: Stage) -> Outcome {
    plays(&stage, "react").await
}

pub async fn vue_by_vite(stage: Stage) -> Outcome {
    plays(&stage, "vue").await
}

pub async fn mount_by_webpack(stage: Stage) -> Outcome {
    plays(&stage, "webpack").await
}

pub async fn yew_with_the_component(stage: Stage) -> Outcome {
    plays(&stage, "yew-component").await
}

/// Two yew modules on one page: each hears its own listeners only, and each hears them once.
pub async fn yew_with_the_element(stage: Stage) -> Outcome {
    let page = &stage.page;
    open(&stage, "yew-element").await?;
    page.press("Create backup").await?;
    until("the form's own listener", SOON, async || page.fault_of("Name").await?.ok_or("nothing".to_owned())).await?;
    // Of two modules that both number from 0, the dashboard could take one of these for its own, and hear it twice.
    for field in ["API endpoint", "Token", "Instance ID", "Name", "Description"] {
        let field = page.field(field).await?;
        page.click(&field).await?;
    }
    page.text_with_any(SOON, &["6 clicks"]).await?;
    create(&stage, "e2e yew-element").await?;
    page.text_with_any(LATE, &["e2e yew-element: completed"]).await?;
    let before = page.text().await?;
    expect!(
        before.contains("8 clicks"),
        "the field's click and the button's to reach the dashboard once each, got {before:?}"
    );
    stage.picture("host-yew-element").await?;
    Ok(())
}

pub async fn strict_policy(stage: Stage) -> Outcome {
    plays(&stage, "csp").await
}

pub async fn hostile_styles(stage: Stage) -> Outcome {
    plays_in_hostile_styles(&stage).await
}

async fn plays_in_hostile_styles(stage: &Stage) -> Outcome {
    let page = &stage.page;
    open(stage, "hostile").await?;
    create(stage, "e2e hostile").await?;
    let script = "
        const button = all('button[type=submit]')[0], table = all('table')[0], input = all('input')[0];
        const style = getComputedStyle;
        return { font: style(button).fontSize, transform: style(button).textTransform, spacing: style(input).letterSpacing,
                 table: style(table).display, input: style(input).display, direction: style(table).direction,
                 colour: style(all('label')[0]).color, cursor: style(table).cursor,
                 wide: all('input')[0].getBoundingClientRect().width > 200,
                 aligned: style(all('td')[0]).textAlign }";
    let looks = page.ask(script, Vec::new()).await?;
    let expected = json!({ "font": "16px", "transform": "none", "spacing": "normal", "table": "table", "input": "block",
        "direction": "ltr", "colour": "rgb(28, 33, 40)", "cursor": "auto", "wide": true, "aligned": "start" });
    stage.picture("host-hostile").await?;
    expect!(looks == expected, "the component to look as ever: {expected}, got {looks}");
    Ok(())
}

pub async fn in_an_iframe(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.sign_in("orders")?;
    page.go(&stage.address(&format!("{HOSTS}iframe/index.html"))).await?;
    page.driver.enter_frame(0).await.map_err(told)?;
    knows(&stage).await?;
    // By Enter: Firefox's driver does not bring a button in a frame into the window's sight.
    page.type_into("Name", "e2e iframe").await?;
    page.keys(Key::Enter + "").await?;
    page.follows_to("COMPLETED").await?;
    page.text_with_any(LATE, &["e2e iframe: completed"]).await?;
    page.driver.enter_default_frame().await.map_err(told)?;
    stage.picture("host-iframe").await?;
    Ok(())
}
