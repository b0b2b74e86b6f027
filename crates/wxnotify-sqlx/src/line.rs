//! Where a process's writers to an SQLite file stand, each until the one before has ended. SQLite has one writer at a time; the others sleep
//! and look again, and who is unlucky does so for seconds while those who come later overtake it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use tokio::sync::OwnedMutexGuard;

/// It is handed on to who has waited longest.
type Line = tokio::sync::Mutex<()>;

/// By the files that somebody writes to now.
static LINES: LazyLock<Mutex<HashMap<PathBuf, Weak<Line>>>> = LazyLock::new(Mutex::default);

/// A turn, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    /// None: it was not our turn in time. SQLite says who may write, and so it does between processes.
    _held: Option<OwnedMutexGuard<()>>,
    /// For how many milliseconds to wait for other processes: without a turn a moment.
    pub(crate) rest_ms: u32,
}

/// Waits for a turn at a file, for so many milliseconds at the most.
pub(crate) async fn enter(file: &Path, wait_ms: u32) -> Turn {
    let since = Instant::now();
    let held = tokio::time::timeout(Duration::from_millis(wait_ms.into()), line_of(file).lock_owned()).await.ok();
    let waited = u32::try_from(since.elapsed().as_millis()).unwrap_or(u32::MAX);
    Turn { _held: held, rest_ms: wait_ms.saturating_sub(waited).max(1) }
}

fn line_of(file: &Path) -> Arc<Line> {
    let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(line) = lines.get(file).and_then(Weak::upgrade) {
        return line;
    }
    lines.retain(|_, line| line.strong_count() > 0);
    let line = Arc::new(Line::default());
    lines.insert(file.to_owned(), Arc::downgrade(&line));
    line
}
