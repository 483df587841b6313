//! The commands that do what the form does, for a shell: live while typing, without the token.

use std::rc::Rc;

use super::form::{Draft, Kind};
use crate::context::shell::{Command, option, quote};
use crate::openstack::trove::create_backup::{Base, CreateBackup, Source};
use crate::openstack::types::endpoint::Endpoint;
use crate::openstack::types::id::Uuid;
use crate::openstack::types::json::Json;
use crate::openstack::types::name::cleaned;

/// The three commands for a draft: today's CLI, the older one, and cURL as in the guide. What is not typed yet
/// stands there as `<name>`, and `endpoint` may be unknown; the token is always `$OS_TOKEN`. The older one is left out where it cannot do the same.
#[must_use]
pub fn commands(draft: &Draft, endpoint: Option<&Endpoint>) -> Vec<Command> {
    let name = or_placeholder(cleaned(&draft.name).as_ref(), "<name>");
    let description = cleaned(&draft.description);
    let described = if description.is_empty() { String::new() } else { option("--description", &description) };
    let dashes = if name.starts_with('-') { " --" } else { "" };
    let word = quote(&name);
    let kind = draft.kind();
    let instance = uuid(&draft.instance, "<instance_id>");
    let container = Some(draft.container.trim()).filter(|name| !name.is_empty());
    let base = match kind {
        Kind::Latest => " --incremental".into(),
        Kind::Parent => option("--parent", &uuid(&draft.parent, "<parent_id>")),
        _ => String::new(),
    };
    let mut openstack = String::from("openstack database backup create");
    if kind == Kind::Register {
        for (name, text) in [
            ("--restore-from", or_placeholder(draft.location.trim(), "<remote_location>")),
            ("--restore-datastore-version", uuid(&draft.version, "<datastore_version_id>")),
            ("--restore-size", or_placeholder(draft.size.trim(), "<size>")),
        ] {
            openstack += &option(name, &text);
        }
    } else {
        openstack += &option("--instance", &instance);
        openstack += &base;
        openstack += &container.map(|name| option("--swift-container", name)).unwrap_or_default();
        openstack += &draft.driver.map(|driver| option("--storage-driver", driver.name())).unwrap_or_default();
        openstack += &described;
    }
    let mut all = vec![Command { title: "openstack command", text: format!("{openstack}{dashes} {word}") }];
    if kind != Kind::Register && container.is_none() && draft.driver.is_none() {
        let quoted = quote(&instance);
        all.push(Command {
            title: "trove command",
            text: format!("trove backup-create{described}{base}{dashes} {quoted} {word}"),
        });
    }
    all.push(Command { title: "curl command", text: curl(draft, endpoint, name, description) });
    all
}

/// The UUID of a field. What is none is not repeated: people paste a token into the wrong field.
fn uuid(typed: &str, placeholder: &str) -> String {
    Uuid::find(typed).map_or(placeholder.into(), |uuid| uuid.to_string())
}

fn curl(draft: &Draft, endpoint: Option<&Endpoint>, name: String, description: Rc<str>) -> String {
    let address =
        endpoint.map_or_else(|| "\"$API_ENDPOINT/backups\"".into(), |endpoint| quote(&endpoint.at("backups")));
    let description = Some(description).filter(|text| !text.is_empty());
    let body = match as_typed(draft) {
        Some(source) => CreateBackup { name: name.into(), description, source }.body().text().to_owned(),
        None if draft.kind() == Kind::Register => format!(
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

/// What is backed up, as far as it is typed. The form's rules are not asked: a command shows what stands in the form.
fn as_typed(draft: &Draft) -> Option<Source> {
    let kind = draft.kind();
    if kind == Kind::Register {
        return Some(Source::Remote {
            location: draft.location.trim().into(),
            version: Uuid::find(&draft.version)?,
            size: draft.size.trim().into(),
        });
    }
    Some(Source::Instance {
        instance: Uuid::find(&draft.instance)?,
        base: match kind {
            Kind::Latest => Base::Latest,
            Kind::Parent => Base::Backup(Uuid::find(&draft.parent)?),
            Kind::Full | Kind::Register => Base::Nothing,
        },
        container: Some(draft.container.trim()).filter(|name| !name.is_empty()).map(Into::into),
        driver: draft.driver,
    })
}
