//! The runner: starts the cloud, the page's server and one browser (`BROWSER=chromium|firefox|webkit`), plays the
//! scenarios one after another, and stops all that it started, also after a failure, a panic or Ctrl-C. Arguments that are
//! no options choose the scenarios whose names contain one of them; `--list` only lists, `--bench` measures instead.

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
    let filters: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |one: &Scenario| filters.is_empty() || filters.iter().any(|word| one.name.contains(word.as_str()));
    let bench = words.iter().any(|word| word == "--bench");
    let all = if bench { scenarios::benchmarks() } else { scenarios::all() };
    let chosen: Vec<Scenario> = all.into_iter().filter(wanted).collect();
    if words.iter().any(|word| word == "--list") {
        chosen.iter().for_each(|scenario| println!("{}: test", scenario.name));
        return ExitCode::SUCCESS;
    }
    running::remember_panics();
    let mut running = Running::default();
    let end = LocalSet::new().run_until(until_stopped(&mut running, &chosen)).await;
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

async fn until_stopped(running: &mut Running, chosen: &[Scenario]) -> Look<usize> {
    let mut asked = signal(SignalKind::terminate()).map_err(told)?;
    tokio::select! {
        end = play(running, chosen) => end,
        _ = tokio::signal::ctrl_c() => Err("interrupted: stopping".into()),
        _ = asked.recv() => Err("asked to end: stopping".into()),
    }
}

/// Plays all and returns how many failed.
async fn play(running: &mut Running, chosen: &[Scenario]) -> Look<usize> {
    let browser = Browser::chosen()?;
    println!("{} scenarios in {}", chosen.len(), browser.name());
    running.start(browser).await?;
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
