//! What a check says of an answer.

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The student's file is missing, or is the starter.
    NotStarted,
    Passed,
    Failed,
    Hangs,
    DoesNotCompile,
    /// The student's file is empty, a link, too long, or not text.
    Unreadable,
    /// Files of the course were changed, so the check means nothing.
    Altered,
}

impl Verdict {
    pub const ALL: [Verdict; 7] = [
        Verdict::NotStarted,
        Verdict::Passed,
        Verdict::Failed,
        Verdict::Hangs,
        Verdict::DoesNotCompile,
        Verdict::Unreadable,
        Verdict::Altered,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::NotStarted => "not started",
            Verdict::Passed => "passed",
            Verdict::Failed => "failed",
            Verdict::Hangs => "hangs",
            Verdict::DoesNotCompile => "does not compile",
            Verdict::Unreadable => "unreadable",
            Verdict::Altered => "altered",
        }
    }
}
