//! What the runner hands to each scenario: a window with no past, the cloud, and short ways to bring them together.

use crate::browser::Browser;
use crate::cloud::{Cloud, keystone_port, trove_port};
use crate::deadline::Look;
use crate::faulty::{Fault, Faulty};
use crate::page::{Draft, Page, Table, told};
use crate::{project, site};
use std::path::PathBuf;
use std::rc::Rc;

/// Everything a scenario plays with.
#[derive(Clone)]
pub struct Stage {
    pub page: Page,
    pub cloud: Rc<Cloud>,
}

impl Stage {
    pub fn browser(&self) -> Browser {
        self.page.browser
    }

    /// Opens the page at the root of the site.
    pub async fn open(&self) -> Look<()> {
        self.page.open(&self.address("/")).await
    }

    pub fn address(&self, path: &str) -> String {
        site::origin() + path
    }

    /// A bad network in front of this run's Trove.
    pub async fn faulty(&self) -> Look<Faulty> {
        Faulty::before(trove_port()).await
    }

    /// What somebody types who has all they need, for the cloud itself.
    pub fn draft(&self, instance: &str, name: &str) -> Draft {
        Draft {
            endpoint: self.cloud.endpoint().into(),
            token: self.cloud.token().into(),
            instance: self.cloud.instance(instance).into(),
            name: name.into(),
            description: String::new(),
        }
    }

    /// The same by way of a bad network.
    pub fn draft_by(&self, network: &Faulty, instance: &str, name: &str) -> Draft {
        Draft { endpoint: network.endpoint(self.cloud.endpoint()), ..self.draft(instance, name) }
    }

    /// A Keystone whose catalog leads to this network instead of to Trove itself.
    pub async fn keystone_before(&self, network: &Faulty) -> Look<Faulty> {
        let keystone = Faulty::before(keystone_port()).await?;
        let (direct, by) = (format!("127.0.0.1:{}", trove_port()), format!("127.0.0.1:{}", network.port));
        keystone.always("*", "/auth/tokens", Fault::Rewrite(direct, by));
        Ok(keystone)
    }

    /// Opens the page, and signs in as demo.
    pub async fn begin_session(&self) -> Look<()> {
        self.open().await?;
        self.page.sign_in(self.cloud.identity(), "demo", "demo").await?;
        self.page.is_signed_in().await.map(drop)
    }

    /// The same where each request to Trove goes by this network. The Keystone that comes back has to live as long.
    pub async fn begin_session_by(&self, network: &Faulty) -> Look<Faulty> {
        let keystone = self.keystone_before(network).await?;
        self.open().await?;
        self.page.sign_in(&keystone.endpoint(self.cloud.identity()), "demo", "demo").await?;
        self.page.is_signed_in().await?;
        Ok(keystone)
    }

    /// Lets the dashboards know the cloud, an instance and the token.
    pub fn sign_in(&self, instance: &str) -> Look<()> {
        let (endpoint, instance, token) = (self.cloud.endpoint(), self.cloud.instance(instance), self.cloud.token());
        let session = serde_json::json!({ "endpoint": endpoint, "instanceId": instance, "token": token });
        site::sign_in(&session.to_string()).map_err(|error| error.to_string())
    }

    /// Creates a backup by way of this network, and waits for its table.
    pub async fn follow(&self, network: &Faulty, instance: &str, name: &str) -> Look<Table> {
        self.open().await?;
        self.page.create(&self.draft_by(network, instance, name)).await?;
        self.page.shows_table().await
    }

    /// A window that remembers nothing of the scenario before.
    pub async fn forget(&self) -> Look<()> {
        self.page.go(&self.address(site::NOWHERE)).await?;
        self.page.ask("localStorage.clear(); sessionStorage.clear(); return null", Vec::new()).await?;
        self.page.driver.delete_all_cookies().await.map_err(told)
    }

    /// Keeps a picture; returns where.
    pub async fn picture(&self, name: &str) -> Look<PathBuf> {
        let folder = project::local().join("screenshots").join(self.browser().name());
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let file = folder.join(format!("{name}.png"));
        self.page.driver.screenshot(&file).await.map_err(told)?;
        Ok(file)
    }
}
