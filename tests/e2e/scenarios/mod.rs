//! The scenarios, by theme. Each is an async function that takes a `Stage` and ends in an `Outcome`.

mod address;
mod bench;
mod console;
mod create;
mod element;
mod faults;
mod follow;
mod hostile;
mod hosts;
mod keyboard;
mod looks;
mod lost;
mod picking;
mod policy;
mod refusals;
mod replies;
mod request;
mod restore;
mod secrets;
mod session;
mod settings;
mod sign_in;
mod strategies;
mod trouble;
mod typing;
mod validation;
mod views;
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

/// What is measured, and not tested: `--bench` plays these instead.
pub fn benchmarks() -> Vec<Scenario> {
    let run: fn(Stage) -> Play = |stage| Box::pin(bench::ten_thousand_rows(stage));
    vec![Scenario { name: "bench::ten_thousand_rows", dark: false, run }]
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
    sign_in {
        token_first_and_three_ways, by_password, by_application_credential, by_the_name_of_a_credential,
        by_token_and_look_up, look_up_beside_an_endpoint,
        enter_looks_up_and_creates_nothing,
        wrong_password_keeps_everything, empty_fields_are_told, chooses_among_projects, without_a_project,
        project_without_databases, two_regions, region_that_was_filled_in, second_factor, wrong_code_is_said,
        site_presets_where_keystone_is, way_stays_while_its_fields_are_emptied, unreachable_keystone,
    }
    settings {
        pasted_openrc, pasted_clouds_yaml, chosen_file, text_that_is_neither, remembers_what_is_not_secret,
    }
    session {
        ends_and_everything_is_kept, ends_while_a_backup_is_followed, forgotten_token_is_used_no_more,
        revoking_asks_while_a_backup_runs, revokes_at_once_when_nothing_runs, signs_in_again_while_following,
        leads_back_to_a_token,
    }
    picking {
        by_keyboard_alone, typing_narrows, tab_leaves, by_mouse_keeps_a_name, busy_one_says_why, with_a_token,
        uuid_can_be_typed_all_the_same, without_a_connection, reads_all_pages, list_that_cannot_be_got, quota_is_told,
    }
    request {
        sent_when_the_instance_is_free, waiting_can_be_cancelled, unfolds_what_is_rare, incremental_on_the_latest,
        incremental_became_full, incremental_on_a_chosen_one, container_is_checked_and_used, snapshot_is_always_full,
        registers_after_a_last_look,
    }
    console {
        lists_all_by_name, searched_filtered_sorted, columns_are_chosen, address_holds_what_is_shown,
        opens_one_with_its_chain, deletes_one, deletes_a_chain_after_a_tick, what_runs_is_not_deleted,
        what_others_create_appears, backs_up_from_the_board, by_token_after_a_press, by_keyboard_alone, hundreds_scroll,
        in_a_dashboard,
    }
    restore {
        follows_to_healthy, checked_before_it_is_sent, refused_at_its_field, damaged_data_is_explained,
        lost_reply_is_found, lost_request_is_not_resent, only_good_ones_can_be_restored, by_keyboard_alone,
    }
    strategies { set_used_and_removed, bad_container_is_not_sent }
    views { accessible_light, accessible_dark(dark), narrow_without_sideways_scrolling }
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
    secrets { token_is_nowhere_after_a_whole_run, password_is_nowhere_after_a_whole_run }
    policy { requests_carry_what_they_must_and_no_more, policy_is_in_force, changed_files_do_not_run }
}
