//! Where generated files go: to disk, or to a comparison with what is there.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Takes generated files, and writes or compares them.
pub struct Output {
    check: bool,
    written: usize,
    stale: Vec<String>,
}

impl Output {
    /// With `check` nothing is written.
    pub fn new(check: bool) -> Self {
        Self { check, written: 0, stale: Vec::new() }
    }

    /// A path below the repository's root.
    pub fn path(relative: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(relative)
    }

    /// Takes the content of the file at `relative`, a path below the repository's root.
    pub fn file(&mut self, relative: &str, content: &str) {
        let path = Self::path(relative);
        self.written += 1;
        if fs::read_to_string(&path).is_ok_and(|held| held == content) {
            return;
        }
        self.stale.push(relative.to_owned());
        if !self.check {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).expect("the folder can be made");
            }
            fs::write(&path, content).expect("the file can be written");
        }
    }

    /// Says what became of the files; fails where a comparison found another content.
    pub fn finish(self) -> ExitCode {
        let Self { check, written, stale } = self;
        if check && !stale.is_empty() {
            eprintln!(
                "{} of {written} generated files differ from what `make generate` writes: {}",
                stale.len(),
                stale.join(", ")
            );
            return ExitCode::FAILURE;
        }
        println!("{written} generated files, {} {}", stale.len(), if check { "stale" } else { "rewritten" });
        ExitCode::SUCCESS
    }
}
