//! What time it is, and how people here write it.

use crate::openstack::types::time::UtcTime;
#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Function, Intl, Reflect};
#[cfg(target_arch = "wasm32")]
use std::cell::RefCell;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::{JsCast, JsValue};

/// Now, by this machine's clock as it was when the page was loaded, and by the time that went by since: a clock that is set
/// back or forth meanwhile makes no wait longer or shorter. What a machine slept may be missing in it.
#[must_use]
pub fn now() -> UtcTime {
    #[cfg(target_arch = "wasm32")]
    {
        let performance = web_sys::window().and_then(|window| window.performance());
        let now = performance.map_or_else(js_sys::Date::now, |since| since.time_origin() + since.now());
        #[allow(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
        return UtcTime((now / 1000.0) as i64);
    }
    #[cfg(not(target_arch = "wasm32"))]
    UtcTime(std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs().try_into().unwrap_or(0)))
}

/// A moment in the person's own zone, with the zone's name; in a language (a BCP 47 tag), else the browser's.
#[must_use]
pub fn local(time: UtcTime, lang: Option<&str>) -> String {
    #[cfg(target_arch = "wasm32")]
    {
        #[allow(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
        let moment = JsValue::from(time.0 as f64 * 1000.0);
        let known = FORMAT.with_borrow(|known| {
            known.as_ref().filter(|(of, _)| of.as_deref() == lang).map(|(_, format)| format.clone())
        });
        // Not made while the cell is borrowed: what JavaScript throws would leave it so.
        let format = known.unwrap_or_else(|| {
            let fresh = formatter(lang);
            FORMAT.set(Some((lang.map(Into::into), fresh.clone())));
            fresh
        });
        let written = format.call1(&JsValue::UNDEFINED, &moment).ok();
        written.and_then(|text| text.as_string()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    format!("@{}{}", time.0, lang.unwrap_or_default())
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// The last formatter, and its language: making one takes as long as a hundred uses, and a long list scrolls.
    static FORMAT: RefCell<Option<(Option<String>, Function)>> = const { RefCell::new(None) };
}

#[cfg(target_arch = "wasm32")]
fn formatter(lang: Option<&str>) -> Function {
    let options = js_sys::Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeStyle", "long")] {
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    // A tag that is none would make the browser throw.
    let langs: Array = lang.filter(|lang| is_tag(lang)).map(JsValue::from).into_iter().collect();
    Intl::DateTimeFormat::new(&langs, &options).format()
}

/// Whether the browser takes a text for a language's tag.
#[cfg(target_arch = "wasm32")]
fn is_tag(lang: &str) -> bool {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into());
    let canonical = get(&js_sys::global(), "Intl").and_then(|intl| get(&intl, "getCanonicalLocales"));
    let canonical = canonical.and_then(JsCast::dyn_into::<Function>);
    canonical.and_then(|canonical| canonical.call1(&JsValue::UNDEFINED, &lang.into())).is_ok() && !lang.is_empty()
}
