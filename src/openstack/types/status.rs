//! The life of a backup, as its status tells it.

/// The life of a backup (`trove/backup/state.py`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Accepted; the guest agent has not begun.
    New,
    /// The guest agent reads and uploads the data.
    Building,
    /// Set by old clouds only.
    Saving,
    /// Ready to restore from.
    Completed,
    /// It ended without a usable backup.
    Failed,
    /// The record of a backup that lies elsewhere.
    Restored,
    /// It could not be deleted (clouds before 23.0 keep it visible).
    DeleteFailed,
    /// A status that this client does not know; it may end.
    Unknown,
}

impl Status {
    /// Reads the API's word, in whatever case.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "NEW" => Self::New,
            "BUILDING" => Self::Building,
            "SAVING" => Self::Saving,
            "COMPLETED" => Self::Completed,
            "FAILED" => Self::Failed,
            "RESTORED" => Self::Restored,
            "DELETE_FAILED" => Self::DeleteFailed,
            _ => Self::Unknown,
        }
    }

    /// Whether nothing follows but its deletion.
    #[must_use]
    pub fn is_end(self) -> bool {
        self.is_good_end() || self.is_bad_end()
    }

    /// Whether it ended with something to restore from.
    #[must_use]
    pub fn is_good_end(self) -> bool {
        matches!(self, Self::Completed | Self::Restored)
    }

    /// Whether it ended in a failure.
    #[must_use]
    pub fn is_bad_end(self) -> bool {
        matches!(self, Self::Failed | Self::DeleteFailed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_in_whatever_case() {
        for (word, status, end) in [
            ("NEW", Status::New, false),
            ("building", Status::Building, false),
            ("Saving", Status::Saving, false),
            ("COMPLETED", Status::Completed, true),
            ("FAILED", Status::Failed, true),
            ("RESTORED", Status::Restored, true),
            ("DELETE_FAILED", Status::DeleteFailed, true),
            ("", Status::Unknown, false),
            ("PAUSED", Status::Unknown, false),
        ] {
            assert_eq!((Status::parse(word), status.is_end()), (status, end), "{word}");
        }
    }
}
