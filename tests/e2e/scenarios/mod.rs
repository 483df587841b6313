//! The scenarios, by theme. Each is an async function that takes a `Stage` and ends in an `Outcome`.

mod address;
mod create;
mod element;
mod faults;
mod follow;
mod hostile;
mod hosts;
mod keyboard;
mod looks;
mod lost;
mod policy;
mod refusals;
mod replies;
mod secrets;
mod trouble;
mod typing;
mod validation;
mod waiting;

use e2e::outcome::Outcome;
use e2e::stage::Stage;
use std::future::Future;
use std::pin::Pin;

type Play = Pin<Box<dyn Future<Output = Outcome>>>;

/// A scenario and what it needs.
pub struct Scenario {
    pub name: &'static str,
    /// Whether the person prefers dark pages.
    pub dark: bool,
    pub run: fn(Stage) -> Play,
}

macro_rules! scenarios {
    ($($theme:ident { $($name:ident $(($dark:ident))?),+ $(,)? })+) => {
        /// All of them, in the order in which they are played.
        pub fn all() -> Vec<Scenario> {
            vec![$($(Scenario {
                name: concat!(stringify!($theme), "::", stringify!($name)),
                dark: false $(|| stringify!($dark) == "dark")?,
                run: |stage| Box::pin($theme::$name(stage)),
            }),+),+]
        }
    };
}

scenarios! {
    create {
        follows_to_completed, says_why_a_backup_failed, busy_instance, unknown_instance,
        refused_token_then_a_right_one,
    }
    validation {
        empty_form, names_that_trove_refuses, instance_that_is_none, token_that_no_header_can_carry,
    }
    typing { no_scolding_while_typing, pasted_variants_are_put_right }
    waiting {
        double_click_posts_once, repeated_enter_posts_once, slow_reply_waits_in_sight,
        cancelled_stays_cancelled, redirect_is_not_followed,
    }
    lost {
        lost_reply_is_found, cut_reply_is_found, lost_request_is_not_resent, lost_then_appears,
    }
    faults {
        unreachable_names_cors, html_502, login_page_with_200, truncated_json, enormous_body,
    }
    refusals {
        rate_limit_counts_down, quota_has_no_countdown, refused_storage_keeps_the_token,
        html_in_json_refusal, repeated_token_is_masked, refusal_is_in_sight,
    }
    replies { guide_2013_eight_rows, guide_2014_ten_rows, unknown_properties_are_shown }
    hostile {
        markup_stays_text, repeated_token_is_masked_in_the_table,
        an_id_that_would_climb_is_not_followed,
    }
    follow {
        polite_in_the_first_minute, silent_after_the_end, silent_while_hidden,
        silent_while_offline,
    }
    trouble {
        refused_token_asks_for_another, failed_poll_keeps_the_table, gone_is_said_and_ends_it,
        retry_after_is_obeyed,
    }
    keyboard { whole_story, invalid_form_by_enter }
    looks { accessible_demo, accessible_light, accessible_dark(dark), narrow_without_sideways_scrolling }
    address {
        fragment_prefills, token_in_the_fragment_is_dropped, token_in_the_query_is_dropped,
        presets_survive_back_and_forward, works_below_a_path, config_presets, broken_config_is_said,
    }
    hosts {
        plain_html, react_by_vite, vue_by_vite, mount_by_webpack, yew_with_the_component, yew_with_the_element,
        strict_policy, hostile_styles, in_an_iframe,
    }
    element {
        attributes_and_properties_mirror, a_token_in_an_attribute_is_dropped, moved_removed_and_put_back,
        the_host_is_asked_once_more_for_a_token, events_are_told_without_secrets, mount_says_what_is_wrong,
        ten_load_the_wasm_once_and_stay_apart, what_does_not_load_is_said, a_thousand_rounds_leave_the_heap_flat,
    }
    secrets { token_is_nowhere_after_a_whole_run }
    policy { requests_carry_what_they_must_and_no_more, policy_is_in_force, changed_files_do_not_run }
}
