//! Not a test but a benchmark, played by `make bench`: the list of 10,000 backups, and beside it, in the same run, a plain
//! table that puts each row into the document. Both ask the same cloud for the same pages.

use e2e::browser::Browser;
use e2e::deadline::{Look, until};
use e2e::outcome::{Outcome, skip};
use e2e::site::PLAIN;
use e2e::stage::Stage;
use serde_json::{Value, json};
use std::time::Duration;

const BACKUPS: u32 = 10_000;
/// Those that are there anyway.
const OTHERS: u32 = 7;
/// The pages alone take the local cloud a minute.
const LONG: Duration = Duration::from_mins(5);
/// Finds the memory of the wasm that is loaded next.
const FIND_MEMORY: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
      const old = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = async (...given) => {
        const made = await old(...given);
        window.memory = Object.values((made.instance ?? made).exports).find((one) => one instanceof WebAssembly.Memory);
        return made;
      };
    }";

pub async fn ten_thousand_rows(stage: Stage) -> Outcome {
    if stage.browser() != Browser::Chromium {
        return skip("only Chromium tells how much memory a page takes");
    }
    let page = &stage.page;
    stage.cloud.crowd(BACKUPS).await?;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": FIND_MEMORY })).await?;
    page.go(&stage.address(PLAIN)).await?;
    watch(&stage).await?;
    let begin = "window.begin(arguments[0], arguments[1]); return null";
    page.ask(begin, vec![json!(stage.cloud.endpoint()), json!(stage.cloud.token())]).await?;
    let plain = measured(&stage).await?;
    stage.begin_session().await?;
    watch(&stage).await?;
    page.press("Backups").await?;
    let console = measured(&stage).await?;
    println!("    {} backups{:>34}{:>14}{:>12}", BACKUPS + OTHERS, "the console", "a plain table", "ratio");
    for (what, key, unit) in [
        ("first rows after", "first", "ms"),
        ("all known after", "whole", "ms"),
        ("longest frame while they come", "longest", "ms"),
        ("rows in the document", "rows", ""),
        ("a frame while scrolling", "middle", "ms"),
        ("longest frame while scrolling", "scroll", "ms"),
        ("nodes, which no heap counts", "nodes", ""),
        ("JavaScript's heap", "heap", "kB"),
        ("wasm's memory", "wasm", "kB"),
    ] {
        let of = |measures: &Value| measures[key].as_f64().unwrap_or_default();
        let (ours, other) = (of(&console), of(&plain));
        let ratio = if other > 0.0 { format!("{:.2}", ours / other) } else { "–".into() };
        println!("    {what:<32}{ours:>10.0} {unit:<3}{other:>11.0} {unit:<3}{ratio:>9}");
    }
    Ok(())
}

async fn watch(stage: &Stage) -> Look<()> {
    stage.page.ask(include_str!("../bench/watch.js"), vec![json!(BACKUPS + OTHERS)]).await.map(drop)
}

/// Waits until all rows are there, scrolls through them, and tells what that took.
async fn measured(stage: &Stage) -> Look<Value> {
    let page = &stage.page;
    let bench = async |what: &str| page.ask(&format!("return window.bench.{what} ?? null"), Vec::new()).await;
    until("all rows", LONG, async || match bench("whole").await? {
        Value::Null => Err("some are missing".to_owned()),
        _ => Ok(()),
    })
    .await?;
    page.ask(include_str!("../bench/scroll.js"), Vec::new()).await?;
    let scroll = until("the end of the table", LONG, async || match bench("scroll").await? {
        Value::Null => Err("it still scrolls".to_owned()),
        scroll => Ok(scroll),
    })
    .await?;
    for _ in 0..3 {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    }
    page.devtools("Performance.enable", json!({})).await?;
    let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        all.filter(|one| one["name"] == name).find_map(|one| one["value"].as_f64()).unwrap_or_default()
    };
    let wasm = page.ask("return window.memory?.buffer.byteLength ?? 0", Vec::new()).await?.as_f64().unwrap_or_default();
    let heap = metric("JSHeapUsedSize");
    Ok(json!({
        "first": bench("first").await?,
        "whole": bench("whole").await?,
        "longest": bench("longest").await?,
        "rows": page.ask("return document.querySelectorAll('table.list tbody tr:not(.gap)').length", Vec::new()).await?,
        "middle": scroll["middle"],
        "scroll": scroll["longest"],
        "nodes": metric("Nodes"),
        "heap": heap / 1000.0,
        "wasm": wasm / 1000.0,
    }))
}
