//! A command that goes on running: `listen`, or `simulate --serve --stay`.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Ended with the test.
pub(crate) struct Spawned {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Spawned {
    /// Runs the command in a directory.
    pub(crate) fn run(dir: &Path, arguments: &[&str]) -> Self {
        Self::run_with(dir, arguments, &[])
    }

    pub(crate) fn run_with(dir: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_wxnotify")))
            .args(arguments)
            .current_dir(dir)
            .env_remove("WXNOTIFY_API_V3_KEY")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (out, told) = (BufReader::new(child.stdout.take().unwrap()), lines.clone());
        thread::spawn(move || out.lines().map_while(Result::ok).for_each(|line| told.lock().unwrap().push(line)));
        Self { child, lines }
    }

    /// What it has printed, once that holds this text.
    #[track_caller]
    pub(crate) fn said(&self, text: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let said = self.lines.lock().unwrap().join("\n");
            if said.contains(text) {
                return said;
            }
            assert!(Instant::now() < deadline, "{text:?} was not printed, but: {said}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Spawned {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
