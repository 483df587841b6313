//! The equivalent commands, run through a real shell.

use std::process::Command;

use proptest::prelude::*;
use trove_backup::create::commands::commands;
use trove_backup::create::{Draft, Kind, validate};
use trove_backup::openstack::trove::create_backup::Driver;
use trove_backup::openstack::types::endpoint::Endpoint;

const INSTANCE: &str = "a0000000-0000-4000-8000-000000000001";

fn draft(name: &str, description: &str) -> Draft {
    Draft { instance: INSTANCE.into(), name: name.into(), description: description.into(), ..Draft::default() }
}

fn three(draft: &Draft) -> [String; 3] {
    let all: Vec<_> = commands(draft, Endpoint::parse("https://cloud.example/v1.0/p").ok().as_ref())
        .into_iter()
        .map(|command| command.text)
        .collect();
    all.try_into().expect("three commands")
}

/// The words that a shell makes of a command, whose program is replaced by one that prints its arguments.
fn words(command: &str) -> Vec<String> {
    let script = format!(
        "openstack() {{ printf '%s\\0' \"$@\"; }}; trove() {{ openstack \"$@\"; }}; curl() {{ openstack \"$@\"; }}; python3() {{ cat; }}; OS_TOKEN=T\n{command}"
    );
    let output = Command::new("sh").arg("-c").arg(script).output().expect("a shell");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.trim_end_matches('\0').split('\0').map(Into::into).collect()
}

#[test]
fn the_commands_are_those_of_the_guide() {
    let [openstack, trove, curl] = three(&draft("nightly", "made by hand"));
    assert_eq!(
        openstack,
        format!("openstack database backup create --instance {INSTANCE} --description 'made by hand' nightly")
    );
    assert_eq!(trove, format!("trove backup-create --description 'made by hand' {INSTANCE} nightly"));
    let words = words(&curl);
    let body: serde_json::Value = serde_json::from_str(&words[2]).expect("JSON");
    assert_eq!(
        body,
        serde_json::json!({"backup": {"name": "nightly", "instance": INSTANCE, "description": "made by hand"}})
    );
    assert_eq!(words[..2], ["-s", "-d"]);
    assert_eq!(
        words[3..],
        [
            "-H",
            "X-Auth-Token: T",
            "-H",
            "Content-Type: application/json",
            "-H",
            "Accept: application/json",
            "https://cloud.example/v1.0/p/backups"
        ]
    );
}

#[test]
fn what_is_missing_is_named() {
    let all: Vec<_> = commands(&Draft::default(), None).into_iter().map(|command| command.text).collect();
    let [openstack, trove, curl] = &all[..] else { panic!("three commands: {all:?}") };
    assert_eq!(openstack, "openstack database backup create --instance '<instance_id>' '<name>'");
    assert_eq!(trove, "trove backup-create '<instance_id>' '<name>'");
    assert!(curl.contains("$API_ENDPOINT/backups") && curl.contains("$OS_TOKEN"), "{curl}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed, a shell reads back just that, and it never becomes an option.
    #[test]
    fn whatever_is_typed_a_shell_reads_just_that(name in r#"[-a-z0-9 '"$`\\!;&|<>(){}*?#~é😀\n]{1,20}"#, description in r#"[-'"$`\\ a-z]{0,12}"#) {
        let cleaned = |text: &str| text.replace('\n', " ").trim().to_owned();
        prop_assume!(!cleaned(&name).is_empty());
        let [openstack, trove, curl] = three(&draft(&name, &description));
        let read = words(&openstack);
        let name = cleaned(&name);
        prop_assert_eq!(read.last(), Some(&name));
        if name.starts_with('-') {
            prop_assert_eq!(read[read.len() - 2].as_str(), "--");
        }
        let said = cleaned(&description);
        let told = read.contains(&said) || read.contains(&format!("--description={said}"));
        prop_assert!(said.is_empty() || told, "{:?}", read);
        let read = words(&trove);
        prop_assert_eq!(read.last(), Some(&name));
        let sent = words(&curl);
        let body: serde_json::Value = serde_json::from_str(&sent[2]).expect("JSON");
        prop_assert_eq!(body["backup"]["name"].as_str(), Some(name.as_str()));
    }
}

/// What the page shows is what it sends: of each draft that is valid.
#[test]
fn the_body_of_the_curl_command_is_the_one_that_is_sent() {
    let whole = Draft {
        description: "made by hand".into(),
        location: " https://swift.example/v1/AUTH_p/backups/b1 ".into(),
        version: INSTANCE.into(),
        size: " 0.5 ".into(),
        parent: INSTANCE.into(),
        container: " nightly ".into(),
        ..draft(" orders ", "")
    };
    let mut seen = Vec::new();
    for chosen_kind in Kind::ALL {
        for driver in [None, Some(Driver::Swift), Some(Driver::Cinder)] {
            let draft = Draft { chosen_kind: Some(chosen_kind), driver, ..whole.clone() };
            let Ok(valid) = validate(&draft) else { continue };
            let curl = commands(&draft, None).pop().expect("a command").text;
            assert_eq!(words(&curl)[2], valid.body().text(), "{draft:?}");
            seen.push((chosen_kind, driver));
        }
    }
    assert_eq!(seen.len(), 10, "all but two incremental snapshots by Cinder: {seen:?}");
}
