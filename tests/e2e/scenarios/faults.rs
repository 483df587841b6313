//! Answers to a POST that no Trove gives: proxies' pages, login pages, bodies cut short or without end.

use e2e::deadline::LATE;
use e2e::expect;
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::{End, Outcome};
use e2e::page::Draft;
use e2e::stage::Stage;

const BAD_GATEWAY: &str = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1>\
                           </center><hr><center>nginx</center></body></html>";
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

pub async fn enormous_body(stage: Stage) -> Outcome {
    let answer = Answer::html(200, "<html>").filled(50 * 1024 * 1024);
    let (network, draft) = answered(&stage, answer).await?;
    stage.page.alert_within(LATE, &["200"]).await?;
    let length = stage.page.text().await?.len();
    expect!(length < 100_000, "the body not to be poured onto the page, which has {length} bytes of text");
    survived(&stage, &network, &draft).await
}
