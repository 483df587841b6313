//! The worst that may come from outside, and how long it keeps the page busy: long lists, chains, bodies, files, links.
//!
//! `cargo test` compares a part of each with four times as much. `tools/worst` prints what the whole of each takes.

#[path = "../cost/mod.rs"]
mod cost;
#[path = "../rendering/mod.rs"]
mod rendering;
#[path = "../stories/mod.rs"]
mod stories;

mod lists;
mod texts;

/// What is done with something, once it is made.
type Work = Box<dyn FnMut()>;

/// Makes so much of something, and what is done with it.
type Make = fn(usize) -> Work;

/// Something that comes from outside, and what is done with it.
struct Case {
    /// What it is.
    name: &'static str,
    /// The most of it that can come: rows, or bytes.
    most: usize,
    /// How much of it the quick test takes.
    tested: usize,
    make: Make,
}

/// Of lists two fifths are tested, of texts a fifth: enough to tell linear from quadratic within seconds.
fn cases() -> Vec<Case> {
    let rows =
        lists::CASES.iter().map(|(name, most, make)| Case { name, most: *most, tested: *most / 5 * 2, make: *make });
    let bytes = texts::CASES.iter().map(|(name, make)| Case { name, most: 1 << 20, tested: 200_000, make: *make });
    rows.chain(bytes).collect()
}

#[test]
fn nothing_from_outside_takes_more_than_linear_time() {
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut slow = Vec::new();
    for Case { name, tested, make, .. } in cases().into_iter().filter(|case| case.name.contains(&only)) {
        if !cost::is_linear(make(tested / 4), make(tested)) {
            slow.push(name);
        }
    }
    assert!(slow.is_empty(), "four times as much takes far more than four times the work: {slow:#?}");
}

/// Printed by `tools/worst`.
#[test]
#[ignore = "it measures, and proves nothing"]
fn the_longest_time_of_each() {
    let only = std::env::var("ONLY").unwrap_or_default();
    println!("{:>9}  {:>9}", "amount", "ms");
    for Case { name, most, make, .. } in cases().into_iter().filter(|case| case.name.contains(&only)) {
        let nanoseconds = cost::cost(3, make(most)).expect("a system that counts the processor's time");
        println!("{most:>9}  {:>9.1}  {name}", std::time::Duration::from_nanos(nanoseconds).as_secs_f64() * 1000.0);
    }
}
