//! The names that hosts, addresses and `config.json` use for what they fill in: each field of a form, and what of the view
//! stands in the address.

use crate::console::restore::Input as Restore;
use crate::create::Input as Create;
use crate::session::Input as Session;

/// A field of a form, or something that tells what is shown. Each has a text, choices too, so that a host presets them all alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The ways to sign in that are offered, by the names of [`crate::session::Method`]; all unless given.
    Ways,
    /// The way that is chosen.
    Way,
    /// The identity endpoint: where Keystone is.
    Identity,
    /// The user's name.
    User,
    /// The user's domain.
    UserDomain,
    /// The password.
    Password,
    /// An application credential's id or name.
    ApplicationCredential,
    /// Its secret.
    Secret,
    /// The second factor.
    Passcode,
    /// The project to sign in to.
    Project,
    /// Its domain.
    ProjectDomain,
    /// The region whose database service is meant.
    Region,
    /// The project's database endpoint.
    Endpoint,
    /// The token for `X-Auth-Token`.
    Token,
    /// The database instance.
    InstanceId,
    /// The address of a backup that was made elsewhere.
    Location,
    /// The datastore's version that made it.
    Version,
    /// Its size in GiB.
    Size,
    /// The backup's name.
    Name,
    /// The optional text.
    Description,
    /// What kind of backup: see [`crate::create::Kind`].
    Kind,
    /// The backup that an incremental one is made on top of.
    Parent,
    /// The Swift container.
    Container,
    /// The storage driver: see [`crate::openstack::trove::create_backup::Driver`].
    Driver,
    /// The name of an instance that is made out of a backup.
    RestoreName,
    /// Its flavor.
    Flavor,
    /// GB of its volume.
    Volume,
    /// The type of that.
    VolumeType,
    /// The version of its datastore, by id or by name.
    RestoreVersion,
    /// Its network.
    Network,
    /// What is shown: see [`super::route::View`].
    View,
    /// The id of the backup that is open.
    Backup,
    /// What is searched for in the list.
    Search,
    /// The status that the list is narrowed to; `running` for all that run.
    ShowStatus,
    /// The instance that it is narrowed to.
    ShowInstance,
    /// The datastore and version that it is narrowed to.
    ShowDatastore,
    /// The column that it is sorted by; the largest first with `-` before it.
    Sort,
    /// The columns that are shown, as words of one text.
    Columns,
    /// The most hours that a good backup may be old.
    Threshold,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = 39;

    /// All fields, in the order in which they are declared: those of the forms, then those that tell what is shown.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Ways,
        Self::Way,
        Self::Identity,
        Self::User,
        Self::UserDomain,
        Self::Password,
        Self::ApplicationCredential,
        Self::Secret,
        Self::Passcode,
        Self::Project,
        Self::ProjectDomain,
        Self::Region,
        Self::Endpoint,
        Self::Token,
        Self::InstanceId,
        Self::Location,
        Self::Version,
        Self::Size,
        Self::Name,
        Self::Description,
        Self::Kind,
        Self::Parent,
        Self::Container,
        Self::Driver,
        Self::RestoreName,
        Self::Flavor,
        Self::Volume,
        Self::VolumeType,
        Self::RestoreVersion,
        Self::Network,
        Self::View,
        Self::Backup,
        Self::Search,
        Self::ShowStatus,
        Self::ShowInstance,
        Self::ShowDatastore,
        Self::Sort,
        Self::Columns,
        Self::Threshold,
    ];

    /// The name of this field: in ids of the document, in `config.json`, and in the attributes that `src/embed/element.js` lists.
    /// Secrets have none of the latter two, see [`Field::is_secret`].
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ways => "ways",
            Self::Way => "way",
            Self::Identity => Session::Identity.key(),
            Self::User => Session::User.key(),
            Self::UserDomain => Session::UserDomain.key(),
            Self::Password => Session::Password.key(),
            Self::ApplicationCredential => Session::ApplicationCredential.key(),
            Self::Secret => Session::Secret.key(),
            Self::Passcode => Session::Passcode.key(),
            Self::Project => Session::Project.key(),
            Self::ProjectDomain => Session::ProjectDomain.key(),
            Self::Region => Session::Region.key(),
            Self::Endpoint => Session::Endpoint.key(),
            Self::Token => Session::Token.key(),
            Self::InstanceId => Create::Instance.key(),
            Self::Location => Create::Location.key(),
            Self::Version => Create::Version.key(),
            Self::Size => Create::Size.key(),
            Self::Name => Create::Name.key(),
            Self::Description => Create::Description.key(),
            Self::Kind => Create::Kind.key(),
            Self::Parent => Create::Parent.key(),
            Self::Container => Create::Container.key(),
            Self::Driver => Create::Driver.key(),
            Self::RestoreName => Restore::Name.key(),
            Self::Flavor => Restore::Flavor.key(),
            Self::Volume => Restore::Volume.key(),
            Self::VolumeType => Restore::VolumeType.key(),
            Self::RestoreVersion => Restore::Version.key(),
            Self::Network => Restore::Network.key(),
            Self::View => "view",
            Self::Backup => "backup",
            Self::Search => "search",
            Self::ShowStatus => "show-status",
            Self::ShowInstance => "show-instance",
            Self::ShowDatastore => "show-datastore",
            Self::Sort => "sort",
            Self::Columns => "columns",
            Self::Threshold => "threshold",
        }
    }

    /// Whether its text is for memory and a request alone.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::Secret | Self::Passcode | Self::Token)
    }

    /// Whether it tells what is shown, and not what is asked for.
    #[must_use]
    pub fn is_view(self) -> bool {
        matches!(
            self,
            Self::View
                | Self::Backup
                | Self::Search
                | Self::ShowStatus
                | Self::ShowInstance
                | Self::ShowDatastore
                | Self::Sort
                | Self::Columns
                | Self::Threshold
        )
    }

    /// The field that a key of an address or of `config.json` names: `instance-id`, also as `instance_id` and
    /// `instanceId`.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        let bare: Vec<u8> = key.bytes().filter(|b| !matches!(b, b'-' | b'_')).map(|b| b.to_ascii_lowercase()).collect();
        let is = |known: &str| known.bytes().filter(|b| *b != b'-').eq(bare.iter().copied());
        Self::ALL.iter().find(|field| !field.is_secret() && is(field.key())).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_its_own_place() {
        for (at, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, at, "{field:?}");
        }
    }

    #[test]
    fn no_key_names_a_secret() {
        assert_eq!(Field::named("instanceId"), Some(Field::InstanceId));
        for secret in ["token", "password", "secret", "passcode"] {
            assert_eq!(Field::named(secret), None);
        }
    }
}
