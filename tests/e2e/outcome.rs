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
