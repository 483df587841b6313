//! Answers to a POST that no Trove gives: proxies' pages, login pages, bodies cut short or without end.

use e2e::deadline::{LATE, SOON};
use e2e::expect;
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::{End, Outcome};
use e2e::page::Draft;
use e2e::stage::Stage;

const BAD_GATEWAY: &str = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1>\
                           </center><hr><center>nginx</center></body></html>";
const LOGIN: &str = "<!doctype html><html><head><title>Sign in</title></head><body><form action=/login>\
                     <input name=user></form><p>Sign in to continue</p></body></html>";

/// Sends a good form to a server that answers the POST like this.
pub async fn answered(stage: &Stage, answer: Answer) -> Result<(Faulty, Draft), End> {
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::Answer(answer));
    stage.open().await?;
    let draft = stage.draft_by(&network, "orders", "e2e odd answer");
    stage.page.create(&draft).await?;
    Ok((network, draft))
}

/// What holds after each of them.
pub async fn survived(stage: &Stage, network: &Faulty, draft: &Draft) -> Outcome {
    stage.page.keeps(draft).await?;
    Ok(network.was_posted_to_once()?)
}

pub async fn unreachable_names_cors(stage: Stage) -> Outcome {
    let page = &stage.page;
    let network = stage.faulty().await?;
    network.always("*", "", Fault::Answer(Answer::html(502, BAD_GATEWAY).without_cors()));
    stage.open().await?;
    let draft = stage.draft_by(&network, "orders", "e2e unreachable");
    page.create(&draft).await?;
    page.alert_with(&["cors", "allowed_origin"]).await?;
    page.keeps(&draft).await?;
    stage.picture("unreachable").await?;
    Ok(())
}

pub async fn html_502(stage: Stage) -> Outcome {
    let (network, draft) = answered(&stage, Answer::html(502, BAD_GATEWAY)).await?;
    let alert = stage.page.alert_with(&["502"]).await?;
    expect!(!alert.contains("<html"), "words and no markup in the alert, got {alert:?}");
    survived(&stage, &network, &draft).await
}

pub async fn login_page_with_200(stage: Stage) -> Outcome {
    let (network, draft) = answered(&stage, Answer::html(200, LOGIN)).await?;
    stage.page.alert_with(&["200"]).await?;
    expect!(stage.page.table().await?.is_none(), "no table made of a login page");
    survived(&stage, &network, &draft).await
}

pub async fn truncated_json(stage: Stage) -> Outcome {
    let half = "{\"backup\": {\"id\": \"c0ffee00-0000-4000-8000-000000000001\", \"name\": \"e2e od";
    let answer = Answer::new(202, "application/json", half).declaring(600);
    let (network, draft) = answered(&stage, answer).await?;
    stage.page.text_with_any(SOON, &["could not be read", "may still appear", "check again"]).await?;
    survived(&stage, &network, &draft).await
}

pub async fn enormous_body(stage: Stage) -> Outcome {
    let answer = Answer::html(200, "<html>").filled(50 * 1024 * 1024);
    let (network, draft) = answered(&stage, answer).await?;
    stage.page.alert_within(LATE, &["200"]).await?;
    let length = stage.page.text().await?.len();
    expect!(length < 100_000, "the body not to be poured onto the page, which has {length} bytes of text");
    survived(&stage, &network, &draft).await
}
