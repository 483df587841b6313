//! How much work something is, by the processor's time of the thread that does it: other programs do not count.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::fs;

/// Nanoseconds of the processor that this thread has used; none where the system does not count them.
fn used() -> Option<u64> {
    // Only where it may give the processor to another one does the system count what a thread has used so far.
    std::thread::yield_now();
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// Nanoseconds that something takes: the least of some tries.
pub fn cost(tries: usize, mut work: impl FnMut()) -> Option<u64> {
    let mut least = u64::MAX;
    for _ in 0..tries {
        let begin = used()?;
        work();
        least = least.min(used()? - begin);
    }
    Some(least)
}

/// Whether four times as much at once is less than two and a half times the work of one after another: it is the same, or
/// four times if each part is compared with all others. What takes less than 3 ms counts as linear, and what looks slow is
/// measured again.
pub fn is_linear(mut small: impl FnMut(), mut large: impl FnMut()) -> bool {
    let mut one_after_another = || (0..4).for_each(|_| small());
    (0..3).any(|_| match (cost(3, &mut one_after_another), cost(3, &mut large)) {
        (Some(apart), Some(at_once)) => at_once < apart.saturating_mul(5) / 2 || at_once < 3_000_000,
        _ => true,
    })
}
