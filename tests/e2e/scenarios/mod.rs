//! The scenarios, by theme. Each is an async function that takes a `Stage` and ends in an `Outcome`.

mod address;
mod bench;
mod console;
mod create;
mod element;
mod faults;
mod follow;
mod freezes;
mod hostile;
mod hosts;
mod keyboard;
mod looks;
mod lost;
mod parts;
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
mod worker;

use e2e::outcome::Outcome;
use e2e::stage::Stage;
use std::future::Future;
use std::pin::Pin;

type Play = Pin<Box<dyn Future<Output = Outcome>>>;

/// A scenario and what it needs.
pub struct Scenario {
    pub name: &'static str,
    /// Whether it is played in every browser, because engines differ in what it is about or because it stands for its
    /// theme there; otherwise in Chromium alone, unless all are asked for.
    pub everywhere: bool,
    /// Whether the person prefers dark pages.
    pub dark: bool,
    pub run: fn(Stage) -> Play,
}

/// What is measured, and not tested: `--bench` plays these instead.
pub fn benchmarks() -> Vec<Scenario> {
    let rows: fn(Stage) -> Play = |stage| Box::pin(bench::ten_thousand_rows(stage));
    let freezes: fn(Stage) -> Play = |stage| Box::pin(freezes::of_the_main_thread(stage));
    let all = [("bench::ten_thousand_rows", rows), ("bench::freezes", freezes)];
    all.into_iter().map(|(name, run)| Scenario { name, everywhere: false, dark: false, run }).collect()
}

/// Whether one of the words stands behind a theme or a scenario in the table.
fn said(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

macro_rules! scenarios {
    ($($theme:ident $(($for_all:ident))? { $($name:ident $(($($word:ident),+))?),+ $(,)? })+) => {
        /// All of them, in the order in which they are played.
        pub fn all() -> Vec<Scenario> {
            let mut all = Vec::new();
            $({
                let theme: &[&str] = &[$(stringify!($for_all))?];
                $({
                    let words: &[&str] = &[$($(stringify!($word)),+)?];
                    all.push(Scenario {
                        name: concat!(stringify!($theme), "::", stringify!($name)),
                        everywhere: said(theme, "everywhere") || said(words, "everywhere"),
                        dark: said(words, "dark"),
                        run: |stage| Box::pin($theme::$name(stage)),
                    });
                })+
            })+
            all
        }
    };
}

// Engines differ in how they show, focus, embed and protect a page: those themes are played everywhere, and one scenario of
// each other theme. What a test on the host or in tests/browser proves as well is not here.
scenarios! {
    create { follows_to_completed(everywhere), says_why_a_backup_failed, refused_token_then_a_right_one }
    validation { empty_form(everywhere) }
    typing { pasted_variants_are_put_right(everywhere) }
    sign_in {
        by_password(everywhere), by_application_credential, by_the_name_of_a_credential, look_up_beside_an_endpoint,
        enter_looks_up_and_creates_nothing, chooses_among_projects, two_regions, second_factor,
        site_presets_where_keystone_is,
    }
    settings { pasted_clouds_yaml, chosen_file(everywhere), remembers_what_is_not_secret }
    session { ends_and_everything_is_kept, revoking_asks_while_a_backup_runs(everywhere) }
    picking(everywhere) {
        by_keyboard_alone, typing_narrows, tab_leaves, by_mouse_keeps_a_name, busy_one_says_why, with_a_token,
        uuid_can_be_typed_all_the_same, quota_is_told,
    }
    request {
        sent_when_the_instance_is_free, unfolds_what_is_rare(everywhere), incremental_became_full, incremental_on_a_chosen_one,
        container_is_checked_and_used, registers_after_a_last_look,
    }
    console {
        lists_all_by_name(everywhere), searched_filtered_sorted, columns_are_chosen, address_holds_what_is_shown,
        opens_one_with_its_chain, deletes_one, deletes_a_chain_after_a_tick, what_runs_is_not_deleted,
        what_others_create_appears, backs_up_from_the_board, by_token_after_a_press, by_keyboard_alone(everywhere),
        hundreds_scroll(everywhere), in_a_dashboard,
    }
    restore {
        follows_to_healthy, refused_at_its_field, lost_reply_is_found, only_good_ones_can_be_restored,
        by_keyboard_alone(everywhere),
    }
    strategies { set_used_and_removed(everywhere) }
    views(everywhere) { accessible_light, accessible_dark(dark), narrow_without_sideways_scrolling }
    waiting {
        double_click_posts_once(everywhere), repeated_enter_posts_once(everywhere), slow_reply_waits_in_sight,
        cancelled_stays_cancelled, redirect_is_not_followed,
    }
    lost { lost_reply_is_found(everywhere) }
    faults { unreachable_names_cors(everywhere), enormous_body }
    refusals { rate_limit_counts_down(everywhere), refusal_is_in_sight(everywhere) }
    replies { unknown_properties_are_shown(everywhere) }
    hostile(everywhere) { markup_stays_text, repeated_token_is_masked_in_the_table }
    follow { silent_while_hidden(everywhere), silent_while_offline }
    trouble { refused_token_asks_for_another(everywhere) }
    keyboard(everywhere) { whole_story, invalid_form_by_enter, names_are_computed_so }
    looks(everywhere) { accessible_demo, accessible_light, accessible_dark(dark), narrow_without_sideways_scrolling }
    address(everywhere) {
        fragment_prefills, token_in_the_fragment_is_dropped, token_in_the_query_is_dropped,
        presets_survive_back_and_forward, works_below_a_path, config_presets, broken_config_is_said,
        a_link_leads_no_token_away, comes_back_from_the_browsers_cache,
        what_is_dropped_beside_a_field_is_no_navigation,
    }
    hosts(everywhere) {
        plain_html, react_by_vite, vue_by_vite, mount_by_webpack, yew_with_the_component, yew_with_the_element,
        strict_policy, hostile_styles, in_an_iframe,
    }
    element(everywhere) {
        attributes_and_properties_mirror, a_token_in_an_attribute_is_dropped, moved_removed_and_put_back,
        the_host_is_asked_once_more_for_a_token, events_are_told_without_secrets, mount_says_what_is_wrong,
        ten_load_the_wasm_once_and_stay_apart, what_does_not_load_is_said, a_thousand_rounds_leave_the_heap_flat,
    }
    secrets(everywhere) { token_is_nowhere_after_a_whole_run, password_is_nowhere_after_a_whole_run }
    policy(everywhere) {
        requests_carry_what_they_must_and_no_more, policy_is_in_force, changed_files_do_not_run,
    }
    parts(everywhere) {
        none_is_asked_for_before_the_form_is_there, a_press_before_its_part_waits_for_it,
        what_does_not_load_is_said_and_tried_again, a_console_that_does_not_load_is_said,
        a_settings_file_waits_for_its_part,
        an_element_whose_part_does_not_load_says_so,
    }
    worker(everywhere) {
        none_is_registered_nor_can_be, a_foreign_one_sees_headers_and_no_token_in_an_address,
        what_a_foreign_one_changes_does_not_run,
    }
}
