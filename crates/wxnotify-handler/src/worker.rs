//! Working stored notifications off.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tokio::time::Instant;
use wxnotify::handler::Turn;
use wxnotify::program::Step;
use wxnotify::{Error, ErrorCode, Result};

use crate::processing::Processing;
use crate::{NotificationHandler, Transactions};

impl<T: Transactions> NotificationHandler<T> {
    /// Processes stored notifications until [`shutdown`](Self::shutdown); waits `pause` after none waited. Run it in any number
    /// of tasks, processes and machines. A database that fails is tried again after the pause.
    ///
    /// With `purge_older_than` (at least 25 hours) it also forgets what ended so long ago, now and then.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the mode is not stored, or that age is too short.
    pub async fn work(&self, pause: Duration, purge_older_than: Option<Duration>) -> Result<()> {
        let mut closing = self.0.closing.subscribe();
        while !*closing.borrow() {
            let wait = match self.turn(pause, purge_older_than).await? {
                Step::Answer(_) => continue,
                Step::Value { value } => Duration::from_millis(value["wait_ms"].as_u64().unwrap_or_default()),
                Step::Error { error } => {
                    tracing::error!(target: "wxnotify", "{}: {}", error.code, error.message);
                    pause
                }
                _ => pause,
            };
            let _ = tokio::time::timeout(wait, closing.wait_for(|is_closing| *is_closing)).await;
        }
        Ok(())
    }

    /// Processes one stored notification, and returns whether one waited. Callback and completion are one transaction. A
    /// failure is noted: the notification waits for its next attempt, longer each time, or is a dead letter.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the mode is not stored, and the inbox's where the database fails.
    pub async fn work_once(&self) -> Result<bool> {
        match self.turn(Duration::ZERO, None).await? {
            Step::Answer(_) => Ok(true),
            Step::Value { value: Value::Object(_) } => Ok(false),
            Step::Error { error } => Err(error.into_error()),
            _ => Err(Error::new(ErrorCode::Internal, "a worker's turn ended without its value")),
        }
    }

    async fn turn(&self, pause: Duration, purge_older_than: Option<Duration>) -> Result<Step> {
        let mut turn = Turn::default();
        turn.pause_ms = u32::try_from(pause.as_millis()).unwrap_or(u32::MAX);
        turn.purge_older_than = purge_older_than.map(|age| i64::try_from(age.as_secs()).unwrap_or(i64::MAX));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        turn.now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        let (program, permit) = self.0.core.work(turn)?;
        let began = Instant::now();
        let (last, cause) = Processing::new(&self.0, None, None, began).run(program).await;
        drop(permit);
        if let Step::Answer(report) = &last {
            self.0.end(report, cause, began, false);
        }
        Ok(last)
    }
}
