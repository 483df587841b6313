//! Good answers of other clouds than today's: the guide's, with fewer properties, and richer ones.

use e2e::expect;
use e2e::faulty::{Answer, Fault, Faulty};
use e2e::outcome::{End, Outcome};
use e2e::page::Table;
use e2e::stage::Stage;
use serde_json::{Value, json};

const ID: &str = "8c40f9c2-6fe8-4b6b-a823-8a6b1d181f09";
const INSTANCE: &str = "f07ac506-1a99-4a2a-9a32-869b453019ef";

/// The guide's answer of 2013, 8 properties.
pub fn of_2013() -> Value {
    json!({
        "created": "2013-06-27T19:47:55", "description": "My Backup", "id": ID, "instance_id": INSTANCE,
        "locationRef": null, "name": "snapshot", "status": "NEW", "updated": "2013-06-27T19:47:55",
    })
}

/// The network that stands for a cloud with just this backup: NEW to the POST, COMPLETED to each GET.
pub async fn cloud_with(stage: &Stage, backup: &Value) -> Result<(Faulty, Value), End> {
    let network = stage.faulty().await?;
    let mut ended = backup.clone();
    ended["status"] = json!("COMPLETED");
    let answer = |status, backup: &Value| Fault::Answer(Answer::json(status, &json!({ "backup": backup })));
    network.always("GET", "/backups/", answer(200, &ended));
    network.always("POST", "/backups", answer(202, backup));
    Ok((network, ended))
}

/// Creates on such a cloud; returns the first table and the last one, which is compared with the backup.
pub async fn shown(stage: &Stage, backup: &Value) -> Result<(Table, Table), End> {
    let (network, ended) = cloud_with(stage, backup).await?;
    stage.open().await?;
    stage.page.create(&stage.draft_by(&network, "orders", "e2e other clouds")).await?;
    let first = stage.page.shows_table().await?;
    first.is_well_formed()?;
    let last = stage.page.follows_to("COMPLETED").await?;
    last.equals(&ended)?;
    Ok((first, last))
}

pub async fn unknown_properties_are_shown(stage: Stage) -> Outcome {
    let mut backup = of_2013();
    backup["datastore"] = json!({ "type": "mysql", "version": "5.6", "version_id": ID, "flavour": "percona" });
    backup["extra"] = json!({ "on": true, "ratio": 0.31, "whole": 1.0, "off": false, "none": null });
    backup["Zone"] = json!("nova");
    backup["size"] = json!(9_007_199_254_740_993_u64);
    let (_, last) = shown(&stage, &backup).await?;
    for (name, raw) in [
        ("datastore.flavour", "percona"),
        ("extra.on", "True"),
        ("extra.off", "False"),
        ("extra.none", "None"),
        ("extra.whole", "1.0"),
        ("size", "9007199254740993"),
    ] {
        expect!(last.raw(name) == Some(raw), "{name} to be {raw}, got {:?}", last.raw(name));
    }
    Ok(())
}
