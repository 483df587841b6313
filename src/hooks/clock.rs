//! What time it is, and how people here write it.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::openstack::time::UtcTime;

/// Now, by this machine's clock.
#[must_use]
pub fn now() -> UtcTime {
    #[cfg(target_arch = "wasm32")]
    #[allow(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
    return UtcTime((js_sys::Date::now() / 1000.0) as i64);
    #[cfg(not(target_arch = "wasm32"))]
    UtcTime(std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs().try_into().unwrap_or(0)))
}

/// A moment in the person's own zone and language, with the zone's name.
#[must_use]
pub fn local(time: UtcTime) -> String {
    #[cfg(target_arch = "wasm32")]
    {
        #[allow(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
        let date = js_sys::Date::new(&(time.0 as f64 * 1000.0).into());
        let options = js_sys::Object::new();
        for (key, value) in [("dateStyle", "medium"), ("timeStyle", "long")] {
            let _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
        }
        date.to_locale_string("default", &options).into()
    }
    #[cfg(not(target_arch = "wasm32"))]
    format!("@{}", time.0)
}

/// Now, renewed each second while somebody watches something that moves, else each half minute.
#[hook]
pub fn use_now(moving: bool) -> UtcTime {
    let renewed = use_state(|| ());
    use_effect_with(moving, move |moving| {
        let every = if *moving { 1000 } else { 30_000 };
        let interval = Interval::new(every, move || renewed.set(()));
        move || drop(interval)
    });
    now()
}
