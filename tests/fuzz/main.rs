//! Properties of what comes from outside: replies, settings files, addresses. Inputs are real ones, mutated.
//!
//! `cargo test` tries a few hundred of each; `tools/fuzz SECONDS` goes on for so long with each target.

#[path = "../cost/mod.rs"]
mod cost;
#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../rendering/mod.rs"]
mod rendering;
#[path = "../stories/mod.rs"]
mod stories;

mod address;
mod body;
mod existing_token;
mod mutate;
mod settings;

use std::time::{Duration, Instant};

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

/// Cases of a round.
const ROUND: u32 = 256;

/// Tries a property: a round of so many cases, or rounds for `FUZZ_SECONDS`. Prints how many cases that were.
fn fuzz<S: Strategy>(target: &str, round: u32, inputs: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let seconds = std::env::var("FUZZ_SECONDS").ok().map(|text| text.parse().expect("FUZZ_SECONDS is a number"));
    let budget = Duration::from_secs(seconds.unwrap_or(0));
    let begin = Instant::now();
    let mut cases = 0u64;
    loop {
        let config = Config { cases: round, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
        cases += u64::from(round);
        match TestRunner::new(config).run(&inputs, &holds) {
            Ok(()) => {}
            Err(TestError::Fail(why, input)) => panic!("{target}: {why}\ninput: {input:#?}"),
            Err(error) => panic!("{target}: {error}"),
        }
        if begin.elapsed() >= budget {
            break;
        }
    }
    println!("fuzz {target}: {cases} cases in {:.1} s", begin.elapsed().as_secs_f64());
}
