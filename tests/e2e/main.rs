//! The runner: starts the cloud, the page's server and one browser (`BROWSER=chromium|firefox|webkit`), plays the
//! scenarios one after another, and stops all that it started, also after a failure, a panic or Ctrl-C. Chromium plays all
//! of them, another browser those that the table marks; with `SCENARIOS=all` it plays all, too. Arguments that are no
//! options choose the scenarios whose names contain one of them, in any browser; `--list` only lists, `--bench` measures
//! instead.

mod running;
mod scenarios;

use e2e::browser::Browser;
use e2e::deadline::Look;
use e2e::outcome::End;
use e2e::page::told;
use running::Running;
use scenarios::Scenario;
use std::process::ExitCode;
use std::time::Instant;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::LocalSet;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (browser, chosen) = match (Browser::chosen(), chosen(&words)) {
        (Ok(browser), Ok(chosen)) => (browser, chosen),
        (Err(reason), _) | (_, Err(reason)) => {
            eprintln!("{reason}");
            return ExitCode::FAILURE;
        }
    };
    if words.iter().any(|word| word == "--list") {
        chosen.iter().for_each(|scenario| println!("{}: test", scenario.name));
        return ExitCode::SUCCESS;
    }
    running::remember_panics();
    let mut running = Running::default();
    let end = LocalSet::new().run_until(until_stopped(&mut running, browser, &chosen)).await;
    running.stop().await;
    match end {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The scenarios that this browser is to play.
fn chosen(words: &[String]) -> Look<Vec<Scenario>> {
    let everything = match std::env::var("SCENARIOS").unwrap_or_default().as_str() {
        "" => Browser::chosen()? == Browser::Chromium,
        "all" => true,
        other => return Err(format!("SCENARIOS={other}: expected all, or nothing")),
    };
    let filters: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let measures = words.iter().any(|word| word == "--bench");
    let known = if measures { scenarios::benchmarks() } else { scenarios::all() };
    let fits = |word: &str| !word.is_empty() && known.iter().any(|one| one.name.contains(word));
    if let Some(word) = filters.iter().find(|word| !fits(word)) {
        return Err(format!("no scenario has {word:?} in its name"));
    }
    let wanted = |one: &Scenario| match filters.is_empty() {
        true => measures || everything || one.everywhere,
        false => filters.iter().any(|word| one.name.contains(word.as_str())),
    };
    Ok(known.into_iter().filter(wanted).collect())
}

async fn until_stopped(running: &mut Running, browser: Browser, chosen: &[Scenario]) -> Look<usize> {
    let mut asked = signal(SignalKind::terminate()).map_err(told)?;
    tokio::select! {
        end = play(running, browser, chosen) => end,
        _ = tokio::signal::ctrl_c() => Err("interrupted: stopping".into()),
        _ = asked.recv() => Err("asked to end: stopping".into()),
    }
}

/// Plays all and returns how many failed.
async fn play(running: &mut Running, browser: Browser, chosen: &[Scenario]) -> Look<usize> {
    println!("{} of {} scenarios in {}", chosen.len(), scenarios::all().len(), browser.name());
    let begin = Instant::now();
    running.start(browser).await?;
    println!("ready after {:.1} s", begin.elapsed().as_secs_f32());
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for scenario in chosen {
        let begin = Instant::now();
        let end = running.play(scenario).await;
        let time = begin.elapsed().as_secs_f32();
        match end {
            Ok(()) => {
                passed += 1;
                println!("test {} ... ok ({time:.1} s)", scenario.name);
            }
            Err(End::Skipped(why)) => {
                skipped += 1;
                println!("test {} ... skipped: {why}", scenario.name);
            }
            Err(End::Failed(reason)) => {
                failed += 1;
                println!("test {} ... FAILED ({time:.1} s)\n    {reason}", scenario.name);
            }
        }
    }
    println!("{skipped} skipped");
    println!("{passed} passed, {failed} failed");
    Ok(failed)
}
