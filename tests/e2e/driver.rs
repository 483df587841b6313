//! The driver program of the browser, the display that `WebKit` needs, and sessions. Used by the runner.

use crate::browser::Browser;
use crate::deadline::{LATE, Look, until};
use crate::process::{Process, free_port, log};
use crate::project;
use std::time::Duration;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::Command;

/// How long a driver may take for one command.
const PATIENCE: Duration = Duration::from_secs(40);

/// The driver program of a browser, and the display that `WebKit` needs.
pub struct Driver {
    pub browser: Browser,
    port: u16,
    processes: Vec<Process>,
}

impl Driver {
    pub async fn start(browser: Browser) -> Look<Self> {
        let port = free_port().await?;
        let mut processes = Vec::new();
        let mut command;
        match browser {
            Browser::Chromium => {
                command = Command::new(project::program("chromedriver")?);
                command.arg(format!("--port={port}"));
            }
            Browser::Firefox => {
                command = Command::new(project::program("geckodriver")?);
                let sockets = free_port().await?;
                command.arg(format!("--port={port}")).arg(format!("--websocket-port={sockets}"));
            }
            Browser::WebKit => {
                let (display, number) = display().await?;
                processes.push(display);
                command = Command::new(project::program("WebKitWebDriver")?);
                command.arg(format!("--port={port}")).env("DISPLAY", format!(":{number}"));
                command.env("GDK_BACKEND", "x11");
            }
        }
        let mut driver = Process::start("the driver", &mut command, &log("driver"))?;
        driver.listens(port).await?;
        processes.push(driver);
        Ok(Self { browser, port, processes })
    }

    /// A fresh browser with an empty profile.
    pub async fn session(&self, dark: bool) -> Look<WebDriver> {
        let wanted = self.browser.capabilities(dark)?;
        let wanted = Capabilities::from(wanted.as_object().cloned().unwrap_or_default());
        let session = WebDriver::builder(format!("http://127.0.0.1:{}", self.port), wanted)
            .request_timeout(PATIENCE)
            .connect()
            .await;
        let session = session.map_err(|error| format!("no session in {}: {error}", self.browser.name()))?;
        let _ = session.set_window_rect(0, 0, 1280, 1000).await;
        Ok(session)
    }

    pub async fn stop(self) {
        for process in self.processes.into_iter().rev() {
            process.stop().await;
        }
    }
}

/// A virtual screen; it chooses its own number and prints it.
async fn display() -> Look<(Process, u32)> {
    let mut command = Command::new(project::program("Xvfb")?);
    command.args(["-displayfd", "1", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"]);
    let process = Process::start("the display", &mut command, &log("display"))?;
    let number = until("the display prints its number", LATE, async || {
        let printed = std::fs::read_to_string(log("display")).unwrap_or_default();
        printed.lines().find_map(|line| line.trim().parse().ok()).ok_or_else(|| format!("it printed {printed:?}"))
    })
    .await?;
    Ok((process, number))
}
