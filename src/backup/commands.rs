//! The commands that do what the form does, for a shell: live while typing, without the token.

use std::rc::Rc;

use shlex::try_quote;

use super::draft::{Draft, Field};
use super::validation::cleaned;
use crate::openstack::backups::CreateBackup;
use crate::openstack::endpoint::Endpoint;
use crate::openstack::id::Uuid;

/// One command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// What it is called on the page.
    pub title: &'static str,
    /// The text for a POSIX shell, on one or more lines.
    pub text: String,
}

/// The three commands for a draft: today's CLI, the older one, and cURL as in the guide. What is not typed yet
/// stands there as `<name>`; the token is always `$OS_TOKEN`.
#[must_use]
pub fn commands(draft: &Draft) -> [Command; 3] {
    let name = or_placeholder(cleaned(draft.get(Field::Name)).as_ref(), "<name>");
    // What is no UUID is not repeated: people paste a token into the wrong field.
    let instance = Uuid::find(draft.get(Field::InstanceId)).map_or("<instance_id>".into(), |uuid| uuid.to_string());
    let description = cleaned(draft.get(Field::Description));
    // A word that begins with "-" would be taken for an option: it goes behind "=" or behind "--".
    let option =
        |word: &str| if word.starts_with('-') { format!("={}", quote(word)) } else { format!(" {}", quote(word)) };
    let described =
        if description.is_empty() { String::new() } else { format!(" --description{}", option(&description)) };
    let dashes = if name.starts_with('-') { " --" } else { "" };
    let (name, quoted) = (quote(&name), quote(&instance));
    [
        Command {
            title: "openstack command",
            text: format!("openstack database backup create --instance{}{described}{dashes} {name}", option(&instance)),
        },
        Command { title: "trove command", text: format!("trove backup-create{described}{dashes} {quoted} {name}") },
        Command { title: "curl command", text: curl(draft, &instance, &description) },
    ]
}

fn curl(draft: &Draft, instance: &str, description: &str) -> String {
    let address = Endpoint::parse(draft.get(Field::Endpoint))
        .map_or_else(|_| "\"$API_ENDPOINT/backups\"".into(), |endpoint| quote(&endpoint.backups()));
    let name: Rc<str> = or_placeholder(cleaned(draft.get(Field::Name)).as_ref(), "<name>").into();
    let description = (!description.is_empty()).then(|| description.into());
    let body = match Uuid::find(instance) {
        Some(instance) => CreateBackup { name, instance, description }.body(),
        None => format!(
            r#"{{"backup":{{"name":{},"instance":"<instance_id>"}}}}"#,
            serde_json::to_string(&name).unwrap_or_default()
        ),
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
    try_quote(&word.replace('\0', "")).map(Into::into).unwrap_or_default()
}
