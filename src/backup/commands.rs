//! The commands that do what the form does, for a shell: live while typing, without the token.

use std::rc::Rc;

use super::draft::{Draft, Field};
use super::kind::Kind;
use super::rules::driver;
use super::validation::source;
use crate::openstack::trove::backups::Backup;
use crate::openstack::trove::create_backup::CreateBackup;
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::json::Json;
use crate::openstack::types::name::cleaned;

/// One command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// What it is called on the page.
    pub title: &'static str,
    /// The text for a POSIX shell, on one or more lines.
    pub text: String,
}

/// The three commands for a draft: today's CLI, the older one, and cURL as in the guide. What is not typed yet
/// stands there as `<name>`, and `endpoint` may be unknown; the token is always `$OS_TOKEN`. The older one is left out where it cannot do the same.
#[must_use]
pub fn commands(draft: &Draft, endpoint: Option<&Endpoint>) -> Vec<Command> {
    let name = or_placeholder(cleaned(draft.get(Field::Name)).as_ref(), "<name>");
    let description = cleaned(draft.get(Field::Description));
    let described = if description.is_empty() { String::new() } else { option("--description", &description) };
    let dashes = if name.starts_with('-') { " --" } else { "" };
    let word = quote(&name);
    let kind = Kind::chosen(draft);
    let instance = uuid(draft, Field::InstanceId, "<instance_id>");
    let container = Some(draft.or(Field::Container, "")).filter(|name| !name.is_empty());
    let base = match kind {
        Kind::Latest => " --incremental".into(),
        Kind::Parent => option("--parent", &uuid(draft, Field::Parent, "<parent_id>")),
        _ => String::new(),
    };
    let mut openstack = String::from("openstack database backup create");
    if kind == Kind::Register {
        for (name, text) in [
            ("--restore-from", or_placeholder(draft.or(Field::Location, ""), "<remote_location>")),
            ("--restore-datastore-version", uuid(draft, Field::Version, "<datastore_version_id>")),
            ("--restore-size", or_placeholder(draft.or(Field::Size, ""), "<size>")),
        ] {
            openstack += &option(name, &text);
        }
    } else {
        openstack += &option("--instance", &instance);
        openstack += &base;
        openstack += &container.map(|name| option("--swift-container", name)).unwrap_or_default();
        openstack += &driver(draft).map(|driver| option("--storage-driver", driver.name())).unwrap_or_default();
        openstack += &described;
    }
    let mut all = vec![Command { title: "openstack command", text: format!("{openstack}{dashes} {word}") }];
    if kind != Kind::Register && container.is_none() && driver(draft).is_none() {
        let quoted = quote(&instance);
        all.push(Command {
            title: "trove command",
            text: format!("trove backup-create{described}{base}{dashes} {quoted} {word}"),
        });
    }
    all.push(Command { title: "curl command", text: curl(draft, endpoint, name, description) });
    all
}

/// The commands that show a backup, delete it, and restore it into a new instance.
#[must_use]
pub fn about(backup: &Backup) -> Vec<Command> {
    let id = backup.id().map_or_else(|| "<backup>".to_owned(), |id| id.to_string());
    let command = |title: &'static str, text: String| Command { title, text };
    let restore = format!(
        "openstack database instance create --backup {id} --flavor <flavor> --size <size> {}",
        quote(&format!("{}-restored", backup.text("name").unwrap_or_default()))
    );
    vec![
        command("command that shows it", format!("openstack database backup show {id}")),
        command("command that deletes it", format!("openstack database backup delete {id}")),
        command("command that restores it", restore),
    ]
}

/// An option and its word. A word that begins with "-" would be taken for an option: it goes behind "=".
fn option(name: &str, word: &str) -> String {
    let between = if word.starts_with('-') { '=' } else { ' ' };
    format!(" {name}{between}{}", quote(word))
}

/// The UUID of a field. What is none is not repeated: people paste a token into the wrong field.
fn uuid(draft: &Draft, field: Field, placeholder: &str) -> String {
    Uuid::find(draft.get(field)).map_or(placeholder.into(), |uuid| uuid.to_string())
}

fn curl(draft: &Draft, endpoint: Option<&Endpoint>, name: String, description: Rc<str>) -> String {
    let address =
        endpoint.map_or_else(|| "\"$API_ENDPOINT/backups\"".into(), |endpoint| quote(&endpoint.at("backups")));
    let description = Some(description).filter(|text| !text.is_empty());
    let body = match source(draft) {
        Some(source) => CreateBackup { name: name.into(), description, source }.body().text().to_owned(),
        None if Kind::chosen(draft) == Kind::Register => format!(
            r#"{{"backup":{{"name":{},"restore_from":{{"remote_location":"<remote_location>","local_datastore_version_id":"<datastore_version_id>","size":<size>}}}}}}"#,
            Json::of(&name).text()
        ),
        None => format!(r#"{{"backup":{{"name":{},"instance":"<instance_id>"}}}}"#, Json::of(&name).text()),
    };
    format!(
        "curl -s -d {} \\\n  -H \"X-Auth-Token: $OS_TOKEN\" \\\n  -H \"Content-Type: application/json\" \\\n  \
         -H \"Accept: application/json\" \\\n  {address} | python3 -m json.tool",
        quote(&body)
    )
}

fn or_placeholder(text: &str, placeholder: &str) -> String {
    if text.is_empty() { placeholder.into() } else { text.into() }
}

/// One word for a POSIX shell. No word holds NUL: control characters are gone before.
fn quote(word: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"@%_+=:,./-".contains(&b);
    if !word.is_empty() && word.bytes().all(plain) {
        return word.into();
    }
    // Inside of single quotes nothing means anything but a single quote.
    format!("'{}'", word.replace('\0', "").replace('\'', r"'\''"))
}
