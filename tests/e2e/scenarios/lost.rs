//! A POST whose answer is lost: the page looks for the backup, tells what it found, and never resends.

use e2e::expect;
use e2e::faulty::Fault;
use e2e::outcome::Outcome;
use e2e::stage::Stage;

pub async fn lost_reply_is_found(stage: Stage) -> Outcome {
    let (page, name) = (&stage.page, "e2e lost reply");
    let network = stage.faulty().await?;
    network.always("POST", "/backups", Fault::LoseReply);
    stage.open().await?;
    page.create(&stage.draft_by(&network, "orders", name)).await?;
    let table = page.shows_table().await?;
    expect!(table.raw("name") == Some(name), "the backup that was made, got {:?}", table.raw("name"));
    page.follows_to("COMPLETED").await?;
    Ok(network.was_posted_to_once()?)
}
