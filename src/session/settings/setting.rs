//! What a settings file may fill in, and its names there.

/// What a settings file may fill in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Setting {
    /// Where Keystone is.
    Identity,
    /// The user's name or id.
    User,
    /// The name or id of the user's domain.
    UserDomain,
    /// The password.
    Password,
    /// The id or name of an application credential.
    ApplicationCredential,
    /// The secret of an application credential.
    Secret,
    /// The project's name or id.
    Project,
    /// The name or id of the project's domain.
    ProjectDomain,
    /// The region.
    Region,
    /// A token.
    Token,
}

impl Setting {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Identity,
        Self::User,
        Self::UserDomain,
        Self::Password,
        Self::ApplicationCredential,
        Self::Secret,
        Self::Project,
        Self::ProjectDomain,
        Self::Region,
        Self::Token,
    ];

    /// What clouds.yaml calls it, the surest name first: an id is surer than a name. Openrc files use the same names in
    /// capitals, behind `OS_`.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Identity => &["auth_url"],
            Self::User => &["user_id", "username"],
            Self::UserDomain => &["user_domain_id", "user_domain_name", "domain_name"],
            Self::Password => &["password"],
            Self::ApplicationCredential => &["application_credential_id", "application_credential_name"],
            Self::Secret => &["application_credential_secret"],
            Self::Project => &["project_id", "tenant_id", "project_name", "tenant_name"],
            Self::ProjectDomain => &["project_domain_id", "project_domain_name"],
            Self::Region => &["region_name", "region"],
            Self::Token => &["token"],
        }
    }
}
