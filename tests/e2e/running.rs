//! What the runner has running, and the playing of one scenario on it.

use crate::scenarios::Scenario;
use e2e::browser::Browser;
use e2e::cloud::Cloud;
use e2e::deadline::Look;
use e2e::driver::Driver;
use e2e::outcome::{End, Outcome, no_answer_of_driver};
use e2e::page::Page;
use e2e::process::Process;
use e2e::site;
use e2e::stage::Stage;
use std::rc::Rc;
use std::sync::Mutex;
use std::time::Duration;
use thirtyfour::WebDriver;
use tokio::task::spawn_local;

/// No scenario may take longer; a benchmark may.
const LONGEST: Duration = Duration::from_secs(150);
const BENCHMARK: Duration = Duration::from_mins(15);
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// What runs, so that it can be stopped.
#[derive(Default)]
pub struct Running {
    driver: Option<Driver>,
    cloud_was_asked: bool,
    site: Option<Process>,
    cloud: Option<Rc<Cloud>>,
    session: Option<WebDriver>,
}

impl Running {
    /// Starts all but the browser itself. The page's port comes first: where another run has it, nothing else is touched.
    pub async fn start(&mut self, browser: Browser) -> Look<()> {
        self.site = Some(site::serve().await?);
        self.driver = Some(Driver::start(browser).await?);
        self.cloud_was_asked = true;
        self.cloud = Some(Rc::new(Cloud::up().await?));
        Ok(())
    }

    /// Plays a scenario; once more, saying so, where a driver that gave no answer kept it from ending.
    pub async fn play(&mut self, scenario: &Scenario) -> Outcome {
        match self.one(scenario).await {
            Err(End::Failed(reason)) if no_answer_of_driver(&reason) => {
                println!("    {}: once more by another driver, for {reason}", scenario.name);
                self.renew_driver().await?;
                self.one(scenario).await
            }
            end => end,
        }
    }

    async fn renew_driver(&mut self) -> Look<()> {
        close(self.session.take()).await;
        if let Some(driver) = self.driver.take() {
            let browser = driver.browser;
            driver.stop().await;
            self.driver = Some(Driver::start(browser).await?);
        }
        Ok(())
    }

    /// Plays one scenario in a window with no past; after a failure the next one gets a new browser.
    async fn one(&mut self, scenario: &Scenario) -> Outcome {
        let (Some(driver), Some(cloud)) = (&self.driver, &self.cloud) else {
            return Err(End::Failed("expected a driver and a cloud".into()));
        };
        cloud.reset().await?;
        if scenario.dark {
            close(self.session.take()).await;
        }
        let session = match &self.session {
            Some(session) => session.clone(),
            None => self.session.insert(driver.session(scenario.dark).await?).clone(),
        };
        let page = Page { driver: session, browser: driver.browser };
        let stage = Stage { page, cloud: Rc::clone(cloud) };
        let run = scenario.run;
        let actor = stage.clone();
        let limit = if scenario.name.starts_with("bench::") { BENCHMARK } else { LONGEST };
        let mut task = spawn_local(async move {
            actor.forget().await?;
            run(actor).await
        });
        let outcome = match tokio::time::timeout(limit, &mut task).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(End::Failed(last_panic())),
            Err(_) => Err(End::Failed(format!("expected an end within {} s", limit.as_secs()))),
        };
        task.abort();
        let failed = matches!(outcome, Err(End::Failed(_)));
        if failed {
            show(&stage, scenario).await;
        }
        if failed || scenario.dark {
            close(self.session.take()).await;
        }
        outcome
    }

    pub async fn stop(self) {
        close(self.session).await;
        if let Some(driver) = self.driver {
            driver.stop().await;
        }
        if let Some(site) = self.site {
            site.stop().await;
        }
        if self.cloud_was_asked {
            Cloud::down().await;
        }
    }
}

/// Shows what a scenario that failed left behind: a picture, and the same in words for who has only the log.
async fn show(stage: &Stage, scenario: &Scenario) {
    if let Ok(file) = stage.picture(&format!("failed-{}", scenario.name.replace("::", "-"))).await {
        println!("    picture: {}", file.display());
    }
    for (what, seen) in [
        ("address", stage.page.ask_text("return location.href").await),
        ("focus", stage.page.focus().await),
        ("text", stage.page.text().await),
    ] {
        let seen = seen.unwrap_or_else(|why| format!("none: {why}"));
        println!("    {what}: {}", seen.chars().take(1500).collect::<String>());
    }
}

async fn close(session: Option<WebDriver>) {
    if let Some(session) = session {
        let _ = tokio::time::timeout(Duration::from_secs(10), session.quit()).await;
    }
}

fn last_panic() -> String {
    PANIC.lock().ok().and_then(|mut last| last.take()).unwrap_or_else(|| "a panic without words".into())
}

/// Keeps what a panic says for the scenario's line, instead of printing it.
pub fn remember_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut last) = PANIC.lock() {
            *last = Some(panic.to_string().replace('\n', " "));
        }
    }));
}
