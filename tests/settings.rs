//! Settings files of the field, each with what it fills in: openrc files in the languages of several shells, clouds.yaml
//! with all that YAML has. To add one, put the file into `tests/fixtures/settings` and a line into `FILES`.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use trove_backup::session::settings::cloud::Cloud;
use trove_backup::session::settings::{File, Message, Setting, read};

/// A file, and what it fills in: a line for each cloud.
const FILES: [(&str, &[&str]); 29] = [
    (
        "01-one-line-export.sh",
        &[
            "identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop projectdomain=Default region=RegionOne",
        ],
    ),
    (
        "01b-semicolons.sh",
        &[
            "identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop region=RegionOne",
        ],
    ),
    ("01c-set-twice.sh", &["identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop"]),
    ("02a-single-quote-in-single.sh", &["identity=http://127.0.0.1:8390/v3 user=ops password=it's-42 project=shop"]),
    ("02b-double-escapes.sh", &[r#"identity=http://127.0.0.1:8390/v3 user=CORP\ops password=a$b"c\d project=shop"#]),
    ("02c-bare-escapes.sh", &["identity=http://127.0.0.1:8390/v3 user=ops password=Test123!x y project=shop"]),
    ("02e-backticks.sh", &["identity=http://127.0.0.1:8390/v3 user=ops project=shop -password:Shell"]),
    (
        "03-defaults.sh",
        &["identity=http://127.0.0.1:8390/v3/ user=ops password=s3cret-One project=shop region=RegionOne"],
    ),
    (
        "04-openrc.fish",
        &["identity=http://127.0.0.1:8390 user=ops userdomain=Default project=shop region=RegionOne -password:Shell"],
    ),
    (
        "05-openrc.ps1",
        &[
            "identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop region=RegionOne",
        ],
    ),
    (
        "06-openrc.cmd",
        &[
            "identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop region=RegionOne",
        ],
    ),
    (
        "07-declare-x.txt",
        &[
            "identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=My Very Secret Password project=shop region=RegionOne",
        ],
    ),
    ("07b-setenv.csh", &["identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop"]),
    (
        "08-flow.yaml",
        &[
            "src: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne",
            "dst: identity=http://127.0.0.1:8391/v3 user=ops2 password=other project=shop2 region=RegionTwo",
        ],
    ),
    (
        "08b-clouds.json",
        &[
            "work: identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop region=RegionOne",
        ],
    ),
    (
        "08c-one-flow.yaml",
        &["work: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne"],
    ),
    (
        "09-anchors.yaml",
        &[
            "shop: identity=http://127.0.0.1:8390/v3 user=ops@shop.example userdomain=Default password=s3cret-One project=shop region=RegionOne",
            "stage: identity=http://127.0.0.1:8390/v3 user=ops@shop.example userdomain=Default password=s3cret-One project=stage region=RegionOne",
        ],
    ),
    (
        "09b-anchor-inside.yaml",
        &[
            "shop: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne",
            "stage: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=stage region=RegionOne",
        ],
    ),
    (
        "10-regions.yaml",
        &[
            "mycloud, North: identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop region=North",
            "mycloud, South: identity=http://127.0.0.1:8391/v3 user=ops userdomain=Default password=s3cret-One project=shop region=South",
        ],
    ),
    (
        "10b-region-list.yaml",
        &[
            "work, RegionOne: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne",
            "work, RegionTwo: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionTwo",
            "lab: identity=http://127.0.0.1:8391/v3 user=labuser password=lab project=lab region=LabRegion",
        ],
    ),
    (
        "11-clouds.yaml",
        &[
            "work: user=ops userdomain=default project=shop projectdomain=default region=RegionOne -profile:Profile",
            "lab: identity=http://127.0.0.1:8390/v3 user=labuser project=lab",
        ],
    ),
    ("11-secure.yaml", &["work: password=s3cret-One"]),
    (
        "13-multifactor.yaml",
        &[
            "mfa: identity=http://127.0.0.1:8390 user=ops userdomain=default password=s3cret-One project=shop projectdomain=default region=RegionOne",
            "mfa-appcred: identity=http://127.0.0.1:8390 user=0123456789abcdef0123456789abcdef applicationcredential=fedcba9876543210fedcba9876543210 secret=s3cret-Two region=RegionOne",
            "only-token: identity=http://127.0.0.1:8390 project=shop projectdomain=default region=RegionOne",
        ],
    ),
    (
        "14a-block-scalar.yaml",
        &["work: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne"],
    ),
    (
        "14b-null.yaml",
        &["work: identity=http://127.0.0.1:8390/v3 user=ops userdomain=Default password=s3cret-One project=shop"],
    ),
    ("14c-vault.yaml", &["work: identity=http://127.0.0.1:8390/v3 user=ops project=shop -password:Tag"]),
    (
        "14e-bom-crlf.yaml",
        &["work: identity=http://127.0.0.1:8390/v3 user=ops password=s3cret-One project=shop region=RegionOne"],
    ),
    (
        "26-two-domains.yaml",
        &[
            "mycloud: identity=http://127.0.0.1:8390/v3 user=ops userdomain=userdomain password=s3cret-One project=shop projectdomain=default",
        ],
    ),
    (
        "27-id-and-name.yaml",
        &[
            "mycloud: identity=http://127.0.0.1:8390/v3 user=ops userdomain=userdomain password=s3cret-One project=5e6baffe348448a6b37ddbbed7de0000 region=RegionOne",
        ],
    ),
];

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/settings");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A cloud on one line.
fn line(cloud: &Cloud) -> String {
    let short = |setting: &Setting| format!("{setting:?}").to_ascii_lowercase();
    let texts = cloud.texts.iter().map(|(setting, text)| format!("{}={text}", short(setting)));
    let left_out = cloud.left_out.iter().map(|left_out| format!("-{}:{:?}", left_out.name, left_out.why));
    let name = Some(cloud.label.to_string()).filter(|name| !name.is_empty()).map(|name| format!("{name}:"));
    name.into_iter().chain(texts).chain(left_out).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_file_fills_in_what_it_says() {
    for (name, expected) in FILES {
        let found = read(&fixture(name)).map(|clouds| clouds.iter().map(line).collect::<Vec<_>>());
        assert_eq!(found.as_deref(), Ok(&expected.iter().map(ToString::to_string).collect::<Vec<_>>()[..]), "{name}");
    }
}

#[test]
fn no_file_of_the_folder_is_left_out() {
    let folder =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/settings")).expect("the folder");
    for entry in folder {
        let name = entry.expect("a file").file_name();
        assert!(FILES.iter().any(|(file, _)| *file == name), "{} has no line in FILES", name.display());
    }
}

/// Pieces of files, and what they fill in: a line for each cloud, or why there is none.
#[test]
fn each_piece_is_read_as_it_is_meant() {
    let yaml = |auth: &str| format!("clouds:\n  a:\n    auth:\n{auth}");
    for (file, expected) in [
        // A password is for Keystone's own method only.
        ("clouds: {a: {auth_type: v3oidcpassword, auth: {username: u, password: p}}}".into(), "a: user=u -auth_type:AuthType -password:AuthType"),
        ("OS_AUTH_TYPE=v3websso\nOS_USERNAME=u\nOS_PASSWORD=p".into(), "user=u -auth_type:AuthType -password:AuthType"),
        ("clouds: {a: {auth_type: v3password, auth: {username: u, password: p}}}".into(), "a: user=u password=p"),
        ("OS_AUTH_TYPE=${X}\nOS_USERNAME=u\nOS_PASSWORD=p".into(), "user=u -auth_type:AuthType -password:AuthType"),
        ("clouds: {a: {auth-type: v3kerberos, auth: {user-name: x, username: u, password: p}}}".into(), "a: user=u -auth_type:AuthType -password:AuthType"),
        ("clouds: {a: {auth_plugin: v3samlpassword, auth: {password: p}}}".into(), "a: -auth_type:AuthType -password:AuthType"),
        (
            "clouds: {a: {auth_type: v3multifactor, auth_methods: [v3password, v3oidcpassword], auth: {password: p}}}".into(),
            "a: -auth_type:AuthType -password:AuthType",
        ),
        ("clouds: {a: {auth_type: v3multifactor, auth_methods: [v3password, v3totp], auth: {password: p}}}".into(), "a: password=p"),
        ("clouds: {a: {auth_type: [x], auth: {username: u, password: p}}}".into(), "a: user=u -auth_type:AuthType -password:AuthType"),
        ("clouds: {a: {auth_type: v3websso, auth: {auth-url: https://k}}}".into(), "a: identity=https://k -auth_type:AuthType"),
        // What is no text, or has to be worked out, is named; a tag may be a password.
        (yaml("      password: !Passw0rd\n      username: u\n"), "a: user=u -password:Tag"),
        (yaml("      password: {{ vault_password }}\n      username: [u]\n"), "a: -username:NoText -password:NoText"),
        ("clouds: {a: {region_name: R, auth: !vault x}}".into(), "a: region=R -auth:Tag"),
        (yaml("      password: |\n        s3cret\n"), "a: password=s3cret"),
        // Where a comma or a quote is missing, YAML makes one text of several lines.
        ("clouds: {a: {auth: {project_name: shop\n $env:OS_PASSWORD = 's3cret'}}}".into(), "a: -project_name:Lines"),
        (yaml("      username: \"ops\n        password: s3cret\"\n"), "a: -username:Lines"),
        // A quote that has no end hides what is behind it; so does one that ends by chance.
        ("export OS_PROJECT_NAME=O'Brien\nexport OS_PASSWORD=s3cret\nexport OS_USERNAME=O'Brien\n".into(), "-project_name:Lines"),
        ("OS_USERNAME=u\nOS_PROJECT_NAME=O'Brien\nOS_PASSWORD=s3cret\n".into(), "user=u -project_name:Shell -line 2:Unclosed"),
        ("set \"OS_USERNAME=ops\" & set \"OS_PASSWORD=p\"".into(), "user=ops password=p"),
        ("clouds:\n\ta: 1\nnote: OS_REGION_NAME=R\n".into(), "NoYaml(2)"),
        // What the browser decides.
        ("OS_CACERT=\"\"\nOS_USERNAME=u".into(), "user=u"),
        ("clouds: {a: {verify: false, cacert: /etc/ca.pem, auth: {username: u}}}".into(), "a: user=u -verify:Browser -cacert:Browser"),
        ("clouds: {a: {verify: true, auth: {username: u}}}".into(), "a: user=u"),
        // A dollar is a sign to YAML, and a variable to a shell.
        (yaml("      password: Pa$$w0rd\n"), "a: password=Pa$$w0rd"),
        ("OS_USERNAME=a\nOS_PASSWORD=\"$OS_PASSWORD_INPUT\"\n".into(), "user=a -password:Shell"),
        ("OS_PASSWORD='Pa$$w0rd'\n".into(), "password=Pa$$w0rd"),
        // No value gets into another one's field.
        ("export OS_USERNAME=ops OS_PASSWORD=s3cret".into(), "user=ops password=s3cret"),
        (yaml("      username: ops, password: s3cret\n"), "NoYaml(4)"),
        (yaml("      description: \"a\n       username: s3cret\"\n"), "Neither"),
        (yaml("      password: *pw\n"), "NoYaml(4)"),
        ("clouds:\n  a:\n    auth: {\n      username: ops, password: s3cret\n    }\n".into(), "a: user=ops password=s3cret"),
        ("clouds:\n  a:\n    x: ['it''s', \"[\", b # ]\n    ]\n    auth:\n      username: ops\n".into(), "a: user=ops"),
        // The last one of a name counts, and an id more than a name.
        (yaml("      project_name: a\n      project_id: b\n      project_id: c\n      project_name: d\n"), "a: project=c"),
        ("OS_PROJECT_NAME=a\nOS_PROJECT_ID=$x\n".into(), "project=a"),
        // A region that is chosen, of several.
        (
            "clouds: {a: {region_name: B, auth: {username: u}, regions: [{name: A}, {name: B, values: {auth: {username: v}}}]}}".into(),
            "a: user=v region=B",
        ),
        ("OS_USERNAME: demo\nOS_PASSWORD: 'it''s'\nPATH: /bin\n".into(), "user=demo password=it's"),
        ("public-clouds:\n  a:\n    auth: {auth_url: https://k}\n".into(), "a: identity=https://k"),
        // What is neither fills in nothing.
        (String::new(), "Neither"),
        ("hello".into(), "Neither"),
        ("{\"clouds\": 1}".into(), "Neither"),
        ("<html>".into(), "Neither"),
        ("clouds:\n".into(), "Neither"),
        ("PATH=/bin".into(), "Neither"),
    ] {
        let found = match read(&file) {
            Ok(clouds) => clouds.iter().map(line).collect::<Vec<_>>().join("\n"),
            Err(why) => format!("{why:?}"),
        };
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn a_text_that_is_longer_than_any_token_is_left_out() {
    let file = |length: usize| format!("OS_USERNAME=demo\nOS_PASSWORD={}\n", "x".repeat(length));
    let cloud = |length: usize| read(&file(length)).expect("a cloud").remove(0);
    assert_eq!(cloud(20_000).texts.len(), 2);
    assert_eq!(line(&cloud(20_001)), "user=demo -password:TooLong");
}

#[test]
fn no_text_of_a_file_is_in_its_debug_output() {
    let clouds = read("OS_PASSWORD=nonsense").expect("a cloud");
    assert!(!format!("{clouds:?}").contains("nonsense"));
    let file = File::from(Rc::<str>::from("OS_PASSWORD=nonsense"));
    assert!(!format!("{:?} {:?}", Message::Read(Ok(clouds)), Message::Open(file)).contains("nonsense"));
}
