//! What arrived at the endpoint, as `wxnotify listen --keep` wrote it down.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::listen::{Entry, JOURNAL};
use crate::saved::{self, Saved};

/// The directory of --keep.
pub(super) struct Kept {
    dir: PathBuf,
}

impl Kept {
    pub(super) fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// Those that came since then, each as soon as it is there, until one is wanted or this much time has passed.
    pub(super) async fn wait_for<T>(
        &self,
        at_most: Duration,
        wanted: impl Fn(&Self, &Entry) -> Option<T>,
    ) -> Option<T> {
        let deadline = Instant::now() + at_most;
        loop {
            if let Some(found) = self.entries().iter().rev().find_map(|entry| wanted(self, entry)) {
                return Some(found);
            }
            if Instant::now() > deadline {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The request that an entry is about.
    pub(super) fn request(&self, entry: &Entry) -> Option<Saved> {
        saved::read_request(&self.dir.join(entry.file.as_ref()?)).ok()
    }

    fn entries(&self) -> Vec<Entry> {
        let text = fs::read_to_string(self.dir.join(JOURNAL)).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}
