//! A timer that the state wants.

use gloo_timers::callback::Timeout;
use yew::Callback;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::context::effect;
use crate::ui::clock::now;

/// Seconds that a timer may take: browsers take longer ones for none. What is due later is not waited for.
const LONGEST: u32 = 24 * 86400;

/// Waits, where the effect is a timer and is due within [`LONGEST`]; dropping what it returns ends the wait.
pub fn wait(effect: &Effect, onaction: Callback<Action>) -> Option<Timeout> {
    let (Effect::Alarm(due) | Effect::Room(_, effect::Effect::Timer { due })) = *effect else {
        return None;
    };
    let seconds = u32::try_from(due.since(now())).ok().filter(|seconds| *seconds <= LONGEST)?;
    Some(Timeout::new(seconds * 1000, move || onaction.emit(Action::Alarm(now().max(due)))))
}
