//! How a scenario ends: well, failed with what was expected, or skipped with a reason that the runner prints.

use thirtyfour::error::WebDriverError;

/// Not a good end.
#[derive(Debug)]
pub enum End {
    Failed(String),
    Skipped(String),
}

pub type Outcome = Result<(), End>;

impl From<String> for End {
    fn from(reason: String) -> Self {
        Self::Failed(reason)
    }
}

impl From<WebDriverError> for End {
    fn from(error: WebDriverError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Whether a scenario failed because the driver gave no answer, in time or at all: nothing is known of the page then.
pub fn no_answer_of_driver(reason: &str) -> bool {
    // As thirtyfour words what its HTTP client met.
    reason.contains("The WebDriver request returned an error")
}

/// Ends a scenario that cannot be played in this browser.
pub fn skip(why: &str) -> Outcome {
    Err(End::Skipped(why.into()))
}

/// Fails with "expected ..." unless the condition holds.
#[macro_export]
macro_rules! expect {
    ($holds:expr, $($expected:tt)+) => {
        if !$holds {
            return Err($crate::outcome::End::Failed(format!("expected {}", format!($($expected)+))));
        }
    };
}

#[cfg(test)]
mod tests {
    use super::no_answer_of_driver;
    use thirtyfour::error::{WebDriverError, WebDriverErrorInfo};

    #[test]
    fn a_silent_driver_is_told_from_a_wrong_page() {
        let silent = WebDriverError::HttpError("operation timed out".into());
        assert!(no_answer_of_driver(&format!("expected within 10 s: a table; but {silent}")));
        let stale = WebDriverError::StaleElementReference(WebDriverErrorInfo::new("gone".into()));
        assert!(!no_answer_of_driver(&stale.to_string()));
        assert!(!no_answer_of_driver("expected a table, got none"));
    }
}
